from __future__ import annotations

import pytest

from evbook.errors import UndeclaredTableError
from evbook.tables.access import allow_only, note_load, recording


def test_a_refused_load_is_not_recorded():
    allow_only(["claims", "economies"])
    with recording() as loaded, pytest.raises(UndeclaredTableError, match="declared: claims, economies; add it"):
        note_load("car_exports")
    assert loaded == set()


def test_a_chapter_that_declares_nothing_loads_nothing():
    allow_only([])
    with pytest.raises(UndeclaredTableError, match="declared: none"):
        note_load("claims")


def test_an_inner_record_ends_alone():
    with recording() as outer:
        with recording() as inner:
            note_load("claims")
        note_load("economies")
    assert inner == {"claims"}
    assert outer == {"claims", "economies"}


def test_a_record_ends_with_its_block_even_by_an_error():
    with pytest.raises(KeyError), recording() as loaded:
        raise KeyError
    note_load("claims")
    assert loaded == set()
