"""The manifest of a run as a Workflow Run RO-Crate: what ran, on what, with what, and what came out.

Profile: https://w3id.org/ro/wfrun/workflow/0.5 (parameters are FormalParameter and PropertyValue pairs).
"""

from __future__ import annotations

import warnings
from pathlib import Path
from typing import Any

from evbook import tables
from evbook.contracts.model import ChapterParameters, unit_of
from evbook.files import sha256_of_file, write_json
from evbook.runs.key import KeyParts
from evbook.runs.notebook import NOTEBOOK

with warnings.catch_warnings():
    # rocrate's own imports warn on current Python; nothing of it concerns a run.
    warnings.simplefilter("ignore")
    from rocrate.model import ComputerLanguage, ContextEntity
    from rocrate.rocrate import ROCrate

_PROFILES = (
    "https://w3id.org/ro/wfrun/process/0.5",
    "https://w3id.org/ro/wfrun/workflow/0.5",
    "https://w3id.org/workflowhub/workflow-ro-crate/1.0",
)


def write_manifest(folder: Path, parameters: ChapterParameters, parts: KeyParts, started: str, ended: str) -> Path:
    """Write `ro-crate-metadata.json` beside the files of the run in `folder`; times are ISO 8601."""
    crate = ROCrate(gen_preview=False)
    crate.name = f"{parameters.title}: {parameters.scenario()}"
    crate.description = parameters.question
    crate.root_dataset["conformsTo"] = [crate.add(_profile(crate, url)) for url in _PROFILES]
    workflow = crate.add_workflow(NOTEBOOK, NOTEBOOK, main=True, lang=_language(crate), gen_cwl=False)
    pairs = [_parameter(crate, parameters, name, value) for name, value in parts.parameters.items()]
    workflow["input"] = [formal for formal, _ in pairs]
    action = {
        "@type": "CreateAction",
        "name": f"run {parts.key}",
        "startTime": started,
        "endTime": ended,
        "actionStatus": "http://schema.org/CompletedActionStatus",
    }
    run = crate.add(ContextEntity(crate, f"#run-{parts.key}", properties=action))
    run["instrument"] = workflow
    run["object"] = [*(actual for _, actual in pairs), *(_table(crate, name) for name in parts.tables)]
    run["result"] = [_output(crate, folder, file) for file in _files(folder)]
    run["description"] = f"code {parts.code}; lock {parts.lock}; Python {parts.python}; notebook {parts.notebook}"
    crate.root_dataset["mentions"] = [run]
    return write_json(folder / "ro-crate-metadata.json", crate.metadata.generate())


def _profile(crate: Any, url: str) -> Any:
    return ContextEntity(crate, url, properties={"@type": "CreativeWork", "name": url.rsplit("/ro/", 1)[-1]})


def _language(crate: Any) -> Any:
    properties = {"name": "Jupyter Notebook", "url": "https://jupyter.org"}
    return crate.add(ComputerLanguage(crate, "#jupyter", properties=properties))


def _parameter(crate: Any, parameters: ChapterParameters, name: str, value: Any) -> tuple[Any, Any]:
    field = type(parameters).model_fields[name]
    formal = {
        "@type": "FormalParameter",
        "name": name,
        "additionalType": "Integer" if isinstance(value, int) else "Text",
        "description": field.description,
        "defaultValue": field.default,
        "unitText": unit_of(field),
        "valueRequired": False,
    }
    entity = crate.add(ContextEntity(crate, f"#parameter-{name}", properties=formal))
    actual = crate.add(
        ContextEntity(crate, f"#value-{name}", properties={"@type": "PropertyValue", "name": name, "value": value})
    )
    actual["exampleOfWork"] = entity
    return entity, actual


def _table(crate: Any, name: str) -> Any:
    table = tables.describe(name)
    properties = {"@type": "CreativeWork", "name": table.title, "sha256": table.sha256}
    return crate.add(ContextEntity(crate, f"#table-{name}", properties=properties))


def _output(crate: Any, folder: Path, name: str) -> Any:
    return crate.add_file(folder / name, name, properties={"sha256": sha256_of_file(folder / name)})


def _files(folder: Path) -> list[str]:
    return sorted(
        file.relative_to(folder).as_posix()
        for file in folder.rglob("*")
        if file.is_file() and file.name != NOTEBOOK and not file.name.startswith(".")
    )
