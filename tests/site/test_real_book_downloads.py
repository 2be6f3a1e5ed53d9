"""What a reader takes away is what the figure shows: each file opened, parsed and compared with the figure's data."""

from __future__ import annotations

import csv
import io
import json
import xml.etree.ElementTree as ET
from functools import cache
from pathlib import Path
from typing import Any

import browsing
import pytest
from bs4 import BeautifulSoup, Tag
from PIL import Image
from playwright.sync_api import Browser
from pybtex.database import parse_string
from test_real_book import baseline_of

from evbook.contracts.passport import Passport
from evbook.contracts.registry import chapters
from evbook.runs import harvest
from evbook.runs.notebook import NOTEBOOK
from evbook.site.figure.markup import ENDINGS, LONGEST_TABLE, shown
from evbook.site.figure.passport import read_passport_file
from evbook.site.figure.pictures import PNG_SCALE
from evbook.site.figure.svg import size_px

EACH = pytest.mark.parametrize("chapter", chapters())
# A spreadsheet takes a cell that begins so for a formula; an apostrophe before it makes it text.
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")


@cache
def figures_of(site: Path, chapter: str) -> list[tuple[Passport, dict[str, Any]]]:
    """Passport and specification of each figure of a chapter, from the notebook that its page was made of."""
    return harvest.figures_of(baseline_of(site, chapter) / NOTEBOOK)


@cache
def page_of(path: Path) -> BeautifulSoup:
    return BeautifulSoup(path.read_text(), "html.parser")


def file_of(site: Path, passport: Passport, ending: str) -> Path:
    return site / "figures" / f"{passport.id}.{ending}"


def cell_of(value: Any) -> str:
    """A value as it stands in a CSV file that is safe to open in a spreadsheet."""
    if isinstance(value, str) and value.startswith(FORMULA_SIGNS):
        return f"'{value}"
    return "" if value is None else str(value)


def table_of(figure: Tag) -> list[list[str]]:
    rows = figure.select("details.ev-data tbody tr")
    return [[cell.get_text() for cell in row.find_all(["th", "td"])] for row in rows]


@EACH
def test_the_csv_holds_the_figure_s_data_and_so_does_the_table_on_the_page(built_site: Path, chapter: str) -> None:
    page = page_of(built_site / "chapters" / f"{chapter}.html")
    for passport, _ in figures_of(built_site, chapter):
        text = file_of(built_site, passport, "csv").read_text(encoding="utf-8")
        head, *rows = csv.reader(io.StringIO(text, newline=""))
        assert head == [column.name for column in passport.columns]
        assert rows == [[cell_of(value) for value in row] for row in passport.rows]
        figure = page.find(id=passport.id)
        assert isinstance(figure, Tag)
        seen = [[shown(value) for value in row] for row in passport.rows[:LONGEST_TABLE]]
        assert table_of(figure) == seen, passport.id


@EACH
def test_specification_and_passport_are_the_notebook_s(built_site: Path, chapter: str) -> None:
    for passport, spec in figures_of(built_site, chapter):
        assert json.loads(file_of(built_site, passport, "json").read_text()) == spec
        told = read_passport_file(file_of(built_site, passport, "meta.json"))
        assert told.model_dump(exclude={"rows"}) == passport.model_dump(exclude={"rows"})
        assert all(column.unit or column.description for column in told.columns)
        assert all(source.licence.name and source.licence.dated for source in told.sources)


@EACH
def test_pictures_open_and_say_title_and_source(built_site: Path, chapter: str) -> None:
    for passport, _ in figures_of(built_site, chapter):
        svg = file_of(built_site, passport, "svg").read_text(encoding="utf-8")
        words = "".join("".join(ET.fromstring(svg).itertext()).split())  # noqa: S314 - the site's own file
        for said in (passport.title, passport.sources[0].publisher):
            assert "".join(said.split()) in words, passport.id
        with Image.open(file_of(built_site, passport, "png")) as picture:
            assert picture.size == tuple(PNG_SCALE * side for side in size_px(svg))
            picture.load()
            colours = picture.convert("RGB").getcolors(maxcolors=1 << 24)
        assert colours is not None
        assert len(colours) > 8, passport.id


@EACH
def test_citations_are_read_by_programs(built_site: Path, chapter: str) -> None:
    for passport, _ in figures_of(built_site, chapter):
        (entry,) = parse_string(file_of(built_site, passport, "bib").read_text(), "bibtex").entries.values()
        assert entry.fields["title"].strip("{}")
        assert entry.persons["author"]
        lines = file_of(built_site, passport, "ris").read_bytes().decode().split("\r\n")
        fields = [line.split("  - ", 1) for line in lines if line]
        assert all(len(field) == 2 and len(field[0]) == 2 for field in fields)
        assert fields[0][0] == "TY" and fields[-1][0] == "ER"
        assert ["TI", " ".join(passport.title.split())] in fields


@EACH
def test_the_page_to_embed_shows_the_same_figure(built_site: Path, chapter: str) -> None:
    page = page_of(built_site / "chapters" / f"{chapter}.html")
    for passport, _ in figures_of(built_site, chapter):
        (figure,) = page_of(file_of(built_site, passport, "html")).select("figure.ev-figure")
        own = page.find(id=passport.id)
        assert isinstance(own, Tag)
        assert figure["id"] == passport.id
        assert figure.get("data-chart") == own.get("data-chart")
        assert [svg["aria-label"] for svg in figure.select(".ev-static svg")] == [passport.alt] * 2


def test_what_a_reader_clicks_is_the_file(browser: Browser, built_site: Path) -> None:
    chapter = chapters()[0]
    passport, _ = figures_of(built_site, chapter)[0]
    with (
        browsing.served(built_site) as base,
        browsing.visit(browser, base, f"chapters/{chapter}.html", "desktop", "light") as here,
    ):
        for ending in ENDINGS:
            link = here.page.locator(f'#{passport.id} .ev-files a[href$="/{passport.id}.{ending}"]').first
            assert link.count() == 1, ending
            if link.get_attribute("download") is None:
                continue
            with here.page.expect_download() as waiting:
                link.evaluate("link => link.click()")
            assert waiting.value.suggested_filename == f"{passport.id}.{ending}"
            assert Path(waiting.value.path()).read_bytes() == file_of(built_site, passport, ending).read_bytes()
        assert here.faults == []
