"""Facts that the tables on duties must fit."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from evbook.tables.sanity.model import Finding, SanityCheck

_RATES_PCT = {"Tesla (Shanghai)": 7.8, "BYD Group": 17.0, "Geely Group": 18.8, "SAIC Group": 35.3}
_ORDINARY_PCT = {"Canada": 6.1, "European Union": 10.0, "Japan": 0.0, "Türkiye": 10.0, "United States": 2.5}


def rates_of_the_regulation(duties: pd.DataFrame) -> Iterator[Finding]:
    """Tesla pays 7.8 %, BYD 17.0 %, Geely 18.8 % and SAIC 35.3 %, and nobody more than SAIC."""
    rates = duties.set_index("company")["definitive_pct"].to_dict()
    for company, expected in _RATES_PCT.items():
        if rates.get(company) != expected:
            yield company, f"definitive duty of {rates.get(company)} %, {expected} expected"
    most = max(_RATES_PCT.values())
    for row in duties[duties["definitive_pct"] > most].to_dict("records"):
        yield row["company"], f"definitive duty of {row['definitive_pct']} %, at most {most} expected"


def definitive_not_above_provisional(duties: pd.DataFrame) -> Iterator[Finding]:
    """No definitive duty exceeds the provisional one."""
    for row in duties[duties["definitive_pct"] > duties["provisional_pct"]].to_dict("records"):
        yield row["company"], f"definitive {row['definitive_pct']} % above provisional {row['provisional_pct']} %"


def undertakings_follow_the_duty(duties: pd.DataFrame) -> Iterator[Finding]:
    """A price undertaking was accepted after the duty came into force."""
    for row in duties[duties["undertaking_from"] <= duties["in_force"]].to_dict("records"):
        yield row["company"], f"undertaking of {row['undertaking_from']} before the duty of {row['in_force']}"


def ordinary_duties(tariffs: pd.DataFrame) -> Iterator[Finding]:
    """The EU's ordinary duty is 10 %, that of the United States 2.5 %, of Canada 6.1 %, and Japan has none."""
    rates = tariffs[tariffs["measure"] == "ordinary"].groupby("country")["rate_pct"].agg(list).to_dict()
    for country, expected in _ORDINARY_PCT.items():
        if rates.get(country) != [expected]:
            yield country, f"ordinary duties {rates.get(country)}, {expected} expected"


def steps_do_not_overlap(tariffs: pd.DataFrame) -> Iterator[Finding]:
    """A step of one duty ends before the next of the same duty begins."""
    ordered = tariffs.sort_values("valid_from")
    for (country, name), rows in ordered.groupby(["country", "measure_name"]):
        following = rows["valid_from"].shift(-1)
        until = rows["valid_until"].fillna("9999-12-31")
        if (following.notna() & (until >= following)).any():
            yield f"{country} {name}", "a step has not ended when the next begins"


def brazil_agrees(tariffs: pd.DataFrame, steps: pd.DataFrame) -> Iterator[Finding]:
    """Brazil's duty on battery cars is that of the table of its duty steps."""
    brazil = tariffs[tariffs["country"] == "Brazil"].set_index("valid_from")["rate_pct"].to_dict()
    for row in steps[steps["product"] == "bev"].to_dict("records"):
        day = f"{row['year']}-{row['month']:02d}-01"
        if brazil.get(day) != row["duty_pct"]:
            yield f"Brazil {day}", f"duty of {brazil.get(day)} %, {row['duty_pct']} in brazil_duty_steps"


CHECKS = (
    SanityCheck("eu-duties-known", ("eu_bev_duties",), rates_of_the_regulation),
    SanityCheck("eu-duties-definitive-lower", ("eu_bev_duties",), definitive_not_above_provisional),
    SanityCheck("eu-undertakings-later", ("eu_bev_duties",), undertakings_follow_the_duty),
    SanityCheck("ordinary-duties-known", ("ev_tariffs",), ordinary_duties),
    SanityCheck("tariff-steps-apart", ("ev_tariffs",), steps_do_not_overlap),
    SanityCheck("tariffs-of-brazil-agree", ("ev_tariffs", "brazil_duty_steps"), brazil_agrees),
)
