from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from evbook.site.polish import polish, polish_page


def polished(body: str, head: str = "") -> BeautifulSoup:
    soup = BeautifulSoup(f"<html><head>{head}</head><body data-default-mode=''>{body}</body></html>", "html.parser")
    polish(soup, to_root="../")
    return soup


@pytest.mark.parametrize(
    ("body", "selector"),
    [
        ('<button title="Toggle"><i class="fa-solid fa-bars"></i></button>', 'button[aria-label="Toggle"]'),
        ('<button aria-label="Find" title="Find">Search</button>', "button:not([aria-label])"),
        ("<article><table><thead><tr><th></th><th>a</th></tr></thead></table></article>", "thead td + th[scope=col]"),
        (
            "<article><h2>Trade#</h2><table></table></article>",
            '.ev-table[aria-label="Table: Trade"][tabindex="0"] table',
        ),
        ('<div id="pst-primary-sidebar"></div>', '#pst-primary-sidebar[role=complementary][aria-label="Book"]'),
        ('<figure class="ev-figure"></figure>', 'head script[src^="../_static/evbook/live.js?v="]'),
    ],
)
def test_what_is_corrected(body: str, selector: str) -> None:
    assert polished(body).select_one(selector) is not None


@pytest.mark.parametrize(
    ("body", "head", "selector"),
    [
        ('<header id="pst-header"><button class="sidebar-toggle">x</button></header>', "", "button"),
        ('<div class="cell"><div class="cell_output"></div></div>', "", "div.cell"),
        ("", '<script src="../_static/scripts/fontawesome.js?digest=1"></script>', 'script[src*="fontawesome"]'),
        ("", '<script src="../searchindex.js"></script>', 'script[src*="searchindex"]'),
        ("<p>No figure</p>", "", 'script[src*="live.js"]'),
    ],
)
def test_what_is_dropped(body: str, head: str, selector: str) -> None:
    assert polished(body, head).select_one(selector) is None


def test_the_search_page_keeps_its_scripts() -> None:
    soup = polished('<main><div id="search-results"></div></main>', '<script src="searchindex.js"></script>')
    assert soup.select_one('script[src="searchindex.js"]') is not None


def test_hidden_code_without_output_joins_the_next_fold_in_order() -> None:
    cell = '<div class="cell"><details><summary>Show</summary><div class="cell_input">{}</div></details>{}</div>'
    body = cell.format("one", "") + cell.format("two", "") + cell.format("three", '<div class="cell_output">x</div>')
    soup = polished(body)
    assert [code.get_text() for code in soup.select("div.cell div.cell_input")] == ["one", "two", "three"]
    assert len(soup.select("details")) == 1


def test_a_page_is_polished_once(tmp_path: Path) -> None:
    page = tmp_path / "index.html"
    page.write_text("<html><head></head><body><article><table></table></article></body></html>")
    polish_page(page, tmp_path)
    once = page.read_text()
    polish_page(page, tmp_path)
    assert page.read_text() == once


def test_only_a_page_with_the_ledger_loads_its_script_and_style() -> None:
    loads = "script[src*='ledger.js'], link[href*='ledger.css']"
    assert len(polished('<div class="ev-ledger"></div>').select(loads)) == 2
    assert polished("<p>no ledger</p>").select(loads) == []
