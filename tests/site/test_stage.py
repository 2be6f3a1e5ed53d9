from __future__ import annotations

from pathlib import Path

import handmade
import nbformat
import pytest
import yaml
from handmade import HandmadeRun

from evbook.errors import BuildError
from evbook.site.stage import Book, pages_of, prepared_notebook, stage

CONFIG = "title: Book\nsphinx:\n  config:\n    language: en\n"


def test_pages_come_in_reading_order() -> None:
    contents = {
        "root": "index",
        "parts": [{"chapters": [{"file": "a", "sections": [{"file": "a/b"}]}, {"file": "c"}]}],
    }
    assert pages_of(contents) == ["index", "a", "a/b", "c"]


def test_generated_pages_become_the_last_part(tmp_path: Path) -> None:
    book = Book(handmade.write_book(tmp_path / "source", CONFIG), {"data": "# Data\n", "parameters": "# P\n"})
    stage(book, [], tmp_path / "staged")
    parts = yaml.safe_load((tmp_path / "staged" / "_toc.yml").read_text())["parts"]
    assert [chapter["file"] for chapter in parts[-1]["chapters"]] == ["data", "parameters"]
    assert (tmp_path / "staged" / "data.md").read_text() == "# Data\n"
    config = yaml.safe_load((tmp_path / "staged" / "_config.yml").read_text())["sphinx"]["config"]
    assert config == {"language": "en", "evbook_figure_files": True}


def test_an_unlisted_page_is_there_and_in_no_list_of_contents(tmp_path: Path) -> None:
    book = Book(handmade.write_book(tmp_path / "source", CONFIG), {"data": "# Data\n", "404": "# Page not found\n"})
    stage(book, [], tmp_path / "staged")
    assert (tmp_path / "staged" / "404.md").is_file()
    assert "404" not in pages_of(yaml.safe_load((tmp_path / "staged" / "_toc.yml").read_text()))


def test_the_site_s_address_is_staged(tmp_path: Path) -> None:
    book = Book(handmade.write_book(tmp_path / "source", CONFIG), {}, address="https://a.org/b")
    stage(book, [], tmp_path / "staged")
    assert yaml.safe_load((tmp_path / "staged" / "_config.yml").read_text())["html"]["baseurl"] == "https://a.org/b/"


def test_generated_pages_follow_chapters_where_there_are_no_parts(tmp_path: Path) -> None:
    book = Book(handmade.write_book(tmp_path / "source", CONFIG), {"data": "# Data\n"})
    (book.root / "_toc.yml").write_text("format: jb-book\nroot: index\n")
    stage(book, [], tmp_path / "staged")
    assert yaml.safe_load((tmp_path / "staged" / "_toc.yml").read_text())["chapters"] == [{"file": "data"}]


def test_a_chapter_is_the_executed_notebook_of_the_baseline(tmp_path: Path) -> None:
    book = Book(handmade.write_book(tmp_path / "source", CONFIG), {})
    runs = [HandmadeRun(handmade.write_run(tmp_path / name), scenario=name) for name in ("baseline", "year-2022")]
    notebook = nbformat.read(runs[0].folder / "notebook.ipynb", as_version=4)
    notebook.cells[0].source = "# Executed"
    nbformat.write(notebook, runs[0].folder / "notebook.ipynb")
    stage(book, runs, tmp_path / "staged")
    staged = nbformat.read(tmp_path / "staged" / "chapters" / f"{handmade.CHAPTER}.ipynb", as_version=4)
    assert staged.cells[0].source == "# Executed"


def test_the_injected_cell_is_hidden(tmp_path: Path) -> None:
    folder = handmade.write_run(tmp_path / "run")
    cells = nbformat.reads(prepared_notebook(folder / "notebook.ipynb"), as_version=4).cells
    assert [cell.metadata.get("tags") for cell in cells[1:3]] == [
        ["parameters"],
        ["injected-parameters", "remove-input"],
    ]


def test_what_papermill_noted_about_the_machine_is_left_out(tmp_path: Path) -> None:
    notebook = handmade.notebook()
    notebook.metadata["papermill"] = {"output_path": "/home/someone/x.ipynb", "parameters": {"year": 2022}}
    notebook.cells[1].metadata["papermill"] = {"start_time": "2026-11-02"}
    nbformat.write(notebook, tmp_path / "notebook.ipynb")
    text = prepared_notebook(tmp_path / "notebook.ipynb")
    assert "someone" not in text
    assert "start_time" not in text
    assert nbformat.reads(text, as_version=4).metadata["papermill"] == {"parameters": {"year": 2022}}


def test_a_page_that_is_not_there_is_named(tmp_path: Path) -> None:
    book = Book(handmade.write_book(tmp_path / "source", CONFIG), {})
    (book.root / "index.md").unlink()
    with pytest.raises(BuildError, match="page 'index'"):
        stage(book, [], tmp_path / "staged")
