"""Japanese brands' shares: one line a definition, and words that follow the data."""

from __future__ import annotations

import pytest

from evbook import tables
from evbook.analysis import brands as analysis
from evbook.analysis.measures import sources_of
from evbook.contracts.downstream_competition import DownstreamCompetition
from evbook.figures import brands
from evbook.figures.figure import Figure


def _drawn(last: int) -> Figure:
    shares = analysis.japanese_shares(tables.load("japanese_brand_share"), tables.load("indonesia_wholesales"), last)
    return brands.japanese_brand_share(shares, sources_of(shares))


@pytest.mark.parametrize("last", [2023, 2024, 2025])
def test_title_and_years_follow_the_data(last: int, chapter: DownstreamCompetition) -> None:
    passport = _drawn(last).passport
    assert passport.title.startswith(f"Japanese brands' share fell in Thailand from 85 % in 2022 to {_thai(last)} % in")
    assert max(row[0] for row in passport.rows) == last
    assert "China is known by one definition for 2020 to 2022 only" in passport.coverage


def _thai(last: int) -> int:
    return {2023: 78, 2024: 77, 2025: 69}[last]


def test_a_line_joins_full_years_of_one_definition(chapter: DownstreamCompetition) -> None:
    lines = _drawn(2025).spec["layer"][0]
    assert lines["mark"]["type"] == "line"
    assert lines["encoding"]["detail"]["field"] == "definition_id"
    assert lines["transform"] == [{"filter": "datum.length == 'full year'"}]


def test_an_upper_bound_says_so(chapter: DownstreamCompetition) -> None:
    drawn = _drawn(2025)
    assert "China 2025: under 9.0 %" in drawn.passport.alt
    labels = [row["label"] for rows in drawn.spec["datasets"].values() for row in rows if "label" in row]
    assert sorted(labels) == ["China < 9 %", "Indonesia", "Thailand"]


def test_only_industry_data_is_filled(chapter: DownstreamCompetition) -> None:
    evidence = {(row[2], row[1]): row[-1] for row in _drawn(2025).passport.rows}
    assert evidence["Indonesia", "2025"] == "industry data"
    assert evidence["Thailand", "2024"] == "from a change printed on a page"
    assert evidence["Indonesia", "2025 Jan-Oct"] == "read off a page"
