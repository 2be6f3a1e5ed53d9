"""Each check on duties speaks when its own fact is broken."""

from __future__ import annotations

import pytest
from tests.tables.sanity.breaking import put, scaled, speaks, without

BROKEN = [
    ("eu-duties-known", 0, put("definitive_pct", 9.0, company="Tesla (Shanghai)"), "duty of 9.0 %, 7.8 expected"),
    ("eu-duties-known", 0, without(company="BYD Group"), "duty of None %, 17.0 expected"),
    ("eu-duties-known", 0, put("definitive_pct", 36.3, short_name="Not cooperating"), "at most 35.3 expected"),
    ("eu-duties-definitive-lower", 0, put("provisional_pct", 1.7, company="BYD Group"), "17.0 % above provisional 1.7"),
    (
        "eu-undertakings-later",
        0,
        put("undertaking_from", "2024-02-10", short_name="Cupra Tavascan"),
        "2024-02-10 before",
    ),
    ("ordinary-duties-known", 0, put("rate_pct", 2.0, country="United States", measure="ordinary"), "2.5 expected"),
    ("ordinary-duties-known", 0, without(country="Japan"), "ordinary duties None, 0.0 expected"),
    ("tariff-steps-apart", 0, put("valid_until", None, measure_name="Section 301"), "has not ended"),
    ("tariffs-of-brazil-agree", 0, scaled("rate_pct", 0.1, country="Brazil"), "10.0 in brazil_duty_steps"),
]


@pytest.mark.parametrize(("name", "position", "change", "message"), BROKEN)
def test_speaks_when_broken(name, position, change, message):
    speaks(name, position, change, message)
