"""A handful of charts look as they looked when somebody last found them good.

Where a change of data or design is meant, look at the chart and write its reference anew:

    EVBOOK_WRITE_REFERENCES=1 .venv/bin/python -m pytest -n 0 tests/site/test_browser_pictures.py
"""

from __future__ import annotations

import io
import os
from pathlib import Path

import browsing
import pytest
from browsing import Visit, visit
from PIL import Image, ImageChops, ImageFilter, ImageStat
from playwright.sync_api import Browser

REFERENCES = Path(__file__).parent / "references"
# One of each kind: a map, bars, points with a band, a tornado, bars in rows; two of them in the dark.
FIGURES = {
    "ev-sales-share-map": ("downstream_competition", "light"),
    "toyota-honda-by-powertrain": ("downstream_competition", "dark"),
    "learning-curve": ("upstream_minerals", "light"),
    "disruption-tornado": ("japan_strategies", "dark"),
    "verdicts-by-document": ("claims_ledger", "light"),
}
WIDTH_PX, BLUR_PX, COLOURS = 320, 3, 64
# Another font or another way to smooth its edges stays below these; a series that is gone or in another colour is
# above. Shares of the whole way from black to white: of all pixels together, and of the most different hundredth.
MOST_MEAN, MOST_LOCAL = 0.015, 0.16
OTHER_SHAPE = 0.04


def small(picture: Image.Image) -> Image.Image:
    """The picture at the size that is kept."""
    return picture.convert("RGB").resize((WIDTH_PX, round(picture.height * WIDTH_PX / picture.width)))


def unlikeness(one: Image.Image, other: Image.Image) -> tuple[float, float]:
    """How much two small pictures differ to a glance: on average, and in the most different hundredth of them."""
    blurred = [each.convert("RGB").filter(ImageFilter.GaussianBlur(BLUR_PX)) for each in (one, other.resize(one.size))]
    channels = ImageChops.difference(*blurred).split()
    most = ImageChops.lighter(ImageChops.lighter(channels[0], channels[1]), channels[2])
    counts, left = most.histogram(), most.width * most.height / 100
    level = 255
    while level and left > counts[level]:
        left -= counts[level]
        level -= 1
    return ImageStat.Stat(most).mean[0] / 255, level / 255


def chart_of(here: Visit, figure: str) -> Image.Image:
    """The live chart as it stands on the screen."""
    chart = here.page.locator(f"#{figure} .ev-chart")
    chart.scroll_into_view_if_needed()
    here.page.wait_for_function("id => document.getElementById(id).dataset.live === 'yes'", arg=figure)
    here.page.mouse.move(0, 0)
    return small(Image.open(io.BytesIO(chart.screenshot(animations="disabled"))))


@pytest.mark.parametrize("figure", FIGURES)
def test_a_chart_looks_as_it_did(browser: Browser, built_site: Path, figure: str) -> None:
    chapter, scheme = FIGURES[figure]
    file = REFERENCES / f"{figure}.png"
    with (
        browsing.served(built_site) as base,
        visit(browser, base, f"chapters/{chapter}.html#{figure}", "desktop", scheme) as here,
    ):
        seen = chart_of(here, figure)
    if os.environ.get("EVBOOK_WRITE_REFERENCES") == "1":
        REFERENCES.mkdir(exist_ok=True)
        seen.quantize(COLOURS).save(file, optimize=True)
    with Image.open(file) as reference:
        assert abs(seen.height / reference.height - 1) < OTHER_SHAPE
        mean, local = unlikeness(seen, reference)
    assert mean <= MOST_MEAN and local <= MOST_LOCAL, f"{figure}: {mean:.4f} on average, {local:.3f} at most"


@pytest.mark.parametrize("change", ["--ev-c1: #00805e", "--ev-c2: transparent"])
def test_a_chart_in_other_colours_or_without_a_series_is_noticed(
    browser: Browser, handmade_base: str, change: str
) -> None:
    with visit(browser, handmade_base, "chapters/sample_chapter.html", "desktop", "light") as here:
        before = chart_of(here, "cars-by-type")
        name, value = change.split(": ")
        here.page.evaluate("([n, v]) => document.documentElement.style.setProperty(n, v)", [name, value])
        mean, local = unlikeness(before, chart_of(here, "cars-by-type"))
    assert mean > MOST_MEAN or local > MOST_LOCAL


def test_words_in_another_font_are_not_noticed(browser: Browser, handmade_base: str) -> None:
    with visit(browser, handmade_base, "chapters/sample_chapter.html", "desktop", "light") as here:
        before = chart_of(here, "cars-by-type")
        others = "all => all.forEach(text => text.setAttribute('font-family', 'monospace'))"
        here.page.eval_on_selector_all(".ev-live svg text", others)
        mean, local = unlikeness(before, chart_of(here, "cars-by-type"))
    assert mean <= MOST_MEAN and local <= MOST_LOCAL, (mean, local)
