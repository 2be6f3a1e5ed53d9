from __future__ import annotations

import pytest

from evbook.errors import RawFileError
from evbook.sources import ec_recycling

RATES = "minerals/eu_crm/eol_rir_and_major_supplier_via_atlas.csv"


def test_rates_by_plain_name(raw):
    rates = ec_recycling.tidy(raw / RATES).set_index("material")["end_of_life_recycling_input_rate_pct"]
    assert (rates["Antimony"], rates["Cobalt"], rates["Rare earths"]) == (0, 22, 1)
    assert "helium" not in rates.index and len(rates) == 13


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("cobalt", "kobalt", "no recycling rate for cobalt"),
        ("helium", "cobalt", "counted twice"),
        ("cobalt,22,", "cobalt,101,", "above 100 percent"),
        ("cobalt,22,", "cobalt,,", "missing or above"),
        ("eol_rir_pct", "rate", "eol_rir_pct is missing"),
    ],
)
def test_bad_files(raw, edit, old, new, message):
    with pytest.raises(RawFileError, match=message):
        ec_recycling.tidy(edit(raw / RATES, old, new))
