"""Contract of the chapter on Japan's ways of depending less."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from evbook.contracts.model import ChapterParameters

Mineral = Literal["Cobalt", "Graphite", "Lithium", "Magnesium", "Magnets", "Rare earths"]
CutMaterials = Literal["All", "Battery minerals", "Magnets and rare earths"]


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
        "battery_deployment",
        "battery_makers",
        "battery_pack_prices",
        "claims",
        "diversification_projects",
        "ev_markets",
        "exchange_rates",
        "import_dependence",
        "japan_liion_imports",
        "japan_rare_earth_import_share",
        "japan_rare_earth_need",
        "lithium_battery_shares",
        "mineral_demand",
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
        description="Part of the need that is saved or replaced, beside fewer kilograms a car.",
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
    target_days: int = Field(
        180,
        ge=10,
        le=1095,
        description="Days from the start of the cut that need is to be met in full, beside the whole cut.",
        json_schema_extra={"unit": "days"},
    )
    cut_materials: CutMaterials = Field(
        "Magnets and rare earths",
        description="Materials that are cut together where planned cars are counted.",
        json_schema_extra={"unit": "materials"},
    )
    planned_vehicles: int = Field(
        1000,
        ge=10,
        le=10_000,
        description="Cars planned that need every one of these materials.",
        json_schema_extra={"unit": "thousand vehicles a year"},
    )
    kg_factor_pct: int = Field(
        100,
        ge=25,
        le=200,
        description=(
            "Kilograms a car needs, against those in the data, by design; supply stays as it is. Not drawn. Fewer are "
            "thrift: what is saved so must not stand in substitution as well."
        ),
        json_schema_extra={"unit": "percent of the kilograms in the data"},
    )
    spread_pct: int = Field(
        50,
        ge=0,
        le=90,
        description="Range of each assumption, up and down, in the draws.",
        json_schema_extra={"unit": "percent of its value"},
    )
    draws: int = Field(
        1000,
        ge=100,
        le=10_000,
        description="How often the assumptions are drawn from their ranges.",
        json_schema_extra={"unit": "draws"},
    )
    seed: int = Field(
        2026,
        ge=0,
        le=999_999,
        description="Start of the random numbers: the same seed gives the same draws.",
        json_schema_extra={"unit": "number"},
    )
    # Electric cars on the road in 2014 (IEA: 0.73 million) at an assumed 25 kWh each come to 18 GWh. The low end has
    # small packs alone; the high end leaves room for two-wheelers, buses and cells that devices had taken.
    pack_stock_gwh: int = Field(
        20,
        ge=5,
        le=100,
        description=(
            "Batteries put into vehicles before 2015, where their count begins; those of the electric cars on the road "
            "in 2014 come near the baseline."
        ),
        json_schema_extra={"unit": "GWh"},
    )
    deployment_growth_pct: int = Field(
        15,
        ge=0,
        le=40,
        description="Growth of the batteries put into vehicles in a year, from their last known year on.",
        json_schema_extra={"unit": "percent a year"},
    )
    solid_state_advantage_usd_per_kwh: int = Field(
        20,
        ge=0,
        le=100,
        description="What longer range, faster charging and less weight of a solid-state pack are worth to a buyer.",
        json_schema_extra={"unit": "USD per kWh"},
    )
    solid_state_launch_year: int = Field(
        2028,
        ge=2026,
        le=2040,
        description="Year in which solid-state packs come to the market.",
        json_schema_extra={"unit": "year"},
    )
