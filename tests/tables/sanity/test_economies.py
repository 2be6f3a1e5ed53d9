"""Each check on economies and their groups speaks when its own fact is broken."""

from __future__ import annotations

import pytest
from tests.tables.sanity.breaking import put, speaks, without

BROKEN = [
    ("groups-cover-importers", 0, without(economy_iso3="GBR"), "income group"),
    ("groups-complete", 0, without(income_group="Low income"), "a group is missing"),
    ("china-income-group", 0, put("income_group", "High income", economy_iso3="CHN"), "Upper middle income expected"),
    ("economies-cover", 0, without(economy_iso3="DEU"), "called 'Germany', in economies None"),
    ("economies-cover", 4, put("country", "Holland", country_iso3="NLD"), "called 'Holland'"),
]


@pytest.mark.parametrize(("name", "position", "change", "message"), BROKEN)
def test_speaks_when_broken(name, position, change, message):
    speaks(name, position, change, message)
