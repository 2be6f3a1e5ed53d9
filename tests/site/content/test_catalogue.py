from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from evbook.errors import TableError
from evbook.site.content.catalogue import catalogue_markdown
from evbook.tables import describe, names

DATA = Path(__file__).resolve().parents[3] / "data"


@pytest.fixture(scope="module")
def html() -> str:
    return MarkdownIt("commonmark").enable("table").render(catalogue_markdown(DATA, "../data"))


@pytest.mark.parametrize("name", names(DATA))
def test_each_table_is_told_whole(html, name):
    table = describe(name, DATA)
    assert f'<a href="../data/{name}.csv" download>' in html
    assert f"{table.rows:,} rows" in html
    assert table.sha256[:12] in html
    for column in table.columns:
        assert f"<td><code>{column.name}</code></td>" in html
    for source in table.sources:
        assert f"<li><code>{source.id}</code>" in html
        assert source.licence_dated in html


def test_headings_go_down_one_step_at_a_time(html):
    levels = [int(level) for level in re.findall(r"<h(\d)>", html)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(later <= earlier + 1 for earlier, later in pairwise(levels))


def test_headings_are_told_apart(html):
    headings = re.findall(r"<h\d>(.*?)</h\d>", html)
    assert len(headings) == len(set(headings))


def test_no_empty_cell_and_no_broken_row(html):
    assert "<td></td>" not in html
    assert "<th></th>" not in html
    widths = {row.count("<td>") for row in re.findall(r"<tr>(.*?)</tr>", html, re.DOTALL)}
    assert widths == {0, 3, 4}  # header rows, the overview, tables of columns


def test_overview_links_to_every_table():
    text = catalogue_markdown(DATA)
    targets = set(re.findall(r"^\((table-[a-z0-9-]+)\)=$", text, re.MULTILINE))
    assert set(re.findall(r"\]\(#(table-[a-z0-9-]+)\)", text)) == targets
    assert len(targets) == len(names(DATA))


def test_text_of_the_package_is_no_markup(html):
    assert "all_cars includes bev and phev" in html
    assert "<em>" not in html.split("<h2>", 1)[1]


def test_no_package(tmp_path):
    with pytest.raises(TableError, match="evbook data build"):
        catalogue_markdown(tmp_path)
