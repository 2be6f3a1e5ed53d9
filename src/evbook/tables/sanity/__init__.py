"""Named sanity checks of the data package, by subject; their messages say what was expected."""

from evbook.tables.sanity import (
    asean,
    batteries_policy,
    battery_race,
    car_markets,
    concentration,
    crma,
    dependence,
    diffusion_exposure,
    duties,
    economies,
    growth_learning,
    market_shifts,
    markets,
    projects,
    stocks,
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
    *projects.CHECKS,
    *batteries_policy.CHECKS,
    *battery_race.CHECKS,
    *concentration.CHECKS,
    *car_markets.CHECKS,
    *dependence.CHECKS,
    *crma.CHECKS,
    *stocks.CHECKS,
    *asean.CHECKS,
    *diffusion_exposure.CHECKS,
    *duties.CHECKS,
    *growth_learning.CHECKS,
)

__all__ = ["SANITY_CHECKS", "SanityCheck"]
