"""The passport of a figure: everything a reader needs to trust, cite and redo it."""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
from typing import Any, Self

import pandas as pd
from pydantic import BaseModel, ConfigDict, field_validator, model_validator

from evbook import tables
from evbook.contracts import context
from evbook.errors import ResultError
from evbook.tables import Source

FIGURE_MIME = "application/vnd.evbook.figure+json"
# nbformat takes a dict only under a type that ends in "+json", which altair's own renderer does not emit.
VEGA_LITE_MIME = "application/vnd.vegalite.v6+json"


class _Frozen(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Column(_Frozen):
    """A column of the figure's data: name with unit, title, unit, meaning."""

    name: str
    title: str
    unit: str
    description: str = ""


class Licence(_Frozen):
    """Terms of a source, and the date on which they were looked at."""

    name: str
    title: str
    address: str
    dated: str


class Origin(_Frozen):
    """One source of a figure, as shown under it."""

    id: str
    title: str
    publisher: str
    address: str
    edition: str
    retrieved: str
    licence: Licence


class Axis(_Frozen):
    """A control of an explorer: the parameter it moves and the values that the page offers."""

    name: str
    values: tuple[Any, ...]


class Readings(_Frozen):
    """Labelled numbers that the controls of a figure decide: looked up on the page, never computed there.

    `texts` holds the readings of each setting, in the order of the product of the axes, the last moving fastest;
    `start` is the place of the setting that the page begins with.
    """

    axes: tuple[Axis, ...]
    labels: tuple[str, ...]
    texts: tuple[tuple[str, ...], ...]
    start: int

    @model_validator(mode="after")
    def _whole(self) -> Self:
        if len(self.texts) != math.prod(len(axis.values) for axis in self.axes):
            raise ValueError("readings need one row for each setting of the axes")
        if any(len(row) != len(self.labels) for row in self.texts) or not 0 <= self.start < len(self.texts):
            raise ValueError("readings need one text a label, and a start among their rows")
        return self


class Passport(_Frozen):
    """What stands under a figure and in `<id>.meta.json`."""

    id: str
    chapter: str
    title: str
    caption: str
    alt: str
    unit: str
    notes: tuple[str, ...]
    coverage: str
    sources: tuple[Origin, ...]
    tables: tuple[str, ...]
    parameters: dict[str, Any]
    columns: tuple[Column, ...]
    rows: tuple[tuple[Any, ...], ...]
    readings: Readings | None = None

    @field_validator("id", "title", "caption", "alt", "unit", "coverage")
    @classmethod
    def _stated(cls, text: str) -> str:
        if not text.strip():
            raise ValueError("must not be empty: a figure has title, caption, alt text, unit and coverage")
        return text


def issue(
    *,
    figure_id: str,
    table_names: Sequence[str],
    source_ids: Collection[str],
    columns: Sequence[Column],
    data: pd.DataFrame,
    words: dict[str, Any],
) -> Passport:
    """Make a passport out of the tables a builder declares and the words (title, caption, alt …) it gives.

    `source_ids` are the sources of the rows drawn: the passport names these, and of the declared tables those that
    hold rows of them. Raises ResultError for a source that no declared table has, and where none is given.
    """
    running = context.current()
    shown = {name: _sources_of(name, source_ids) for name in table_names}
    strange = set(source_ids) - {source.id for sources in shown.values() for source in sources}
    if strange or not source_ids:
        raise ResultError(
            f"figure {figure_id!r} draws rows of {sorted(strange) or 'no source'}; declare their table in {table_names}"
        )
    return Passport(
        id=figure_id,
        chapter=running.chapter,
        sources=_origins(shown),
        tables=tuple(name for name, sources in shown.items() if sources),
        parameters=running.parameters,
        columns=tuple(columns),
        rows=plain_rows(data[[column.name for column in columns]]),
        **words,
    )


def plain_rows(data: pd.DataFrame) -> tuple[tuple[Any, ...], ...]:
    """Rows of `data` as plain Python values, numbers to ten significant digits, missing as None."""
    return tuple(tuple(_plain(value) for value in row) for row in data.itertuples(index=False))


def _plain(value: Any) -> Any:
    if pd.isna(value):
        return None
    plain = value.item() if hasattr(value, "item") else value
    return float(f"{plain:.10g}") if isinstance(plain, float) else plain


def _sources_of(table: str, source_ids: Collection[str]) -> list[Source]:
    return [source for source in tables.describe(table).sources if source.id in source_ids]


def _origins(shown: dict[str, list[Source]]) -> tuple[Origin, ...]:
    found = {source.id: source for sources in shown.values() for source in sources}
    return tuple(_origin(found[key]) for key in sorted(found))


def _origin(source: Source) -> Origin:
    licence = Licence(
        name=source.licence_name,
        title=source.licence_title,
        address=source.licence_address,
        dated=source.licence_dated,
    )
    return Origin(
        id=source.id,
        title=source.title,
        publisher=source.publisher,
        address=source.address,
        edition=source.edition,
        retrieved=source.retrieved,
        licence=licence,
    )
