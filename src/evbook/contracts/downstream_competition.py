"""Contract of the chapter on competition in car markets."""

from __future__ import annotations

from typing import ClassVar, Literal, Self

from pydantic import Field, model_validator

from evbook.contracts.model import ChapterParameters

Exporter = Literal["China", "Germany", "Japan", "South Korea", "Thailand", "United States"]
Producer = Literal["Germany", "India", "Japan", "South Korea", "United States"]
Grouping = Literal["income group", "region"]


class DownstreamCompetition(ChapterParameters):
    """Parameters of `downstream_competition`."""

    chapter: ClassVar[str] = "downstream_competition"
    title: ClassVar[str] = "Competition in car markets"
    question: ClassVar[str] = (
        "Is Japan losing because Chinese electric cars beat its cars, "
        "or because markets move to powertrains it barely sells?"
    )
    tables: ClassVar[tuple[str, ...]] = (
        "brazil_imports_from_china",
        "car_exports",
        "claims",
        "economies",
        "eu27_bev_imports_from_china",
        "ev_exports_by_importer",
        "ev_sales_share",
        "income_groups",
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

    @model_validator(mode="after")
    def _years_in_order(self) -> Self:
        if self.first_year >= self.year:
            raise ValueError(f"parameter 'first_year' ({self.first_year}) must be before 'year' ({self.year})")
        return self
