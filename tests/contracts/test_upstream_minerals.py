"""Choices and ranges are literal in the contract; here they are held against the data."""

import pytest

from evbook import tables
from evbook.contracts.japan_strategies import JapanStrategies
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


def test_the_assumed_stock_of_batteries_fits_the_electric_cars_of_2014() -> None:
    cars = tables.load("ev_markets").set_index(["year", "region", "powertrain"]).loc[(2014, "World", "ev")]
    kwh_a_car = 25  # an assumption: battery cars of the time held 16 to 60 kWh, plug-in hybrids about 10
    field = FIELDS["pack_stock_gwh"]
    assert abs(cars["stock_vehicles"] * kwh_a_car / 1e6 - field.default) < 2
    assert JapanStrategies.model_fields["pack_stock_gwh"].default == field.default


def test_batteries_are_counted_from_the_year_that_the_stock_ends_before() -> None:
    assert tables.load("battery_deployment")["year"].min() == 2015
