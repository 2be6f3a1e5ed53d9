"""A claim, a measure and an entry, as several tests of the ledger need them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from evbook.contracts.ledger import Entry, JudgedOn

_OWN_OF_BASIS = set(JudgedOn.model_fields) - set(Entry.model_fields)


@pytest.fixture
def entry() -> Callable[..., Entry]:
    """An entry of a made-up claim; keywords replace its fields, those of `judged_on` too."""

    def make(**cells: Any) -> Entry:
        basis = {name: cells.pop(name) for name in list(cells) if name in _OWN_OF_BASIS}
        given = {
            **{"id": "M01", "document": "ifri-memo", "chapter": "downstream_competition", "claim": "Vehicles made"},
            **{"stated": "27", "unit": "million vehicles", "qualifier": "about", "measured": 27.0, "year": "2024"},
            **{"verdict": "confirmed", "reason": "Because.", "tables": {"vehicle_production": "aa"}},
        }
        judged_on = JudgedOn(**{"about_pct": 5.0, "same_size_pct": 10.0, **basis})
        return Entry(**{**given, **cells}, judged_on=judged_on)

    return make
