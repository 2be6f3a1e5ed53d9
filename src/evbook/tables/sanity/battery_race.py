"""Facts that the tables on Japan's batteries must fit."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from evbook.tables.sanity.model import Finding, SanityCheck, within

# Total in USD billion and China's share in percent, as the collection checked them against the extract.
_LIION = {2017: (0.81, 57), 2022: (2.29, 64), 2023: (2.92, 73), 2024: (2.65, 77), 2025: (2.83, 81)}
# The day on which the pages were read: nothing later can be delivered or missed.
_READ = "2026-11"


def liion_imports_known(imports: pd.DataFrame) -> Iterator[Finding]:
    """Totals and China's share of the years that were checked, within rounding."""
    for year, (total, share) in _LIION.items():
        rows = imports[imports["year"] == year]
        whole, china = rows["value_usd"].sum() / 1e9, rows.loc[rows["origin"] == "China", "share_pct"].sum()
        if abs(whole - total) > 0.006 or abs(china - share) > 0.6:
            yield f"Japan {year}", f"USD {whole:.2f} bn, {china:.0f} % from China; {total} and {share} % expected"


def liion_shares_add_up(imports: pd.DataFrame) -> Iterator[Finding]:
    """Every year has all origins, and their shares sum to a hundred percent."""
    for year, rows in imports.groupby("year"):
        if len(rows) != imports["origin"].nunique() or abs(rows["share_pct"].sum() - 100) > 0.01:
            yield f"Japan {year}", f"{len(rows)} origins with {rows['share_pct'].sum():.2f} %; all of 100 % expected"


def meti_shares(shares: pd.DataFrame) -> Iterator[Finding]:
    """METI has Japan's makers of car batteries at 52 % in 2015 and 21 % in 2020, and at 40 % in its interim report."""
    for definition, year, share in (("meti-cars", 2015, 52), ("meti-cars", 2020, 21), ("meti-cars-interim", 2015, 40)):
        key: dict[str, object] = {"definition_id": definition, "year": year, "country": "Japan"}
        yield from within(shares, key, "share_pct", share, 0)


def japan_never_gains(shares: pd.DataFrame) -> Iterator[Finding]:
    """No definition with more than one year has Japan's share rise: every page tells of a loss."""
    japan = shares[shares["country"] == "Japan"].sort_values("year")
    for definition, rows in japan.groupby("definition_id"):
        if not rows["share_pct"].is_monotonic_decreasing:
            yield str(definition), f"Japan's share rises: {rows['share_pct'].tolist()}; a loss expected"


def status_fits_the_date(milestones: pd.DataFrame) -> Iterator[Finding]:
    """What is delivered or not kept lies before the day on which the pages were read."""
    past = milestones[milestones["status"] != "announced"]
    for row in past[past["date_to"] > _READ].itertuples():
        yield str(row.milestone_id), f"{row.status} in {row.date_to}, after the pages were read ({_READ})"


def toyota_moved_its_date(milestones: pd.DataFrame) -> Iterator[Finding]:
    """Toyota's dates for cars follow one another: two that were not kept, then 2027 to 2028."""
    cars = milestones[(milestones["actor"] == "Toyota") & (milestones["stage"] == "cars or devices")]
    states = cars.sort_values("date_from")["status"].tolist()
    if states != ["not kept", "not kept", "announced"]:
        yield "Toyota", f"states {states}; two dates not kept and one ahead expected"


CHECKS = (
    SanityCheck("liion-imports-known", ("japan_liion_imports",), liion_imports_known),
    SanityCheck("liion-shares-add-up", ("japan_liion_imports",), liion_shares_add_up),
    SanityCheck("meti-shares", ("lithium_battery_shares",), meti_shares),
    SanityCheck("japan-never-gains", ("lithium_battery_shares",), japan_never_gains),
    SanityCheck("status-fits-the-date", ("solid_state_programmes",), status_fits_the_date),
    SanityCheck("toyota-moved-its-date", ("solid_state_programmes",), toyota_moved_its_date),
)
