"""Facts that the tables on mineral production and suppliers must fit."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from evbook.tables.sanity.model import Finding, SanityCheck, within

_RARE_EARTHS = {"mineral": "Rare earths", "stage": "mining"}


def us_survey_of_rare_earths(production: pd.DataFrame) -> Iterator[Finding]:
    """USGS: China mined 255,000 tonnes of rare-earth oxides in 2023 and 270,000 in 2024; the world 390,000 in 2025."""
    for year, country, expected in ((2023, "China", 255e3), (2024, "China", 270e3), (2025, "World", 390e3)):
        key = {"publisher": "USGS", "year": year, "country": country, **_RARE_EARTHS}
        yield from within(production, key, "quantity_t", expected, 0.001)


def british_survey_of_rare_earths(production: pd.DataFrame) -> Iterator[Finding]:
    """BGS: China's share of mined rare earths was 98.2 % in 2010 and 67.6 % in 2023, within half a point."""
    wanted = (production["publisher"] == "BGS") & (production["mineral"] == "Rare earths")
    for year, expected in ((2010, 98.2), (2023, 67.6)):
        rows = production[wanted & (production["year"] == year)].groupby("country")["quantity_t"].sum()
        share = 100 * rows.get("China", 0.0) / max(rows.sum(), 1.0)
        if abs(share - expected) > 0.5:
            yield f"BGS {year}", f"China mines {share:.1f} % of rare earths, {expected} % expected"


def surveys_agree_on_rare_earths(production: pd.DataFrame) -> Iterator[Finding]:
    """In years that both surveys cover, their figures for China's rare earths lie within a tenth of each other."""
    china = production[(production["country"] == "China") & (production["mineral"] == "Rare earths")]
    wide = china.pivot(index="year", columns="publisher", values="quantity_t")
    wide = wide.reindex(columns=["BGS", "USGS"]).dropna()
    if wide.empty:
        yield "all years", "no year that both surveys cover"
    for row in wide[(wide["USGS"] / wide["BGS"] - 1).abs() > 0.1].reset_index().itertuples():
        yield f"China {row.year}", f"USGS has {row.USGS:,.0f} t, BGS {row.BGS:,.0f} t; a wrong unit?"


def production_within_world(production: pd.DataFrame) -> Iterator[Finding]:
    """No country mines or refines more than the year's World row."""
    key = ["publisher", "year", "mineral", "stage"]
    world = production[production["country"] == "World"].set_index(key)["quantity_t"].rename("world_t")
    joined = production[production["country"] != "World"].join(world, on=key, how="inner")
    for row in joined[joined["quantity_t"] > joined["world_t"]].itertuples():
        yield f"{row.country} {row.year} {row.mineral}", f"{row.quantity_t:,.0f} t, the world {row.world_t:,.0f} t"


def commission_shares(shares: pd.DataFrame) -> Iterator[Finding]:
    """EC 2023: China processes 84.9 % of neodymium, all dysprosium, 93.8 % of gallium; 69 % of the EU's gallium."""
    for scope, material, expected in (
        ("World", "Neodymium", 84.9),
        ("World", "Dysprosium", 100.0),
        ("World", "Gallium", 93.8),
        ("EU sourcing", "Gallium", 69.0),
    ):
        key: dict[str, object] = {"scope": scope, "material": material, "stage": "processing", "country": "China"}
        yield from within(shares, key, "share_pct", expected, 0.001)


def lithium_of_the_union(shares: pd.DataFrame) -> Iterator[Finding]:
    """EC 2023: 1 % of the Union's processed lithium comes from China; a reprint gives China the 79 % of Chile."""
    key: dict[str, object] = {"scope": "EU sourcing", "material": "Lithium", "stage": "processing", "country": "China"}
    yield from within(shares, key, "share_pct", 1.0, 0.001)


def supply_risk_of_2023(risk: pd.DataFrame) -> Iterator[Finding]:
    """EC 2023: supply risk of heavy rare earths 5.1, light 3.7, gallium 3.9."""
    for material, expected in (("Heavy rare earths", 5.1), ("Light rare earths", 3.7), ("Gallium", 3.9)):
        yield from within(risk, {"material": material, "year": 2023}, "supply_risk", expected, 0.001)


CHECKS = (
    SanityCheck("usgs-rare-earths", ("mineral_production",), us_survey_of_rare_earths),
    SanityCheck("bgs-rare-earths", ("mineral_production",), british_survey_of_rare_earths),
    SanityCheck("surveys-agree-on-rare-earths", ("mineral_production",), surveys_agree_on_rare_earths),
    SanityCheck("production-within-world", ("mineral_production",), production_within_world),
    SanityCheck("commission-shares", ("supplier_shares",), commission_shares),
    SanityCheck("eu-lithium-not-from-china", ("supplier_shares",), lithium_of_the_union),
    SanityCheck("supply-risk-2023", ("supply_risk",), supply_risk_of_2023),
)
