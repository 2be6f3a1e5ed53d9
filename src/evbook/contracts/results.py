"""Numbers and words that a chapter computes, recorded once and glued into its text."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from string import Formatter
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
    dims: dict[str, str] = {}
    value: float | int | str | bool | None
    low: float | None = None
    high: float | None = None
    unit: str = ""
    year: int | str | None = None
    kind: Kind
    display: str
    note: str = ""
    sources: list[str] = []

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
    rows: pd.DataFrame | Sequence[pd.DataFrame] = (),
    kind: Kind | None = None,
    display: str | None = None,
    **about: Any,
) -> None:
    """Record the number `value` in `unit` and glue its display, rounded to `decimals`, under the result's key.

    `rows` are the rows it was computed from, of one table or of several (columns `source_id`, `kind`): sources and
    kind of evidence come from them unless `kind` says otherwise. `display` replaces the rounded number. `about` may
    hold year, dims, low, high and note. Raises ResultError for a value that is not a finite number, or one without
    rows and kind.
    """
    number = _finite(name, value)
    shown = display if display is not None else str(number) if unit == "year" else format_number(number, decimals)
    described = {key: _plain(part) for key, part in about.items()}
    origins = [rows] if isinstance(rows, pd.DataFrame) else list(rows)
    evidence = kind or _weakest(name, origins)
    _emit(name=name, value=number, unit=unit, kind=evidence, display=shown, sources=_sources(origins), **described)


def change(name: str, value: Any, *, unit: str, suffix: str, decimals: int = 1, **about: Any) -> None:
    """Record a change and glue it as "rose by 1.6 points", "fell by …" or "did not change"; `suffix` ends it.

    Arguments and errors otherwise as in `record`.
    """
    size = format_number(abs(_finite(name, value)), decimals)
    verb = "rose" if value > 0 else "fell"
    words = "did not change" if size == format_number(0.0, decimals) else f"{verb} by {size} {suffix}"
    record(name, value, unit=unit, decimals=decimals, display=words, **about)


def word(name: str, text: str) -> None:
    """Record a word, a name or a sentence that the data decide, and glue it.

    `{key}` in `text` is replaced by the display of the result with that key. Raises ResultError for an unknown key.
    """
    shown, sources = _filled(text)
    _emit(_keys(text), name=name, value=shown, kind="word", display=shown, sources=sources)


def direction(name: str, value: float, *, up: str = "rose", down: str = "fell", flat: str = "did not change") -> None:
    """Record and glue the word for the sign of `value`."""
    word(name, flat if value == 0 else up if value > 0 else down)


def guard(name: str, holds: Any, sentence: str, otherwise: str = "") -> None:
    """Glue `sentence` where `holds`, else `otherwise`; at the baseline a guard that does not hold fails the build.

    `{key}` in either is replaced as in `word`.
    """
    truth = bool(holds)
    shown, sources = _filled(sentence if truth else otherwise)
    _emit(_keys(sentence + otherwise), name=name, value=truth, kind="guard", display=shown, sources=sources)


def stated(claim_id: str) -> str:
    """Record what a source document states, as `claims.csv` has it, glue it as `stated_<id>`, and return it.

    A second call records nothing more. Raises UnknownNameError for a claim that the table does not hold.
    """
    claims = tables.load("claims").set_index("id")
    if claim_id not in claims.index:
        raise UnknownNameError.of("claim", claim_id, claims.index)
    claim = claims.loc[claim_id].fillna("").astype(str)
    if f"stated_{claim_id.lower()}" in context.current().recorded:
        return str(claim["stated"])
    said: dict[str, Any] = {
        "value": claim["stated"],
        "display": claim["stated"].replace("-", "−") if claim["stated"].startswith("-") else claim["stated"],
        "unit": claim["unit"],
        "year": claim["period"],
    }
    origin: dict[str, Any] = {"note": claim["claim"], "sources": [claim["document"]]}
    _emit(name=f"stated_{claim_id.lower()}", kind="stated", **said, **origin)
    return str(claim["stated"])


def format_number(value: float, decimals: int) -> str:
    """`value` with thousands separators, `decimals` digits (negative: rounded to tens, hundreds) and a true minus."""
    rounded = round(value, decimals)
    return f"{0.0 if rounded == 0 else rounded:,.{max(decimals, 0)}f}".replace("-", "−")


def _emit(uses: Sequence[str] = (), /, **parts: Any) -> None:
    """Show the result; `uses` are the keys of other results that its sentence takes in."""
    running = context.current()
    result = Result(chapter=running.chapter, **parts)
    running.recorded[result.key] = result
    bundle = {"text/plain": repr(result.display), RESULT_MIME: result.model_dump()}
    glued = {"scrapbook": {"name": result.key, "mime_prefix": GLUE_PREFIX}, "evbook": {"uses": list(uses)}}
    show({GLUE_PREFIX + mime: content for mime, content in bundle.items()}, raw=True, metadata=glued)


def _filled(text: str) -> tuple[str, list[str]]:
    recorded, keys = context.current().recorded, _keys(text)
    for key in keys:
        if key not in recorded:
            raise ResultError(f"{text!r} needs the result {key!r}; record it first: {', '.join(sorted(recorded))}")
    sources = sorted({source for key in keys for source in recorded[key].sources})
    return text.format_map({key: recorded[key].display for key in keys}), sources


def _keys(text: str) -> list[str]:
    """Keys of the results that `text` takes in as `{key}`."""
    return [key for _, key, _, _ in Formatter().parse(text) if key]


def _finite(name: str, value: Any) -> float | int:
    plain = _plain(value)
    if isinstance(plain, bool) or not isinstance(plain, int | float) or not math.isfinite(plain):
        raise ResultError(f"result {name!r} is {value!r}; a finite number is needed: look at the rows it is made of")
    return plain


def _plain(value: Any) -> Any:
    return value.item() if hasattr(value, "item") else dict(value) if isinstance(value, Mapping) else value


def _sources(origins: list[pd.DataFrame]) -> list[str]:
    return sorted({str(source) for rows in origins for source in rows["source_id"].unique()})


def _weakest(name: str, origins: list[pd.DataFrame]) -> Kind:
    kinds = [kind for rows in origins for kind in rows["kind"].unique()]
    if not kinds:
        raise ResultError(f"result {name!r} names no rows and no kind; pass rows=… or kind=…")
    return max(kinds, key=_EVIDENCE.index)


def _slug(value: str) -> str:
    return "-".join("".join(sign if sign.isalnum() else " " for sign in value.lower()).split())
