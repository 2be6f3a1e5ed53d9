"""Findings on Indonesia: how much of the share that Japanese brands lost the mix of powertrains explains."""

from __future__ import annotations

from typing import Any

import pandas as pd

from evbook.analysis import shift_share
from evbook.analysis.measures import only, share_pct
from evbook.contracts import results
from evbook.contracts.downstream_competition import DownstreamCompetition

_SPLIT_NOTE = (
    "Midpoint weights, hybrids counted with combustion cars; low and high: first-year and last-year weights, and "
    "hybrids counted apart."
)


def indonesia_shift(wholesales: pd.DataFrame, p: DownstreamCompetition) -> None:
    """The split of the lost share; `wholesales` is the table indonesia_wholesales.

    Glues shift_from, japanese_share_loss_pp, japanese_share_loss_from_powertrain_mix_pp,
    japanese_share_loss_within_powertrains_pp, mix_loss_range, within_loss_range, battery_share_indonesia_first_pct,
    battery_share_indonesia_last_pct, japanese_share_of_battery_pct, japanese_share_without_plug_first_pct,
    japanese_share_without_plug_last_pct, finding_indonesia, indonesia_not_beaten, japanese_units_lost_thousand,
    units_from_market_size_thousand, indonesia_market_size. Needs market_year.
    """
    years = (p.shift_from, p.market_year)
    rows = wholesales[wholesales["year"].isin(years)]
    parts = shift_share.market_parts(wholesales, "Japan", years)
    results.word("shift_from", str(p.shift_from))
    _levels(parts, rows, years)
    _field_of_japan(parts, rows, years)
    _split(wholesales, parts, rows, years)
    _size_of_market(parts, rows, years)


def indonesia_battery_cars(wholesales: pd.DataFrame, p: DownstreamCompetition) -> None:
    """Who sells Indonesia's battery cars and where they are assembled; `wholesales` as in `indonesia_shift`.

    Glues chinese_share_of_battery_pct, chinese_battery_imported_thousand, chinese_battery_assembled_thousand,
    indonesia_one_event, indonesia_answer.
    """
    every = only(wholesales, year=p.market_year, powertrain="bev")
    chinese = only(every, brand_nationality="China")
    share = share_pct(shift_share.units(chinese), shift_share.units(every))
    results.record("chinese_share_of_battery_pct", share, unit="percent", year=p.market_year, rows=every)
    for name, origin in (("imported", "China"), ("assembled", "Indonesia")):
        about: dict[str, Any] = {"unit": "thousand vehicles", "year": p.market_year, "rows": chinese}
        results.record(f"chinese_battery_{name}_thousand", shift_share.units(chinese, origin=origin) / 1e3, **about)
    results.guard(
        "indonesia_one_event",
        share > 50,
        "So the shift to batteries and the rise of Chinese brands are largely one event, seen from two sides.",
    )
    _answer(shift_share.market_parts(wholesales, "Japan", (p.shift_from, p.market_year)), share)


def _answer(parts: pd.DataFrame, chinese_pct: float) -> None:
    shifted = shift_share.shift_share(parts)
    mix, within = shift_share.share_loss_from_mix_pp(shifted), shift_share.share_loss_within_pp(shifted)
    own = _shares_without_plug_pct(parts)
    where = "not" if own[1] >= own[0] else "more than"
    results.guard(
        "indonesia_answer",
        chinese_pct > 50 and mix > max(within, 0),
        f"In Indonesia the loss came with the powertrain, {where} on the field where Japanese brands compete; but most "
        "of what the market moved to was on offer from Chinese brands.",
    )


def _levels(parts: pd.DataFrame, rows: pd.DataFrame, years: tuple[int, int]) -> None:
    groups = parts.set_index("group").to_dict("index")
    battery = groups[shift_share.BATTERY]
    for end, label in enumerate(("first", "last")):
        share = share_pct(battery[f"market_{end}"], parts[f"market_{end}"].sum())
        about: dict[str, Any] = {"unit": "percent", "year": years[end], "rows": only(rows, year=years[end])}
        results.record(f"battery_share_indonesia_{label}_pct", share, **about)
    of_battery = share_pct(battery["own_1"], battery["market_1"])
    now = only(rows, year=years[1])
    results.record("japanese_share_of_battery_pct", of_battery, unit="percent", year=years[1], rows=now)


def _field_of_japan(parts: pd.DataFrame, rows: pd.DataFrame, years: tuple[int, int]) -> None:
    own = _shares_without_plug_pct(parts)
    for share, label, year in zip(own, ("first", "last"), years, strict=True):
        about: dict[str, Any] = {"unit": "percent", "year": year, "rows": only(rows, year=year)}
        results.record(f"japanese_share_without_plug_{label}_pct", share, **about)
    results.guard(
        "indonesia_not_beaten",
        own[1] >= own[0],
        "So among the vehicles that Japanese brands mostly sell, rivals together took no share from them.",
        "So among the vehicles that Japanese brands mostly sell, they lost some share as well.",
    )


def _shares_without_plug_pct(parts: pd.DataFrame) -> list[float]:
    group = parts.set_index("group").to_dict("index")[shift_share.WITHOUT_PLUG]
    return [share_pct(group[f"own_{end}"], group[f"market_{end}"]) for end in (0, 1)]


def _split(wholesales: pd.DataFrame, parts: pd.DataFrame, rows: pd.DataFrame, years: tuple[int, int]) -> None:
    shifted = shift_share.shift_share(parts)
    mix, within = shift_share.share_loss_from_mix_pp(shifted), shift_share.share_loss_within_pp(shifted)
    about: dict[str, Any] = {"unit": "percentage points", "year": years[1], "rows": rows}
    results.record("japanese_share_loss_pp", mix + within, **about)
    choices = shift_share.loss_by_choice(wholesales, "Japan", years)
    named = {"mix": "japanese_share_loss_from_powertrain_mix_pp", "within": "japanese_share_loss_within_powertrains_pp"}
    for part, value in (("mix", mix), ("within", within)):
        low, high = choices[f"{part}_pp"].min(), choices[f"{part}_pp"].max()
        shown = results.format_number(value, 1)
        shown = "next to none" if shown == results.format_number(0.0, 1) else shown
        results.record(named[part], value, low=low, high=high, note=_SPLIT_NOTE, display=shown, **about)
        between = " to ".join(dict.fromkeys(results.format_number(end, 1) for end in (low, high)))
        results.word(f"{part}_loss_range", between)
    _say_which(mix, within)


def _say_which(mix: float, within: float) -> None:
    span = " points of Indonesia's market that Japanese brands lost from {shift_from} to {market_year}, "
    results.guard(
        "finding_indonesia",
        mix + within > 0 and mix > within,
        "Of the {japanese_share_loss_pp}" + span + _parts(within),
        "In Indonesia the market's shift to other powertrains accounts for less of the change in the share of "
        "Japanese brands than their share within each.",
    )


def _parts(within: float) -> str:
    mix = "{japanese_share_loss_from_powertrain_mix_pp}"
    if within < 0:
        return f"all came with the market's shift to other powertrains ({mix}); within these they gained some back."
    other = "{japanese_share_loss_within_powertrains_pp} with their share within each."
    return f"{mix} came with the market's shift to other powertrains and {other}"


def _size_of_market(parts: pd.DataFrame, rows: pd.DataFrame, years: tuple[int, int]) -> None:
    lost = float(parts["own_0"].sum() - parts["own_1"].sum()) / 1e3
    from_size = shift_share.units_change_from_market_size(parts) / 1e3
    about: dict[str, Any] = {"unit": "thousand vehicles", "decimals": 0, "year": years[1], "rows": rows}
    results.record("japanese_units_lost_thousand", lost, **about)
    results.record("units_from_market_size_thousand", abs(from_size), **about)
    results.guard(
        "indonesia_market_size",
        from_size < 0 and lost > -from_size,
        "Japanese brands sold {japanese_units_lost_thousand} thousand vehicles fewer; "
        "{units_from_market_size_thousand} thousand of these follow from a smaller market, whatever its mix.",
    )
