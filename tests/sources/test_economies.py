from __future__ import annotations

import pandas as pd

from evbook.sources.economies import exporter_codes, plain_names


def test_plain_names_fall_back_to_the_name_given():
    codes, names = pd.Series(["KOR", "BRA"]), pd.Series(["Korea, Rep.", "Brazil"])
    assert plain_names(codes, names).tolist() == ["South Korea", "Brazil"]


def test_exporters_of_two_spellings_share_a_code():
    codes = exporter_codes(pd.Series(["USA", "United States", "Austria"]))
    assert codes.tolist()[:2] == ["USA", "USA"]
    assert codes.isna().tolist() == [False, False, True]
