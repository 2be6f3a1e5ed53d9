"""What a reader takes away: the content of each zip, and a run of it in a clean place."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import sysconfig
import warnings
import zipfile
from pathlib import Path

import nbformat
import pytest
import yaml

from evbook import paths
from evbook.contracts.claims_ledger import ClaimsLedger
from evbook.contracts.model import defaults
from evbook.contracts.registry import CONTRACTS, chapters
from evbook.contracts.scenarios import read_scenarios
from evbook.errors import TableError
from evbook.files import sha256_of_bytes
from evbook.runs.harvest import results_of
from evbook.runs.key import parts_of
from evbook.site.take.bundle import Bundle, bundles_of, stage_bundles, write_bundles, zipped

# The chapter that runs in the shortest time.
CHEAPEST = ClaimsLedger
EACH = pytest.mark.parametrize("contract", CONTRACTS, ids=chapters())


@pytest.fixture(scope="module")
def bundles(tmp_path_factory: pytest.TempPathFactory) -> list[Bundle]:
    return bundles_of(paths.root(), paths.data_dir(), tmp_path_factory.mktemp("wheels"))


def content_of(bundles: list[Bundle], chapter: str) -> dict[str, bytes]:
    """Name inside the folder of the zip to content."""
    (bundle,) = (each for each in bundles if each.chapter == chapter)
    with zipfile.ZipFile(io.BytesIO(bundle.content)) as archive:
        assert archive.testzip() is None
        names = archive.namelist()
        assert all(name.startswith(f"{chapter}/") for name in names)
        return {name.removeprefix(f"{chapter}/"): archive.read(name) for name in names}


def test_every_chapter_can_be_taken(bundles: list[Bundle]) -> None:
    assert [bundle.name for bundle in bundles] == [f"downloads/{chapter}.zip" for chapter in chapters()]
    assert all(len(bundle.content) < 3_000_000 for bundle in bundles)


@EACH
def test_a_zip_holds_exactly_the_tables_that_the_chapter_declares(bundles: list[Bundle], contract: type) -> None:
    files = content_of(bundles, contract.chapter)
    assert {name for name in files if name.endswith(".csv")} == {f"data/{name}.csv" for name in contract.tables}
    descriptor = json.loads(files["data/datapackage.json"])
    assert [resource["name"] for resource in descriptor["resources"]] == sorted(contract.tables)
    for resource in descriptor["resources"]:
        content = files[f"data/{resource['path']}"]
        assert resource["hash"] == f"sha256:{sha256_of_bytes(content)}"
        assert resource["sources"] and resource["licenses"]


@EACH
def test_the_rest_is_the_books_own(bundles: list[Bundle], contract: type) -> None:
    files, root = content_of(bundles, contract.chapter), paths.root()
    for name in (f"chapters/{contract.chapter}.ipynb", "requirements.txt", "LICENSE", "LICENSE-DATA.md"):
        assert files[name] == (root / name).read_bytes()
    assert len([name for name in files if name.endswith(".whl")]) == 1
    own = yaml.safe_load(files["chapters/scenarios.yml"])[contract.chapter]
    assert [each["name"] for each in own] == [
        each.name for each in read_scenarios() if each.chapter == contract.chapter
    ]


@EACH
def test_the_parameters_are_the_contracts(bundles: list[Bundle], contract: type) -> None:
    told = json.loads(content_of(bundles, contract.chapter)["parameters.json"])
    assert {each["name"]: each["value"] for each in told["parameters"]} == defaults(contract)
    assert all(each["unit"] and each["allowed"] and each["description"] for each in told["parameters"])
    ranged = [each for each in told["parameters"] if "minimum" in each]
    assert all(each["minimum"] <= each["value"] <= each["maximum"] for each in ranged)


@EACH
def test_the_text_names_the_commands_and_only_files_that_are_there(bundles: list[Bundle], contract: type) -> None:
    files = content_of(bundles, contract.chapter)
    text = files["README.txt"].decode()
    (wheel,) = (name for name in files if name.endswith(".whl"))
    assert f"pip install --no-deps ./{wheel}" in text
    assert f"evbook run {contract.chapter}\n" in text
    assert f"evbook run {contract.chapter} -p " in text
    assert contract.question in text


def test_the_descriptor_is_valid_by_the_standards_own_tool(bundles: list[Bundle], tmp_path: Path) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from frictionless import Package

        for name, content in content_of(bundles, CHEAPEST.chapter).items():
            if name.startswith("data/"):
                (tmp_path / Path(name).name).write_bytes(content)
        report = Package(tmp_path / "datapackage.json").validate()
    assert report.valid, report.flatten(["name", "type", "message"])


def test_a_zip_is_the_same_to_the_byte_whenever_it_is_made() -> None:
    one = zipped("c", {"b.txt": b"b" * 100, "a.txt": b"a"})
    assert one == zipped("c", {"a.txt": b"a", "b.txt": b"b" * 100})
    with zipfile.ZipFile(io.BytesIO(one)) as archive:
        assert archive.namelist() == ["c/a.txt", "c/b.txt"]
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_what_is_staged_is_what_is_written(tmp_path: Path) -> None:
    bundle = Bundle("sample", b"zip")
    stage_bundles([bundle], tmp_path)
    write_bundles([bundle], tmp_path)
    (fact,) = json.loads((tmp_path / "bundles.json").read_text()).values()
    content = (tmp_path / fact["address"]).read_bytes()
    assert (len(content), sha256_of_bytes(content)) == (fact["bytes"], fact["sha256"])


def test_a_book_that_is_no_checkout_has_none(tmp_path: Path) -> None:
    assert bundles_of(tmp_path, paths.data_dir(), tmp_path) == []


def test_a_damaged_table_is_not_handed_out(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    folder.mkdir()
    for path in paths.data_dir().glob("*"):
        (folder / path.name).write_bytes(path.read_bytes())
    with (folder / f"{CHEAPEST.tables[0]}.csv").open("a") as table:
        table.write("x\n")
    with pytest.raises(TableError, match=CHEAPEST.tables[0]):
        bundles_of(paths.root(), folder, tmp_path, [CHEAPEST])


def test_the_zip_runs_in_a_clean_place_and_gives_the_books_numbers(bundles: list[Bundle], tmp_path: Path) -> None:
    (bundle,) = (each for each in bundles if each.chapter == CHEAPEST.chapter)
    with zipfile.ZipFile(io.BytesIO(bundle.content)) as archive:
        archive.extractall(tmp_path)
    place = tmp_path / CHEAPEST.chapter
    python = _environment_with_the_wheel(tmp_path / "venv", next(place.glob("*.whl")))
    where = _called([python, "-c", "import evbook; print(evbook.__file__)"], place)
    assert Path(where.strip()).is_relative_to(tmp_path / "venv")
    program = "from evbook.cli import main; main()"
    baseline = [f"-p{name}={value}" for name, value in defaults(CHEAPEST).items()]
    done = json.loads(_called([python, "-c", program, "run", CHEAPEST.chapter, *baseline, "--json"], place))
    reference = results_of(paths.chapters_dir() / f"{CHEAPEST.chapter}.ipynb")
    assert Path(done["folder"]).is_relative_to(place / "_build" / "runs" / CHEAPEST.chapter)
    assert {_named(each): each["display"] for each in done["results"]} == {
        _named(each.model_dump()): each.display for each in reference
    }
    # The same chapter, tables, code and packages: the key of the book's own run.
    assert done["key"] == parts_of(paths.chapters_dir() / f"{CHEAPEST.chapter}.ipynb", CHEAPEST.of({})).key
    assert nbformat.read(Path(done["folder"]) / "notebook.ipynb", as_version=4).cells


def _named(result: dict) -> str:
    return f"{result['name']} {json.dumps(result['dims'], sort_keys=True)}"


def _environment_with_the_wheel(folder: Path, wheel: Path) -> str:
    """A virtual environment with the wheel, which sees the packages of this one but not its editable checkout."""
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(folder)], check=True)
    (site,) = folder.glob("lib/python3*/site-packages")
    (site / "dependencies.pth").write_text(f"{sysconfig.get_path('purelib')}\n")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(site)
    return str(folder / "bin" / "python")


def _called(command: list[str], place: Path) -> str:
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "EVBOOK"))}
    done = subprocess.run(command, cwd=place, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout
