"""What a receipt says of a page, and that it says nothing of the machine that made it."""

from __future__ import annotations

import getpass
import json
import socket
from pathlib import Path
from typing import Any

import handmade
import pytest
from handmade import CHAPTER, HandmadeRun

from evbook import paths, tables
from evbook.errors import BuildError
from evbook.files import sha256_of_file
from evbook.site.take.receipt import address_of, receipts_of, stage_receipts, staged_receipts, write_receipts

PAGE = f"chapters/{CHAPTER}.html"


@pytest.fixture
def staged(tmp_path: Path) -> Path:
    folder = tmp_path / "staged"
    (folder / "chapters").mkdir(parents=True)
    (folder / "chapters" / f"{CHAPTER}.ipynb").write_text("{}")
    (folder / "chapters" / f"{CHAPTER}-early.ipynb").write_text("{}")
    (folder / "index.md").write_text(f"# Index\n\n{{finding}}`{CHAPTER}:growth` and {{finding}}`other:x`\n")
    (folder / "data.md").write_text("# Data\n")
    return folder


@pytest.fixture
def runs(tmp_path: Path) -> list[HandmadeRun]:
    early = HandmadeRun(handmade.write_run(tmp_path / "early"), scenario="early", key="e")
    key = handmade.run_key() | {"tables": {"economies": "f" * 64}}
    (early.folder / "key.json").write_text(json.dumps(key))
    return [HandmadeRun(handmade.write_run(tmp_path / "run")), early]


def made(runs: list[HandmadeRun], staged: Path) -> dict[str, Any]:
    return dict(receipts_of(runs, frozenset(["data"]), paths.data_dir(), staged))


def test_a_chapter_tells_of_its_run(runs: list[HandmadeRun], staged: Path) -> None:
    receipt = made(runs, staged)[PAGE]
    run = receipt["run"]
    assert (run["key"], run["scenario"], run["seconds"]) == ("k", "baseline", 7)
    assert (run["started"], run["ended"]) == ("2026-11-20T10:00:00+00:00", "2026-11-20T10:00:07+00:00")
    assert run["parameters"][0] == {"name": "year", "value": 2022, "unit": "year", "baseline": 2023}
    assert (run["notebook"], run["code"], run["lock"]) == ("a" * 64, "b" * 64, "c" * 64)
    assert receipt["packages"]["Python"] == "3.11.2"
    assert receipt["packages"]["evbook"] == "0.1.0"


def test_a_scenario_has_its_own_with_its_tables(runs: list[HandmadeRun], staged: Path) -> None:
    receipt = made(runs, staged)[f"chapters/{CHAPTER}-early.html"]
    assert (receipt["run"]["key"], receipt["run"]["scenario"]) == ("e", "early")
    (table,) = receipt["tables"]
    described = tables.describe("economies")
    assert (table["name"], table["sha256"], table["rows"]) == ("economies", described.sha256, described.rows)
    assert table["latest_retrieved"] == max(source.retrieved for source in described.sources)
    assert len(table["editions"]) == len(described.sources)


def test_a_page_without_code_tells_of_its_file_and_of_the_runs_it_quotes(runs: list[HandmadeRun], staged: Path) -> None:
    receipt = made(runs, staged)["index.html"]
    file = {"file": "index.md", "sha256": sha256_of_file(staged / "index.md"), "generated": False}
    assert receipt["made_from"] == file
    assert receipt["quoted_runs"] == {CHAPTER: "k"}
    assert "run" not in receipt


def test_the_data_page_tells_of_every_table(runs: list[HandmadeRun], staged: Path) -> None:
    receipt = made(runs, staged)["data.html"]
    assert receipt["made_from"]["generated"]
    assert [table["name"] for table in receipt["tables"]] == tables.names()
    assert receipt["data_package"]["sha256"] == sha256_of_file(paths.data_dir() / "datapackage.json")


def test_what_is_staged_is_published_beside_the_manifest(runs: list[HandmadeRun], staged: Path, tmp_path: Path) -> None:
    stage_receipts(runs, ["data"], paths.data_dir(), staged)
    receipts = staged_receipts(staged)
    html = tmp_path / "html"
    write_receipts(receipts, runs, html)
    for page, receipt in receipts.items():
        assert json.loads((html / address_of(page)).read_text()) == receipt
    manifest = html / receipts[PAGE]["run"]["manifest"]
    assert manifest.read_bytes() == (runs[0].folder / "ro-crate-metadata.json").read_bytes()


def test_a_checkout_has_none(tmp_path: Path) -> None:
    assert staged_receipts(tmp_path) == {}


def test_made_twice_they_are_the_same(runs: list[HandmadeRun], staged: Path) -> None:
    assert made(runs, staged) == made(runs, staged)


def test_nothing_in_it_names_this_machine(runs: list[HandmadeRun], staged: Path) -> None:
    text = json.dumps(made(runs, staged))
    known = [str(staged), str(paths.root()), str(Path.home()), socket.gethostname(), f'"{getpass.getuser()}"']
    assert [name for name in known if len(name) > 3 and name in text] == []


def test_a_run_without_its_key_is_named(runs: list[HandmadeRun], staged: Path) -> None:
    (runs[0].folder / "key.json").unlink()
    with pytest.raises(BuildError, match=r"key\.json cannot be read"):
        made(runs, staged)


def test_a_manifest_without_a_run_is_named(runs: list[HandmadeRun], staged: Path) -> None:
    (runs[0].folder / "ro-crate-metadata.json").write_text('{"@graph": []}')
    with pytest.raises(BuildError, match="names no action"):
        made(runs, staged)
