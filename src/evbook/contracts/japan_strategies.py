"""Contract of the chapter on Japan's ways of depending less."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from evbook.contracts.model import ChapterParameters

Mineral = Literal["Cobalt", "Graphite", "Lithium", "Magnesium", "Magnets", "Rare earths"]


class JapanStrategies(ChapterParameters):
    """Parameters of `japan_strategies`."""

    chapter: ClassVar[str] = "japan_strategies"
    title: ClassVar[str] = "Japan's strategies"
    question: ClassVar[str] = (
        "Which combination of stock, recycling, substitution and diversification "
        "buys more time than a disruption lasts?"
    )
    tables: ClassVar[tuple[str, ...]] = (
        "asean_production",
        "asean_strategy",
        "battery_makers",
        "claims",
        "diversification_projects",
        "exchange_rates",
        "import_dependence",
        "japan_liion_imports",
        "japan_rare_earth_import_share",
        "japan_rare_earth_need",
        "lithium_battery_shares",
        "recovery_substitution_projects",
        "solid_state_programmes",
        "stockpile_rules",
        "thailand_bev_registrations",
        "vehicle_production",
    )

    mineral: Mineral = Field(
        "Rare earths", description="Material whose supply is cut.", json_schema_extra={"unit": "material"}
    )
    stock_days: int = Field(
        60, ge=0, le=365, description="Stock at the start, in days of normal need.", json_schema_extra={"unit": "days"}
    )
    cut_pct: int = Field(
        100, ge=0, le=100, description="Part of China's deliveries that stops.", json_schema_extra={"unit": "percent"}
    )
    cut_months: int = Field(
        12, ge=1, le=36, description="How long the cut lasts.", json_schema_extra={"unit": "months"}
    )
    recycling_pct: int = Field(
        1,
        ge=0,
        le=50,
        description="Part of the need met from used goods.",
        json_schema_extra={"unit": "percent of need"},
    )
    substitution_pct: int = Field(
        0,
        ge=0,
        le=50,
        description="Part of the need that is saved or replaced.",
        json_schema_extra={"unit": "percent of need"},
    )
    others_pct: int = Field(
        10,
        ge=0,
        le=100,
        description="Extra supply that others can add in the end.",
        json_schema_extra={"unit": "percent of need"},
    )
    ramp_months: int = Field(
        12, ge=1, le=60, description="Months until that extra supply is reached.", json_schema_extra={"unit": "months"}
    )
    year: int = Field(
        2024, ge=2018, le=2024, description="Last year of the figures on trade.", json_schema_extra={"unit": "year"}
    )
