"""What two runs of one chapter say differently."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

# What a figure's passport says about its run, not about what is drawn.
_ABOUT_RUN = ("parameters", "run", "scenario")
# A result as `results.json` holds it.
Recorded = Mapping[str, Any]


@dataclass(frozen=True)
class Change:
    """A result that two runs display differently; None where a run does not record it."""

    name: str
    dims: Mapping[str, str]
    kind: str
    unit: str
    before: str | None
    after: str | None


def compare(before: Iterable[Recorded], after: Iterable[Recorded]) -> list[Change]:
    """Results of two runs whose display differs, or which one run alone has: in the order of `after`, then the rest.

    Two results are the same one where chapter, name and dims are; kind and unit are those of `after` where it has the
    result. What is displayed counts, so a difference smaller than the rounding is none.
    """
    old, new = ({_identity(result): result for result in results} for results in (before, after))
    pairs = [(old.get(key), new.get(key)) for key in [*new, *(key for key in old if key not in new)]]
    return [_change(one, other) for one, other in pairs if _display(one) != _display(other)]


def count(before: Iterable[Recorded], after: Iterable[Recorded]) -> int:
    """How many results the two runs record together, each counted once."""
    return len({_identity(result) for results in (before, after) for result in results})


def changed_figures(before: Path, after: Path) -> list[str]:
    """Ids of the figures in the folder of the run `after` that `before` lacks or draws or words otherwise, sorted."""
    found = sorted(path.name.removesuffix(".meta.json") for path in (after / "figures").glob("*.meta.json"))
    return [figure for figure in found if _drawn(before, figure) != _drawn(after, figure)]


def _drawn(folder: Path, figure: str) -> tuple[str, str, dict[str, Any]] | None:
    data, spec, meta = (folder / "figures" / f"{figure}.{ending}" for ending in ("csv", "json", "meta.json"))
    if not meta.is_file():
        return None
    passport = json.loads(meta.read_text(encoding="utf-8"))
    words = {name: value for name, value in passport.items() if name not in _ABOUT_RUN}
    return data.read_text(encoding="utf-8"), spec.read_text(encoding="utf-8"), words


def _identity(result: Recorded) -> tuple[str, str, str]:
    return result["chapter"], result["name"], json.dumps(result["dims"], sort_keys=True)


def _display(result: Recorded | None) -> str | None:
    return None if result is None else str(result["display"])


def _change(before: Recorded | None, after: Recorded | None) -> Change:
    told = after or before or {}
    about = {field: told[field] for field in ("name", "dims", "kind", "unit")}
    return Change(**about, before=_display(before), after=_display(after))
