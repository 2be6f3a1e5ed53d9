"""Jobs and cars of Europe's car industry: what the memo's shares imply beside published totals."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from evbook.analysis.measures import PERCENT, only

CAR_JOBS, ALL_JOBS = "Jobs in car making", "Jobs in manufacturing"
EU_CARS, WORLD_CARS = "Cars made in the EU", "Cars made in the world"
# Claims of the memo that state a level, and that state which share it is of what.
LEVELS = {CAR_JOBS: "M27", EU_CARS: "M29"}
WHOLES = {ALL_JOBS: ("M27", "M28"), WORLD_CARS: ("M29", "M30")}
_MEASURES = {
    "motor_vehicle_jobs": CAR_JOBS,
    "manufacturing_jobs": ALL_JOBS,
    "passenger_cars_made_eu": EU_CARS,
    "passenger_cars_made_world": WORLD_CARS,
}


@dataclass(frozen=True)
class Stated:
    """A number as a document states it, and the interval that its rounding leaves open."""

    value: float
    low: float
    high: float


def stated(text: str) -> Stated:
    """`text` with half a unit of its last digit to either side.

    >>> stated("2.5")
    Stated(value=2.5, low=2.45, high=2.55)
    """
    digits = len(text.partition(".")[2])
    half = 0.5 * 10.0**-digits
    return Stated(float(text), round(float(text) - half, digits + 1), round(float(text) + half, digits + 1))


def whole(part: Stated, share_pct: Stated) -> Stated:
    """The total of which `part` is `share_pct` percent: part over share, each end from the ends that make it."""
    return Stated(
        PERCENT * part.value / share_pct.value,
        PERCENT * part.low / share_pct.high,
        PERCENT * part.high / share_pct.low,
    )


def memo_figures(claims: pd.DataFrame) -> pd.DataFrame:
    """What the memo states and implies: figure, memo_million, low_million, high_million, implied, source_id, kind.

    Million jobs or million cars; low and high are the interval that the rounding of the stated numbers leaves open,
    words such as "around" not counted. A total is implied by a stated part and its stated share.
    """
    said = {claim: stated(str(text)) for claim, text in claims.set_index("id")["stated"].items() if claim in _USED}
    rows = [(name, said[claim], False) for name, claim in LEVELS.items()]
    rows += [(name, whole(said[part], said[share]), True) for name, (part, share) in WHOLES.items()]
    origin = claims[claims["id"].isin(_USED)].iloc[0]
    found = [
        {"figure": name, "memo_million": each.value, "low_million": each.low, "high_million": each.high, "implied": way}
        for name, each, way in rows
    ]
    return pd.DataFrame(found).assign(source_id=origin["source_id"], kind=origin["kind"])


_USED = frozenset({*LEVELS.values(), *(claim for pair in WHOLES.values() for claim in pair)})


def published(eu_car_industry: pd.DataFrame) -> pd.DataFrame:
    """Published totals: figure, period, delimitation, published_million, implied, source_id, kind.

    Jobs in manufacturing are also what a page's own number of jobs and share of them imply (implied true).
    """
    counted = eu_car_industry[eu_car_industry["measure"].isin(list(_MEASURES))]
    direct = counted.assign(figure=counted["measure"].map(_MEASURES), published_million=counted["value"], implied=False)
    share = jobs_share_row(eu_car_industry)
    jobs = only(eu_car_industry, measure="motor_vehicle_jobs", source_id=share["source_id"].iloc[0])
    total = PERCENT * float(jobs["value"].iloc[0]) / float(share["value"].iloc[0])
    reckoned = jobs.assign(figure=ALL_JOBS, published_million=total, implied=True)
    columns = ["figure", "period", "delimitation", "published_million", "implied", "source_id", "kind"]
    return pd.concat([direct, reckoned], ignore_index=True)[columns]


def beside_memo(claims: pd.DataFrame, eu_car_industry: pd.DataFrame) -> pd.DataFrame:
    """Published totals with the memo's: columns of `published`, memo_million, low_pct, high_pct, of_memo_pct.

    low_pct and high_pct are the memo's interval and of_memo_pct the published total, in percent of memo_million. Rows
    in the order of the figures and by period.
    """
    memo = memo_figures(claims).set_index("figure")[["memo_million", "low_million", "high_million"]]
    both = published(eu_car_industry).join(memo, on="figure")
    base = both["memo_million"]
    both = both.assign(
        low_pct=PERCENT * both["low_million"] / base,
        high_pct=PERCENT * both["high_million"] / base,
        of_memo_pct=PERCENT * both["published_million"] / base,
        place=both["figure"].map([CAR_JOBS, ALL_JOBS, EU_CARS, WORLD_CARS].index),
    )
    ordered = both.sort_values(["place", "period"], ignore_index=True)
    return ordered.drop(columns=["place", "low_million", "high_million"])


def jobs_share_row(eu_car_industry: pd.DataFrame) -> pd.DataFrame:
    """The row with the published share of car making in the Union's jobs in manufacturing, percent."""
    return only(eu_car_industry, measure="share_of_manufacturing_jobs")


def world_share_pct(eu_car_industry: pd.DataFrame, period: str) -> float:
    """Passenger cars made in the EU over those made in the world in `period`, by number, percent."""
    made = {
        place: float(only(eu_car_industry, measure=f"passenger_cars_made_{place}", period=period)["value"].iloc[0])
        for place in ("eu", "world")
    }
    return PERCENT * made["eu"] / made["world"]
