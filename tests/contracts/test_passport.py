from typing import Any

import numpy as np
import pandas as pd
import pytest
from pydantic import ValidationError

from evbook.contracts.downstream_competition import DownstreamCompetition
from evbook.contracts.passport import Column, Passport, issue, plain_rows
from evbook.errors import ResultError

WORDS = {"title": "T", "caption": "C", "alt": "A", "unit": "USD", "coverage": "all", "notes": ("n",)}
COLUMNS = (Column(name="year", title="Year", unit="year"), Column(name="x_usd", title="X", unit="USD"))
DATA = pd.DataFrame({"year": [2022, 2023], "x_usd": [1.0, None], "unused": ["a", "b"]})


def _issue(**changes: Any) -> Passport:
    words = {**WORDS, **changes}
    return issue(
        figure_id="a-figure",
        table_names=("car_exports", "claims"),
        source_ids=("comtrade-bev-shares", "itc-2018-page"),
        columns=COLUMNS,
        data=DATA,
        words=words,
    )


def test_sources_and_licences_come_from_the_declared_tables(chapter: DownstreamCompetition) -> None:
    passport = _issue()
    assert [origin.id for origin in passport.sources] == ["comtrade-bev-shares", "itc-2018-page"]
    assert passport.tables == ("car_exports",), "a declared table of which no row is drawn is not named"
    assert all(origin.licence.dated and origin.retrieved for origin in passport.sources)
    assert passport.parameters == chapter.model_dump()


@pytest.mark.parametrize("source_ids", [(), ("oica-production",)])
def test_rows_of_a_table_that_is_not_declared_are_refused(
    source_ids: tuple[str, ...], chapter: DownstreamCompetition
) -> None:
    with pytest.raises(ResultError, match="declare their table in"):
        issue(
            figure_id="a-figure",
            table_names=("car_exports",),
            source_ids=source_ids,
            columns=COLUMNS,
            data=DATA,
            words=WORDS,
        )


@pytest.mark.parametrize("name", ["title", "caption", "alt", "unit", "coverage"])
def test_no_figure_without_its_words(name: str, chapter: DownstreamCompetition) -> None:
    with pytest.raises(ValidationError, match="must not be empty"):
        _issue(**{name: "  "})


def test_rows_are_plain_values_and_only_of_the_named_columns(chapter: DownstreamCompetition) -> None:
    assert _issue().rows == ((2022, 1.0), (2023, None))
    rows = plain_rows(pd.DataFrame({"a": [np.int64(3)], "b": [1 / 3]}))
    assert rows == ((3, 0.3333333333),)
    assert type(rows[0][0]) is int
