"""What moved between two ledgers, and why."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from evbook.contracts.ledger import Entry
from evbook.errors import ClaimError
from evbook.words import listed

_ENTRIES = TypeAdapter(tuple[Entry, ...])
_NUMBERS = ("measured", "low", "high", "year", "definition")
_TEXTS = ("claim", "qualifier", "stated", "unit")
NEW, GONE = "new", "gone"


@dataclass(frozen=True)
class Move:
    """A claim whose verdict or number moved: what it was, what it is, and the causes."""

    claim: str
    before: str
    after: str
    why: tuple[str, ...]

    def text(self) -> str:
        """The move in one line."""
        return f"{self.claim}: {self.before} -> {self.after} ({'; '.join(self.why)})"


def read_ledger(path: Path) -> tuple[Entry, ...]:
    """The entries of a `claims.json`. Raises ClaimError where the file is not one."""
    try:
        return _ENTRIES.validate_json(path.read_bytes())
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(map(str, first["loc"])) or "the file"
        raise ClaimError(f"{path.name} is no claims.json ({place}: {first['msg']}); give one of a built book") from None


def moves(old: Sequence[Entry], new: Sequence[Entry]) -> tuple[Move, ...]:
    """Claims that came, went, or whose verdict or measured number moved, in the order of `new`, then those gone."""
    before, after = ({each.id: each for each in entries} for entries in (old, new))
    came = [_move(before[each.id], each) if each.id in before else _came(each) for each in new]
    gone = [
        Move(name, each.verdict, GONE, ("no longer a claim",)) for name, each in before.items() if name not in after
    ]
    return tuple(move for move in [*came, *gone] if move is not None)


def _came(entry: Entry) -> Move:
    return Move(entry.id, NEW, entry.verdict, ("a new claim",))


def _move(old: Entry, new: Entry) -> Move | None:
    same_number = all(getattr(old, name) == getattr(new, name) for name in _NUMBERS)
    if old.verdict == new.verdict and same_number:
        return None
    return Move(new.id, _state(old), _state(new), causes(old, new) or ("the check's code",))


def causes(old: Entry, new: Entry) -> tuple[str, ...]:
    """Why an entry may have moved: data of another hash, the claim's text, the rule, the detectors, other tables."""
    found = [
        _data(old.tables, new.tables),
        _changed("the claim's text", [name for name in _TEXTS if getattr(old, name) != getattr(new, name)]),
        _changed("what the claim expects", _differing(old, new, ("expected", "period"))),
        _changed("the rule", _differing(old, new, ("about_pct", "same_size_pct"))),
        _changed("what the detectors find", _differing(old, new, ("findings",))),
        _changed("other tables read", sorted({*old.tables} ^ {*new.tables})),
    ]
    return tuple(filter(None, found))


def _differing(old: Entry, new: Entry, names: Sequence[str]) -> list[str]:
    return [name for name in names if getattr(old.judged_on, name) != getattr(new.judged_on, name)]


def _changed(what: str, names: Sequence[str]) -> str:
    return f"{what}: {listed(names)}" if names else ""


def _data(old: Mapping[str, str], new: Mapping[str, str]) -> str:
    return _changed("data", sorted(name for name in {*old} & {*new} if old[name] != new[name]))


def _state(entry: Entry) -> str:
    number = "no number" if entry.measured is None else json.dumps(entry.measured, ensure_ascii=False)
    return f"{entry.verdict}, {number}"
