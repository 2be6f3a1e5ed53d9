"""Findings on solid-state batteries: what was promised, what came, and what two documents say of it."""

from __future__ import annotations

from typing import Any

import pandas as pd

from evbook.analysis import battery_race
from evbook.analysis.measures import only
from evbook.contracts import results


def solid_state(milestones: pd.DataFrame, claims: pd.DataFrame) -> None:
    """Dates kept and missed, and five claims; the tables solid_state_programmes and claims.

    Glues all_solid_dates, staged_path, stated_m16, toyota_earlier_dates, memo_toyota_verdict, stated_s01,
    article_funding_verdict, article_standard_verdict, stated_m15, memo_nine_verdict, finding_solid_state.
    """
    _dates(milestones)
    _toyota(milestones)
    _funding(milestones, claims)
    _standard(milestones)
    _nine(milestones)


def _dates(milestones: pd.DataFrame) -> None:
    dates = battery_race.dates_for_cars(milestones, battery_race.ALL_SOLID)
    met = battery_race.with_status(dates, "delivered")
    semi = battery_race.dates_for_cars(milestones, battery_race.SEMI_SOLID)
    sold = battery_race.with_status(semi, "delivered")
    only_china = not sold.empty and set(semi["country"]) == {"China"}
    results.record("all_solid_dates", len(dates), unit="dates", decimals=0, rows=dates)
    results.guard(
        "staged_path",
        only_china,
        "The dates bear out the memo, which sets China's way in steps against Japan's leap: Chinese makers sell "
        "semi-solid batteries, Japan's name dates for all-solid ones only.",
    )
    results.guard(
        "finding_solid_state",
        met.empty,
        "Of {all_solid_dates} dates that makers of both countries named for all-solid-state batteries in cars, none "
        "is reported as met.",
    )


def _toyota(milestones: pd.DataFrame) -> None:
    own = battery_race.dates_for_cars(only(milestones, actor="Toyota"), battery_race.ALL_SOLID)
    missed = battery_race.with_status(own, "not kept")
    span = {f"{first}-{last}" for first, last in battery_race.announced_years(milestones, "Toyota")}
    results.record("toyota_earlier_dates", len(missed), unit="dates", decimals=0, rows=own)
    results.guard(
        "memo_toyota_verdict",
        results.stated("M16") in span and len(missed) > 1,
        "Toyota's {stated_m16} is as the memo says; {toyota_earlier_dates} earlier dates were not kept.",
        "The memo names {stated_m16} for Toyota.",
    )


def _funding(milestones: pd.DataFrame, claims: pd.DataFrame) -> None:
    row = only(milestones, milestone_id=battery_race.FUNDING).iloc[0]
    period = str(only(claims, id="S01")["period"].iloc[0])
    amount, found = float(results.stated("S01")), str(battery_race.year_begun(milestones, battery_race.FUNDING))
    results.guard(
        "article_funding_verdict",
        amount == row["amount"] and not period.endswith(found),
        "Of the article's claims, the {stated_s01} billion yen from METI to LIBTEC, a research consortium, are "
        f"confirmed, but Nikkei reported them for May {found}, not {period[-4:]}.",
        "The article has METI give {stated_s01} billion yen to LIBTEC, a research consortium.",
    )


def _standard(milestones: pd.DataFrame) -> None:
    row = only(milestones, milestone_id=battery_race.STANDARD).iloc[0]
    results.guard(
        "article_standard_verdict",
        row["status"] == "announced",
        "For the step towards a standard of the International Electrotechnical Commission there is a plan of "
        f"{row['date_from'][:4]}; no page read shows an application.",
        "The step towards a standard of the International Electrotechnical Commission is confirmed.",
    )


def _nine(milestones: pd.DataFrame) -> None:
    row: Any = only(milestones, milestone_id=battery_race.VENTURE).iloc[0]
    results.guard(
        "memo_nine_verdict",
        int(results.stated("M15")) == row["participants"],
        f"The memo's {{stated_m15}} companies in a venture for battery production are confirmed by {row['stated_by']}.",
        f"The memo counts {{stated_m15}} companies, {row['stated_by']} another number.",
    )
