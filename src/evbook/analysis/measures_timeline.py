"""Japan's measures against dependence in time: stocks, recycling, substitution, projects abroad, new batteries."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

import pandas as pd

from evbook.analysis.measures import only
from evbook.analysis.projects import MAGNET_HEAVY, MAGNET_LIGHT, NOT_COMPARABLE, RARE_EARTHS

FIRST_YEAR, LAST_YEAR = 2010, 2035
STOCK, RECYCLING, SAVING = "Stock", "Recycling", "Less or none of a metal"
DIVERSIFICATION, BATTERIES = "Other suppliers", "Solid-state cars"
GROUPS = (STOCK, RECYCLING, SAVING, DIVERSIFICATION, BATTERIES)
IN_USE, ANNOUNCED, NOT_KEPT = "in use", "announced, no use reported", "not kept"

_MEASURES = {"recycling": RECYCLING, "reduction": SAVING, "substitution": SAVING}
_STATES = {
    **dict.fromkeys(("in use", "delivering", "delivered", "asked to stop", "target"), IN_USE),
    **dict.fromkeys(("little output", "not kept"), NOT_KEPT),
}
_SHORT = {MAGNET_HEAVY: "Dy and Tb", MAGNET_LIGHT: "Nd and Pr"}
_COLUMNS = ["group", "label", "actor", "from_year", "to_year", "state", "status", "source_id", "kind"]


def timeline(
    projects: pd.DataFrame, savings: pd.DataFrame, rules: pd.DataFrame, programmes: pd.DataFrame
) -> pd.DataFrame:
    """Every measure of 2010 to 2035, by group and date.

    Columns group (GROUPS), label, actor, from_year and to_year (decimal years: announcement and the year of first use
    or of the target, equal where no page names one; for solid-state cars the promised years), state, status (as in
    the table), source_id, kind. A measure of several countries or reports is one row.
    """
    parts = [_stock(rules), _savings(savings), _projects(projects), _batteries(programmes)]
    joined = pd.concat(parts, ignore_index=True)
    joined = joined[joined["from_year"].between(FIRST_YEAR, LAST_YEAR)]
    order = joined["group"].map({group: place for place, group in enumerate(GROUPS)})
    shown = joined.assign(order=order, state=joined["status"].map(_STATES).fillna(ANNOUNCED))
    return shown.sort_values(["order", "from_year", "label"], ignore_index=True)[_COLUMNS]


def decimal_year(dates: pd.Series[Any]) -> pd.Series[Any]:
    """ISO dates of year or month as decimal years, their first day; missing stays missing."""
    days = pd.to_datetime(dates.astype("object"), format="ISO8601")
    return (days.dt.year + (days.dt.month - 1) / 12).astype("Float64")


def count(shown: pd.DataFrame, **wanted: Hashable) -> int:
    """Measures of a timeline whose columns equal `wanted`."""
    return len(only(shown, **wanted))


def _stock(rules: pd.DataFrame) -> pd.DataFrame:
    """Targets of national stocks, one row a year with the lowest and the highest number of days."""
    targets = rules[rules["rule"].str.startswith("target-")]
    days = targets.groupby("year")["days"].agg(["min", "max"])
    first = targets.drop_duplicates("year", keep="first").set_index("year")
    span = [f"{low:.0f} to {high:.0f} days" if low < high else f"{low:.0f} days" for low, high in days.to_numpy()]
    return pd.DataFrame(
        {
            "group": STOCK,
            "label": [f"State: {words}" for words in span],
            "actor": "Government of Japan",
            "from_year": days.index.astype("float64"),
            "to_year": days.index.astype("float64"),
            "status": "target",
            "source_id": first["source_id"].reindex(days.index).to_numpy(),
            "kind": first["kind"].reindex(days.index).to_numpy(),
        }
    )


def _savings(savings: pd.DataFrame) -> pd.DataFrame:
    rows = savings[savings["report"] == "main"]
    start = decimal_year(rows["announced"])
    return rows.assign(
        group=rows["measure"].map(_MEASURES),
        from_year=start,
        to_year=rows["target_year"].astype("Float64").fillna(start),
    )


def _projects(projects: pd.DataFrame) -> pd.DataFrame:
    agreed = projects[projects["event"] == "agreement"].drop_duplicates("project_id").set_index("project_id")
    later = projects[projects["event"] == "progress"].set_index("project_id")
    start = decimal_year(agreed["date"])
    end = decimal_year(later["first_delivery"].fillna(later["expected"])).reindex(agreed.index)
    what = agreed["need_group"].map(_SHORT).fillna(agreed["mineral"])
    plain = (agreed["need_group"] == NOT_COMPARABLE) & (agreed["mineral"] == RARE_EARTHS)
    return agreed.assign(
        group=DIVERSIFICATION,
        label=agreed["short_name"] + (": " + what).mask(plain, ""),
        actor=agreed["japanese_partner"],
        from_year=start,
        to_year=end.fillna(start),
        status=later["status"].reindex(agreed.index).fillna(agreed["status"]),
    ).reset_index()


def _batteries(programmes: pd.DataFrame) -> pd.DataFrame:
    rows = only(programmes, country="Japan", subject="all-solid", stage="cars or devices")
    return rows.assign(
        group=BATTERIES,
        label=rows["actor"] + ": " + rows["milestone"],
        from_year=decimal_year(rows["date_from"]),
        to_year=decimal_year(rows["date_to"]),
    )
