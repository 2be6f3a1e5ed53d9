"""One pass over a finished page: what the theme gets wrong for readers without a mouse, a fast line or JavaScript.

Everything here is about sphinx-book-theme 1.3.0 on pydata-sphinx-theme 0.17.1; a newer theme may need less of it.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from bs4 import BeautifulSoup, Tag

from evbook.files import write_text
from evbook.site import assets

# Sets the theme before the first paint. The theme's own script writes an empty mode, which its main script then
# reports as an error, and leaves the page white until that script has run.
THEME_SCRIPT = """
(function (root) {
  let mode = null;
  try { mode = localStorage.getItem("mode"); } catch (error) { /* a page from a file may have no storage */ }
  if (mode !== "light" && mode !== "dark") mode = "auto";
  const dark = mode === "auto" ? matchMedia("(prefers-color-scheme: dark)").matches : mode === "dark";
  root.dataset.mode = mode;
  root.dataset.theme = dark ? "dark" : "light";
})(document.documentElement);
"""
NO_SCRIPT_STYLE = (
    ".pst-js-only, .ev-controls, .dropdown-download-buttons, .sidebar-toggle { display: none !important; }"
)
SEARCH_SCRIPTS = ("searchtools.js", "language_data.js", "searchindex.js")
# The icons are ours (book.css); the theme's icon script is 1.49 MB.
UNUSED_SCRIPTS = ("fontawesome.js",)


def polish_page(page: Path, html_folder: Path) -> None:
    """Rewrite `page` in place; a page that has been through is left as it is."""
    soup = BeautifulSoup(page.read_text(encoding="utf-8"), "html.parser")
    if soup.head is None or soup.find("meta", attrs={"name": "evbook-polished"}):
        return
    polish(soup, to_root="../" * (len(page.relative_to(html_folder).parts) - 1))
    write_text(page, str(soup))


def polish(soup: BeautifulSoup, *, to_root: str) -> None:
    """Apply every correction to the parsed page; `to_root` is its relative way to the site's top folder."""
    for correct in (
        _drop_dead_weight,
        _set_theme_early,
        _name_buttons,
        _place_landmarks,
        _mend_tables,
        _let_tables_scroll,
        _name_bibliography,
        _drop_empty_cells,
        _join_hidden_code,
    ):
        correct(soup)
    _add_assets(soup, to_root)


def _drop_dead_weight(soup: BeautifulSoup) -> None:
    unwanted = UNUSED_SCRIPTS if _is_search(soup) else UNUSED_SCRIPTS + SEARCH_SCRIPTS
    for script in soup.find_all("script", src=True):
        if str(script["src"]).split("?")[0].rsplit("/", 1)[-1] in unwanted:
            script.decompose()
    for link in soup.select('link[rel="preload"]'):
        link.decompose()
    for viewport in soup.select('meta[name="viewport"]')[1:]:
        viewport.decompose()
    for placement in soup.select("#ethical-ad-placement"):
        placement.decompose()


def _is_search(soup: BeautifulSoup) -> bool:
    return soup.select_one("main #search-results") is not None


def _set_theme_early(soup: BeautifulSoup) -> None:
    for script in soup.select("head script[data-cfasync]"):
        script.string = THEME_SCRIPT
    for style in soup.select("head noscript style"):
        style.string = NO_SCRIPT_STYLE
    if soup.html is not None:
        soup.html["data-mode"], soup.html["data-theme"] = "auto", "light"
    if soup.body is not None:
        del soup.body["data-default-mode"]


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
        elif not heading.get("scope"):
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


def _add_assets(soup: BeautifulSoup, to_root: str) -> None:
    head = soup.head
    if head is None:
        return
    names = [
        *assets.ALWAYS,
        *(assets.WITH_FIGURES if soup.select_one("figure.ev-figure") else ()),
        *(assets.WITH_LEDGER if soup.select_one(".ev-ledger") else ()),
    ]
    for name in names:
        address = f"{to_root}{assets.FOLDER}/{name}?v={assets.digest(name)}"
        kind = (
            ("link", {"rel": "stylesheet", "href": address})
            if name.endswith(".css")
            else ("script", {"defer": "", "src": address})
        )
        head.append(soup.new_tag(kind[0], attrs=kind[1]))
    head.append(soup.new_tag("link", attrs={"rel": "icon", "href": "data:,"}))
    head.append(soup.new_tag("meta", attrs={"name": "evbook-polished", "content": "1"}))
