"""Contract of the chapter on competition in car markets."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal, Self

from pydantic import BeforeValidator, Field, model_validator

from evbook.contracts.model import ChapterParameters, whole_number

Exporter = Literal["China", "Germany", "Japan", "South Korea", "Thailand", "United States"]
Producer = Literal["Germany", "India", "Japan", "South Korea", "United States"]
Grouping = Literal["income group", "region"]
ExposureYear = Annotated[Literal[2030, 2035], BeforeValidator(whole_number)]


class DownstreamCompetition(ChapterParameters):
    """Parameters of `downstream_competition`."""

    chapter: ClassVar[str] = "downstream_competition"
    title: ClassVar[str] = "Competition in car markets"
    question: ClassVar[str] = (
        "Is Japan losing because Chinese electric cars beat its cars, "
        "or because markets move to powertrains it barely sells?"
    )
    tables: ClassVar[tuple[str, ...]] = (
        "automaker_sales",
        "battery_cars_by_brand",
        "brazil_duty_steps",
        "brazil_imports_from_china",
        "car_exports",
        "china_exports_customs_counts",
        "china_passenger_cars",
        "china_vehicle_exports",
        "claims",
        "economies",
        "eu27_bev_imports_from_china",
        "ev_exports_by_importer",
        "ev_markets",
        "income_groups",
        "indonesia_wholesales",
        "japanese_brand_share",
        "japanese_brand_share_change",
        "published_unit_values",
        "sales_by_brand_nationality",
        "vehicle_production",
    )

    year: int = Field(
        2024, ge=2022, le=2024, description="Year that text and figures describe.", json_schema_extra={"unit": "year"}
    )
    first_year: int = Field(
        2021, ge=2021, le=2023, description="First year of the export series.", json_schema_extra={"unit": "year"}
    )
    exporter: Exporter = Field(
        "China",
        description="Country whose car exports are split by type and set beside the others'.",
        json_schema_extra={"unit": "country"},
    )
    grouping: Grouping = Field(
        "income group",
        description="How destinations are grouped: by World Bank income group of the same year, or by region.",
        json_schema_extra={"unit": "grouping"},
    )
    compared_producer: Producer = Field(
        "Japan",
        description="Country that China's vehicle production is set beside.",
        json_schema_extra={"unit": "country"},
    )
    production_from: int = Field(
        2006, ge=2006, le=2020, description="First year of the production series.", json_schema_extra={"unit": "year"}
    )
    market_year: int = Field(
        2025,
        ge=2023,
        le=2025,
        description="Last year of the figures on car markets.",
        json_schema_extra={"unit": "year"},
    )
    market_from: int = Field(
        2015,
        ge=2010,
        le=2021,
        description="First year of the share of electric cars.",
        json_schema_extra={"unit": "year"},
    )
    shift_from: int = Field(
        2022,
        ge=2022,
        le=2024,
        description="Year from which the shift of Indonesia's market is split.",
        json_schema_extra={"unit": "year"},
    )
    duty_window_months: int = Field(
        3,
        ge=1,
        le=5,
        description="Months compared on either side of Brazil's duty step of July 2024.",
        json_schema_extra={"unit": "months"},
    )

    fit_from: int = Field(
        2015,
        ge=2010,
        le=2015,
        description="First year of the shares of electric cars that curves are fitted to.",
        json_schema_extra={"unit": "year"},
    )
    fit_to: int = Field(
        2021,
        ge=2019,
        le=2022,
        description="Last year of the shares that curves are fitted to; they are judged on the years after it.",
        json_schema_extra={"unit": "year"},
    )
    exposure_year: ExposureYear = Field(
        2030,
        description="Year of the scenarios for Japanese volumes exposed to Chinese electric cars.",
        json_schema_extra={"unit": "year"},
    )

    @model_validator(mode="after")
    def _years_in_order(self) -> Self:
        for first, last in (("first_year", "year"), ("shift_from", "market_year")):
            if getattr(self, first) >= getattr(self, last):
                raise ValueError(
                    f"parameter {first!r} ({getattr(self, first)}) must be before {last!r} ({getattr(self, last)})"
                )
        return self
