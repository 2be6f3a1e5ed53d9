"""What the chapter says of battery makers and pack prices."""

from __future__ import annotations

import math
from typing import Any

import pandas as pd

from evbook.analysis import batteries, measures
from evbook.analysis.batteries import FIRST_YEAR, USD_OF_2018, USD_OF_EACH_SURVEY
from evbook.contracts import results
from evbook.contracts.upstream_minerals import UpstreamMinerals

JAPANS_MAKER = "Panasonic"


def battery_makers(makers: pd.DataFrame, p: UpstreamMinerals) -> None:
    """Who makes the batteries of `p.battery_year`.

    Keys: battery_makers_named, battery_named_share_pct, chinese_makers_low_pct, chinese_makers_first_high_pct,
    chinese_makers_gain, panasonic_share_pct, panasonic_first_share_pct, panasonic_lost, stated_m17,
    panasonic_in_stated_rank.
    """
    rows = measures.only(makers, year=p.battery_year)
    about: dict[str, Any] = {"year": p.battery_year, "rows": rows, "decimals": 0}
    named = measures.PERCENT - batteries.unnamed_share_pct(makers, p.battery_year)
    results.record("battery_makers_named", len(rows), unit="makers", **about)
    results.record("battery_named_share_pct", named, unit="percent", **about)
    _chinese_makers(makers, p.battery_year)
    _panasonic(makers, p.battery_year)


def _chinese_makers(makers: pd.DataFrame, year: int) -> None:
    low, _ = batteries.share_bounds_pct(makers, "China", year)
    _, most = batteries.share_bounds_pct(makers, "China", FIRST_YEAR)
    now, then = (measures.only(makers, year=each) for each in (year, FIRST_YEAR))
    # A bound is rounded away from what it bounds, or the sentence would claim more than the shares allow.
    whole_low, whole_high = (results.format_number(each, 0) for each in (math.floor(low), math.ceil(most)))
    results.record("chinese_makers_low_pct", low, unit="percent", display=whole_low, year=year, rows=now)
    results.record(
        "chinese_makers_first_high_pct", most, unit="percent", display=whole_high, year=FIRST_YEAR, rows=then
    )
    results.guard(
        "chinese_makers_gain",
        low > most,
        f"Those of China held at least {{chinese_makers_low_pct}} % in {year}; in {FIRST_YEAR} they cannot have held "
        "more than {chinese_makers_first_high_pct} %, even if every maker without a name was theirs.",
        f"Those of China held at least {{chinese_makers_low_pct}} % in {year}.",
    )


def _panasonic(makers: pd.DataFrame, year: int) -> None:
    own = measures.only(makers, company=JAPANS_MAKER)
    rank = batteries.maker_rank(makers, JAPANS_MAKER, year)
    now, then = (batteries.maker_share_pct(makers, JAPANS_MAKER, each) for each in (year, FIRST_YEAR))
    results.record("panasonic_share_pct", now, unit="percent", year=year, rows=measures.only(own, year=year))
    results.record(
        "panasonic_first_share_pct", then, unit="percent", year=FIRST_YEAR, rows=measures.only(own, year=FIRST_YEAR)
    )
    results.guard(
        "panasonic_lost",
        now < then,
        f"Panasonic of Japan went from {{panasonic_first_share_pct}} % in {FIRST_YEAR} to {{panasonic_share_pct}} % in "
        f"{year}.",
        f"Panasonic of Japan held {{panasonic_share_pct}} % in {year}.",
    )
    _stated_rank(rank)


def _stated_rank(rank: int) -> None:
    best = int(results.stated("M17").split()[-1])
    results.guard(
        "panasonic_in_stated_rank",
        rank <= best,
        "It is in the memo's {stated_m17}, but a rank says nothing of the distance to the leaders.",
        "It is not in the memo's {stated_m17}.",
    )


def pack_prices(prices: pd.DataFrame, p: UpstreamMinerals) -> None:
    """How far the price of a battery pack fell, each price base for itself.

    Keys: pack_price_early_change_pct, pack_price_early_yearly_pct, pack_price_late_change_pct,
    pack_price_late_yearly_pct, pack_price_slowed, pack_price_2022_own_pct, pack_price_2022_real_pct,
    pack_price_two_answers.
    """
    changes = batteries.change_within_bases(prices).set_index("price_base")
    for part, base in (("early", USD_OF_2018), ("late", USD_OF_EACH_SURVEY)):
        about: dict[str, Any] = {"rows": measures.only(prices, price_base=base), "decimals": 0}
        change = changes["change_pct"][base]
        results.change(f"pack_price_{part}_change_pct", change, unit="percent", suffix="%", **about)
        results.record(
            f"pack_price_{part}_yearly_pct", abs(changes["yearly_pct"][base]), unit="percent a year", **about
        )
    early, late = (float(changes["yearly_pct"][base]) for base in (USD_OF_2018, USD_OF_EACH_SURVEY))
    results.guard(
        "pack_price_slowed",
        early < late < 0,
        "The fall slowed: {pack_price_early_yearly_pct} % a year in the first run, {pack_price_late_yearly_pct} % in "
        "the second, where inflation hides a part of it.",
    )
    _two_answers(prices)


def _two_answers(prices: pd.DataFrame) -> None:
    """The rise of 2022 has two sizes, by the money in which it is told."""
    after = batteries.pack_price(prices, USD_OF_EACH_SURVEY, 2022)
    pairs = {"own": USD_OF_EACH_SURVEY, "real": "USD of 2022"}
    rises = {key: measures.growth_pct(after, batteries.pack_price(prices, base, 2021)) for key, base in pairs.items()}
    rows = prices[prices["year"].isin([2021, 2022])]
    for key, rise in rises.items():
        results.record(f"pack_price_2022_{key}_pct", rise, unit="percent", decimals=0, year=2022, rows=rows)
    results.guard(
        "pack_price_two_answers",
        rises["own"] > rises["real"] > 0,
        "From 2021 to 2022 the price rose by {pack_price_2022_own_pct} % in the money of each year and by "
        "{pack_price_2022_real_pct} % in the money of 2022: this is why the runs stay apart.",
    )
