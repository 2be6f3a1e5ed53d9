"""Every builder on the book's own tables and on complete made-up ones: words, coverage, columns, spec."""

from __future__ import annotations

import pandas as pd
import pytest
from tests.analysis.test_destinations import YEARS, complete_answer

from evbook import tables
from evbook.analysis import destinations, production, trade
from evbook.contracts.downstream_competition import DownstreamCompetition
from evbook.figures import destinations as destination_figures
from evbook.figures import exports, unit_values
from evbook.figures import production as production_figures
from evbook.figures.figure import Figure
from evbook.sources import comtrade

EXPORTS, IMPORTERS, MADE, VALUES = ("comtrade-bev-shares",), ("baci-2022",), ("oica-production",), ("comexstat",)
GROUP_OF = {"DEU": "High income", "BRA": "Upper middle income", "UZB": "Lower middle income", "VNM": "Low income"}


@pytest.fixture
def complete() -> pd.DataFrame:
    return comtrade.partners(comtrade.tidy(complete_answer())).assign(source_id="comtrade", kind="official")


@pytest.fixture
def groups() -> pd.DataFrame:
    columns = ["iso3", "year", "group", "group_source_id", "group_kind"]
    return pd.DataFrame([(i, y, g, "wb", "official") for y in YEARS for i, g in GROUP_OF.items()], columns=columns)


def test_figure_two_in_full_is_drawn_in_cars_by_year(
    chapter: DownstreamCompetition, complete: pd.DataFrame, groups: pd.DataFrame
) -> None:
    drawn = destination_figures.ev_exports_by_group(
        destinations.exports_by_group(complete, groups), "income group", 100.0, IMPORTERS
    )
    assert drawn.passport.unit == "million vehicles"
    assert {row[0] for row in drawn.passport.rows} == set(YEARS)
    assert "100 % of China's own total" in drawn.passport.coverage
    assert "could not be had" not in drawn.passport.coverage
    assert drawn.spec["encoding"]["x"]["field"] == "year"
    assert drawn.spec["encoding"]["y"]["aggregate"] == "sum"


def test_figure_two_of_today_says_what_is_missing(chapter: DownstreamCompetition) -> None:
    by_importer = tables.load("ev_exports_by_importer")
    groups = destinations.groups_of_destinations("income group", tables.load("income_groups"), tables.load("economies"))
    drawn = destination_figures.ev_exports_by_group(
        destinations.exports_by_group(by_importer, groups), "income group", 93.47, IMPORTERS
    )
    assert drawn.passport.unit == "USD billion"
    assert "the values of 2022 add up to 93 % of China's own total" in drawn.passport.coverage
    assert "could not be had" in drawn.passport.coverage
    assert any("Not grouped" in note for note in drawn.passport.notes)


def test_figure_two_says_whose_values_it_shows(
    chapter: DownstreamCompetition, complete: pd.DataFrame, groups: pd.DataFrame
) -> None:
    grouped = destinations.exports_by_group(complete, groups)
    assert not any(
        "CEPII" in note
        for note in destination_figures.ev_exports_by_group(grouped, "region", 1, IMPORTERS).passport.notes
    )
    shown = destination_figures.ev_exports_by_group(grouped, "region", 1, IMPORTERS, reconciled=True)
    assert any("CEPII" in note for note in shown.passport.notes)


def test_figure_three_in_full_shows_the_spread_of_every_destination(
    chapter: DownstreamCompetition, complete: pd.DataFrame, groups: pd.DataFrame
) -> None:
    nothing = tables.load("published_unit_values").iloc[:0]
    spread = destinations.unit_values_by_group(complete, nothing, groups)
    drawn = unit_values.unit_value_by_group(spread, "income group", VALUES)
    assert len(drawn.passport.rows) == len(complete) > unit_values.MOST_ROWS
    assert [layer["mark"]["type"] for layer in drawn.spec["layer"]] == ["tick", "point"]
    assert "Every destination for which China's customs publish" in drawn.passport.coverage


def test_figure_three_says_when_two_kinds_of_counts_stand_beside_each_other(
    chapter: DownstreamCompetition, complete: pd.DataFrame, groups: pd.DataFrame
) -> None:
    spread = destinations.unit_values_by_group(complete, tables.load("published_unit_values"), groups)
    coverage = unit_values.unit_value_by_group(spread, "income group", VALUES).passport.coverage
    assert "China's customs publish value and number: 4." in coverage
    assert "Beside these, what Nepal published." in coverage
    assert "could not be had" not in coverage


def test_figure_three_of_today_names_each_observation(chapter: DownstreamCompetition) -> None:
    groups = destinations.groups_of_destinations("region", tables.load("income_groups"), tables.load("economies"))
    spread = destinations.unit_values_by_group(
        tables.load("ev_exports_by_importer"), tables.load("published_unit_values"), groups
    )
    drawn = unit_values.unit_value_by_group(spread, "region", VALUES)
    names = [row[0] for row in drawn.passport.rows]
    assert len(names) == len(set(names)), "two observations under one label would be drawn on one line"
    assert "not a sample" in drawn.passport.coverage


@pytest.mark.parametrize("exporter", ["China", "United States"])
def test_figure_one_titles_what_its_numbers_say(exporter: str, chapter: DownstreamCompetition) -> None:
    by_type = trade.car_exports_by_type(tables.load("car_exports"), exporter, 2021, 2024)
    drawn = exports.car_exports_by_type(by_type, exporter, EXPORTS)
    assert " car exports grew from USD " in drawn.passport.title
    assert drawn.passport.title.startswith({"China": "China's", "United States": "The United States'"}[exporter])
    assert "stand inside the residual" in drawn.passport.coverage
    assert "not a count of combustion cars" in drawn.passport.notes[0]


def test_figure_one_knows_when_plug_in_hybrids_are_known(chapter: DownstreamCompetition) -> None:
    by_type = pd.DataFrame(
        [(y, t, 5e9) for y in (2023, 2024) for t in (trade.BEV, trade.PHEV, trade.OTHER)],
        columns=["year", "type", "value_usd"],
    )
    whole = exports.car_exports_by_type(by_type, "China", EXPORTS)
    assert "known for every year" in whole.passport.coverage
    partly = exports.car_exports_by_type(
        by_type[~((by_type["year"] == 2023) & (by_type["type"] == trade.PHEV))], "China", EXPORTS
    )
    assert "known for 2024 only" in partly.passport.coverage


def test_a_missing_year_breaks_no_line_and_is_told(chapter: DownstreamCompetition) -> None:
    shares = trade.bev_share_of_car_exports(tables.load("car_exports"), 2021, 2025)
    drawn = exports.bev_share_of_car_exports(shares, "Japan", EXPORTS)
    assert drawn.passport.title.startswith("Japan's car exports were 5 % battery cars in 2025, rank ")
    assert "China 35.4 % in 2024" in drawn.passport.alt


def test_production_marks_what_was_read_off_a_page(chapter: DownstreamCompetition) -> None:
    shown = production.production_of(tables.load("vehicle_production"), ["China", "Japan"], 2020, 2024)
    drawn = production_figures.vehicle_production(shown, "Japan", MADE)
    evidence = {row[0]: row[3] for row in drawn.passport.rows}
    assert evidence == {2020: "OICA's tables", 2021: "OICA's tables", 2022: "OICA's tables"} | dict.fromkeys(
        (2023, 2024), "read off a page"
    )


def test_column_names_carry_units_and_passports_their_tables(chapter: DownstreamCompetition) -> None:
    shown = production.production_of(tables.load("vehicle_production"), ["China", "Japan"], 2020, 2024)
    drawn: Figure = production_figures.vehicle_production(shown, "Japan", MADE)
    assert [column.name for column in drawn.passport.columns if column.unit.startswith("million")] == [
        "vehicles_million"
    ]
    assert [origin.id for origin in drawn.passport.sources] == ["oica-production"]
