"""The `parameters` cell: read and checked in the notebook, written from the contract."""

from __future__ import annotations

from collections.abc import Mapping
from types import ModuleType
from typing import Any

from evbook import tables
from evbook.contracts import context
from evbook.contracts.model import ChapterParameters, allowed_of, unit_of
from evbook.contracts.registry import contract_of
from evbook.session import live

# IPython puts these beside what the chapter itself assigns.
_SHELL_NAMES = frozenset({"In", "Out", "exit", "quit", "get_ipython", "open"})
_PLAIN_TYPES = (bool, int, float, str, list, dict, tuple, type(None))


def read(chapter: str, namespace: Mapping[str, Any]) -> Any:
    """The checked parameters of `chapter` out of a notebook's `globals()`.

    Also starts the chapter: results and figures carry its name, and only the tables of its contract can be
    loaded from here on. A plain value in `namespace` that the contract does not name is refused, so that a bare
    papermill run is checked as well; a person may assign what they like, and run the cell again.
    Raises UnknownNameError or ParameterError.
    """
    contract = contract_of(chapter)
    parameters = contract.of(_given(contract, namespace))
    context.begin(parameters)
    tables.allow_only(contract.tables)
    return parameters


def _given(contract: type[ChapterParameters], namespace: Mapping[str, Any]) -> dict[str, Any]:
    values = assigned(namespace)
    return {name: values[name] for name in contract.model_fields if name in values} if live() else values


def assigned(namespace: Mapping[str, Any]) -> dict[str, Any]:
    """Plain values a notebook has assigned so far: everything but modules, functions and the shell's own names."""
    return {
        name: value
        for name, value in namespace.items()
        if not name.startswith("_")
        and name not in _SHELL_NAMES
        and not isinstance(value, ModuleType)
        and isinstance(value, _PLAIN_TYPES)
    }


def cell_source(contract: type[ChapterParameters]) -> str:
    """Source of the `parameters` cell: one assignment a parameter, with its range or choices and unit."""
    return "\n".join(
        f"{name} = {_literal(field.default)}  # {unit_of(field)}: {allowed_of(field)}"
        for name, field in contract.model_fields.items()
    )


def _literal(value: Any) -> str:
    return f'"{value}"' if isinstance(value, str) else repr(value)
