from __future__ import annotations

import pytest

from evbook import tables
from evbook.claims.totals import total_of
from evbook.errors import UnknownNameError


@pytest.mark.parametrize(
    ("name", "least", "most"),
    [
        ("vehicles made in the world", 80, 97),
        ("passenger cars made in the world", 74, 77),
        ("jobs in manufacturing in the EU", 29, 31),
        ("cars made in ASEAN", 3, 5),
    ],
)
def test_totals_of_the_data(name, least, most):
    with tables.recording() as loaded:
        total = total_of(name)
    assert least < total.million < most
    assert set(total.tables) == loaded
    assert total.year.isdecimal()


def test_an_unknown_total():
    with pytest.raises(UnknownNameError, match="unknown total 'stars'"):
        total_of("stars")
