"""What the pages load: one style sheet, one script, and with figures or the ledger one of each more; all of it ours.

The theme's files go into the first two; what a page does not use is left out, and what no page loads is deleted.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Collection, Iterable, Mapping
from pathlib import Path
from typing import Any

from bs4 import BeautifulSoup, Tag
from rjsmin import jsmin

from evbook.files import sha256_of_bytes, write_text
from evbook.site.finish.charts import FOLDER as CHARTS
from evbook.site.finish.engine import engine_script
from evbook.site.finish.styles import purged, variables_in
from evbook.site.page import Page

STATIC = Path(__file__).parents[1] / "static"
FOLDER = "_static/evbook"
SITE_STYLE, SITE_SCRIPT, COPY_SCRIPT, ENGINE = "site.css", "site.js", "copy.js", "vega.js"
FIGURE_STYLE, FIGURE_SCRIPT = "figures.css", "live.js"
WITH_FIGURES = (FIGURE_STYLE, FIGURE_SCRIPT)
LEDGER_STYLE, LEDGER_SCRIPT = "ledger.css", "ledger.js"
WITH_LEDGER = (LEDGER_STYLE, LEDGER_SCRIPT)
# In the order of the cascade: ours last.
OUR_STYLES = ("book.css", "finding.css", "receipt.css", "print.css")
OUR_SCRIPTS = ("menus.js", "terms.js", "taking.js", "printing.js")
_THEME_STYLES = (
    *("basic.css", "styles/pydata-sphinx-theme.css", "pygments.css", "styles/sphinx-book-theme.css"),
    *("copybutton.css", "mystnb*.css", "sphinx-design.min.css"),
)
# The icon script, bootstrap and the tabs are not among them.
_THEME_SCRIPTS = (
    *("documentation_options.js", "doctools.js", "sphinx_highlight.js"),
    *("scripts/sphinx-book-theme.js", "scripts/pydata-sphinx-theme.js"),
)
# The buttons that copy code, which menus.js loads where code is in sight; the clipboard before what uses it.
_COPY_SCRIPTS = ("clipboard.min.js", "copybutton.js")
# Classes and ids that the theme's scripts set, of what the book uses of them.
_SET_BY_THEME = frozenset(
    (
        *("active", "show", "hide", "scrolled", "noprint", "pst-sidebar-hidden", "dropdown-menu-dark"),
        *("copybtn", "success", "o-tooltip--left", "highlighted", "highlight-link"),
        *("search", "search-summary", "context", "kind-title", "kind-text", "kind-object", "empty"),
    )
)
# The theme sets the first two on every page by scripts inside it. A page from a folder may not fetch another, from
# which the search would take a few words.
_OPTIONS = """
DOCUMENTATION_OPTIONS.pagename = "";
DOCUMENTATION_OPTIONS.search_as_you_type = false;
if (location.protocol === "file:") DOCUMENTATION_OPTIONS.SHOW_SEARCH_SUMMARY = false;
"""
_KEPT = frozenset(("pygments.css", "searchtools.js", "language_data.js"))
_STRING = re.compile(r"""["'.#` ]([A-Za-z][\w-]+)(?=["'`. ,:\]>)])""")
_SOURCE_MAP = re.compile(r"//# sourceMappingURL=\S*")
_VARIABLE = re.compile(r"--[\w-]+")
_STYLE_CLASS = re.compile(r"\.(s-[0-9a-f]{8})\{([^}]*)\}")


def write_assets(html_folder: Path, pages: Iterable[Page], styles: Mapping[str, str]) -> None:
    """Write the style sheets, the scripts and the chart library of the finished `pages` to `_static/evbook/`.

    `styles` holds the declarations of each class that stands for a style attribute.
    """
    target, theme = html_folder / FOLDER, html_folder / "_static"
    known = _known_names(pages)
    rules = "".join(f".{name}{{{declarations}}}" for name, declarations in sorted(styles.items()))
    own = _ours(OUR_STYLES)
    pictures = variables_in(_ours((FIGURE_STYLE, LEDGER_STYLE)) + own)
    sheet = purged(_sheet_of(theme) + own, known, pictures)
    write_text(target / SITE_STYLE, sheet + rules)
    _write_scripts(target, theme)
    write_text(target / FIGURE_STYLE, _plain(_ours((FIGURE_STYLE,))) + rules)
    write_text(target / LEDGER_STYLE, _plain(_ours((LEDGER_STYLE,))))


def _write_scripts(target: Path, theme: Path) -> None:
    write_text(target / ENGINE, engine_script())
    write_text(target / COPY_SCRIPT, jsmin(_script_of(theme, _COPY_SCRIPTS)))
    site = _script_of(theme, _THEME_SCRIPTS) + _OPTIONS + _ours(OUR_SCRIPTS)
    for name, text in (
        (SITE_SCRIPT, site),
        (FIGURE_SCRIPT, _ours((FIGURE_SCRIPT,))),
        (LEDGER_SCRIPT, _ours((LEDGER_SCRIPT,))),
    ):
        write_text(target / name, jsmin(_with_digests(text, target)))


def _with_digests(script: str, target: Path) -> str:
    """`script` with the digest of each file that it loads by itself in that file's address."""
    for name in (ENGINE, COPY_SCRIPT):
        script = script.replace(f'"{name}"', f'"{name}?v={_digest(target / name)}"')
    return script


def styles_so_far(html_folder: Path) -> dict[str, str]:
    """The classes for style attributes that an earlier build of the same folder made: its finished pages need them."""
    sheet = html_folder / FOLDER / SITE_STYLE
    return dict(_STYLE_CLASS.findall(sheet.read_text(encoding="utf-8"))) if sheet.is_file() else {}


def load_assets(soup: BeautifulSoup, html_folder: Path, to_root: str, names: Iterable[str]) -> None:
    """Make the page load the files `names` of `_static/evbook/`, and no other styles and scripts of ours."""
    if soup.head is None:
        return
    for old in soup.head.select(f'link[rel=stylesheet][href*="{FOLDER}/"], script[src*="{FOLDER}/"]'):
        old.decompose()
    for name in names:
        # The digest in its address: no browser then shows an outdated copy.
        address = f"{to_root}{FOLDER}/{name}?v={_digest(html_folder / FOLDER / name)}"
        if name.endswith(".css"):
            soup.head.append(soup.new_tag("link", attrs={"rel": "stylesheet", "href": address}))
        else:
            _add_script(soup.head, soup.new_tag("script", attrs={"defer": "", "src": address}))


def _add_script(head: Tag, script: Tag) -> None:
    """Put our script before those of the search, which build on it."""
    first = head.find("script", src=re.compile(r"search"))
    if first is None:
        head.append(script)
    else:
        first.insert_before(script)


def names_for(soup: BeautifulSoup) -> list[str]:
    """The files of `_static/evbook/` that a page of the book needs."""
    figures = WITH_FIGURES if soup.select_one("figure.ev-figure") else ()
    ledger = WITH_LEDGER if soup.select_one(".ev-ledger") else ()
    return [SITE_STYLE, *(name for name in (*figures, *ledger) if name.endswith(".css")), SITE_SCRIPT,
            *(name for name in (*figures, *ledger) if name.endswith(".js"))]  # fmt: skip


def drop_unused(html_folder: Path, pages: Iterable[Page]) -> None:
    """Delete of the theme's static files what has gone into ours or is loaded by no page, and charts of no figure."""
    static = html_folder / "_static"
    _drop_theme_files(static)
    shown = {str(image["src"]).rsplit("/", 1)[-1] for page in pages for image in page.soup.select("img[src]")}
    for path in (static / "images").glob("*"):
        if path.name not in shown:
            path.unlink()
    drawn = {name for page in pages for name in _charts_of(page.soup)}
    for path in (html_folder / CHARTS).glob("*.js"):
        if path.stem not in drawn:
            path.unlink()


def _drop_theme_files(static: Path) -> None:
    for path in static.iterdir():
        if path.is_dir() and path.name not in ("evbook", "images"):
            shutil.rmtree(path)
        elif path.is_file() and path.name not in _KEPT:
            path.unlink()


def _charts_of(soup: BeautifulSoup) -> list[str]:
    figures = soup.select("figure.ev-figure[data-chart]")
    return [name for figure in figures for name in f"{figure['data-chart']} {figure.get('data-sets', '')}".split()]


def _known_names(pages: Iterable[Page]) -> Callable[[str], bool]:
    """Whether a class or an id stands on a page, or may be set by a script."""
    ours = _ours(sorted(path.name for path in STATIC.glob("*.js")))
    names = {name for page in pages for name in _names_on(page.soup)}
    return (names | _SET_BY_THEME | set(_STRING.findall(ours))).__contains__


def _names_on(soup: BeautifulSoup) -> Collection[str]:
    found: set[Any] = set()
    for element in soup.find_all(True):
        found.update(element.get_attribute_list("class"))
        found.add(element.get("id"))
    return {str(name) for name in found if name}


def _sheet_of(theme: Path) -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in _found(theme, _THEME_STYLES))


def _script_of(theme: Path, names: Iterable[str]) -> str:
    """The theme's scripts one after the other; not every one of them ends its last statement."""
    texts = [_SOURCE_MAP.sub("", path.read_text(encoding="utf-8")) for path in _found(theme, names)]
    return "".join(f"{text};\n" for text in texts)


def _found(folder: Path, patterns: Iterable[str]) -> list[Path]:
    return [path for pattern in patterns for path in sorted(folder.glob(pattern))]


def _ours(names: Iterable[str]) -> str:
    return "".join((STATIC / name).read_text(encoding="utf-8") for name in names)


def _plain(css: str) -> str:
    """A style sheet without comments and spaces, nothing left out."""
    return purged(css, lambda name: True, variables_in(css) | set(_VARIABLE.findall(css)))


def _digest(path: Path) -> str:
    return sha256_of_bytes(path.read_bytes())[:10]
