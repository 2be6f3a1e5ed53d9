"""Each check on rare-earth imports and stockpile rules speaks when its own fact is broken."""

from __future__ import annotations

import pytest
from tests.tables.sanity.breaking import put, scaled, speaks, without

BROKEN = [
    ("trade-statistics-fell", 0, scaled("share_pct", 0.1, period="2010"), "81.61 within"),
    ("trade-statistics-fell", 0, without(period="2014"), "no row"),
    ("government-rounds-the-tonnes", 0, put("share_pct", 87.0, definition_id="government"), "1.51 points apart"),
    ("government-rounds-the-tonnes", 0, without(definition_id="government"), "at most 0.5 expected"),
    ("old-target-has-two-parts", 0, put("days", 20.0, rule="private-part"), "parts sum to 62 days, the target is 60"),
    ("old-target-has-two-parts", 0, without(rule="national-part"), "parts sum to 18 days"),
    ("high-risk-needs-more", 0, put("days", 60.0, rule="target-2020-high-risk"), "180 within"),
    ("high-risk-needs-more", 0, without(rule="target-2020-standard"), "no row"),
]


@pytest.mark.parametrize(("name", "position", "change", "message"), BROKEN)
def test_speaks_when_broken(name, position, change, message):
    speaks(name, position, change, message)
