"""Japan's battery imports, the share of its makers by definition, and dates named for solid-state batteries."""

from __future__ import annotations

import pandas as pd

from evbook.analysis import batteries
from evbook.analysis.measures import USD_PER_BILLION, latest_year, only
from evbook.errors import MissingDataError

CHINA, JAPAN = "China", "Japan"
BATTERIES, MAGNETS = "Batteries", "Magnets"
_MAGNETS = "Permanent magnets (metal)"
# The sum of the small origins is no supplier.
_REST = "All others"
ARTICLE = "article"
NAMED_MAKERS = "sne-named"
CARS = "cars or devices"
ALL_SOLID, SEMI_SOLID = "all-solid", "semi-solid"
FIRST_LIION, FUNDING, STANDARD, VENTURE = "sony-1991", "libtec-2018", "iec-2018", "nine-companies"
_MONTHS = 12


def liion_imports_from_china_pct(japan_liion_imports: pd.DataFrame, year: int) -> float:
    """China's share of the value of Japan's imports of lithium-ion batteries (HS 850760) in `year`, percent."""
    return float(only(japan_liion_imports, year=year, origin=CHINA)["share_pct"].iloc[0])


def liion_imports_usd_bn(japan_liion_imports: pd.DataFrame, year: int) -> float:
    """Japan's imports of lithium-ion batteries from everywhere in `year`, USD billion."""
    return float(only(japan_liion_imports, year=year)["value_usd"].sum()) / USD_PER_BILLION


def next_supplier(japan_liion_imports: pd.DataFrame, year: int) -> tuple[str, float]:
    """The largest named origin other than China in `year`, and its share of the imports in percent."""
    others = only(japan_liion_imports, year=year)
    others = others[~others["origin"].isin({CHINA, _REST})]
    row = others.nlargest(1, "share_pct").iloc[0]
    return str(row["origin"]), float(row["share_pct"])


def magnets_of_japan(import_dependence: pd.DataFrame) -> pd.DataFrame:
    """Rows of Japan's imports of permanent magnets (HS 850511), by year."""
    return only(import_dependence, importer=JAPAN, material=_MAGNETS).sort_values("year", ignore_index=True)


def magnets_from_china_pct(import_dependence: pd.DataFrame, year: int) -> float:
    """China's share of the value of Japan's retained imports of permanent magnets in `year`, percent."""
    return float(only(magnets_of_japan(import_dependence), year=year)["china_share_pct"].iloc[0])


def china_shares(japan_liion_imports: pd.DataFrame, import_dependence: pd.DataFrame, year: int) -> pd.DataFrame:
    """China's share of two goods that Japan imports, for the years up to `year` that both tables hold.

    Columns year, good (BATTERIES or MAGNETS), share_pct (percent of import value), imports_usd_bn (all origins),
    source_id, kind. Raises MissingDataError where there is no such year.
    """
    last = latest_year(import_dependence, year)
    bought = japan_liion_imports.assign(
        good=BATTERIES,
        imports_usd_bn=japan_liion_imports.groupby("year")["value_usd"].transform("sum") / USD_PER_BILLION,
    )
    magnets = magnets_of_japan(import_dependence)
    magnets = magnets.assign(good=MAGNETS, imports_usd_bn=magnets["imports_usd"] / USD_PER_BILLION)
    both = [only(bought, origin=CHINA), magnets.rename(columns={"china_share_pct": "share_pct"})]
    first = max(int(frame["year"].min()) for frame in both)
    columns = ["year", "good", "share_pct", "imports_usd_bn", "source_id", "kind"]
    joined = pd.concat([frame[columns] for frame in both], ignore_index=True)
    return joined[joined["year"].between(first, last)].reset_index(drop=True)


def japan_by_definition(lithium_battery_shares: pd.DataFrame, battery_makers: pd.DataFrame) -> pd.DataFrame:
    """First and last share of Japan's makers by each definition, in order of the first year.

    Columns definition_id, use, definition, first_year, last_year, first_pct, last_pct (percent of the world market),
    qualifier (of the last share), china_last_pct and korea_last_pct (missing where not stated), source_id (of the last
    share), group_source_id (of the first), kind. The makers that a ranking names (NAMED_MAKERS) give a share of their
    own, a lower bound.
    """
    japan = only(lithium_battery_shares, country=JAPAN).sort_values("year")
    ends = japan.groupby("definition_id", as_index=False).agg(
        use=("use", "first"),
        definition=("definition", "first"),
        first_year=("year", "first"),
        last_year=("year", "last"),
        first_pct=("share_pct", "first"),
        last_pct=("share_pct", "last"),
        qualifier=("qualifier", "last"),
        source_id=("source_id", "last"),
        group_source_id=("source_id", "first"),
        kind=("kind", "last"),
    )
    for column, country in (("china_last_pct", CHINA), ("korea_last_pct", "South Korea")):
        rivals = lithium_battery_shares.loc[lithium_battery_shares["country"] == country]
        rivals = rivals[["definition_id", "year", "share_pct"]]
        rivals = rivals.rename(columns={"year": "last_year", "share_pct": column})
        ends = ends.merge(rivals, on=["definition_id", "last_year"], how="left")
    every = pd.concat([ends, _named_makers(battery_makers)], ignore_index=True)
    return every.sort_values(["first_year", "last_year", "definition_id"], ignore_index=True)


def _named_makers(battery_makers: pd.DataFrame) -> pd.DataFrame:
    """The lowest share that Japan's makers can have had in the first and last year of the ranking."""
    installed = only(battery_makers, basis=batteries.INSTALLATIONS, headquarters=JAPAN).sort_values("year")
    years = int(installed["year"].iloc[0]), int(installed["year"].iloc[-1])
    first, last = (batteries.share_bounds_pct(battery_makers, JAPAN, year)[0] for year in years)
    row = {
        "definition_id": NAMED_MAKERS,
        "use": "cars",
        "definition": "Batteries installed in electric vehicles, makers of Japan that the ranking names (SNE Research)",
        "first_year": years[0],
        "last_year": years[1],
        "first_pct": first,
        "last_pct": last,
        "qualifier": "at least",
        "source_id": installed["source_id"].iloc[-1],
        "group_source_id": installed["source_id"].iloc[0],
        "kind": "typed",
    }
    return pd.DataFrame([row])


def counts_of(lithium_battery_shares: pd.DataFrame, year: int) -> pd.DataFrame:
    """Japan's share in `year` by every definition but the article's claim, by rising share."""
    rows = only(lithium_battery_shares, country=JAPAN, year=year)
    return rows[rows["definition_id"] != ARTICLE].sort_values("share_pct", ignore_index=True)


def share_between_pct(
    lithium_battery_shares: pd.DataFrame, definition_id: str, year: int, country: str = JAPAN
) -> tuple[float, float]:
    """Lowest and highest of a definition's share last before and first after `year`, which it does not count; percent.

    Raises MissingDataError where the definition has no share on one side of `year`.
    """
    own = only(lithium_battery_shares, definition_id=definition_id, country=country)
    before = latest_year(own, year)
    later = own[own["year"] > year]
    if later.empty:
        raise MissingDataError(f"definition {definition_id!r} has no share after {year}")
    both = [float(only(own, year=each)["share_pct"].iloc[0]) for each in (before, later["year"].min())]
    return min(both), max(both)


def with_span(solid_state_programmes: pd.DataFrame) -> pd.DataFrame:
    """All rows with `start` and `end`, decimal years: from the first day of the first month to the last of the last."""
    spans = {
        name: solid_state_programmes[column].map(lambda month, part=part: _decimal(month, part))
        for name, column, part in (("start", "date_from", 0), ("end", "date_to", 1))
    }
    return solid_state_programmes.assign(**spans)


def _decimal(month: str, months_gone: int) -> float:
    """Decimal year of the first day of a month YYYY-MM, or with `months_gone` of 1 of the day after its last."""
    return int(month[:4]) + (int(month[5:7]) - 1 + months_gone) / _MONTHS


def dates_for_cars(solid_state_programmes: pd.DataFrame, subject: str) -> pd.DataFrame:
    """Milestones that would bring batteries of the kind `subject` (all-solid, semi-solid) into cars; none is fine."""
    return solid_state_programmes[
        (solid_state_programmes["subject"] == subject) & (solid_state_programmes["stage"] == CARS)
    ]


def announced_years(solid_state_programmes: pd.DataFrame, actor: str) -> list[tuple[int, int]]:
    """First and last year of each date still ahead on which `actor` means to bring all-solid batteries into cars."""
    own = dates_for_cars(only(solid_state_programmes, actor=actor), ALL_SOLID)
    ahead = with_status(own, "announced")
    return [(int(start[:4]), int(end[:4])) for start, end in zip(ahead["date_from"], ahead["date_to"], strict=True)]


def year_begun(solid_state_programmes: pd.DataFrame, milestone_id: str) -> int:
    """Year in which a milestone is dated, or in which its span begins."""
    return int(only(solid_state_programmes, milestone_id=milestone_id)["date_from"].iloc[0][:4])


def with_status(milestones: pd.DataFrame, status: str) -> pd.DataFrame:
    """Milestones in the state `status`, none is fine; by date."""
    return milestones[milestones["status"] == status].sort_values("date_from", ignore_index=True)
