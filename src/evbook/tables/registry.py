"""The publishers' editions that rows may come from (`registry.toml`), the measure for the sources of any package."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from evbook.errors import UnknownNameError
from evbook.tables.models import Source


@cache
def sources() -> dict[str, Source]:
    """Every registered source by id."""
    content = tomllib.loads((files("evbook.tables") / "registry.toml").read_text(encoding="utf-8"))
    return {name: Source.model_validate({"id": name, **entry}) for name, entry in content.items()}


def registered(source_id: str) -> Source:
    """The source with this id; UnknownNameError where it is not in registry.toml."""
    if source_id not in sources():
        raise UnknownNameError.of("source", source_id, sources(), where="registry.toml")
    return sources()[source_id]
