"""Numbers and words that a chapter computes, recorded once and glued into its text."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any, Literal

import pandas as pd
from IPython.display import display as show
from pydantic import BaseModel, ConfigDict

from evbook import tables
from evbook.contracts import context
from evbook.errors import ResultError, UnknownNameError

GLUE_PREFIX = "application/papermill.record/"
RESULT_MIME = "application/vnd.evbook.result+json"

Kind = Literal["official", "compiled", "estimate", "typed", "stated", "assumption", "model", "word", "guard"]
# A result is as good as the weakest row it rests on; later is weaker.
_EVIDENCE: tuple[Kind, ...] = ("official", "compiled", "estimate", "typed")


class Result(BaseModel):
    """One recorded result, as `results.json` holds it; the runner adds the scenario."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    chapter: str
    name: str
    dims: dict[str, str]
    value: float | int | str | bool | None
    low: float | None
    high: float | None
    unit: str
    year: int | str | None
    kind: Kind
    display: str
    note: str
    sources: list[str]

    @property
    def key(self) -> str:
        """Name under which the text glues it: the name, and its dimensions where there are any."""
        return "__".join([self.name, *(_slug(value) for value in self.dims.values())])


def record(
    name: str,
    value: Any,
    *,
    unit: str,
    decimals: int = 1,
    year: Any = None,
    rows: pd.DataFrame | None = None,
    kind: Kind | None = None,
    dims: Mapping[str, str] | None = None,
    low: Any = None,
    high: Any = None,
    note: str = "",
    magnitude: bool = False,
) -> None:
    """Record the number `value` in `unit` and glue its display, rounded to `decimals`, under the result's key.

    `rows` are the rows it was computed from (columns `source_id`, `kind`): sources and kind of evidence come from
    them unless `kind` says otherwise. `magnitude` glues the number without its sign, for a sentence whose verb
    carries the direction. Raises ResultError for a value that is not a finite number.
    """
    number = _finite(name, value)
    _emit(
        Result(
            chapter=context.current().chapter,
            name=name,
            dims={key: str(part) for key, part in (dims or {}).items()},
            value=number,
            low=None if low is None else _finite(name, low),
            high=None if high is None else _finite(name, high),
            unit=unit,
            year=_plain(year),
            kind=kind or _weakest(name, rows),
            display=str(number) if unit == "year" else format_number(abs(number) if magnitude else number, decimals),
            note=note,
            sources=_sources(rows),
        )
    )


def word(name: str, text: str, *, note: str = "") -> None:
    """Record a word or name that the data decide (a direction, a country) and glue it."""
    _emit(_textual(name, text, "word", text, note))


def direction(name: str, change: float, *, up: str = "rose", down: str = "fell", flat: str = "did not change") -> None:
    """Record and glue the word for the sign of `change`."""
    word(name, flat if change == 0 else up if change > 0 else down)


def guard(name: str, holds: Any, sentence: str, otherwise: str = "") -> None:
    """Glue `sentence` where `holds`, else `otherwise`; at the baseline a guard that does not hold fails the build."""
    truth = bool(holds)
    _emit(_textual(name, truth, "guard", sentence if truth else otherwise, ""))


def stated(claim_id: str) -> str:
    """Record what a source document states, as `claims.csv` has it, glue it as `stated_<id>`, and return it.

    Raises UnknownNameError for a claim that the table does not hold.
    """
    claims = tables.load("claims").set_index("id")
    if claim_id not in claims.index:
        raise UnknownNameError.of("claim", claim_id, claims.index)
    claim = claims.loc[claim_id]
    _emit(
        Result(
            chapter=context.current().chapter,
            name=f"stated_{claim_id.lower()}",
            dims={},
            value=str(claim["stated"]),
            low=None,
            high=None,
            unit=_text(claim["unit"]),
            year=_text(claim["period"]),
            kind="stated",
            display=str(claim["stated"]),
            note=str(claim["claim"]),
            sources=[str(claim["document"])],
        )
    )
    return str(claim["stated"])


def format_number(value: float, decimals: int) -> str:
    """`value` with thousands separators, `decimals` digits and a true minus sign."""
    rounded = round(value, decimals)
    return f"{0.0 if rounded == 0 else rounded:,.{max(decimals, 0)}f}".replace("-", "−")


def _textual(name: str, value: str | bool, kind: Kind, display: str, note: str) -> Result:
    return Result(
        chapter=context.current().chapter,
        name=name,
        dims={},
        value=value,
        low=None,
        high=None,
        unit="",
        year=None,
        kind=kind,
        display=display,
        note=note,
        sources=[],
    )


def _emit(result: Result) -> None:
    bundle = {"text/plain": repr(result.display), RESULT_MIME: result.model_dump()}
    glued = {"scrapbook": {"name": result.key, "mime_prefix": GLUE_PREFIX}}
    show({GLUE_PREFIX + mime: content for mime, content in bundle.items()}, raw=True, metadata=glued)


def _finite(name: str, value: Any) -> float | int:
    plain = _plain(value)
    if isinstance(plain, bool) or not isinstance(plain, int | float) or not math.isfinite(plain):
        raise ResultError(f"result {name!r} is {value!r}; a finite number is needed: look at the rows it is made of")
    return plain


def _plain(value: Any) -> Any:
    return value.item() if hasattr(value, "item") else value


def _text(value: Any) -> str:
    return "" if pd.isna(value) else str(value)


def _sources(rows: pd.DataFrame | None) -> list[str]:
    return [] if rows is None else sorted(map(str, rows["source_id"].unique()))


def _weakest(name: str, rows: pd.DataFrame | None) -> Kind:
    if rows is None or rows.empty:
        raise ResultError(f"result {name!r} names no rows and no kind; pass rows=… or kind=…")
    return max((kind for kind in rows["kind"].unique()), key=_EVIDENCE.index)


def _slug(value: str) -> str:
    return "-".join("".join(sign if sign.isalnum() else " " for sign in value.lower()).split())
