from __future__ import annotations

import pytest

from evbook.errors import RawFileError
from evbook.sources import baci

FILE = "trade/baci_hs22_2022_china_870380_by_importer.csv"


def test_values_become_dollars(raw):
    flows = baci.tidy(raw / FILE).set_index("importer_iso3")
    assert flows.loc["GBR", "value_usd"] == 15e9
    assert flows.loc["TWN", "value_usd"] == 1_000_000_500.0
    assert set(flows["exporter_iso3"]) == {"CHN"}
    assert set(flows["hs_code"]) == {"870380"}


def test_truncated_file(raw):
    path = raw / FILE
    path.write_text("\n".join(path.read_text().splitlines()[:2]) + "\n")
    with pytest.raises(RawFileError, match=r"79\.0 percent"):
        baci.tidy(path)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("TWN", "GBR", "counted twice"),
        ("VNM", "", "no ISO code"),
        ("3000000", "-3000000", "'-3000000'"),
        ("value_thousand_usd", "value", "value_thousand_usd is missing"),
    ],
)
def test_bad_files(raw, edit, old, new, message):
    with pytest.raises(RawFileError, match=message):
        baci.tidy(edit(raw / FILE, old, new))
