"""What is said of battery makers and prices: all true at the baseline, nothing false for other years."""

from __future__ import annotations

from typing import Any

import pytest

from evbook import tables
from evbook.contracts import context, results
from evbook.contracts.upstream_minerals import UpstreamMinerals
from evbook.findings import batteries


@pytest.fixture(autouse=True)
def quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(results, "show", lambda bundle, raw, metadata: None)


def _said(year: int) -> dict[str, Any]:
    parameters = UpstreamMinerals.of({"battery_year": year})
    context.begin(parameters)
    batteries.battery_makers(tables.load("battery_makers"), parameters)
    batteries.pack_prices(tables.load("battery_pack_prices"), parameters)
    return context.current().recorded


def test_every_guard_holds_at_the_baseline(minerals: UpstreamMinerals) -> None:
    said = _said(minerals.battery_year)
    assert [key for key, result in said.items() if result.kind == "guard" and not result.value] == []
    assert said["chinese_makers_low_pct"].value == pytest.approx(65.4)
    assert said["chinese_makers_first_high_pct"].value == pytest.approx(57.4)
    assert said["panasonic_share_pct"].display == "3.7"


@pytest.mark.parametrize("year", [2021, 2022, 2023, 2025])
def test_a_bound_is_never_rounded_into_what_it_excludes(minerals: UpstreamMinerals, year: int) -> None:
    said = _said(year)
    low, high = said["chinese_makers_low_pct"], said["chinese_makers_first_high_pct"]
    assert float(low.display) <= low.value and float(high.display) >= high.value


def test_prices_at_the_baseline(minerals: UpstreamMinerals) -> None:
    said = _said(minerals.battery_year)
    assert said["pack_price_early_change_pct"].display == "fell by 85 %"


@pytest.mark.parametrize("year", [2021, 2022, 2023, 2025])
def test_what_another_year_makes_false_is_not_said(minerals: UpstreamMinerals, year: int) -> None:
    said = _said(year)
    grown = year > 2021
    assert ("cannot have held more" in said["chinese_makers_gain"].display) is grown
    assert ("went from" in said["panasonic_lost"].display) is grown
    assert said["panasonic_in_stated_rank"].display.startswith("It is in")
    assert f"in {year}" in said["chinese_makers_gain"].display
    assert f"in {year}" in said["panasonic_lost"].display


def test_the_keys_are_those_of_the_docstrings(minerals: UpstreamMinerals) -> None:
    told = f"{batteries.battery_makers.__doc__} {batteries.pack_prices.__doc__}"
    assert [key for key in _said(2025) if key not in told] == []
