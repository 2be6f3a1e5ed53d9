"""Duties that a battery car from China meets in a market on a given day, and their steps over time."""

from __future__ import annotations

from itertools import pairwise

import pandas as pd

from evbook.analysis.landed_cost import lowest_and_highest
from evbook.analysis.measures import only

EU = "European Union"
LOWEST, HIGHEST = "EU, lowest", "EU, highest"
EMERGENCY = "Emergency powers"
# The first day on which the two duties that the memo adds both applied.
MEMO_DAY = "2025-04-03"
_ENDLESS = "9999-12-31"


def ordinary_pct(tariffs: pd.DataFrame, country: str, day: str) -> float:
    """Ordinary duty of `country` on the ISO date `day`, percent of customs value; MissingDataError where unknown."""
    return float(only(in_force(tariffs, day), country=country, measure="ordinary")["rate_pct"].sum())


def eu_ordinary_pct(tariffs: pd.DataFrame, duties: pd.DataFrame) -> float:
    """The EU's ordinary duty on the first day of its definitive duties, percent of customs value."""
    return ordinary_pct(tariffs, EU, str(duties["in_force"].min()))


def in_force(tariffs: pd.DataFrame, day: str) -> pd.DataFrame:
    """Rows of the table ev_tariffs that apply on the ISO date `day`."""
    until = tariffs["valid_until"].fillna(_ENDLESS)
    return tariffs[(tariffs["valid_from"] <= day) & (until >= day)]


def rates_on(tariffs: pd.DataFrame, country: str, day: str) -> pd.DataFrame:
    """Rows of `country` that apply on `day`, ordinary duty first; MissingDataError where there is none."""
    return only(in_force(tariffs, day), country=country).sort_values(["measure", "measure_name"], ascending=False)


def lasting_additional(tariffs: pd.DataFrame, country: str, day: str) -> pd.DataFrame:
    """Rows of the duties of `country` on `day` beside the ordinary one, those under emergency powers left out."""
    rates = only(rates_on(tariffs, country, day), measure="additional")
    return rates[rates["measure_name"] != EMERGENCY]


def step_in_force(tariffs: pd.DataFrame, country: str, name: str, day: str) -> pd.DataFrame:
    """The row of the duty `name` of `country` that applies on `day`; MissingDataError where there is none."""
    return only(in_force(tariffs, day), country=country, measure_name=name)


def total_pct(now: pd.DataFrame, country: str) -> float:
    """All duties of `country` together in a result of `latest`, percent of customs value."""
    return float(only(now, country=country)["total_pct"].iloc[0])


def peak_pct(spans: pd.DataFrame, country: str) -> float:
    """The highest sum of the duties of `country` in any span of `steps`, percent of customs value."""
    return float(only(spans, country=country)["total_pct"].max())


def with_countervailing(tariffs: pd.DataFrame, duties: pd.DataFrame) -> pd.DataFrame:
    """`tariffs` with the EU as two markets: under its lowest and under its highest countervailing duty."""
    own = only(tariffs, country=EU)
    rest = tariffs[tariffs["country"] != EU]
    ends = zip((LOWEST, HIGHEST), lowest_and_highest(duties), strict=True)
    markets = [pd.concat([own, _as_tariff(rate)], ignore_index=True).assign(country=name) for name, rate in ends]
    return pd.concat([rest, *markets], ignore_index=True)


def _as_tariff(rate: pd.DataFrame) -> pd.DataFrame:
    columns = {"definitive_pct": "rate_pct", "in_force": "valid_from"}
    kept = rate.rename(columns=columns)[["rate_pct", "valid_from", "source_id", "kind"]]
    return kept.assign(measure="additional", measure_name="Countervailing duty")


def steps(tariffs: pd.DataFrame, first: str) -> pd.DataFrame:
    """A row for each span of days over which a market's duties do not change, from the ISO date `first` on.

    Columns country, valid_from, valid_until (missing: open), total_pct (sum of the duties), parts ("2.5 + 100"),
    condition. Spans before the first known duty of a market are left out.
    """
    rows = [span for country in tariffs["country"].unique() for span in _spans(only(tariffs, country=country), first)]
    return pd.DataFrame(rows)


def latest(spans: pd.DataFrame) -> pd.DataFrame:
    """The last span of each market in `steps`, highest total first."""
    last = spans.sort_values("valid_from").groupby("country", as_index=False).tail(1)
    return last.sort_values(["total_pct", "country"], ascending=[False, True], ignore_index=True)


def _spans(rows: pd.DataFrame, first: str) -> list[dict[str, object]]:
    country = str(rows["country"].iloc[0])
    ends = {_shifted(day, 1) for day in rows["valid_until"].dropna()}
    begins = sorted({max(day, first) for day in set(rows["valid_from"]) | ends})
    known = [(day, following) for day, following in pairwise([*begins, ""]) if not in_force(rows, day).empty]
    return [_span(rates_on(rows, country, day), country, day, following) for day, following in known]


def _span(rates: pd.DataFrame, country: str, day: str, following: str) -> dict[str, object]:
    said = [str(condition) for condition in rates["condition"].dropna()]
    return {
        "country": country,
        "valid_from": day,
        "valid_until": _shifted(following, -1) if following else None,
        "total_pct": round(float(rates["rate_pct"].sum()), 6),
        "parts": " + ".join(f"{rate:g}" for rate in rates["rate_pct"]),
        "condition": "; ".join(said),
    }


def _shifted(day: str, days: int) -> str:
    return (pd.Timestamp(day) + pd.Timedelta(days=days)).date().isoformat()
