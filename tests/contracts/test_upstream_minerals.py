"""Choices and ranges are literal in the contract; here they are held against the data."""

import pytest

from evbook import tables
from evbook.contracts.model import choices_of
from evbook.contracts.upstream_minerals import UpstreamMinerals
from evbook.errors import ParameterError

FIELDS = UpstreamMinerals.model_fields


def _bounds(name: str) -> list[int]:
    return [getattr(part, side) for side in ("ge", "le") for part in FIELDS[name].metadata if hasattr(part, side)]


def test_every_mineral_has_both_stages_and_every_scenario() -> None:
    supply, demand = tables.load("mineral_supply"), tables.load("mineral_demand")
    for mineral in choices_of(FIELDS["mineral"]):
        assert set(supply.loc[supply["mineral"] == mineral, "stage"]) == set(choices_of(FIELDS["stage"]))
        assert set(demand.loc[demand["mineral"] == mineral, "scenario"]) == set(choices_of(FIELDS["demand_scenario"]))


def test_importers_and_years_are_those_of_the_table() -> None:
    imports = tables.load("import_dependence")
    assert set(choices_of(FIELDS["importer"])) == set(imports["importer"])
    assert [_bounds("first_year")[0], _bounds("year")[1]] == [imports["year"].min(), imports["year"].max()]


def test_rare_earth_mining_begins_with_its_table() -> None:
    made = tables.load("mineral_production")
    assert _bounds("mining_from")[0] == made["year"].min()


def test_battery_years_are_those_with_printed_shares() -> None:
    makers = tables.load("battery_makers")
    installed = makers[(makers["basis"] == "installations") & makers["share_pct"].notna()]
    assert set(choices_of(FIELDS["battery_year"])) == set(installed["year"])


def test_an_importer_is_not_set_beside_itself() -> None:
    with pytest.raises(ParameterError, match="'importer' and 'compared_importer' are both 'Japan'"):
        UpstreamMinerals.of({"compared_importer": "Japan"})


def test_declared_tables_exist() -> None:
    assert set(UpstreamMinerals.tables) <= set(tables.names())
