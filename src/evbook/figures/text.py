"""A figure as text: what a regression test compares and a person can read in a diff."""

from __future__ import annotations

import hashlib
import json
from typing import Any

import pandas as pd

from evbook.contracts.passport import Passport, Readings

_MARKS_INSIDE = ("layer", "hconcat", "vconcat", "concat")


def describe(passport: Passport, spec: dict[str, Any]) -> str:
    """Id, title, marks, each field's range and sum to six digits, first and last row, row count, hash of the data."""
    data = pd.DataFrame(passport.rows, columns=[column.name for column in passport.columns])
    lines = [
        f"figure {passport.id} ({' + '.join(_marks(spec))}), {len(data)} rows",
        f"  title: {passport.title}",
        *(f"  {column.name} [{column.unit}]: {_field(data[column.name])}" for column in passport.columns),
        f"  first row: {_row(passport.rows[0])}",
        f"  last row: {_row(passport.rows[-1])}",
        f"  data: {_hash(passport.rows)}",
        *_readings(passport.readings),
    ]
    return "\n".join(lines)


def _readings(readings: Readings | None) -> list[str]:
    """What the controls offer, what the page begins with, and a hash of every reading; nothing without controls."""
    if readings is None:
        return []
    offered = [f"{axis.name}: {', '.join(map(str, axis.values))}" for axis in readings.axes]
    begun = zip(readings.labels, readings.texts[readings.start], strict=True)
    return [
        f"  controls: {' | '.join(offered)}",
        *(f"  {label}: {told}" for label, told in begun),
        f"  readings: {_hash(readings.texts)}",
    ]


def _marks(spec: dict[str, Any]) -> list[str]:
    inner = [mark for key in _MARKS_INSIDE for part in spec.get(key, []) for mark in _marks(part)]
    own = spec.get("mark")
    name = own["type"] if isinstance(own, dict) else own
    return [*([name] if name else []), *inner]


def _field(values: pd.Series[Any]) -> str:
    missing = f", {values.isna().sum()} missing" if values.isna().any() else ""
    known = values.dropna()
    if pd.api.types.is_numeric_dtype(known) and not pd.api.types.is_bool_dtype(known):
        return f"{known.min():.6g} to {known.max():.6g}, sum {known.sum():.6g}{missing}"
    return " | ".join(map(str, sorted(known.unique())[:8])) + (" | …" if known.nunique() > 8 else "") + missing


def _row(row: tuple[Any, ...]) -> str:
    return ", ".join(map(_rounded, row))


def _rounded(value: Any) -> str:
    return f"{value:.6g}" if isinstance(value, float) else str(value)


def _hash(rows: tuple[tuple[Any, ...], ...]) -> str:
    rounded = json.dumps([[_rounded(value) for value in row] for row in rows], ensure_ascii=False)
    return hashlib.sha256(rounded.encode()).hexdigest()[:16]
