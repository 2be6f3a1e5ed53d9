"""China's exports of graphite by month: the code under licence and the one it is compared with."""

from __future__ import annotations

import pandas as pd

from evbook.analysis import measures
from evbook.errors import MissingDataError

NATURAL, ARTIFICIAL = "Natural graphite in powder or flakes", "Artificial graphite"


def monthly(graphite: pd.DataFrame, first_year: int, last_year: int) -> pd.DataFrame:
    """Exports of each code by month, all partners of the table.

    Columns month (ISO text, first day), hs_code, product, weight_kt (thousand tonnes), value_usd_mn, usd_per_kg,
    partners_reported, kind, source_id; sorted by code and month. Raises MissingDataError where no month lies between
    the two years.
    """
    rows = graphite[graphite["year"].between(first_year, last_year)]
    if rows.empty:
        raise MissingDataError(f"no month between {first_year} and {last_year}; the data page says what is covered")
    by_month = rows.assign(month=_months(rows).to_timestamp().strftime("%Y-%m-%d")).groupby(
        ["hs_code", "product", "month", "kind", "source_id"], as_index=False
    )
    summed = by_month[["weight_kg", "value_usd", "partners_reported"]].sum()
    summed = summed.assign(
        weight_kt=summed["weight_kg"] / 1e6,
        value_usd_mn=summed["value_usd"] / 1e6,
        usd_per_kg=summed["value_usd"] / summed["weight_kg"],
    )
    columns = ["month", "hs_code", "product", "weight_kt", "value_usd_mn", "usd_per_kg", "partners_reported"]
    return summed[[*columns, "kind", "source_id"]]


def tonnes(graphite: pd.DataFrame, product: str, partner: str | None = None) -> pd.Series[float]:
    """Exports of a product in tonnes by month (PeriodIndex), to all partners of the table or to one."""
    rows = measures.only(graphite, product=product, **({"partner": partner} if partner else {}))
    return rows["weight_kg"].groupby(_months(rows)).sum().astype("float64").sort_index() / 1000


def _months(rows: pd.DataFrame) -> pd.PeriodIndex:
    return pd.PeriodIndex(rows["year"].astype("str") + "-" + rows["month"].astype("str").str.zfill(2), freq="M")
