"""Named sanity checks of the data package, by subject; their messages say what was expected."""

from evbook.tables.sanity import (
    batteries_policy,
    car_markets,
    concentration,
    dependence,
    economies,
    market_shifts,
    markets,
    supply,
    trade,
)
from evbook.tables.sanity.model import SanityCheck

SANITY_CHECKS: tuple[SanityCheck, ...] = (
    *trade.CHECKS,
    *market_shifts.CHECKS,
    *economies.CHECKS,
    *markets.CHECKS,
    *supply.CHECKS,
    *batteries_policy.CHECKS,
    *concentration.CHECKS,
    *car_markets.CHECKS,
    *dependence.CHECKS,
)

__all__ = ["SANITY_CHECKS", "SanityCheck"]
