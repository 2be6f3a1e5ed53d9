"""Toyota and Honda by powertrain: bars, words and what is missing."""

from __future__ import annotations

import pytest

from evbook import tables
from evbook.analysis import makers as analysis
from evbook.analysis.measures import sources_of
from evbook.contracts.downstream_competition import DownstreamCompetition
from evbook.figures import makers
from evbook.figures.figure import Figure


def _drawn(last: int) -> Figure:
    rows = analysis.rows_with_powertrains(tables.load("automaker_sales"), last)
    return makers.toyota_honda_by_powertrain(analysis.by_powertrain(rows), sources_of(rows))


@pytest.mark.parametrize(
    ("last", "title"),
    [
        (2023, "Hybrids without a plug were 33 % of Toyota's sales in 2023, battery cars 1 %"),
        (2024, "Hybrids without a plug were 41 % of Toyota's sales in 2024, battery cars 1 %"),
        (2025, "Hybrids without a plug were 42 % of Toyota's sales in 2025, battery cars 2 %"),
    ],
)
def test_title_follows_the_year(last: int, title: str, chapter: DownstreamCompetition) -> None:
    assert _drawn(last).passport.title == title


def test_bars_stand_by_maker_and_year(chapter: DownstreamCompetition) -> None:
    bars = list(dict.fromkeys(row[0] for row in _drawn(2025).passport.rows))
    assert bars == ["Toyota 2022", "Toyota 2023", "Toyota 2024", "Toyota 2025", "Honda 2024", "BYD 2025"]


def test_coverage_names_what_could_not_be_had(chapter: DownstreamCompetition) -> None:
    assert "Honda's electrified sales could be had only for 2024" in _drawn(2025).passport.coverage
    assert "Honda's electrified sales could be had for no year shown" in _drawn(2023).passport.coverage
    assert "plug-in hybrids of 2022 stand under other" in _drawn(2025).passport.coverage


def test_scope_of_toyota_is_told(chapter: DownstreamCompetition) -> None:
    assert "without Daihatsu and Hino" in _drawn(2025).passport.notes[0]
