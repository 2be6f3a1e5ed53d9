"""Checks of claims on the shares of Japanese and Chinese brands in car markets."""

from __future__ import annotations

from evbook import tables
from evbook.analysis import asean, measures
from evbook.claims.evidence import answered, unanswered
from evbook.claims.measured import Measured, check

_SHARES, _THAILAND = "japanese_brand_share", "thailand_bev_registrations"
_THREE_MAKERS = "china-three-makers"


@check("M06")
def japanese_brands_in_china() -> Measured:
    """Japanese brands among new-energy vehicles: only their share of all vehicles is known."""
    row = measures.only(tables.load(_SHARES), definition_id=_THREE_MAKERS)
    share, year = float(row["share_pct"].iloc[0]), int(row["year"].iloc[0])
    return unanswered(
        row,
        unit="percent",
        missing="sales of new-energy vehicles in China by nationality of the brand",
        tables=(_SHARES,),
        definition=(
            "Japanese brands in sales of new-energy vehicles; of all vehicles Toyota, Honda and Nissan had under "
            f"{share:.0f} % in {year}"
        ),
    )


@check("G04", result="japan_strategies:thai_chinese_low_pct")
def chinese_brands_in_thailand() -> Measured:
    """Chinese brands in Thailand's battery cars: those named, and at most all but the named ones of elsewhere."""
    registrations = tables.load(_THAILAND)
    year = int(registrations["year"].max())
    low, high = asean.chinese_share_bounds_pct(registrations, year)
    return answered(
        low,
        measures.only(registrations, year=year),
        unit="percent",
        year=year,
        tables=(_THAILAND,),
        definition="Chinese brands in battery-electric vehicles registered, brands without a name in neither or all",
        low=low,
        high=high,
    )
