"""Named parameter sets of the chapters, as `chapters/scenarios.yml` lists them."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

import yaml
from pydantic import BaseModel, ConfigDict, StringConstraints, TypeAdapter, ValidationError

from evbook import paths
from evbook.contracts.model import BASELINE, ChapterParameters
from evbook.contracts.registry import contract_of
from evbook.errors import EvbookError, ScenarioError, UnknownNameError

FILE = "scenarios.yml"

# A name becomes part of an address, and a folder.
_Name = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$")]
_Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


@dataclass(frozen=True)
class Scenario:
    """A named parameter set of one chapter, with its title and a sentence why it is worth a look."""

    name: str
    title: str
    why: str
    parameters: ChapterParameters

    @property
    def chapter(self) -> str:
        """Name of its chapter."""
        return self.parameters.chapter


class _Entry(BaseModel):
    """One item of the file's list of a chapter."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    name: _Name
    title: _Text
    why: _Text
    parameters: dict[str, Any]


_FILE = TypeAdapter(dict[str, list[_Entry]])


class _Loader(yaml.SafeLoader):
    """Refuses a key that is given twice, of which plain YAML keeps the last without a word."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        keys = [str(key.value) for key, _ in node.value]
        twins = sorted({key for key in keys if keys.count(key) > 1})
        if twins:
            raise yaml.constructor.ConstructorError(None, None, f"{twins[0]!r} is given twice", node.start_mark)
        return super().construct_mapping(node, deep)


def read_scenarios(
    file: Path | None = None, contract: Callable[[str], type[ChapterParameters]] = contract_of
) -> tuple[Scenario, ...]:
    """The scenarios of `file` (default: the book's), in its order; `contract` gives the contract of a chapter.

    Raises ScenarioError that names the scenario: for broken YAML, a missing or unknown field, what the contract
    refuses, a name given twice in the book, and parameters that are the baseline's or another scenario's.
    """
    file = file or paths.chapters_dir() / FILE
    found = [
        _scenario(file, contract, chapter, entry) for chapter, entries in _parsed(file).items() for entry in entries
    ]
    _refuse_twins(file, found)
    return tuple(found)


def scenario_of(chapter: str, name: str, scenarios: Sequence[Scenario] | None = None) -> Scenario:
    """The scenario `name` of `chapter`. Raises UnknownNameError, and as `read_scenarios` does."""
    known = read_scenarios() if scenarios is None else scenarios
    own = {scenario.name: scenario for scenario in known if scenario.chapter == chapter}
    if name not in own:
        raise UnknownNameError.of("scenario", name, own, where=chapter)
    return own[name]


def _parsed(file: Path) -> Mapping[str, list[_Entry]]:
    try:
        # _Loader is a SafeLoader: it makes plain values only.
        content = yaml.load(file.read_text(encoding="utf-8"), Loader=_Loader)  # noqa: S506
        return _FILE.validate_python(content or {})
    except FileNotFoundError:
        return {}
    except (yaml.YAMLError, UnicodeDecodeError, RecursionError) as error:
        raise ScenarioError(f"{file.name} cannot be read: {' '.join(str(error).split())}; correct it") from None
    except ValidationError as error:
        fault = error.errors()[0]
        place = ", ".join(_ordinal(part) for part in fault["loc"]) or "the file"
        raise ScenarioError(
            f"{file.name}, {place}: {fault['msg']}; write a list of name (lower-case words joined by hyphens), title,"
            " why and parameters under each chapter"
        ) from None


def _ordinal(part: int | str) -> str:
    return f"entry {part + 1}" if isinstance(part, int) else part


def _scenario(file: Path, contract: Callable[[str], type[ChapterParameters]], chapter: str, entry: _Entry) -> Scenario:
    where = f"{file.name}, scenario {entry.name!r}"
    try:
        parameters = contract(chapter).of(entry.parameters)
    except EvbookError as error:
        raise ScenarioError(f"{where}: {error}") from None
    if entry.name == BASELINE:
        raise ScenarioError(f"{where}: that name is the contract's own values; choose another")
    if not parameters.changed():
        raise ScenarioError(f"{where}: its parameters are the baseline's; change one, or leave the scenario out")
    return Scenario(entry.name, entry.title, entry.why, parameters)


def _refuse_twins(file: Path, scenarios: Sequence[Scenario]) -> None:
    for place, one in enumerate(scenarios):
        for other in scenarios[:place]:
            if one.name == other.name:
                raise ScenarioError(f"{file.name}: two scenarios are called {one.name!r}; names are the whole book's")
            if one.parameters == other.parameters:
                raise ScenarioError(f"{file.name}: {other.name!r} and {one.name!r} have the same parameters; keep one")
