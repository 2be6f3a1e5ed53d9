"""The publishers' editions that rows may come from (`registry.toml`), and figures typed from pages."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import as_file, files

import pandas as pd

from evbook.errors import UnknownNameError
from evbook.sources.raw import read_csv
from evbook.tables import Source


@cache
def sources() -> dict[str, Source]:
    """Every registered source by id."""
    content = tomllib.loads((files("evbook.sources") / "registry.toml").read_text(encoding="utf-8"))
    return {name: Source.model_validate({"id": name, **entry}) for name, entry in content.items()}


def registered(source_id: str) -> Source:
    """The source with this id; UnknownNameError where it is not in registry.toml."""
    if source_id not in sources():
        raise UnknownNameError.of("source", source_id, sources(), where="registry.toml")
    return sources()[source_id]


def typed(name: str, columns: list[str]) -> pd.DataFrame:
    """The file typed/`name`.csv of this package, every cell as text; RawFileError where a column is missing."""
    with as_file(files("evbook.sources") / "typed" / f"{name}.csv") as path:
        return read_csv(path, columns)
