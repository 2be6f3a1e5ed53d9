from __future__ import annotations

from pathlib import Path

from bs4 import BeautifulSoup

from evbook.site.finish.light import lighten
from evbook.site.page import FINISHED_META, Page, pages_of_site

HTML = '<html><head><meta charset="utf-8"/></head><body><p style="color: red">x</p></body></html>'


def finish(page: Page) -> None:
    assert page.soup.head is not None
    page.soup.head.append(page.soup.new_tag("meta", attrs={"name": FINISHED_META}))
    page.soup.p.insert_after(page.soup.new_tag("hr"))


def test_a_page_goes_through_the_passes_once_and_comes_out_strict(tmp_path: Path) -> None:
    (tmp_path / "_static").mkdir()
    (tmp_path / "one.html").write_text(HTML)
    lighten(tmp_path, list(pages_of_site(tmp_path)), [finish])
    once = (tmp_path / "one.html").read_text()
    (tmp_path / "_static").mkdir(exist_ok=True)
    lighten(tmp_path, list(pages_of_site(tmp_path)), [finish])
    assert (tmp_path / "one.html").read_text() == once
    soup = BeautifulSoup(once, "html.parser")
    assert len(soup.find_all("hr")) == 1
    assert not soup.select("[style], style")
    (name,) = soup.p["class"]
    assert f".{name}{{color: red}}" in (tmp_path / "_static" / "evbook" / "site.css").read_text()
    assert soup.select_one('meta[http-equiv="Content-Security-Policy"]') is not None
