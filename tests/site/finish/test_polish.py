from __future__ import annotations

import pytest
from bs4 import BeautifulSoup

from evbook.site.finish.polish import polish


def polished(body: str, head: str = "") -> BeautifulSoup:
    soup = BeautifulSoup(f"<html><head>{head}</head><body data-default-mode=''>{body}</body></html>", "html.parser")
    polish(soup)
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
        ('<button onclick="window.print()" title="Print"></button>', "button[data-ev-print]:not([onclick])"),
        ('<a data-bs-toggle="tooltip" title="Source">x</a>', "a[title=Source]:not([data-bs-toggle])"),
        ('<script type="application/json">{}</script>', 'script[type="application/json"]'),
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
        ("", '<script>DOCUMENTATION_OPTIONS.pagename = "x";</script>', "script"),
        ("", '<link href="../_static/basic.css" rel="stylesheet"/>', "link"),
        ("", "<noscript><style>p{}</style></noscript>", "noscript"),
        ('<div id="jb-print-docs-body"><h1><b>a</b></h1></div>', "", "#jb-print-docs-body"),
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


def test_the_theme_is_set_before_the_first_paint() -> None:
    soup = polished("", '<script data-cfasync="false">old()</script>')
    (script,) = soup.select("head script")
    assert "dataset.theme" in (script.string or "")
