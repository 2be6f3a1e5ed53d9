"""Findings on how far strategic raw materials are from the benchmarks of the Act, and what nobody measures."""

from __future__ import annotations

from typing import Any

import pandas as pd

from evbook.analysis import crma_distance as distance
from evbook.analysis.measures import only
from evbook.contracts import results
from evbook.words import listed

_AVERAGED = "2016 to 2020"
_ENTRIES = "strategic raw materials"


def distances(found: pd.DataFrame) -> None:
    """Distances from the benchmarks of 2030; frame of `analysis.crma_distance.distances`.

    Needs crma_processing_pct. Glues crma_furthest, crma_none_within, crma_open, crma_unmeasured, finding_crma_distance.
    """
    measured = found[found["status"] != distance.NOT_MEASURED]
    _furthest(measured)
    _unmeasured(found, measured)
    statuses = measured.groupby("material_group")["status"].agg(set)
    results.guard(
        "crma_none_within",
        not statuses.map(lambda each: each == {distance.REACHED}).any(),
        "No material was within every benchmark that can be measured for it.",
    )
    results.word("crma_open", _open(measured))
    _finding(found, measured)


def _furthest(measured: pd.DataFrame) -> None:
    limited = only(measured, benchmark=distance.SUPPLIER)
    most = limited[limited["distance_pp"] == limited["distance_pp"].max()]
    about: dict[str, Any] = {"unit": "percentage points", "decimals": 0, "year": _AVERAGED, "rows": most}
    results.record("crma_furthest_pp", most["distance_pp"].iloc[0], **about)
    names = listed([str(name).lower() for name in most["material_group"]])
    results.guard(
        "crma_furthest",
        most["distance_pp"].iloc[0] > 0,
        f"Furthest beyond it was {names}, by {{crma_furthest_pp}} points.",
    )


def _unmeasured(found: pd.DataFrame, measured: pd.DataFrame) -> None:
    places = {
        distance.EXTRACTION: "at the mine",
        distance.PROCESSING: "at the plant",
        distance.RECYCLING: "in recycling",
    }
    told = []
    for benchmark, place in places.items():
        count = distance.count(found, benchmark, distance.NOT_MEASURED)
        rows = only(measured, benchmark=benchmark)
        about: dict[str, Any] = {"unit": _ENTRIES, "decimals": 0, "rows": rows, "dims": {"benchmark": benchmark}}
        results.record("crma_unmeasured_count", count, **about)
        told.append(f"{{crma_unmeasured_count__{benchmark}}} {place}")
    results.word("crma_unmeasured", listed(told))


def _open(measured: pd.DataFrame) -> str:
    """Entries of which the listed suppliers do not say on which side of a benchmark they are."""
    rows = measured[measured["status"] == distance.OPEN]
    names = listed(sorted({str(name).lower() for name in rows["material_group"]}))
    return f"For {names} it depends on suppliers that the study does not list." if names else ""


def _finding(found: pd.DataFrame, measured: pd.DataFrame) -> None:
    processed = only(measured, benchmark=distance.PROCESSING)
    about: dict[str, Any] = {"unit": _ENTRIES, "decimals": 0, "year": _AVERAGED}
    beyond = distance.count(found, distance.SUPPLIER, distance.TO_GO)
    results.record("crma_beyond_count", beyond, rows=only(measured, benchmark=distance.SUPPLIER), **about)
    short = distance.count(found, distance.PROCESSING, distance.TO_GO)
    results.record("crma_processing_short_count", short, rows=processed, **about)
    results.record("crma_processing_known_count", len(processed), rows=processed, **about)
    results.word(
        "finding_crma_distance",
        f"Over {_AVERAGED}, {{crma_beyond_count}} strategic materials were beyond the Act's limit on one supplier, and "
        "for {crma_processing_short_count} of {crma_processing_known_count} the Union's own part of processing was "
        "below {crma_processing_pct} %, the Act's benchmark for all together.",
    )
