from __future__ import annotations

import json

import pandas as pd
import pytest
from tests.sources.handmade.supply import explorer

from evbook.errors import RawFileError
from evbook.sources import iea_minerals
from evbook.sources.assemble import RawFiles, supply
from evbook.sources.raw import typed

FILE = "minerals/iea_critical_minerals_data_explorer_2025.json"


@pytest.fixture
def changed(tmp_path):
    """The hand-made file with one place of it replaced (None: taken out)."""

    def write(value: object, *keys: str):
        content = explorer()
        block = content
        for key in keys[:-1]:
            block = block[key]
        if value is None:
            del block[keys[-1]]
        else:
            block[keys[-1]] = value
        path = tmp_path / "explorer.json"
        path.write_text(json.dumps(content), encoding="utf-8")
        return path

    return write


def test_supply_names_countries_and_leaves_footnotes_out(raw):
    table = iea_minerals.supply(raw / FILE)
    assert len(table) == 6 * 2 * 4 * 4
    assert set(table["country"]) == {"China", "Democratic Republic of Congo", "Rest of world", "World"}
    cobalt = table[(table["mineral"] == "Cobalt") & (table["stage"] == "refining") & (table["year"] == 2030)]
    assert cobalt.set_index("country")["supply_kt"].to_dict() == {
        "China": 78.4,
        "Democratic Republic of Congo": 11.6,
        "Rest of world": 10.0,
        "World": 100.0,
    }
    assert table.loc[table["country"] == "World", "country_iso3"].isna().all()


def test_demand_of_the_base_year_stands_in_every_scenario(raw):
    table = iea_minerals.demand(raw / FILE)
    assert len(table) == 6 * 3 * 4
    base = table[(table["mineral"] == "Graphite") & (table["year"] == 2024)]
    assert base["scenario"].tolist() == ["STEPS", "APS", "NZE"]
    assert base["demand_kt"].tolist() == [400.0] * 3
    assert base["electric_vehicle_demand_kt"].tolist() == [40.0] * 3


@pytest.mark.parametrize(
    ("value", "keys", "message"),
    [
        (None, ("supply",), "nothing under supply / Cobalt / mining"),
        (None, ("supply", "Nickel"), "nothing under supply / Nickel / mining"),
        (None, ("supply", "Nickel", "refining", "total"), "nothing under total"),
        (None, ("supply", "Copper", "mining", "countries", "China", "2040"), "nothing under 2040"),
        ({"2024": 1}, ("supply", "Copper", "mining", "countries", "Atlantis"), "unknown country Atlantis"),
        ("40", ("supply", "Copper", "mining", "countries", "China", "2024"), "'40'; a number of zero or more"),
        (-40, ("supply", "Copper", "mining", "countries", "China", "2024"), "-40; a number of zero or more"),
        (True, ("supply", "Copper", "mining", "countries", "China", "2024"), "True; a number of zero or more"),
        (40_000, ("supply", "Copper", "mining", "countries", "China", "2024"), "countries sum to 40,060.0 kt"),
        (0.1, ("supply", "Copper", "mining", "top3Share", "2030"), "top3Share says 0.100"),
    ],
)
def test_damaged_supply_is_refused(changed, value, keys, message):
    with pytest.raises(RawFileError, match=message):
        iea_minerals.supply(changed(value, *keys))


@pytest.mark.parametrize(
    ("value", "keys", "message"),
    [
        (None, ("totalDemand", "Lithium", "sectors", "Electric vehicles"), "nothing under sectors / Electric vehicles"),
        (None, ("totalDemand", "Lithium", "totalDemand", "APS"), "nothing under totalDemand / APS / 2030"),
        (
            300,
            ("totalDemand", "Lithium", "sectors", "Electric vehicles", "2024"),
            "Lithium 2024: electric vehicles need",
        ),
    ],
)
def test_damaged_demand_is_refused(changed, value, keys, message):
    with pytest.raises(RawFileError, match=message):
        iea_minerals.demand(changed(value, *keys))


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ('{"supply": {"Copper": ', "not readable as JSON"),
        ('{"supply": {}, "supply": {}}', "key 'supply' stands twice"),
        ("[1]", "an object at the top is expected, not list"),
        ('{"supply": [1]}', "nothing under supply / Cobalt"),
        ("", "empty"),
        ("<html>gone</html>", "web page"),
    ],
)
def test_what_is_no_such_file_is_refused(tmp_path, content, message):
    path = tmp_path / "explorer.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(RawFileError, match=message):
        iea_minerals.supply(path)


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(RawFileError, match=r"explorer\.json: not found"):
        iea_minerals.demand(tmp_path / "explorer.json")


def test_tables_take_plain_names_and_tell_projections_apart(raw):
    made = {name: make(RawFiles(raw, raw / "claims.csv")) for name, make in supply.MAKERS.items()}
    table = made["mineral_supply"]
    assert set(table.loc[table["year"] == 2024, "kind"]) == {"compiled"}
    assert set(table.loc[table["year"] > 2024, "kind"]) == {"estimate"}
    assert set(table.loc[table["country_iso3"] == "CHN", "country"]) == {"China"}
    assert {"World", "Rest of world"} < set(table["country"])


def test_typed_shares_say_their_measure_and_their_page():
    shares = typed("chain_shares", ["measure", "address", "note"])
    assert set(shares["measure"]) == {"production", "capacity"}
    assert shares["address"].str.startswith("https://").all()
    assert shares["note"].notna().all()
    assert not pd.to_numeric(shares["share_pct"]).gt(100).any()
