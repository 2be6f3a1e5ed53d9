"""Findings on which cars are exported, from China and from the exporters beside it."""

from __future__ import annotations

from typing import Any

import pandas as pd

from evbook.analysis import measures, trade
from evbook.contracts import results
from evbook.contracts.downstream_competition import DownstreamCompetition
from evbook.figures import words


def by_type(car_exports: pd.DataFrame, p: DownstreamCompetition) -> None:
    """Levels and shares of the chosen exporter and of China; `car_exports` is the table of that name.

    Glues bev_share_first_pct, bev_share_last_pct, china_peak_share_pct, china_peak_year,
    battery_exports_change_pct, other_exports_change_pct, year_before, other_cars_share_of_growth_pct,
    memo_share_needs. Needs stated M05.
    """
    both_lines = trade.rows_with_both_lines(car_exports, p.first_year, p.year)
    china = measures.only(both_lines, exporter="China")
    _levels(car_exports, measures.only(both_lines, exporter=p.exporter), p)
    _path_of_china(car_exports, china, p)
    _growth_of_china(car_exports, china, p)
    _memo_share(car_exports, china, p)


def _levels(car_exports: pd.DataFrame, own: pd.DataFrame, p: DownstreamCompetition) -> None:
    for label, year in (("first", p.first_year), ("last", p.year)):
        rows = measures.only(own, year=year)
        share = measures.bev_share_of_car_exports_pct(car_exports, p.exporter, year)
        results.record(f"bev_share_{label}_pct", share, unit="percent", year=year, rows=rows)


def _path_of_china(car_exports: pd.DataFrame, china: pd.DataFrame, p: DownstreamCompetition) -> None:
    last_two = china[china["year"] >= p.year - 1]
    peak = trade.peak_share(car_exports, "China", p.first_year, p.year)
    results.record("china_peak_share_pct", peak["share_pct"], unit="percent", year=int(peak["year"]), rows=china)
    results.word("china_peak_year", f"{peak['year']:.0f}")
    results.word("year_before", str(p.year - 1))
    growth = trade.growth_on_year_before_pct(car_exports, "China", p.year)
    about: dict[str, Any] = {"unit": "percent", "suffix": "%", "decimals": 0, "year": p.year, "rows": last_two}
    results.change("battery_exports_change_pct", growth["bev"], **about)
    results.change("other_exports_change_pct", growth["other"], **about)


def _growth_of_china(car_exports: pd.DataFrame, china: pd.DataFrame, p: DownstreamCompetition) -> None:
    carried = measures.other_cars_share_of_growth_pct(car_exports, "China", p.first_year, p.year)
    about: dict[str, Any] = {"unit": "percent", "decimals": 0, "year": p.year, "rows": china}
    results.record("other_cars_share_of_growth_pct", carried, **about)


def _memo_share(car_exports: pd.DataFrame, china: pd.DataFrame, p: DownstreamCompetition) -> None:
    missing = measures.missing_for_share_usd_bn(car_exports, "China", float(results.stated("M05")), p.year)
    of_others = measures.share_pct(missing, measures.other_cars_usd_bn(car_exports, "China", p.year))
    rows = measures.only(china, year=p.year)
    plug_ins_inside = trade.OTHER_WITH_PHEV in set(
        trade.car_exports_by_type(car_exports, "China", p.first_year, p.year)["type"]
    )
    results.record("memo_share_needs_usd_bn", missing, unit="USD billion", year=p.year, rows=rows)
    results.record("memo_share_needs_pct", of_others, unit="percent of other cars", decimals=0, year=p.year, rows=rows)
    results.guard(
        "memo_share_needs",
        missing > 0 and plug_ins_inside,
        "To reach it in {year} they would have to be worth USD {memo_share_needs_usd_bn} billion, "
        "{memo_share_needs_pct} % of the other cars; what they were worth could not be had.",
    )


def compared(car_exports: pd.DataFrame, p: DownstreamCompetition) -> None:
    """Shares of Japan, Germany and South Korea beside China, and what Japan's exports are worth.

    Glues bev_share_of_exports_pct (by exporter), germany_exports_more, japan_exports_first_usd_bn,
    japan_exports_last_usd_bn, japan_exports_direction, finding_gap.
    """
    both_lines = trade.rows_with_both_lines(car_exports, p.first_year, p.year)
    shares = trade.bev_share_of_car_exports(car_exports, p.first_year, p.year)
    latest = shares[shares["year"] == p.year].set_index("exporter")["share_pct"]
    for exporter in ("Japan", "Germany", "South Korea"):
        rows, dims = measures.only(both_lines, exporter=exporter, year=p.year), {"exporter": exporter}
        results.record("bev_share_of_exports_pct", latest[exporter], unit="percent", year=p.year, rows=rows, dims=dims)
    behind = bool(latest["Japan"] < min(latest["Germany"], latest["South Korea"], latest["China"]))
    _worth_of_japan(car_exports, measures.only(both_lines, exporter="Japan"), behind, p)
    _germany_beside_china(car_exports, both_lines, p.year)


def _worth_of_japan(car_exports: pd.DataFrame, japan: pd.DataFrame, behind: bool, p: DownstreamCompetition) -> None:
    worth = {}
    for label, year in (("first", p.first_year), ("last", p.year)):
        worth[label] = measures.car_exports_usd_bn(car_exports, "Japan", "all_cars", year)
        name = f"japan_exports_{label}_usd_bn"
        results.record(name, worth[label], unit="USD billion", decimals=0, year=year, rows=japan)
    results.direction("japan_exports_direction", worth["last"] - worth["first"])
    fell_back = worth["last"] < measures.car_exports_usd_bn(car_exports, "Japan", "all_cars", p.year - 1)
    results.guard(
        "finding_gap",
        behind and worth["last"] > worth["first"],
        "Japan's car exports show a gap and not yet a loss: they hold few battery cars, and their value rose "
        f"from {{first_year}} to {{year}}{', though it fell in the last of these years' if fell_back else ''}.",
        "The data at hand do not show Japan's exports rising in this span.",
    )


def _germany_beside_china(car_exports: pd.DataFrame, both_lines: pd.DataFrame, year: int) -> None:
    values = {}
    for exporter in ("Germany", "China"):
        values[exporter] = measures.car_exports_usd_bn(car_exports, exporter, "bev", year)
        rows, dims = measures.only(both_lines, exporter=exporter, year=year), {"exporter": exporter}
        about: dict[str, Any] = {"unit": "USD billion", "decimals": 0, "year": year, "rows": rows, "dims": dims}
        results.record("bev_exports_usd_bn", values[exporter], **about)
    results.guard(
        "germany_exports_more",
        values["Germany"] > values["China"],
        "In dollars Germany even exports more of them than China, {bev_exports_usd_bn__germany} billion against "
        "{bev_exports_usd_bn__china} billion, sales within the European Union included.",
    )


def exporter_words(p: DownstreamCompetition) -> None:
    """Glue `exporter` as the owner at the start of a sentence."""
    results.word("exporter", words.possessive(p.exporter))
