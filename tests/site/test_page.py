from __future__ import annotations

from pathlib import Path

from evbook.site.page import Page, pages_of_site

PICTURE = '<svg viewBox="0 0 1 1"><text>a < b &amp; "c"</text></svg>'
HTML = f"<html><head></head><body><p>one</p>{PICTURE}<p>two</p>{PICTURE}</body></html>"


def page_at(path: Path, html: str = HTML) -> Page:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(html)
    return Page.read(path, path.parents[1])


def test_pictures_are_laid_aside_and_come_back_letter_by_letter(tmp_path: Path) -> None:
    page = page_at(tmp_path / "chapters" / "one.html")
    assert page.soup.find("svg") is None
    assert len(page.soup.find_all("ev-svg")) == 2
    assert page.html() == HTML


def test_a_picture_that_a_pass_removed_stays_away(tmp_path: Path) -> None:
    page = page_at(tmp_path / "chapters" / "one.html")
    page.soup.find_all("ev-svg")[0].decompose()
    page.write()
    assert page.path.read_text().count(PICTURE) == 1


def test_name_and_way_to_the_top(tmp_path: Path) -> None:
    page = page_at(tmp_path / "chapters" / "one.html")
    assert (page.name, page.to_root, page.finished) == ("chapters/one.html", "../", False)
    page = page_at(tmp_path / "chapters" / "one.html")
    assert Page(tmp_path, tmp_path / "index.html", page.soup, []).to_root == ""


def test_a_finished_page_says_so(tmp_path: Path) -> None:
    html = '<html><head><meta name="evbook-polished" content="1"/></head></html>'
    assert page_at(tmp_path / "chapters" / "one.html", html).finished


def test_the_pages_of_a_site_are_those_outside_static(tmp_path: Path) -> None:
    for name in ("b.html", "a.html", "_static/webpack.html"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(HTML)
    assert [page.name for page in pages_of_site(tmp_path)] == ["a.html", "b.html"]
