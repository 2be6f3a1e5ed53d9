"""Findings on where China's battery cars go and what they are worth at the border."""

from __future__ import annotations

from typing import Any

import pandas as pd

from evbook.analysis import destinations, measures
from evbook.contracts import results
from evbook.contracts.downstream_competition import DownstreamCompetition
from evbook.figures import words


def where_they_go(by_importer: pd.DataFrame, groups: pd.DataFrame, p: DownstreamCompetition) -> None:
    """Largest group and concentration in the last year known; `groups` as of groups_of_destinations.

    Glues covered_year, importer_cars, top_five_share_pct, eu27_share_pct, destination_hhi, destination_hhi_eu_as_one,
    hhi_of_one_buyer, europe_meets, finding_top_group.
    """
    year = measures.latest_year(by_importer, p.year)
    rows = measures.only(by_importer, year=year)
    results.word("covered_year", str(year))
    results.word("importer_cars", "battery cars" if set(rows["product"]) == {"bev"} else "electric cars")
    _concentration(destinations.by_importer(rows), {"year": year, "decimals": 0, "rows": rows})
    _largest_group(destinations.exports_by_group(rows, groups), {"year": year, "decimals": 0, "rows": rows})


def _concentration(of_year: pd.DataFrame, about: dict[str, Any]) -> None:
    union = destinations.eu_as_one(of_year)
    union_usd = measures.only(union, importer_iso3="EU27")["value_usd"].sum()
    share = measures.share_pct(union_usd, of_year["value_usd"].sum())
    results.record("top_five_share_pct", measures.top_share_pct(of_year["value_usd"], 5), unit="percent", **about)
    results.record("eu27_share_pct", share, unit="percent", **about)
    index = {
        "destination_hhi": of_year,
        "destination_hhi_eu_as_one": union,
        "hhi_of_one_buyer": of_year.head(1),
    }
    for name, frame in index.items():
        results.record(name, measures.destination_hhi(frame), unit="index points", **about)
    results.guard(
        "europe_meets",
        union_usd == union["value_usd"].max(),
        "The European Union took {eu27_share_pct} % of China's exports of {importer_cars} in {covered_year}, more than "
        "any single country: Europe meets the competitor at home, and in the electric car itself.",
    )


def _largest_group(by_group: pd.DataFrame, about: dict[str, Any]) -> None:
    name, share = destinations.largest_group(by_group)
    results.record("top_group_share_pct", share, unit="percent", **about)
    group = words.destinations_of(name)
    taken = " took {top_group_share_pct} % of China's exports of {importer_cars} by value in {covered_year}."
    results.word("finding_top_group", group + taken)


def unit_values(values: pd.DataFrame) -> None:
    """What the unit values known can carry; `values` as of destinations.unit_values_by_group.

    Glues finding_unit_values.
    """
    known = values["destination"].nunique()
    results.record("unit_value_destinations", known, unit="destinations", decimals=0, rows=values)
    results.guard(
        "finding_unit_values",
        not (values["basis"] == destinations.EXPORTER_BASIS).any(),
        "Only {unit_value_destinations} destinations publish value and number themselves: too few, and too unlike in "
        "year, terms and origin, to test the memo's prices by income.",
        "China's customs give value and number for most of {unit_value_destinations} destinations.",
    )


def eu_imports(imports: pd.DataFrame) -> None:
    """The European Union's imports from China by each published measure (table eu27_bev_imports_from_china).

    Glues eu_imports_lowest_eur_bn, eu_imports_highest_eur_bn and eu_imports_change_pct.
    """
    of_2023, bulk = measures.only(imports, year=2023), measures.only(imports, measure="comext-bulk")
    about: dict[str, Any] = {"year": 2023, "rows": of_2023}
    least, most = of_2023["value_eur"].min() / 1e9, of_2023["value_eur"].max() / 1e9
    results.record("eu_imports_lowest_eur_bn", least, unit="EUR billion", **about)
    results.record("eu_imports_highest_eur_bn", most, unit="EUR billion", **about)
    euro = bulk.set_index("year")["value_eur"]
    moved: dict[str, Any] = {"unit": "percent", "suffix": "%", "decimals": 0, "year": 2024, "rows": bulk}
    results.change("eu_imports_change_pct", measures.growth_pct(euro[2024], euro[2023]), **moved)
