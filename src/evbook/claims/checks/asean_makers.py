"""Checks of the article's claims on Japan's makers in ASEAN."""

from __future__ import annotations

from evbook import tables
from evbook.analysis import asean
from evbook.claims.evidence import answered
from evbook.claims.measured import Measured, check
from evbook.words import listed

_COUNTS, _SHARES, _STRATEGY = "asean_production", "asean_japanese_share", "asean_strategy"


@check("G01", result="japan_strategies:japanese_own_count_million")
def vehicles_of_japans_makers() -> Measured:
    """Vehicles that Japan's makers built in ASEAN by their own last count."""
    own = asean.own_count(tables.load(_COUNTS))
    year = int(own["year"].iloc[0])
    return answered(
        asean.own_count_million(tables.load(_COUNTS)),
        own,
        unit="million vehicles",
        year=year,
        definition="vehicles that members of Japan's makers' association and their partners built in ASEAN",
        tables=(_COUNTS,),
        unlike=f"the makers' last count that was found is of {year}",
    )


@check("G02")
def share_of_japans_makers() -> Measured:
    """Japanese brands' share of the vehicles sold in ASEAN, lowest and highest that pages give; none gives output."""
    shares, reported = tables.load(_SHARES), int(asean.reported_on(tables.load(_STRATEGY))[:4])
    known = asean.sales_shares_until(shares, reported)
    later = shares[shares["year"] > reported]
    since = [f"{row['share_pct']:g} % in {row['period']}" for row in later.to_dict("records")]
    return answered(
        None,
        known,
        low=float(known["share_pct"].min()),
        high=float(known["share_pct"].max()),
        unit="percent",
        year=f"{known['year'].min()} to {known['year'].max()}",
        definition="Japanese brands in the vehicles sold in ASEAN, by counts up to the article",
        tables=(_SHARES, _STRATEGY),
        unlike="counts of vehicles sold, of several years, and not of vehicles built in one",
        note=f"Later: {listed(since)}." if since else "",
    )
