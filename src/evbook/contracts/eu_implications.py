"""Contract of the chapter on what follows for Europe."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from evbook.contracts.model import ChapterParameters


class EuImplications(ChapterParameters):
    """Parameters of `eu_implications`."""

    chapter: ClassVar[str] = "eu_implications"
    title: ClassVar[str] = "What follows for Europe"
    question: ClassVar[str] = (
        "Can duties buy the time in which dependence falls, and where can Japan and Europe actually help each other?"
    )
    tables: ClassVar[tuple[str, ...]] = (
        "claims",
        "crma_audit_shares",
        "crma_benchmarks",
        "crma_strategic_groups",
        "eu27_bev_imports_from_china",
        "eu_bev_duties",
        "eu_car_industry",
        "ev_tariffs",
        "import_dependence",
        "published_unit_values",
        "recycling_rates",
        "supplier_shares",
        "supply_risk",
    )

    fob_price_eur: int = Field(
        20_000,
        ge=5_000,
        le=80_000,
        description="Price of the car at the Chinese port, free on board (assumption).",
        json_schema_extra={"unit": "EUR per car"},
    )
    freight_eur: int = Field(
        1_500,
        ge=0,
        le=6_000,
        description="Sea freight of one car (assumption).",
        json_schema_extra={"unit": "EUR per car"},
    )
    insurance_pct: float = Field(
        0.5,
        ge=0,
        le=5,
        description="Insurance, of price and freight (assumption).",
        json_schema_extra={"unit": "percent"},
    )
    margin_pct: int = Field(
        15,
        ge=0,
        le=60,
        description="Importer's and dealer's margin on the duty-paid cost (assumption).",
        json_schema_extra={"unit": "percent"},
    )
    vat_pct: int = Field(20, ge=0, le=27, description="Value added tax.", json_schema_extra={"unit": "percent"})
    reference_price_eur: int = Field(
        35_000,
        ge=10_000,
        le=120_000,
        description="Price with tax of the car that it competes with (assumption, an input and no datum).",
        json_schema_extra={"unit": "EUR per car"},
    )
    absorption_pct: int = Field(
        0,
        ge=0,
        le=100,
        description="Part of the company's duty that the exporter takes off its own price (assumption).",
        json_schema_extra={"unit": "percent"},
    )
    threshold_pct: int = Field(
        65,
        ge=30,
        le=95,
        description="Share of one third country above which a material counts as dependent.",
        json_schema_extra={"unit": "percent"},
    )
    year: int = Field(
        2024, ge=2018, le=2024, description="Year of the figures on imports.", json_schema_extra={"unit": "year"}
    )
