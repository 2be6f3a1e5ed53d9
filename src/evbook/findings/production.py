"""Findings on where vehicles are made: by place of the plant and by nationality of the brand."""

from __future__ import annotations

import pandas as pd

from evbook.analysis import measures, production
from evbook.contracts import results
from evbook.contracts.downstream_competition import DownstreamCompetition
from evbook.figures import words

_MILLION = 1e6


def by_place(made: pd.DataFrame, p: DownstreamCompetition) -> None:
    """The overtaking and shares of the world; `made` is the table vehicle_production.

    Glues china_first_above_japan_year, last_complete_year, world_share_pct (by country), compared_passed.
    """
    first = measures.first_year_above(made, "China", "Japan")
    results.record("china_first_above_japan_year", first, unit="year", rows=_of_both(made))
    _world_shares(made)
    _compared(made, p.compared_producer)


def _world_shares(made: pd.DataFrame) -> None:
    last = production.last_complete_year(made)
    results.word("last_complete_year", str(last))
    for country in ("China", "Japan"):
        share, rows = measures.world_production_share_pct(made, country, last), measures.only(made, year=last)
        results.record("world_share_pct", share, unit="percent", year=last, rows=rows, dims={"country": country})


def _compared(made: pd.DataFrame, compared: str) -> None:
    passed = measures.first_year_above(made, "China", compared)
    name = words.with_article(compared)
    ahead = f"They passed those of {name} in {passed}."
    if passed == made["year"].min():
        ahead = f"They were ahead of those of {name} from the table's first year on."
    results.word("compared_passed", "" if compared == "Japan" else ahead)


def by_brand(made: pd.DataFrame, brands: pd.DataFrame, p: DownstreamCompetition) -> None:
    """What the memo's numbers count; `brands` is sales_by_brand_nationality. Needs `by_place`.

    Glues memo_counts_no_places, memo_counts_brands and finding_brands.
    """
    memo = {country: float(results.stated(claim)) for country, claim in (("China", "M01"), ("Japan", "M03"))}
    japan, china = (measures.vehicles_million(made, country, p.year) for country in ("Japan", "China"))
    now = measures.only(_of_both(made), year=p.year)
    results.record("memo_over_japan", memo["Japan"] / japan, unit="times", year=p.year, rows=now)
    results.guard(
        "memo_counts_no_places",
        memo["Japan"] > 2 * japan and memo["China"] < china,
        "The memo counts something else: its {stated_m03} million for Japan are {memo_over_japan} times what plants "
        "in Japan made in {year}, its {stated_m01} million for China fewer than plants in China made by then.",
    )
    _counts_brands(set(brands["vehicles"] / _MILLION) == set(memo.values()))


def _counts_brands(fits: bool) -> None:
    results.guard(
        "memo_counts_brands",
        fits,
        "Both are sales in the world by brand, as an article of Nikkei Asia that the memo cites has them for 2025.",
    )
    results.guard(
        "finding_brands",
        fits,
        "The memo takes sales by brand for production by country; plants in China have made more vehicles than plants "
        "in Japan since {china_first_above_japan_year}.",
    )


def _of_both(made: pd.DataFrame) -> pd.DataFrame:
    return made[made["country"].isin(["China", "Japan"])]
