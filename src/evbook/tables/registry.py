"""The publishers' editions that rows may come from (`sources/`), the measure for the sources of any package."""

from __future__ import annotations

from functools import cache

from evbook.errors import UnknownNameError
from evbook.tables.models import Source
from evbook.tables.toml_folder import entries


@cache
def sources() -> dict[str, Source]:
    """Every registered source by id."""
    return {name: Source.model_validate({"id": name, **entry}) for name, entry in entries("sources").items()}


def registered(source_id: str) -> Source:
    """The source with this id; UnknownNameError where it is not in the registry."""
    if source_id not in sources():
        raise UnknownNameError.of("source", source_id, sources(), where="the registry")
    return sources()[source_id]
