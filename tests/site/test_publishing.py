"""What the page on publishing and the workflow tell others to do is there to be done."""

from __future__ import annotations

import re
from typing import Any

import pytest
import yaml
from click import Group

from evbook import paths
from evbook.cli import main
from evbook.site.address import VARIABLE

WORKFLOW = paths.root() / ".github" / "workflows" / "publish.yml"
PAGE = paths.root() / "publishing.md"
TARGETS = re.findall(r"^(\w+):", (paths.root() / "Makefile").read_text(), re.M)


@pytest.fixture
def workflow() -> Any:
    return yaml.safe_load(WORKFLOW.read_text())


def steps(workflow: Any) -> list[dict[str, Any]]:
    return [step for job in workflow["jobs"].values() for step in job["steps"]]


def test_every_command_of_the_workflow_is_a_target_of_make(workflow: Any) -> None:
    commands = [step["run"] for step in steps(workflow) if "run" in step]
    assert commands == ["make book", "make test"]
    assert {command.split()[1] for command in commands} <= set(TARGETS)


def test_every_action_is_pinned_to_a_major_version_of_its_publisher(workflow: Any) -> None:
    used = [step["uses"] for step in steps(workflow) if "uses" in step]
    assert all(re.fullmatch(r"actions/[\w-]+@v\d+", action) for action in used)
    named = {action.partition("@")[0].partition("/")[2] for action in used}
    assert {"checkout", "setup-python", "upload-pages-artifact", "deploy-pages"} <= named


def test_only_the_last_job_may_write_and_only_pages(workflow: Any) -> None:
    assert workflow["permissions"] == {"contents": "read"}
    written = {name: job.get("permissions", {}) for name, job in workflow["jobs"].items()}
    writing = {name: {key for key, may in rights.items() if may == "write"} for name, rights in written.items()}
    assert {name: rights for name, rights in writing.items() if rights} == {"publish": {"pages", "id-token"}}


def test_the_build_gets_its_address_from_pages_and_its_folder_is_taken(workflow: Any) -> None:
    book = workflow["jobs"]["book"]["steps"]
    assert [step["env"] for step in book if "env" in step] == [{VARIABLE: "${{ steps.pages.outputs.base_url }}"}]
    (upload,) = (step for step in book if step.get("uses", "").startswith("actions/upload-pages-artifact"))
    assert upload["with"]["path"] == paths.build_dir().relative_to(paths.root()).joinpath("html").as_posix()
    assert set(workflow["jobs"]["publish"]["needs"]) == {"book", "test"}


def test_every_command_of_the_page_exists() -> None:
    text = PAGE.read_text()
    assert isinstance(main, Group)
    for command in re.findall(r"\bevbook (\w+)", text):
        assert command in main.commands
    for target in re.findall(r"\bmake (\w+)", text):
        assert target in TARGETS
    options = {option for parameter in main.commands["build"].params for option in parameter.opts}
    assert set(re.findall(r"evbook build (--\w+)", text)) == {"--address"} <= options
    assert VARIABLE in text
    assert ".github/workflows/publish.yml" in text
