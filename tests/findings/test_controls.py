"""What is said of export controls and of the companies they name."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from evbook import tables
from evbook.contracts import context, results
from evbook.contracts.upstream_minerals import UpstreamMinerals
from evbook.findings import controls


@pytest.fixture(autouse=True)
def quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(results, "show", lambda bundle, raw, metadata: None)


def _said(p: UpstreamMinerals, events: pd.DataFrame, companies: pd.DataFrame) -> dict[str, Any]:
    context.begin(p)
    controls.export_controls(events, p)
    controls.listed_companies(companies, events, p)
    return context.current().recorded


def _tables() -> tuple[pd.DataFrame, pd.DataFrame]:
    return tables.load("export_control_events"), tables.load("listed_companies")


def test_every_guard_holds_at_the_baseline(minerals: UpstreamMinerals) -> None:
    said = _said(minerals, *_tables())
    assert [key for key, result in said.items() if result.kind == "guard" and not result.value] == []
    assert said["controls_total"].value == 16
    parts = [said[key].value for key in ("controls_in_force", "controls_suspended")]
    assert parts == [12, 2]
    assert said["controls_suspended_until"].display == "10 November 2026 and 27 November 2026"
    assert said["companies_on_control_list_named"].display == "Mitsubishi Heavy Industries Engine & Turbocharger"
    assert (said["entities_february"].value, said["stated_m21"].display) == (40, "40")
    assert (said["table_companies"].value, said["stated_m22"].display) == (12, "13")
    assert (said["companies_on_watch_list"].value, said["companies_on_control_list"].value) == (11, 1)


@pytest.mark.parametrize("change", [{"battery_year": 2021}, {"year": 2018}, {"importer": "Germany"}])
def test_parameters_change_nothing_here(minerals: UpstreamMinerals, change: dict[str, Any]) -> None:
    before = {key: result.display for key, result in _said(minerals, *_tables()).items()}
    other = UpstreamMinerals.of(change)
    assert {key: result.display for key, result in _said(other, *_tables()).items()} == before


def test_a_control_on_the_material_would_silence_the_sentence(minerals: UpstreamMinerals) -> None:
    events, companies = _tables()
    events["form"] = events["form"].mask(events["event_id"] == "2025-cathode-technology", "licence")
    events["status"] = events["status"].mask(events["event_id"] == "2025-announcements-55-62", "in force")
    said = _said(minerals, events, companies)
    assert said["cathode_technology"].display == said["cathode_material_paused"].display == ""


def test_what_is_not_confirmed_is_said(minerals: UpstreamMinerals) -> None:
    events, companies = _tables()
    said = _said(minerals, events, companies.assign(event_id=None))
    assert said["companies_found"].display == "Some of them could be confirmed on no page."
    assert said["companies_mostly_watched"].display == ""
    assert said["companies_on_control_list_named"].display == "none"


def test_the_keys_are_those_of_the_docstrings(minerals: UpstreamMinerals) -> None:
    told = f"{controls.export_controls.__doc__} {controls.listed_companies.__doc__}"
    assert [key for key in _said(minerals, *_tables()) if key not in told] == []
