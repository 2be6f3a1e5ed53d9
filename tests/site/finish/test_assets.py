from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from evbook.files import sha256_of_file
from evbook.site.finish import assets
from evbook.site.page import Page

THEME = {
    "basic.css": ".used{color:red}.unused{color:red}",
    "documentation_options.js": "const DOCUMENTATION_OPTIONS = {};",
    "doctools.js": "/* a comment */ var doctools = 1",
    "scripts/bootstrap.js": "bootstrap()",
    "scripts/fontawesome.js": "icons()",
    "searchtools.js": "search()",
}
BODY = '<p class="used">x</p><figure class="ev-figure" data-chart="c1" data-sets="d1 d2"></figure>'


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A folder with a theme's files and the files of charts."""
    for name, content in THEME.items():
        path = tmp_path / "_static" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content)
    for name in ("c1", "d1", "d2", "old"):
        path = tmp_path / assets.CHARTS / f"{name}.js"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    return tmp_path


def page_of(site: Path, body: str = BODY) -> Page:
    (site / "one.html").write_text(f"<html><head></head><body>{body}</body></html>")
    return Page.read(site / "one.html", site)


def written(site: Path, styles: Mapping[str, str] = {}) -> Path:
    assets.write_assets(site, [page_of(site)], styles)
    return site / assets.FOLDER


def test_the_style_sheet_holds_what_pages_use_and_the_classes_of_styles(site: Path) -> None:
    sheet = (written(site, {"s-0123abcd": "color: blue"}) / assets.SITE_STYLE).read_text()
    assert ".used{color:red}" in sheet
    assert ".unused" not in sheet
    assert sheet.endswith(".s-0123abcd{color: blue}")
    assert assets.styles_so_far(site) == {"s-0123abcd": "color: blue"}


def test_the_script_is_the_theme_s_without_what_is_not_used_and_ours(site: Path) -> None:
    script = (written(site) / assets.SITE_SCRIPT).read_text()
    order = [script.index(word) for word in ("DOCUMENTATION_OPTIONS", "doctools", "pagename", "dropdown")]
    assert order == sorted(order)
    for left_out in ("a comment", "bootstrap()", "icons()", "search()"):
        assert left_out not in script


def test_the_chart_library_and_the_script_of_charts_are_files_of_their_own(site: Path) -> None:
    folder = written(site)
    assert "evbookVega" in (folder / assets.ENGINE).read_text(encoding="utf-8")
    assert "evbookChart" in (folder / assets.FIGURE_SCRIPT).read_text()
    assert "evbookVega" not in (folder / assets.SITE_SCRIPT).read_text()


def test_what_a_script_loads_by_itself_bears_its_digest(site: Path) -> None:
    folder = written(site)
    for script, loaded in ((assets.FIGURE_SCRIPT, assets.ENGINE), (assets.SITE_SCRIPT, assets.COPY_SCRIPT)):
        assert f'"{loaded}?v={sha256_of_file(folder / loaded)[:10]}"' in (folder / script).read_text()


@pytest.mark.parametrize(
    ("body", "names"),
    [
        ("<p></p>", ["site.css", "site.js"]),
        (BODY, ["site.css", "figures.css", "site.js", "live.js"]),
        ('<div class="ev-ledger"></div>', ["site.css", "ledger.css", "site.js", "ledger.js"]),
    ],
)
def test_a_page_loads_what_it_needs_and_no_more(body: str, names: list[str]) -> None:
    assert assets.names_for(BeautifulSoup(body, "html.parser")) == names


def test_an_address_changes_with_the_file_and_is_named_once(site: Path) -> None:
    folder, page = written(site), page_of(site)
    for _ in range(2):
        assets.load_assets(page.soup, site, "../", [assets.SITE_STYLE, assets.SITE_SCRIPT])
    (style,) = page.soup.select("link[rel=stylesheet]")
    (script,) = page.soup.select("script[src]")
    assert style["href"] == f"../_static/evbook/site.css?v={sha256_of_file(folder / 'site.css')[:10]}"
    assert "defer" in script.attrs


def test_only_what_no_page_loads_is_dropped(site: Path) -> None:
    folder = written(site)
    assets.drop_unused(site, [page_of(site)])
    assert sorted(path.name for path in (site / "_static").iterdir()) == ["evbook", "searchtools.js"]
    assert sorted(path.name for path in (site / assets.CHARTS).iterdir()) == ["c1.js", "d1.js", "d2.js"]
    assert (folder / assets.SITE_SCRIPT).is_file()
