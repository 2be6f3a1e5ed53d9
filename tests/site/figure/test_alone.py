from __future__ import annotations

from pathlib import Path

from bs4 import BeautifulSoup

from evbook.site.figure import alone
from evbook.site.finish import assets


def test_a_page_has_a_policy_and_only_the_assets_it_names(tmp_path: Path) -> None:
    alone.write_style(tmp_path, "embed.css", ("embed.css",))
    page = '<html><head><meta charset="utf-8"><title>t</title></head><body></body></html>'
    soup = BeautifulSoup(alone.finished(page, tmp_path, "../", ("embed.css",)), "html.parser")
    (sheet,) = soup.select("link[rel=stylesheet]")
    assert str(sheet["href"]).startswith("../_static/evbook/embed.css?v=")
    policy = str(soup.select_one("meta[http-equiv]")["content"])
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


def test_the_reader_s_system_chooses_between_the_figures_colours(tmp_path: Path) -> None:
    alone.write_style(tmp_path, "x.css", (), ".more { color: red; }\n")
    text = (tmp_path / assets.FOLDER / "x.css").read_text()
    light, dark = text.split("prefers-color-scheme: dark", 1)
    assert "--ev-c1: #0072b2" in light
    assert "--ev-c1: #34a0e5" in dark
    assert text.endswith(".more { color: red; }\n")
