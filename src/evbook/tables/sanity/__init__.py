"""Named sanity checks of the data package, by subject; their messages say what was expected."""

from evbook.tables.sanity import economies, markets, trade
from evbook.tables.sanity.model import SanityCheck

SANITY_CHECKS: tuple[SanityCheck, ...] = (*trade.CHECKS, *economies.CHECKS, *markets.CHECKS)

__all__ = ["SANITY_CHECKS", "SanityCheck"]
