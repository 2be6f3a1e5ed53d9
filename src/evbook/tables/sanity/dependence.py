"""Facts that the tables on dependence on China must fit."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from evbook.tables.sanity.model import Finding, SanityCheck, within

_MAGNETS = "Permanent magnets (metal)"


def shares_follow(dependence: pd.DataFrame) -> Iterator[Finding]:
    """China's share is imports from China over imports, to the two decimals printed."""
    computed = 100 * dependence["imports_from_china_usd"] / dependence["imports_usd"]
    for row in dependence[~((computed - dependence["china_share_pct"]).abs() < 0.006)].itertuples():
        yield f"{row.year} {row.material} {row.importer}", f"{row.china_share_pct} % is not China over all origins"


def one_row_a_code(dependence: pd.DataFrame) -> Iterator[Finding]:
    """A code stands once for a year and importer: HS 811292 is shared by gallium, germanium and others."""
    for row in dependence[dependence.duplicated(["year", "importer", "hs_code"])].itertuples():
        yield f"{row.year} {row.importer}", f"HS {row.hs_code} stands twice; a shared code would be counted twice"


def tonnes_in_2024_only(dependence: pd.DataFrame) -> Iterator[Finding]:
    """Tonnes stand in 2024 and in no other year, and China's are a part of all."""
    known = dependence["imports_t"].notna()
    for row in dependence[known != (dependence["year"] == 2024)].itertuples():
        yield f"{row.year} {row.material} {row.importer}", "tonnes are expected in 2024 and in no other year"
    for row in dependence[known & (dependence["imports_from_china_t"] > dependence["imports_t"])].itertuples():
        yield f"{row.year} {row.material} {row.importer}", "more tonnes from China than from all origins"


def magnet_shares(dependence: pd.DataFrame) -> Iterator[Finding]:
    """Magnets from China: Japan 33.5 % in 2010 and 27.8 % in 2024, the European Union 73.3 and 90.3 %."""
    known = [
        ("Japan", 2010, 33.5),
        ("Japan", 2024, 27.8),
        ("European Union", 2010, 73.3),
        ("European Union", 2024, 90.3),
    ]
    for importer, year, share in known:
        key: dict[str, object] = {"year": year, "material": _MAGNETS, "importer": importer}
        yield from within(dependence, key, "china_share_pct", share, 0.01)


def recycling_rates_known(rates: pd.DataFrame) -> Iterator[Finding]:
    """The study of 2023 has cobalt 22, nickel 16, graphite 3 and rare earths 1 %."""
    for material, rate in {"Cobalt": 22, "Nickel": 16, "Graphite": 3, "Rare earths": 1}.items():
        yield from within(rates, {"material": material}, "end_of_life_recycling_input_rate_pct", rate, 0.001)


def graphite_months_whole(graphite: pd.DataFrame) -> Iterator[Finding]:
    """Every code and partner has a row in each month of each year."""
    for (code, partner, year), months in graphite.groupby(["hs_code", "partner", "year"])["month"]:
        if months.nunique() != 12:
            yield f"HS {code} {partner} {year}", f"{months.nunique()} months of 12"


def graphite_unit_values(graphite: pd.DataFrame) -> Iterator[Finding]:
    """A month's graphite of all partners is worth 0.5 to 10 USD a kg."""
    monthly = graphite.groupby(["year", "month", "hs_code"])[["value_usd", "weight_kg"]].sum()
    each = (monthly["value_usd"] / monthly["weight_kg"]).rename("usd_per_kg").reset_index()
    for row in each[~each["usd_per_kg"].between(0.5, 10)].itertuples():
        yield f"{row.year}-{row.month:02d} HS {row.hs_code}", f"{row.usd_per_kg:,.2f} USD a kg; 0.5 to 10 expected"


def graphite_japan_2022(graphite: pd.DataFrame) -> Iterator[Finding]:
    """China's natural graphite to Japan was worth 57.4 million USD in 2022."""
    rows = graphite[graphite["hs_code"] == "250410"]
    yearly = rows.groupby(["year", "partner"])[["value_usd"]].sum().reset_index()
    yield from within(yearly, {"year": 2022, "partner": "Japan"}, "value_usd", 57.4e6, 0.01)


CHECKS = (
    SanityCheck("dependence-shares-follow", ("import_dependence",), shares_follow),
    SanityCheck("dependence-one-row-a-code", ("import_dependence",), one_row_a_code),
    SanityCheck("dependence-tonnes-2024", ("import_dependence",), tonnes_in_2024_only),
    SanityCheck("dependence-magnet-shares", ("import_dependence",), magnet_shares),
    SanityCheck("recycling-rates-known", ("recycling_rates",), recycling_rates_known),
    SanityCheck("graphite-months-whole", ("graphite_exports",), graphite_months_whole),
    SanityCheck("graphite-unit-values", ("graphite_exports",), graphite_unit_values),
    SanityCheck("graphite-japan-2022", ("graphite_exports",), graphite_japan_2022),
)
