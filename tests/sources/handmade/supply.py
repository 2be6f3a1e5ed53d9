"""The Critical Minerals Data Explorer in its publisher's shape, every mineral with two countries and the rest."""

from __future__ import annotations

import json
from typing import Any

YEARS = ("2024", "2030", "2035", "2040")
SCENARIOS = ("STEPS", "APS", "NZE")
MINERALS = ("Copper", "Cobalt", "Lithium", "Nickel", "Graphite", "Rare Earth Elements")
FOOTNOTE = "Notes: Supply projections are built from projects."
# China, second country, rest; the world is their sum.
REFINED = {
    "Cobalt": (78.4, 11.6, 10.0),
    "Copper": (44.0, 36.0, 20.0),
    "Graphite": (95.7, 2.3, 2.0),
    "Lithium": (70.2, 19.8, 10.0),
    "Nickel": (31.3, 42.9, 25.8),
    "Rare Earth Elements": (91.3, 4.7, 4.0),
}


def _always(value: float | None) -> dict[str, float | None]:
    return dict.fromkeys(YEARS, value)


def _stage(china: float, second: float, rest: float) -> dict[str, Any]:
    world = china + second + rest
    countries = {"China": china, "Democratic Republic of Congo": second, "Rest of world": rest}
    return {
        "countries": {name: _always(value) for name, value in countries.items()} | {FOOTNOTE: _always(None)},
        "total": _always(world),
        "top3Share": _always((china + second) / world),
    }


def _by_scenario(value: float) -> dict[str, Any]:
    return {"2024": value} | {scenario: dict.fromkeys(YEARS[1:], value) for scenario in SCENARIOS}


def explorer() -> dict[str, Any]:
    """The whole file as an object; demand is 100 kt, 400 for graphite, a tenth of it for electric vehicles."""
    demand = {name: 400.0 if name == "Graphite" else 100.0 for name in MINERALS}
    return {
        "source": "hand-made",
        "totalDemand": {
            name: {"sectors": {"Electric vehicles": _by_scenario(kt / 10)}, "totalDemand": _by_scenario(kt)}
            for name, kt in demand.items()
        },
        "supply": {name: {"mining": _stage(40, 30, 30), "refining": _stage(*REFINED[name])} for name in MINERALS},
    }


FILES = {"minerals/iea_critical_minerals_data_explorer_2025.json": json.dumps(explorer(), indent=1).splitlines()}
