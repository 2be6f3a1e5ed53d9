"""The site is built whole or not at all."""

from __future__ import annotations

import csv
import fcntl
import json
import shutil
from pathlib import Path

import handmade
import nbformat
import pytest
from bs4 import BeautifulSoup
from handmade import FIGURE_ID, HandmadeRun

from evbook import paths
from evbook.errors import BuildError, GateError
from evbook.site import build as building
from evbook.site.build import build_site
from evbook.site.stage import Book


@pytest.fixture
def book(tmp_path: Path) -> Book:
    config = (paths.root() / "_config.yml").read_text()
    return Book(handmade.write_book(tmp_path / "source", config), {"parameters": "# Parameters\n\nNone.\n"})


@pytest.fixture
def run(tmp_path: Path) -> HandmadeRun:
    return HandmadeRun(handmade.write_run(tmp_path / "run"))


@pytest.fixture
def data(tmp_path: Path) -> Path:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "datapackage.json").write_text("{}")
    return tmp_path / "data"


@pytest.fixture
def pages_written(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Stands in for Jupyter Book: pages as plain as the gates allow; returns where they were written."""
    written: list[Path] = []

    def write(source: Path, output: Path) -> Path:
        html = output / "html"
        html.mkdir()
        for page in source.rglob("*.[mi][dp]*"):
            (html / f"{page.stem}.html").write_text('<html lang="en"><title>t</title><body>t</body></html>')
        written.append(html)
        return html

    monkeypatch.setattr(building, "run_jupyter_book", write)
    return written


def test_the_site_holds_what_machines_read(handmade_site: Path) -> None:
    results = json.loads((handmade_site / "results.json").read_text())
    assert [(result["chapter"], result["scenario"], result["value"]) for result in results] == [
        (handmade.CHAPTER, "baseline", 96.1)
    ]
    with (handmade_site / "figures" / f"{FIGURE_ID}.csv").open() as stream:
        assert next(csv.reader(stream)) == ["year", "type", "value_usd_bn"]
    assert (handmade_site / "figures" / f"{FIGURE_ID}.png").read_bytes().startswith(b"\x89PNG")
    assert "Office of Examples" in (handmade_site / "figures" / f"{FIGURE_ID}.svg").read_text()
    assert (handmade_site / "data" / "datapackage.json").is_file()
    assert (handmade_site / "data" / "cars.csv").is_file()


def test_the_page_shows_glued_results_and_hides_the_injected_cell(handmade_site: Path) -> None:
    page = (handmade_site / "chapters" / f"{handmade.CHAPTER}.html").read_text()
    assert '<span class="pasted-text">96</span> per cent' in page
    assert "tag_injected-parameters" not in page
    assert "vnd.evbook" not in page


def test_unchanged_input_is_not_built_again(book: Book, run: HandmadeRun, data: Path, tmp_path: Path,
                                            pages_written: list[Path]) -> None:  # fmt: skip
    said: list[str] = []
    for _ in range(2):
        build_site([run], book=book, data_folder=data, build_folder=tmp_path / "b", progress=said.append)
    assert len(pages_written) == 1
    assert "nothing changed" in said[-1]


@pytest.mark.parametrize("change", ["page", "results", "data"])
def test_changed_input_is_built_again(change: str, book: Book, run: HandmadeRun, data: Path, tmp_path: Path,
                                      pages_written: list[Path]) -> None:  # fmt: skip
    build_site([run], book=book, data_folder=data, build_folder=tmp_path / "b")
    if change == "page":
        (book.root / "index.md").write_text("# Another\n")
    elif change == "results":
        (run.folder / "results.json").write_text("[]")
    else:
        (data / "datapackage.json").write_text('{"name": "x"}')
    build_site([run], book=book, data_folder=data, build_folder=tmp_path / "b")
    assert len(pages_written) == 2


@pytest.mark.parametrize("name", ["index.html", "results.json", f"figures/{FIGURE_ID}.png", "data/datapackage.json"])
@pytest.mark.parametrize("damage", ["deleted", "spoilt"])
def test_a_damaged_site_is_built_again(damage: str, name: str, book: Book, run: HandmadeRun, data: Path, tmp_path: Path,
                                       pages_written: list[Path]) -> None:  # fmt: skip
    html = build_site([run], book=book, data_folder=data, build_folder=tmp_path / "b")
    sound = (html / name).read_bytes()
    (html / name).unlink()
    if damage == "spoilt":
        (html / name).write_bytes(sound[:-1])
    said: list[str] = []
    build_site([run], book=book, data_folder=data, build_folder=tmp_path / "b", progress=said.append)
    assert (html / name).read_bytes() == sound
    assert len(pages_written) == 2
    assert "missing or changed" in said[0]


def test_a_site_with_a_fault_is_not_published(book: Book, run: HandmadeRun, data: Path, tmp_path: Path,
                                              pages_written: list[Path]) -> None:  # fmt: skip
    (run.folder / "results.json").write_text('[{"chapter": "c", "name": "n", "dims": {}}]')
    with pytest.raises(GateError, match=r"results\.json: result 0 lacks value"):
        build_site([run], book=book, data_folder=data, build_folder=tmp_path / "b")
    assert not (tmp_path / "b" / "html").exists()


def test_a_scenario_gets_its_own_folder(book: Book, run: HandmadeRun, data: Path, tmp_path: Path,
                                        pages_written: list[Path]) -> None:  # fmt: skip
    other = HandmadeRun(handmade.write_run(tmp_path / "other"), scenario="year-2022")
    (other.folder / "figures" / f"{FIGURE_ID}.csv").write_text("year\n2022\n")
    html = build_site([run, other], book=book, data_folder=data, build_folder=tmp_path / "b")
    assert (html / "figures" / "year-2022" / f"{FIGURE_ID}.csv").is_file()
    assert {result["scenario"] for result in json.loads((html / "results.json").read_text())} == {
        "baseline",
        "year-2022",
    }


def test_a_failing_build_leaves_the_old_site(book: Book, run: HandmadeRun, data: Path, tmp_path: Path,
                                             pages_written: list[Path]) -> None:  # fmt: skip
    html = build_site([run], book=book, data_folder=data, build_folder=tmp_path / "b")
    before = {path.name: path.read_bytes() for path in html.iterdir() if path.is_file()}
    (run.folder / "results.json").write_text("[{")
    with pytest.raises(BuildError, match=r"results\.json"):
        build_site([run], book=book, data_folder=data, build_folder=tmp_path / "b")
    assert {path.name: path.read_bytes() for path in html.iterdir() if path.is_file()} == before
    assert not list((tmp_path / "b").glob(".site-*/"))


def test_a_build_killed_in_the_swap_is_mended(book: Book, run: HandmadeRun, data: Path, tmp_path: Path,
                                              pages_written: list[Path]) -> None:  # fmt: skip
    html = build_site([run], book=book, data_folder=data, build_folder=tmp_path / "b")
    html.rename(html.with_name(".html.before"))
    (tmp_path / "b" / ".site-abandoned").mkdir()
    build_site([run], book=book, data_folder=data, build_folder=tmp_path / "b")
    assert html.is_dir()
    assert len(pages_written) == 1
    assert not (tmp_path / "b" / ".site-abandoned").exists()


def test_two_builds_at_once_are_refused(book: Book, run: HandmadeRun, data: Path, tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    with (tmp_path / "b" / ".site-lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with pytest.raises(BuildError, match="another build"):
            build_site([run], book=book, data_folder=data, build_folder=tmp_path / "b")


def test_two_figures_of_one_name_are_refused(book: Book, run: HandmadeRun, data: Path, tmp_path: Path,
                                             pages_written: list[Path]) -> None:  # fmt: skip
    twin = HandmadeRun(handmade.write_run(tmp_path / "twin"), chapter="other_chapter")
    with pytest.raises(BuildError, match="two figures are called"):
        build_site([run, twin], book=book, data_folder=data, build_folder=tmp_path / "b")


def test_a_warning_of_jupyter_book_is_an_error_that_says_where(book: Book, tmp_path: Path) -> None:
    (book.root / "index.md").write_text("# Book\n\n[nowhere](missing.md)\n\n{glue:text}`unknown`\n")
    with pytest.raises(BuildError, match=r"index\.md.*missing"):
        building.run_jupyter_book(book.root, tmp_path / "out")


def test_plain_jupyter_book_shows_the_figures_without_dead_links(book: Book, tmp_path: Path) -> None:
    (book.root / "index.md").write_text("# Book\n\nSee the [data page](data.md) and [parameters](parameters.md).\n")
    html = building.run_jupyter_book(book.root, tmp_path / "out")
    assert "See the data page and parameters." in BeautifulSoup((html / "index.html").read_text(), "html.parser").text
    page = (html / "chapters" / f"{handmade.CHAPTER}.html").read_text()
    assert f'id="{FIGURE_ID}"' in page
    assert "ev-static" in page
    assert "figures/cars-by-type" not in page


def test_a_figure_without_passport_is_refused(book: Book, tmp_path: Path) -> None:
    path = book.root / "chapters" / f"{handmade.CHAPTER}.ipynb"
    notebook = nbformat.read(path, as_version=4)
    del notebook.cells[5].outputs[0]["data"][handmade.FIGURE_MIME]
    nbformat.write(notebook, path)
    with pytest.raises(BuildError, match="a chart without"):
        building.run_jupyter_book(book.root, tmp_path / "out")


def test_a_run_without_its_csv_is_refused(book: Book, run: HandmadeRun, data: Path, tmp_path: Path,
                                          pages_written: list[Path]) -> None:  # fmt: skip
    (run.folder / "figures" / f"{FIGURE_ID}.csv").unlink()
    with pytest.raises(BuildError, match=r"cars-by-type\.csv"):
        build_site([run], book=book, data_folder=data, build_folder=tmp_path / "b")
    shutil.rmtree(tmp_path / "b")
