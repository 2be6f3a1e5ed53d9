"""What the pages load besides the theme: styles, the script of live charts, the chart library; all of it ours."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import vl_convert

from evbook.files import sha256_of_bytes, write_bytes, write_text

STATIC = Path(__file__).parent / "static"
FOLDER = "_static/evbook"
ALWAYS = ("book.css",)
WITH_FIGURES = ("figures.css", "live.js")
WITH_LEDGER = ("ledger.css", "ledger.js")


def write_assets(html_folder: Path) -> None:
    """Write our own files and the chart library to `_static/evbook/` of the built pages."""
    target = html_folder / FOLDER
    for name in (*ALWAYS, *WITH_FIGURES, *WITH_LEDGER):
        write_bytes(target / name, (STATIC / name).read_bytes())
    write_text(target / "vega.js", vega_bundle())


def drop_unused(html_folder: Path) -> None:
    """Delete the theme's icon script, which no page loads, and the maps of minified scripts: 5 MB of 8."""
    static = html_folder / "_static"
    for pattern in ("**/*.map", "scripts/fontawesome.js*"):
        for path in static.glob(pattern):
            path.unlink()


@cache
def vega_bundle() -> str:
    """Vega, Vega-Lite and vega-embed as one classic script that sets `window.evbookVegaEmbed`; made without network."""
    module = vl_convert.javascript_bundle("window.evbookVegaEmbed = vegaEmbed;")
    return f"(function () {{\n{module}\n}})();\n"


def digest(name: str) -> str:
    """Short content hash of a file of `static/`, for its address: no browser then shows an outdated copy."""
    return sha256_of_bytes((STATIC / name).read_bytes())[:10]
