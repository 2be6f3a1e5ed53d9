from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from evbook import paths
from evbook.site.figure.code import PACKAGE, CodePlace, builders, code_markup, write_code_pages
from evbook.site.figure.numbering import NumberedFigure, figures_of_book

MODULE = '''"""Draws <b>cars</b>."""


@other
@figure(
    "cars", tables=("cars",)
)
def cars(data):
    """A line
    & another."""
    return figure("inside")


def explorer(data):
    return Explorer(id="move-cars", tables=())


def unnamed():
    return Explorer(id=NAME), figure
'''
CARS = NumberedFigure("cars", "1.2", "chapters/a", "Cars & <more>")
STRANGE = NumberedFigure("strange", "1.3", "chapters/a", "Drawn by no module")


@pytest.fixture
def package(tmp_path: Path) -> Path:
    for folder, text in (("figures", MODULE), ("explorers", ""), ("analysis", MODULE.replace("cars", "ships"))):
        (tmp_path / "package" / folder).mkdir(parents=True)
        (tmp_path / "package" / folder / "drawn.py").write_text(text)
    return tmp_path / "package"


def test_builders_are_found_by_what_they_are_called_with(package: Path) -> None:
    assert builders(package) == {
        "cars": CodePlace("figures/drawn", 4),
        "move-cars": CodePlace("figures/drawn", 14),
    }


def test_every_figure_of_the_book_has_its_code() -> None:
    assert set(figures_of_book(paths.root())) <= set(builders())
    place = builders()["explore-stocks"]
    line = (PACKAGE / f"{place.module}.py").read_text().splitlines()[place.line - 1]
    assert line.startswith("def ")
    assert place.source == f"src/evbook/explorers/stocks.py#L{place.line}"


def test_a_module_is_a_page_with_an_anchor_a_line(package: Path, tmp_path: Path) -> None:
    write_code_pages(tmp_path / "html", {"cars": CARS, "strange": STRANGE}, package)
    (page,) = (tmp_path / "html").rglob("*.html")
    assert page.relative_to(tmp_path / "html").as_posix() == builders(package)["cars"].page.partition("#")[0]
    soup = BeautifulSoup(page.read_text(), "html.parser")
    assert soup.find("pre").get_text() == MODULE
    assert soup.find(id="L-4").get_text() == "@other\n"
    assert soup.html["lang"] == "en"
    assert soup.title.get_text() == "evbook.figures.drawn"
    assert soup.select_one("meta[name=robots]")["content"] == "noindex"
    assert soup.select_one("meta[http-equiv=Content-Security-Policy]") is not None
    assert [link["href"] for link in soup.select("main a")] == ["../../chapters/a.html#cars", "../../index.html"]
    style = (tmp_path / "html" / "_static" / "evbook" / "code.css").read_text()
    assert ".ev-code .k" in style


def test_without_a_figure_of_ours_there_is_no_page(package: Path, tmp_path: Path) -> None:
    write_code_pages(tmp_path / "html", {"strange": STRANGE}, package)
    assert not (tmp_path / "html").exists()


def test_code_is_text_on_its_page() -> None:
    soup = BeautifulSoup(code_markup("figures/x", "a = '<img src=x onerror=y>'\n", [CARS]), "html.parser")
    assert soup.select("img") == []
    assert soup.find("pre").get_text() == "a = '<img src=x onerror=y>'\n"
