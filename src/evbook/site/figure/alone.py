"""Pages outside the book's theme (a figure to embed, a module's code): few bytes, the reader's own light or dark."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from bs4 import BeautifulSoup

from evbook.files import write_text
from evbook.site.finish import assets
from evbook.site.finish.policy import set_policy

_VARIABLES = re.compile(r'html\[data-theme="(light|dark)"\] \{([^}]*)\}')
_PAGE_STYLE = "alone.css"


def finished(markup: str, html_folder: Path, to_root: str, names: Iterable[str]) -> str:
    """The text of a whole page: `markup` with the assets `names` of `_static/evbook/` and the site's strict policy."""
    soup = BeautifulSoup(markup, "html.parser")
    assets.load_assets(soup, html_folder, to_root, names)
    set_policy(soup)
    return str(soup)


def write_style(html_folder: Path, name: str, parts: Iterable[str], more: str = "") -> None:
    """Write the style sheet `name` of `_static/evbook/`: colours and page, `parts` of our styles, and `more` rules."""
    texts = [(assets.STATIC / part).read_text(encoding="utf-8") for part in (_PAGE_STYLE, *parts)]
    write_text(html_folder / assets.FOLDER / name, "".join([_colours(), *texts, more]))


def _colours() -> str:
    """The figures' colours, between which the theme chooses by a script, chosen by the reader's system."""
    found = dict(_VARIABLES.findall((assets.STATIC / assets.FIGURE_STYLE).read_text(encoding="utf-8")))
    return f":root {{{found['light']}}}\n@media (prefers-color-scheme: dark) {{ :root {{{found['dark']}}} }}\n"
