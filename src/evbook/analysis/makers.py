"""Makers' sales by powertrain, one scope of a company at a time."""

from __future__ import annotations

from typing import Any

import pandas as pd

from evbook.analysis.measures import PERCENT, growth_pct, only
from evbook.errors import MissingDataError

COMBUSTION = "No electric drive"
HYBRID = "Hybrid, no plug"
PLUG_IN_HYBRID = "Plug-in hybrid"
BATTERY = "Battery-electric"
OTHER = "Other electrified or not split"
PARTS = (COMBUSTION, HYBRID, PLUG_IN_HYBRID, BATTERY, OTHER)
# The scope under which each maker's powertrains are known; Toyota's group (with Daihatsu and Hino) has totals only.
SCOPES = {"Toyota": "Toyota and Lexus", "Honda": "whole company", "BYD": "whole company"}
TOYOTA_GROUP = "Toyota group"
# The totals of Honda and Nissan are rounded to it.
TOTALS_STEP_VEHICLES = 10_000
# A level worked back from a printed growth is rounded to it.
ESTIMATES_STEP_VEHICLES = 100
_NAMES = {"hev": HYBRID, "phev": PLUG_IN_HYBRID, "bev": BATTERY}
_WEAKNESS = ("official", "compiled", "estimate", "typed")


def sold(automaker_sales: pd.DataFrame, company: str, powertrain: str, year: int, **where: Any) -> float:
    """Vehicles sold; `where` may name scope (default: that of SCOPES, else whole company) and market (World).

    Raises MissingDataError where no row says so.
    """
    return float(row_of(automaker_sales, company, powertrain, year, **where)["vehicles"].iloc[0])


def row_of(automaker_sales: pd.DataFrame, company: str, powertrain: str, year: int, **where: Any) -> pd.DataFrame:
    """The one row behind `sold`; arguments and errors as there."""
    place = {"scope": SCOPES.get(company, "whole company"), "market": "World"} | where
    return only(automaker_sales, company=company, powertrain=powertrain, year=year, **place)


def total_rows(automaker_sales: pd.DataFrame, company: str, years: tuple[int, int], **where: Any) -> pd.DataFrame:
    """The rows of a maker's total in two years, in their order; `where` and errors as in `sold`."""
    rows = [row_of(automaker_sales, company, "all", year, **where) for year in years]
    return pd.concat(rows, ignore_index=True)


def growth_on_year_before_pct(automaker_sales: pd.DataFrame, company: str, powertrain: str, year: int) -> float:
    """Change of a maker's world sales of one powertrain on the year before, percent."""
    new, old = (sold(automaker_sales, company, powertrain, each) for each in (year, year - 1))
    return growth_pct(new, old)


def group_growth_pct(automaker_sales: pd.DataFrame, year: int) -> float:
    """Change of the sales of Toyota's group, Daihatsu and Hino included, on the year before, percent."""
    rows = total_rows(automaker_sales, "Toyota", (year - 1, year), scope=TOYOTA_GROUP)
    return growth_pct(rows["vehicles"].iloc[1], rows["vehicles"].iloc[0])


def rounding_of_growth_pct(new: float, old: float, step: float) -> tuple[float, float]:
    """Lowest and highest growth in percent that two levels rounded to `step` allow: half a step on either side."""
    half = step / 2
    return growth_pct(new - half, old + half), growth_pct(new + half, old - half)


def yearly_growth_pct(automaker_sales: pd.DataFrame, company: str, powertrain: str, not_after: int) -> dict[int, float]:
    """Change on the year before by year, percent, of the years known up to `not_after` whose year before is known."""
    where = {"scope": SCOPES.get(company, "whole company"), "market": "World"}
    rows = only(automaker_sales, company=company, powertrain=powertrain, **where)
    known = sorted(int(year) for year in rows["year"] if year <= not_after)
    return {
        year: growth_on_year_before_pct(automaker_sales, company, powertrain, year)
        for year in known
        if year - 1 in known
    }


def growth_on_rounded_pct(new: float, old: float, step: float) -> tuple[float, float]:
    """Lowest and highest growth in percent where the earlier level alone is rounded to `step`."""
    half = step / 2
    return growth_pct(new, old + half), growth_pct(new, old - half)


def last_known_year(automaker_sales: pd.DataFrame, company: str, powertrain: str, not_after: int) -> int:
    """Last year not after `not_after` with a row for the world. Raises MissingDataError where there is none."""
    rows = only(automaker_sales, company=company, powertrain=powertrain, market="World")
    years = rows.loc[(rows["scope"] == SCOPES.get(company, "whole company")) & (rows["year"] <= not_after), "year"]
    if years.empty:
        raise MissingDataError(f"no world sales of {company} ({powertrain}) up to {not_after}; choose a later year")
    return int(years.max())


def rows_with_powertrains(automaker_sales: pd.DataFrame, last_year: int) -> pd.DataFrame:
    """World rows of every maker and year up to `last_year` whose powertrains are known: columns as automaker_sales.

    Toyota and Honda where the electrified part and the total are known; of BYD, which sells nothing else, the last
    year.
    """
    world = automaker_sales[(automaker_sales["market"] == "World") & (automaker_sales["year"] <= last_year)]
    one_scope = world[world["scope"] == world["company"].map(SCOPES)]
    kept = [rows for (company, year), rows in one_scope.groupby(["company", "year"]) if _is_split(rows)]
    split = pd.concat(kept, ignore_index=True)
    latest = split.groupby("company")["year"].transform("max")
    return split[(split["company"] != "BYD") | (split["year"] == latest)].reset_index(drop=True)


def _is_split(rows: pd.DataFrame) -> bool:
    known = set(rows["powertrain"])
    return {"all", "electrified"} <= known or set(rows["company"]) == {"BYD"}


def by_powertrain(rows: pd.DataFrame) -> pd.DataFrame:
    """Each maker's year split into PARTS: columns company, year, part, vehicles, share_pct (percent), kind.

    `rows` as `rows_with_powertrains` gives them. What is electrified and not split further stands under OTHER; parts
    add up to the maker's total, of BYD to battery cars and plug-in hybrids. kind is the weakest of the rows that a
    part rests on.
    """
    split = [_split(own.set_index("powertrain")) for _, own in rows.groupby(["company", "year"])]
    return pd.concat(split, ignore_index=True)


def _split(rows: pd.DataFrame) -> pd.DataFrame:
    vehicles = rows["vehicles"].astype("float64")
    parts = {name: vehicles[key] for key, name in _NAMES.items() if key in vehicles}
    kinds = {name: str(rows.loc[key, "kind"]) for key, name in _NAMES.items() if key in vehicles}
    if "electrified" in vehicles:
        parts |= {OTHER: vehicles["electrified"] - sum(parts.values())}
        parts |= {COMBUSTION: vehicles["all"] - vehicles["electrified"]}
        kinds |= dict.fromkeys((OTHER, COMBUSTION), _weakest(rows["kind"]))
    names = [name for name in PARTS if name in parts]
    total = sum(parts.values())
    return pd.DataFrame(
        {
            "company": rows["company"].iloc[0],
            "year": int(rows["year"].iloc[0]),
            "part": names,
            "vehicles": [parts[name] for name in names],
            "share_pct": [PERCENT * parts[name] / total for name in names],
            "kind": [kinds[name] for name in names],
        }
    )


def _weakest(kinds: pd.Series[Any]) -> str:
    return str(max(kinds, key=_WEAKNESS.index))
