"""What the code declares of each table (`declarations/`), the measure for any package on disk."""

from __future__ import annotations

from functools import cache

from evbook.errors import UnknownNameError
from evbook.tables.models import Column, Declaration
from evbook.tables.toml_folder import entries

# Every row of every table says where it comes from and how firm it is.
_SOURCE_ID = Column(
    name="source_id",
    type="string",
    description="Where the row comes from: the id of one of the table's sources",
)
_KIND = Column(
    name="kind",
    type="string",
    description=(
        "official: from the publisher's own file; compiled: a repository's extract of an official source; "
        "estimate: modelled, reconciled or carried forward; typed: read off a page"
    ),
    allowed=("official", "compiled", "estimate", "typed"),
)


@cache
def declarations() -> dict[str, Declaration]:
    """Every declared table by name; `source_id` and `kind` end each one."""
    return {name: _declaration(name, entry) for name, entry in entries("declarations").items()}


def declared(name: str) -> Declaration:
    """The declaration of table `name`; UnknownNameError where there is none."""
    if name not in declarations():
        raise UnknownNameError.of("table", name, declarations())
    return declarations()[name]


def _declaration(name: str, entry: dict[str, object]) -> Declaration:
    bare = Declaration.model_validate({"name": name, **entry})
    return bare.model_copy(update={"columns": (*bare.columns, _SOURCE_ID, _KIND)})
