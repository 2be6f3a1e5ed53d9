"""A chapter to take away: one zip with its notebook, its tables, its parameters and the package that runs it."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import metadata
from pathlib import Path
from typing import Any

import yaml

from evbook.contracts.model import ChapterParameters, allowed_of, bounds_of, choices_of, unit_of
from evbook.contracts.registry import CONTRACTS
from evbook.contracts.scenarios import FILE, Scenario, read_scenarios
from evbook.files import sha256_of_bytes, write_bytes, write_json
from evbook.site.take.wheel import wheel_of
from evbook.site.templating import template
from evbook.tables import describe
from evbook.tables.load import verified_bytes
from evbook.tables.package import DESCRIPTOR, HEAD, package_descriptor

FOLDER = "downloads"
# Staged beside the pages, so that they can link the zips and say how large they are.
FACTS = "bundles.json"
_LICENCES = ("LICENSE", "LICENSE-DATA.md")
_LOCK = "requirements.txt"
# The same for every build, since a zip names a moment for each of its files; no earlier one can be named.
_MOMENT = (1980, 1, 1, 0, 0, 0)
_FILE_MODE = 0o644 << 16


@dataclass(frozen=True)
class Bundle:
    """The zip of a chapter."""

    chapter: str
    content: bytes

    @property
    def name(self) -> str:
        """Its address from the site's top."""
        return f"{FOLDER}/{self.chapter}.zip"


def bundles_of(
    root: Path,
    data_folder: Path,
    cache: Path,
    contracts: Iterable[type[ChapterParameters]] = CONTRACTS,
) -> list[Bundle]:
    """The zip of each chapter of `contracts` whose notebook stands in the checkout `root`; `cache` keeps the wheel.

    None for a book that does not stand in a checkout of the package. Raises BuildError where the wheel cannot be
    built, TableError for a damaged table, ScenarioError for a damaged list of scenarios.
    """
    there = [each for each in contracts if _notebook(root, each).is_file()]
    if not there or not (root / "pyproject.toml").is_file():
        return []
    wheel = wheel_of(root, cache)
    scenarios = read_scenarios(root / "chapters" / FILE)
    return [Bundle(each.chapter, zipped(each.chapter, files_of(each, root, data_folder, wheel, scenarios)))
            for each in there]  # fmt: skip


def stage_bundles(bundles: Sequence[Bundle], staged: Path) -> None:
    """Tell the staged book which chapters can be taken: address, size in bytes and hash of each."""
    facts = {
        each.chapter: {"address": each.name, "bytes": len(each.content), "sha256": sha256_of_bytes(each.content)}
        for each in bundles
    }
    write_json(staged / FACTS, facts)


def write_bundles(bundles: Sequence[Bundle], html_folder: Path) -> None:
    """Write the zips into the built site."""
    for each in bundles:
        write_bytes(html_folder / each.name, each.content)


def files_of(
    contract: type[ChapterParameters], root: Path, data_folder: Path, wheel: Path, scenarios: Sequence[Scenario]
) -> dict[str, bytes]:
    """What the zip of a chapter holds: name inside it to content.

    Tables are checked against their hashes; the descriptor is the package's with these tables alone.
    """
    own = [each for each in scenarios if each.chapter == contract.chapter]
    files = {f"chapters/{contract.chapter}.ipynb": _notebook(root, contract).read_bytes()}
    files |= {f"chapters/{FILE}": _scenarios_file(contract.chapter, own)} if own else {}
    files |= _data(contract, data_folder)
    files |= {name: (root / name).read_bytes() for name in (_LOCK, *_LICENCES)}
    files |= {wheel.name: wheel.read_bytes(), "parameters.json": _json(parameters_of(contract))}
    return files | {"README.txt": _readme(contract, wheel.name, own).encode()}


def zipped(folder: str, files: Mapping[str, bytes]) -> bytes:
    """A zip with `files` inside `folder`, the same to the byte for the same files."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(f"{folder}/{name}", _MOMENT)
            entry.external_attr = _FILE_MODE
            # A wheel is a zip itself.
            entry.compress_type = zipfile.ZIP_STORED if name.endswith(".whl") else zipfile.ZIP_DEFLATED
            archive.writestr(entry, files[name], compresslevel=9)
    return made.getvalue()


def parameters_of(contract: type[ChapterParameters]) -> dict[str, Any]:
    """The baseline of a chapter: each parameter with value, unit, what is allowed and a sentence."""
    parameters = [
        {
            "name": name,
            "value": field.default,
            "unit": unit_of(field),
            "allowed": allowed_of(field),
            **({"choices": list(choices_of(field))} if choices_of(field) else {}),
            **(dict(zip(("minimum", "maximum"), bounds_of(field), strict=False))),
            "description": field.description,
        }
        for name, field in contract.model_fields.items()
    ]
    return {"chapter": contract.chapter, "title": contract.title, "parameters": parameters}


def _data(contract: type[ChapterParameters], folder: Path) -> dict[str, bytes]:
    tables = [describe(name, folder) for name in sorted(contract.tables)]
    head = {
        "name": f"{HEAD['name']}-{contract.chapter.replace('_', '-')}",
        "title": f"Tables of the chapter {contract.title}",
        "description": f"A part of the data package {HEAD['name']}. {HEAD['description']}",
    }
    files = {f"data/{table.path}": verified_bytes(table, folder) for table in tables}
    return files | {f"data/{DESCRIPTOR}": _json(package_descriptor(tables) | head)}


def _scenarios_file(chapter: str, scenarios: Sequence[Scenario]) -> bytes:
    entries = [
        {"name": each.name, "title": each.title, "why": each.why, "parameters": each.parameters.changed()}
        for each in scenarios
    ]
    return yaml.safe_dump({chapter: entries}, sort_keys=False, allow_unicode=True, width=120).encode()


def _readme(contract: type[ChapterParameters], wheel: str, scenarios: Sequence[Scenario]) -> str:
    return str(
        template("take.txt.jinja").render(
            contract=contract,
            wheel=wheel,
            python=metadata("evbook")["Requires-Python"],
            scenario=scenarios[0] if scenarios else None,
            another=" ".join(f"-p {name}={value!s}" for name, value in _another(scenarios).items()),
        )
    )


def _another(scenarios: Sequence[Scenario]) -> dict[str, Any]:
    """Parameters to try: those of the first scenario whose values need no quotes in a shell."""
    changes = [each.parameters.changed() for each in scenarios]
    return next((change for change in changes if all(str(value).isalnum() for value in change.values())), {})


def _notebook(root: Path, contract: type[ChapterParameters]) -> Path:
    return root / "chapters" / f"{contract.chapter}.ipynb"


def _json(content: Any) -> bytes:
    return (json.dumps(content, ensure_ascii=False, indent=1, allow_nan=False) + "\n").encode()
