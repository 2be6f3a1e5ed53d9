"""One pass over a finished page: what the theme gets wrong for readers without a mouse, a fast line or JavaScript.

Everything here is about sphinx-book-theme 1.3.0 on pydata-sphinx-theme 0.17.1; a newer theme may need less of it.
"""

from __future__ import annotations

import re
from collections import Counter

from bs4 import BeautifulSoup, Comment, Tag

from evbook.site.page import FINISHED_META, Page

# Sets the theme before the first paint. The theme's own script writes an empty mode, which its main script then
# reports as an error, and leaves the page white until that script has run.
THEME_SCRIPT = """
(function (root) {
  let mode = null;
  try { mode = localStorage.getItem("mode"); } catch (error) { /* a page from a file may have no storage */ }
  if (mode !== "light" && mode !== "dark") mode = "auto";
  const dark = mode === "auto" ? matchMedia("(prefers-color-scheme: dark)").matches : mode === "dark";
  root.dataset.js = "yes";
  root.dataset.mode = mode;
  root.dataset.theme = dark ? "dark" : "light";
})(document.documentElement);
"""
_GAP = re.compile(r"^\s+$")
SEARCH_SCRIPTS = ("searchtools.js", "language_data.js", "searchindex.js")


def polish_page(page: Page) -> None:
    """Apply every correction to a page; afterwards it counts as finished."""
    polish(page.soup)
    if page.soup.head is not None:
        page.soup.head.append(page.soup.new_tag("meta", attrs={"name": FINISHED_META, "content": "1"}))


def polish(soup: BeautifulSoup) -> None:
    """Apply every correction to the parsed page."""
    for correct in (
        _drop_dead_weight,
        _drop_assets,
        _set_theme_early,
        _free_buttons,
        _name_buttons,
        _place_landmarks,
        _mend_tables,
        _let_tables_scroll,
        _name_bibliography,
        _drop_empty_cells,
        _join_hidden_code,
    ):
        correct(soup)


def _drop_dead_weight(soup: BeautifulSoup) -> None:
    for link in soup.select('link[rel="preload"], head noscript, #ethical-ad-placement, #jb-print-docs-body'):
        link.decompose()
    for viewport in soup.select('meta[name="viewport"]')[1:]:
        viewport.decompose()
    for comment in soup.find_all(string=lambda text: isinstance(text, Comment)):
        comment.extract()
    for gap in soup.head.find_all(string=_GAP, recursive=False) if soup.head else ():
        gap.replace_with("\n")


def _drop_assets(soup: BeautifulSoup) -> None:
    """The theme's styles and scripts: what is used of them is in the book's own files."""
    kept = SEARCH_SCRIPTS if _is_search(soup) else ()
    for script in soup.find_all("script"):
        name = str(script.get("src") or "").split("?")[0].rsplit("/", 1)[-1]
        if script.get("type") != "application/json" and script.get("data-cfasync") is None and name not in kept:
            script.decompose()
        elif name in kept:
            script["defer"] = ""
    for style in soup.select('link[rel="stylesheet"], head style'):
        style.decompose()


def _is_search(soup: BeautifulSoup) -> bool:
    return soup.select_one("main #search-results") is not None


def _set_theme_early(soup: BeautifulSoup) -> None:
    for script in soup.select("head script[data-cfasync]"):
        script.string = THEME_SCRIPT
    if soup.html is not None:
        soup.html["data-mode"], soup.html["data-theme"] = "auto", "light"
    if soup.body is not None:
        del soup.body["data-default-mode"]


def _free_buttons(soup: BeautifulSoup) -> None:
    """Scripts in attributes, which the policy forbids, and hints of a library that is not loaded."""
    for button in soup.select("[onclick]"):
        if "print" in str(button["onclick"]):
            button["data-ev-print"] = ""
        del button["onclick"]
    for hinted in soup.select('[data-bs-toggle="tooltip"]'):
        for name in ("data-bs-toggle", "data-bs-placement", "data-bs-title"):
            del hinted[name]


def _name_buttons(soup: BeautifulSoup) -> None:
    for icon in soup.select("i[class*=fa-], span[class*=fa-]"):
        icon["aria-hidden"] = "true"
        del icon["title"]
    for button in soup.select("button, a.btn"):
        if button.get_text(strip=True):
            del button["aria-label"]  # a second name that differs from the words on it confuses voice control
        elif not button.get("aria-label") and button.get("title"):
            button["aria-label"] = button["title"]
    for summary in soup.select("summary[aria-label]"):
        del summary["aria-label"]


def _place_landmarks(soup: BeautifulSoup) -> None:
    sidebar = soup.find(id="pst-primary-sidebar")
    if isinstance(sidebar, Tag):
        sidebar["role"], sidebar["aria-label"] = "complementary", "Book"
    # Hidden twins of the sidebar buttons come first in the page and take the theme's listeners from the visible ones.
    for twin in soup.select("#pst-header button.sidebar-toggle"):
        twin.decompose()


def _mend_tables(soup: BeautifulSoup) -> None:
    for heading in soup.find_all("th"):
        if not heading.get_text(strip=True):
            heading.name = "td"
        elif not heading.get("scope") and not heading.find_parent(class_="ev-data"):
            heading["scope"] = "col" if heading.find_parent("thead") else "row"


def _let_tables_scroll(soup: BeautifulSoup) -> None:
    """A table wider than a phone scrolls in a box of its own, which the keyboard can reach."""
    seen: Counter[str] = Counter()
    for table in soup.select("article table"):
        if table.find_parent(class_=["ev-scroll", "ev-table"]) or table.find_parent("table"):
            continue
        heading = table.find_previous(["h1", "h2", "h3", "h4"])
        name = heading.get_text().removesuffix("#") if heading else "this page"
        seen[name] += 1
        name = name if seen[name] == 1 else f"{name} ({seen[name]})"
        box = {"class": "ev-table", "tabindex": "0", "role": "region", "aria-label": f"Table: {name}"}
        table.wrap(soup.new_tag("div", attrs=box))


def _name_bibliography(soup: BeautifulSoup) -> None:
    """A bibliography is a list of items; docutils names its entries by a role that is deprecated."""
    for entry in soup.select("[role=list] > .citation[role=doc-biblioentry]"):
        entry["role"] = "listitem"


def _join_hidden_code(soup: BeautifulSoup) -> None:
    """Hidden code of cells that show nothing moves into the fold of the cell before: one "Show the code", not four."""
    for cell in soup.select("div.cell"):
        before = cell.find_previous_sibling()
        summary = cell.select_one(":scope > details > summary")
        if summary is not None and isinstance(before, Tag) and _is_hidden_code(before):
            for code in reversed(before.select("details > div.cell_input")):
                summary.insert_after(code.extract())
            before.decompose()


def _is_hidden_code(block: Tag) -> bool:
    children = block.find_all(True, recursive=False)
    return "cell" in block.get_attribute_list("class") and [c.name for c in children] == ["details"]


def _drop_empty_cells(soup: BeautifulSoup) -> None:
    for part in ("div.cell_output", "div.cell"):
        for block in soup.select(part):
            if not block.find(True) and not block.get_text(strip=True):
                block.decompose()
