"""Findings on Japan's batteries: its share by definition, what it imports, what is promised of solid-state ones."""

from __future__ import annotations

from typing import Any

import pandas as pd

from evbook.analysis import battery_race
from evbook.analysis.battery_race import ARTICLE
from evbook.analysis.measures import latest_year, only
from evbook.contracts import results
from evbook.contracts.japan_strategies import JapanStrategies


def japan_share(shares: pd.DataFrame, milestones: pd.DataFrame) -> None:
    """Japan's share of batteries, each definition apart; the tables lithium_battery_shares, solid_state_programmes.

    Glues meti_cars_first_pct, meti_cars_last_pct, stated_s02, article_share_verdict, stated_s03, article_sony_verdict.
    """
    final = only(shares, definition_id="meti-cars", country="Japan").sort_values("year")
    for name, row in (("first", final.head(1)), ("last", final.tail(1))):
        value, year = row["share_pct"].iloc[0], int(row["year"].iloc[0])
        results.record(f"meti_cars_{name}_pct", value, unit="percent", decimals=0, year=year, rows=row)
    _article_share(shares)
    _article_sony(milestones)


def _article_share(shares: pd.DataFrame) -> None:
    claim = only(shares, definition_id=ARTICLE)
    year, stated = int(claim["year"].iloc[0]), float(results.stated("S02"))
    told = f"The {{stated_s02}} % that the article on solid-state batteries states for {year}"
    results.guard(
        "article_share_verdict",
        stated < battery_race.counts_of(shares, year)["share_pct"].min(),
        f"{told} lie below every other count of that year; it names neither use nor measure.",
        f"{told} do not lie below every other count of that year.",
    )


def _article_sony(milestones: pd.DataFrame) -> None:
    sold = str(battery_race.year_begun(milestones, battery_race.FIRST_LIION))
    results.guard(
        "article_sony_verdict",
        results.stated("S03") == sold,
        "Sony's first lithium-ion battery of {stated_s03} is confirmed.",
        f"The article dates Sony's first lithium-ion battery {{stated_s03}}, other pages {sold}.",
    )


def derisking(imports: pd.DataFrame, dependence: pd.DataFrame, p: JapanStrategies) -> None:
    """China's part in Japan's imports of batteries and magnets; the tables japan_liion_imports, import_dependence.

    Glues japan_liion_imports_from_china_pct, liion_first_year, liion_imports_usd_bn, liion_imports_first_usd_bn,
    liion_from_china_latest, liion_from_china_latest_pct, magnets_from_china_pct, magnets_change_since_embargo_pp,
    derisking_verdict, finding_derisking. Needs year.
    """
    first = int(imports["year"].min())
    results.word("liion_first_year", str(first))
    _battery_imports(imports, first, p.year)
    _latest(imports, p.year)
    change = _magnets(dependence, first, p.year)
    rise = battery_race.liion_imports_from_china_pct(imports, p.year)
    rise -= battery_race.liion_imports_from_china_pct(imports, first)
    _verdict(rise, change)


def _battery_imports(imports: pd.DataFrame, first: int, year: int) -> None:
    share, rows = battery_race.liion_imports_from_china_pct(imports, year), only(imports, year=year)
    results.record("japan_liion_imports_from_china_pct", share, unit="percent", year=year, rows=rows)
    for when, name in ((year, "liion_imports_usd_bn"), (first, "liion_imports_first_usd_bn")):
        value, rows = battery_race.liion_imports_usd_bn(imports, when), only(imports, year=when)
        results.record(name, value, unit="USD billion", year=when, rows=rows)


def _latest(imports: pd.DataFrame, year: int) -> None:
    """The last year at hand, where it is later than the year chosen."""
    last = int(imports["year"].max())
    share = battery_race.liion_imports_from_china_pct(imports, last)
    rows = only(imports, year=last)
    results.record("liion_from_china_latest_pct", share, unit="percent", year=last, rows=rows)
    results.guard(
        "liion_from_china_latest", last > year, f"In {last} China's share was {{liion_from_china_latest_pct}} %."
    )


def _magnets(dependence: pd.DataFrame, first: int, year: int) -> float:
    """Record the magnets' share and its change since the embargo; the change since `first`, percentage points."""
    rows = battery_race.magnets_of_japan(dependence)
    embargo = latest_year(rows, 2010)
    now, *then = (battery_race.magnets_from_china_pct(dependence, when) for when in (year, first, embargo))
    results.record("magnets_from_china_pct", now, unit="percent", year=year, rows=only(rows, year=year))
    about: dict[str, Any] = {"unit": "percentage points", "suffix": "points", "year": year, "rows": rows}
    results.change("magnets_change_since_embargo_pp", now - then[1], **about)
    return now - then[0]


def _verdict(batteries_pp: float, magnets_pp: float) -> None:
    grown = "China's share of imported batteries grew"
    results.guard(
        "derisking_verdict",
        batteries_pp > 0,
        f"{grown} while policy aimed at minerals." if magnets_pp > 0 else f"{grown} while that of magnets shrank.",
        "China's share of imported batteries did not grow over this span.",
    )
    results.guard(
        "finding_derisking",
        batteries_pp > 0,
        "In {year} China supplied {japan_liion_imports_from_china_pct} % of the lithium-ion batteries that Japan "
        "imports, more than in {liion_first_year}, and {magnets_from_china_pct} % of the magnets.",
        "In {year} China supplied {japan_liion_imports_from_china_pct} % of the lithium-ion batteries that Japan "
        "imports, no more than in {liion_first_year}, and {magnets_from_china_pct} % of the magnets.",
    )
