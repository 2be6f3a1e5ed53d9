"""Which chapters the book has."""

from __future__ import annotations

from evbook.contracts.claims_ledger import ClaimsLedger
from evbook.contracts.downstream_competition import DownstreamCompetition
from evbook.contracts.eu_implications import EuImplications
from evbook.contracts.japan_strategies import JapanStrategies
from evbook.contracts.model import ChapterParameters
from evbook.contracts.upstream_minerals import UpstreamMinerals
from evbook.errors import UnknownNameError

CONTRACTS: tuple[type[ChapterParameters], ...] = (
    DownstreamCompetition,
    UpstreamMinerals,
    JapanStrategies,
    EuImplications,
    ClaimsLedger,
)


def chapters() -> tuple[str, ...]:
    """Names of the chapters in reading order."""
    return tuple(contract.chapter for contract in CONTRACTS)


def contract_of(chapter: str) -> type[ChapterParameters]:
    """Contract of `chapter`. Raises UnknownNameError."""
    for contract in CONTRACTS:
        if contract.chapter == chapter:
            return contract
    raise UnknownNameError.of("chapter", chapter, chapters())
