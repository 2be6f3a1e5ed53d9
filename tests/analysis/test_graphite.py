from __future__ import annotations

import pandas as pd
import pytest

from evbook import tables
from evbook.analysis import graphite
from evbook.analysis.graphite import ARTIFICIAL, NATURAL
from evbook.errors import MissingDataError

ROWS = pd.DataFrame(
    [
        (2023, 11, "250410", NATURAL, "Japan", 3000.0, 1000.0, 1),
        (2023, 11, "250410", NATURAL, "Other partners", 1000.0, 1000.0, 20),
        (2023, 12, "250410", NATURAL, "Japan", 600.0, 300.0, 1),
        (2023, 12, "380110", ARTIFICIAL, "Japan", 900.0, 300.0, 1),
    ],
    columns=["year", "month", "hs_code", "product", "partner", "value_usd", "weight_kg", "partners_reported"],
).assign(kind="compiled", source_id="comtrade")


def test_partners_are_summed_by_month_and_code():
    monthly = graphite.monthly(ROWS, 2023, 2023).set_index(["hs_code", "month"])
    november = monthly.loc[("250410", "2023-11-01")]
    assert (november["weight_kt"], november["usd_per_kg"], november["partners_reported"]) == (0.002, 2.0, 21)
    assert len(monthly) == 3


def test_series_in_tonnes_of_all_or_of_one_partner():
    assert graphite.tonnes(ROWS, NATURAL).tolist() == [2.0, 0.3]
    assert graphite.tonnes(ROWS, NATURAL, "Japan").loc[pd.Period("2023-11", "M")] == 1.0
    assert graphite.tonnes(ROWS, ARTIFICIAL).tolist() == [0.3]


def test_a_span_or_partner_without_rows_is_named():
    with pytest.raises(MissingDataError, match="between 2010 and 2011"):
        graphite.monthly(ROWS, 2010, 2011)
    with pytest.raises(MissingDataError, match="Atlantis"):
        graphite.tonnes(ROWS, NATURAL, "Atlantis")


def test_the_table_has_no_gap():
    series = graphite.tonnes(tables.load("graphite_exports"), graphite.NATURAL)
    assert list(series.index) == list(pd.period_range("2018-01", "2024-12", freq="M"))
