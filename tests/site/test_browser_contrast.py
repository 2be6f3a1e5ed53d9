"""Contrast that axe does not judge: words and marks of charts, on what lies behind them, in both schemes."""

from __future__ import annotations

import re
from itertools import combinations
from pathlib import Path
from typing import Any

import browsing
import pytest
from browsing import SCHEMES, visit
from colours import SIGHTS, contrast, difference
from playwright.sync_api import Browser

from evbook.site.finish import assets

LEAST_OF_TEXT, LEAST_OF_MARKS = 4.5, 3.0
# Series lie side by side and are looked up in a legend: four times what can just be told apart.
LEAST_APART = 8
# Large words (WCAG: 24 px, or 18.7 px bold) need no more than marks do.
LARGE_PX = 24
PAGE = {"light": "#ffffff", "dark": "#14181e"}
WORDS = ("--ev-ink", "--ev-muted")
# Behind a word lie the page, then each filled mark drawn before it whose shape holds the word's middle. A word's halo
# (a stroke in the page's colour) counts as what is behind it.
COLOURS = """() => {
  const parts = text => (text.match(/[\\d.]+/g) || []).map(Number);
  const over = (front, alpha, back) => front.map((part, place) => part * alpha + back[place] * (1 - alpha));
  const page = parts(getComputedStyle(document.body).backgroundColor).slice(0, 3);
  const drawn = svg => [...svg.querySelectorAll('path, rect, circle, text')];
  const holds = (shape, x, y) => {
    const matrix = shape.getScreenCTM();
    return matrix && shape.isPointInFill(new DOMPoint(x, y).matrixTransform(matrix.inverse()));
  };
  const opacity = shape => {
    let all = 1;
    for (let at = shape; at && at.tagName !== 'svg'; at = at.parentNode) all *= Number(getComputedStyle(at).opacity);
    return all;
  };
  const words = [], marks = [];
  for (const svg of document.querySelectorAll('figure.ev-figure .ev-live svg')) {
    const before = [];
    for (const shape of drawn(svg)) {
      const style = getComputedStyle(shape), box = shape.getBoundingClientRect();
      const figure = svg.closest('figure').id;
      if (shape.tagName !== 'text') {
        if (style.fill === 'none' || !box.width || !box.height) continue;
        const colour = parts(style.fill), alpha = (colour[3] ?? 1) * Number(style.fillOpacity) * opacity(shape);
        before.push({shape, colour: colour.slice(0, 3), alpha});
        if (alpha > 0.9 && shape.closest('.role-mark')) marks.push({figure, colour: colour.slice(0, 3)});
        continue;
      }
      if (!shape.textContent.trim() || !box.width || opacity(shape) < 0.1 || style.fill === 'none') continue;
      const x = box.left + box.width / 2, y = box.top + box.height / 2;
      let behind = page;
      for (const one of before) if (one.alpha && holds(one.shape, x, y)) behind = over(one.colour, one.alpha, behind);
      if (style.stroke !== 'none' && parseFloat(style.strokeWidth) >= 2) behind = parts(style.stroke).slice(0, 3);
      const fill = parts(style.fill), alpha = (fill[3] ?? 1) * Number(style.fillOpacity) * opacity(shape);
      words.push({figure, text: shape.textContent, px: parseFloat(style.fontSize),
        colour: over(fill.slice(0, 3), alpha, behind), behind});
    }
  }
  return {words, marks};
}"""


def variables(scheme: str) -> dict[str, str]:
    """The colours of the charts in one scheme, by variable."""
    css = (assets.STATIC / "figures.css").read_text(encoding="utf-8")
    block = re.search(rf'html\[data-theme="{scheme}"\] {{(.*?)}}', css, re.S)
    assert block
    return dict(re.findall(r"(--ev-[a-z0-9]+): (#[0-9a-f]{6});", block[1]))


def unreadable(word: dict[str, Any]) -> bool:
    least = LEAST_OF_MARKS if word["px"] >= LARGE_PX else LEAST_OF_TEXT
    return contrast(word["colour"], word["behind"]) < least - 0.005


def channels(colour: str) -> list[int]:
    return [int(colour[at : at + 2], 16) for at in (1, 3, 5)]


def faint_things(seen: dict[str, list[dict[str, Any]]], scheme: str) -> set[str]:
    """Words and marks that do not stand out enough, each with its figure."""
    # The colour of the grid marks what is not there: countries without data, the rest of a whole.
    absent, page = channels(variables(scheme)["--ev-grid"]), channels(PAGE[scheme])
    marks = [mark for mark in seen["marks"] if mark["colour"] != absent]
    pale = {f"{m['figure']}: a mark in {m['colour']}" for m in marks if contrast(m["colour"], page) < LEAST_OF_MARKS}
    return pale | {f"{word['figure']}: {word['text']}" for word in seen["words"] if unreadable(word)}


def test_words_and_marks_of_every_chart_stand_out(browser: Browser, base: str, site: Path) -> None:
    for path in browsing.chapters_of(site):
        with visit(browser, base, path, "desktop", "light") as here:
            here.bring_to_life()
            for scheme in SCHEMES:
                here.page.evaluate("scheme => { document.documentElement.dataset.theme = scheme; }", scheme)
                seen = here.page.evaluate(COLOURS)
                assert seen["words"] and seen["marks"]
                assert faint_things(seen, scheme) == set(), (path, scheme)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_words_under_a_chart_stand_out_on_every_background(scheme: str) -> None:
    colours = variables(scheme)
    for behind in (PAGE[scheme], colours["--ev-raised"]):
        assert [name for name in WORDS if contrast(colours[name], behind) < LEAST_OF_TEXT] == []


@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_series_can_be_named_in_its_colour(scheme: str) -> None:
    colours = {name: colour for name, colour in variables(scheme).items() if re.fullmatch(r"--ev-c\d", name)}
    assert len(colours) == 5
    assert [name for name, colour in colours.items() if contrast(colour, PAGE[scheme]) < LEAST_OF_TEXT] == []


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("sight", SIGHTS)
def test_any_two_series_can_be_told_apart_by_weak_eyes(scheme: str, sight: str) -> None:
    colours = {name: colour for name, colour in variables(scheme).items() if re.fullmatch(r"--ev-c\d", name)}
    apart = {pair: difference(colours[pair[0]], colours[pair[1]], sight) for pair in combinations(colours, 2)}
    assert {pair: found for pair, found in apart.items() if found < LEAST_APART} == {}


@pytest.mark.parametrize("scheme", SCHEMES)
def test_steps_of_a_scale_can_be_told_apart_by_weak_eyes(scheme: str) -> None:
    colours = variables(scheme)
    for sight in SIGHTS:
        apart = [difference(colours[f"--ev-s{step}"], colours[f"--ev-s{step + 1}"], sight) for step in range(1, 5)]
        assert min(apart) > 4, (sight, apart)
