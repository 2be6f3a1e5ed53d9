"""What a check finds for a claim, and the register of the checks."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from evbook.errors import UnknownNameError

Check = Callable[[], "Measured"]


@dataclass(frozen=True)
class Measured:
    """A number (or a word) that answers a claim.

    `value` with its `unit`; `low` and `high` where rounding or two sources leave an interval; `definition` says what
    was counted; `unlike` says how definition, year or source differ from the claim's, empty where they are the same;
    `alternatives` are the same claim measured by other definitions; `missing` names the series that would settle a
    claim without a value; `sources` are ids of the registry of sources, `tables` the tables read.
    """

    value: float | str | None
    unit: str
    year: str
    definition: str
    sources: tuple[str, ...]
    tables: tuple[str, ...]
    low: float | None = None
    high: float | None = None
    unlike: str = ""
    missing: str = ""
    note: str = ""
    alternatives: tuple[Measured, ...] = field(default=())


@dataclass(frozen=True)
class Registered:
    """A check with the claim it answers and the chapter's result that gives the same number, if any."""

    claim: str
    run: Check
    result: str | None


_CHECKS: dict[str, Registered] = {}


def check(claim: str, result: str | None = None) -> Callable[[Check], Check]:
    """Register the decorated function as the check of `claim`; `result` is `chapter:name` of the same number."""

    def register(function: Check) -> Check:
        if claim in _CHECKS:
            raise ValueError(f"claim {claim} has two checks: {_CHECKS[claim].run.__module__}, {function.__module__}")
        _CHECKS[claim] = Registered(claim, function, result)
        return function

    return register


def checks() -> Mapping[str, Registered]:
    """Every registered check by the id of its claim."""
    from evbook.claims import checks as _  # noqa: F401  importing registers

    return _CHECKS


def check_of(claim: str) -> Registered:
    """The check of `claim`; UnknownNameError where none is registered."""
    known = checks()
    if claim not in known:
        raise UnknownNameError.of("claim with a check", claim, known)
    return known[claim]
