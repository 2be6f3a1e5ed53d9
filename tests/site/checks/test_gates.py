"""Each gate catches the fault it is there for."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from handmade import FIGURE_ID

from evbook.errors import GateError
from evbook.site.checks.gates import check_site, faults_of_site

CHAPTER_PAGE = "chapters/sample_chapter.html"


@pytest.fixture
def html(handmade_site: Path, tmp_path: Path) -> Path:
    """A copy of the built hand-made site, to spoil."""
    return Path(shutil.copytree(handmade_site, tmp_path / "html"))


def into_page(addition: str) -> Callable[[Path], None]:
    def spoil(html: Path) -> None:
        page = html / CHAPTER_PAGE
        page.write_text(page.read_text().replace("</article>", f"{addition}</article>"))

    return spoil


def replaced(old: str, new: str, name: str = CHAPTER_PAGE) -> Callable[[Path], None]:
    def spoil(html: Path) -> None:
        text = (html / name).read_text()
        assert old in text
        (html / name).write_text(text.replace(old, new))

    return spoil


def written(name: str, text: str) -> Callable[[Path], None]:
    def spoil(html: Path) -> None:
        (html / name).write_text(text)

    return spoil


def removed(name: str) -> Callable[[Path], None]:
    return lambda html: (html / name).unlink()


def without_licence(html: Path) -> None:
    path = html / "figures" / f"{FIGURE_ID}.meta.json"
    passport = json.loads(path.read_text())
    del passport["sources"][0]["licence"]
    path.write_text(json.dumps(passport))


FAULTS = {
    "script of another host": (into_page('<script src="https://cdn.example.org/x.js"></script>'), "cdn.example.org"),
    "host without scheme": (into_page('<img src="//cdn.example.org/x.png" alt="">'), "cdn.example.org"),
    "inline import": (into_page('<script>import("https://cdn.example.org/x.js")</script>'), "cdn.example.org"),
    "style of another host": (into_page("<style>a{background:url(https://cdn.example.org/x)}</style>"), "cdn.example"),
    "style file": (written("_static/new.css", '@import "https://fonts.example.org/x";'), "_static/new.css"),
    "script file": (written("_static/new.js", 'fetch("https://api.example.org/x")'), "_static/new.js"),
    "dead page": (into_page('<a href="nowhere.html">x</a>'), "nowhere.html"),
    "dead anchor": (into_page('<a href="../index.html#nowhere">x</a>'), "no place 'nowhere'"),
    "way out of the site": (into_page('<a href="../../../x.html">x</a>'), "outside the site"),
    "missing csv": (removed(f"figures/{FIGURE_ID}.csv"), f"{FIGURE_ID}.csv"),
    "missing picture": (removed(f"figures/{FIGURE_ID}.png"), f"{FIGURE_ID}.png"),
    "no caption": (replaced("Exports of cars by type, hand-made.", ""), "no caption"),
    "no alt text": (replaced('aria-label="Bars of car exports by year and type."', 'aria-label=""'), "no alt text"),
    "no licence": (without_licence, "licence"),
    "no results": (removed("results.json"), "results.json"),
    "broken results": (written("results.json", "[{"), "results.json"),
    "result without unit": (replaced('"unit"', '"unity"', "results.json"), "lacks unit"),
    "no language": (replaced('lang="en"', ""), "no lang"),
    "secret of the environment": (into_page("sesame-open-now"), "COMTRADE_KEY"),
    "shape of a key": (written("data/x.csv", "ghp_" + "a" * 36), "data/x.csv: holds what looks like"),
}


def test_a_sound_site_has_no_faults(handmade_site: Path) -> None:
    assert faults_of_site(handmade_site, {"COMTRADE_KEY": "sesame-open-now"}) == []


@pytest.mark.parametrize("fault", FAULTS)
def test_a_planted_fault_is_found(html: Path, fault: str) -> None:
    spoil, message = FAULTS[fault]
    spoil(html)
    with pytest.raises(GateError, match="nothing was published") as caught:
        check_site(html, {"COMTRADE_KEY": "sesame-open-now"})
    assert message in str(caught.value)


def test_a_link_to_a_source_is_no_request(html: Path) -> None:
    into_page('<a href="https://example.org/source">source</a>')(html)
    assert faults_of_site(html, {}) == []


def test_the_value_of_a_secret_is_never_shown(html: Path) -> None:
    into_page("sesame-open-now")(html)
    assert "sesame" not in " ".join(faults_of_site(html, {"COMTRADE_KEY": "sesame-open-now"}))
