import json
from pathlib import Path

import pytest

from evbook.contracts.downstream_competition import DownstreamCompetition
from evbook.files import sha256_of_file, write_text
from evbook.runs.key import KeyParts
from evbook.runs.manifest import write_manifest

PARAMETERS = DownstreamCompetition.of({"year": 2023})


@pytest.fixture
def entities(tmp_path: Path) -> dict[str, dict[str, object]]:
    write_text(tmp_path / "notebook.ipynb", "{}")
    write_text(tmp_path / "figures" / "a.csv", "x\n1\n")
    parts = KeyParts(
        notebook="n", parameters=PARAMETERS.model_dump(), tables={"car_exports": "x"}, code="c", lock="l", python="3"
    )
    file = write_manifest(tmp_path, PARAMETERS, parts, "2026-01-01T00:00:00+00:00", "2026-01-01T00:00:09+00:00")
    return {entity["@id"]: entity for entity in json.loads(file.read_text())["@graph"]}


def test_the_root_names_its_profiles_and_its_workflow(entities: dict[str, dict[str, object]]) -> None:
    profiles = [profile["@id"] for profile in entities["./"]["conformsTo"]]  # type: ignore[union-attr]
    assert "https://w3id.org/ro/wfrun/workflow/0.5" in profiles
    assert entities["./"]["mainEntity"] == {"@id": "notebook.ipynb"}


def test_each_parameter_is_a_formal_one_with_its_value(entities: dict[str, dict[str, object]]) -> None:
    for name, value in PARAMETERS.model_dump().items():
        assert entities[f"#parameter-{name}"]["@type"] == "FormalParameter"
        assert entities[f"#value-{name}"]["value"] == value
        assert entities[f"#value-{name}"]["exampleOfWork"] == {"@id": f"#parameter-{name}"}


def test_the_action_says_what_went_in_and_what_came_out(entities: dict[str, dict[str, object]], tmp_path: Path) -> None:
    (action,) = [entity for entity in entities.values() if entity["@type"] == "CreateAction"]
    assert action["instrument"] == {"@id": "notebook.ipynb"}
    assert {"@id": "#table-car_exports"} in action["object"]  # type: ignore[operator]
    assert action["result"] == [{"@id": "figures/a.csv"}] or action["result"] == {"@id": "figures/a.csv"}
    assert entities["figures/a.csv"]["sha256"] == sha256_of_file(tmp_path / "figures" / "a.csv")
