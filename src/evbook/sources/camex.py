"""Camex, Brazil's chamber of foreign trade: duty on imported electric cars, as announced."""

from __future__ import annotations

import pandas as pd

from evbook.sources.raw import numbers, require_unique, typed

_WHERE = "brazil_duty_steps"


def duty_steps() -> pd.DataFrame:
    """Duty from each step on: year, month, product (bev, phev), duty_pct, duty_free_quota_usd, source_id.

    RawFileError where a step of a product stands twice.
    """
    columns = ["year", "month", "product", "duty_pct", "duty_free_quota_usd", "source_id"]
    raw = typed(_WHERE, columns)
    whole = {name: numbers(raw[name], _WHERE).astype("int64") for name in ("year", "month")}
    amounts = {name: numbers(raw[name], _WHERE) for name in ("duty_pct", "duty_free_quota_usd")}
    steps = raw.assign(**whole, **amounts)[columns]
    require_unique(steps, ["year", "month", "product"], _WHERE)
    return steps
