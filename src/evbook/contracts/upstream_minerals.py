"""Contract of the chapter on minerals, batteries and export controls."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal, Self

from pydantic import BeforeValidator, Field, model_validator

from evbook.contracts.model import ChapterParameters, whole_number

Mineral = Literal["Cobalt", "Copper", "Graphite", "Lithium", "Nickel", "Rare earths"]
Stage = Literal["mining", "refining"]
Importer = Literal["European Union", "Germany", "Japan", "South Korea", "Thailand", "United States"]
Scenario = Literal["STEPS", "APS", "NZE"]
BatteryYear = Annotated[Literal[2021, 2022, 2023, 2025], BeforeValidator(whole_number)]


class UpstreamMinerals(ChapterParameters):
    """Parameters of `upstream_minerals`."""

    chapter: ClassVar[str] = "upstream_minerals"
    title: ClassVar[str] = "Minerals and batteries"
    question: ClassVar[str] = "At which stage could one supplier stop production elsewhere, and for how long?"
    tables: ClassVar[tuple[str, ...]] = (
        "battery_deployment",
        "battery_makers",
        "battery_pack_prices",
        "chain_shares",
        "claims",
        "export_control_events",
        "graphite_exports",
        "import_dependence",
        "listed_companies",
        "mineral_demand",
        "mineral_production",
        "mineral_supply",
        "recycling_rates",
        "supplier_shares",
        "supply_risk",
    )

    mineral: Mineral = Field(
        "Rare earths",
        description="Mineral that text and figures single out.",
        json_schema_extra={"unit": "mineral"},
    )
    stage: Stage = Field(
        "refining",
        description="Stage of the chain at which the largest supplier is taken away.",
        json_schema_extra={"unit": "stage"},
    )
    year: int = Field(
        2024,
        ge=2018,
        le=2024,
        description="Year of the import figures, and last year of the lines of concentration.",
        json_schema_extra={"unit": "year"},
    )
    first_year: int = Field(
        2002, ge=2002, le=2016, description="First year of the import figures.", json_schema_extra={"unit": "year"}
    )
    mining_from: int = Field(
        1992,
        ge=1992,
        le=2015,
        description="First year of rare-earth mining and of the lines of concentration.",
        json_schema_extra={"unit": "year"},
    )
    importer: Importer = Field(
        "Japan",
        description="Economy whose imports are examined.",
        json_schema_extra={"unit": "economy"},
    )
    compared_importer: Importer = Field(
        "European Union",
        description="Economy that it is set beside.",
        json_schema_extra={"unit": "economy"},
    )
    demand_scenario: Scenario = Field(
        "STEPS",
        description="Demand by the International Energy Agency: stated policies, announced pledges or net zero.",
        json_schema_extra={"unit": "scenario"},
    )
    threshold_pct: int = Field(
        65,
        ge=30,
        le=95,
        description="Share of one supplier above which a material counts as dependent.",
        json_schema_extra={"unit": "percent"},
    )
    battery_year: BatteryYear = Field(
        2025, description="Year of the ranking of battery makers.", json_schema_extra={"unit": "year"}
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

    @model_validator(mode="after")
    def _two_importers(self) -> Self:
        if self.importer == self.compared_importer:
            raise ValueError(f"parameters 'importer' and 'compared_importer' are both {self.importer!r}; choose two")
        return self
