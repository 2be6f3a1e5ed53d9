"""The passport of a figure as it arrives in a notebook, checked against its contract."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from evbook.contracts.passport import FIGURE_MIME, Passport
from evbook.errors import BuildError

# What a passport's file holds beyond the passport: which run it belongs to. The rows stand in the .csv beside it.
_RUN_FIELDS = ("scenario", "run")


def read_passport_file(path: Path) -> Passport:
    """The passport in a `.meta.json`, without rows; raises BuildError naming the file and what is wrong with it."""
    content = read_json(path)
    if not isinstance(content, dict):
        raise BuildError(f"{path}: is no passport; delete the run's folder and run the chapter again")
    own = {name: value for name, value in content.items() if name not in _RUN_FIELDS}
    return read_passport({"rows": (), **own}, path.name)


def read_json(path: Path) -> Any:
    """Parsed JSON of a run's file; raises BuildError where it is missing or broken."""
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise BuildError(
            f"{path} cannot be read ({error}); delete the run's folder and run the chapter again"
        ) from error


def read_passport(content: Any, where: str) -> Passport:
    """`content` as a passport; raises BuildError naming the place, the figure and the fields that are wrong."""
    if content is None:
        raise BuildError(f"{where}: a chart without {FIGURE_MIME}; make it with a builder of evbook.figures")
    try:
        return Passport.model_validate(content)
    except ValidationError as error:
        name = content.get("id", "?") if isinstance(content, dict) else "?"
        faults = "; ".join(f"{'.'.join(map(str, fault['loc']))}: {fault['msg']}" for fault in error.errors())
        raise BuildError(f"{where}: passport of figure {name!r}: {faults}; correct its builder") from None
