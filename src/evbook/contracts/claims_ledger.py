"""Contract of the chapter that gives each claim of the documents its verdict."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from evbook.contracts.model import ChapterParameters

Document = Literal["All", "ifri-memo", "asean-strategy-article", "indonesia-article", "solid-state-article"]


class ClaimsLedger(ChapterParameters):
    """Parameters of `claims_ledger`."""

    chapter: ClassVar[str] = "claims_ledger"
    title: ClassVar[str] = "The claims ledger"
    question: ClassVar[str] = "Which errors change the memo's argument, and which merely its numbers?"
    tables: ClassVar[tuple[str, ...]] = (
        "asean_japanese_share",
        "asean_production",
        "asean_strategy",
        "automaker_sales",
        "battery_makers",
        "car_exports",
        "chain_shares",
        "china_exports_customs_counts",
        "claim_relations",
        "claims",
        "diversification_projects",
        "economies",
        "eu_bev_duties",
        "eu_car_industry",
        "ev_exports_by_importer",
        "ev_markets",
        "ev_tariffs",
        "exchange_rates",
        "export_control_events",
        "import_dependence",
        "income_groups",
        "japan_rare_earth_import_share",
        "japanese_brand_share",
        "listed_companies",
        "lithium_battery_shares",
        "mineral_supply",
        "published_unit_values",
        "recovery_substitution_projects",
        "sales_by_brand_nationality",
        "solid_state_programmes",
        "stockpile_rules",
        "supplier_shares",
        "thailand_bev_registrations",
        "us_car_imports_from_china",
        "vehicle_production",
    )

    about_pct: int = Field(
        5,
        ge=0,
        le=20,
        description="Least room that a word such as about or roughly gives a number, to each side.",
        json_schema_extra={"unit": "percent of the number"},
    )
    same_size_pct: int = Field(
        10,
        ge=0,
        le=50,
        description="How far a measured number may lie from the stated one to be of the same size.",
        json_schema_extra={"unit": "percent of the number"},
    )
    document: Document = Field(
        "All", description="Document whose claims are judged.", json_schema_extra={"unit": "document"}
    )
