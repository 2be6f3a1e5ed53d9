"""What moves on a page: each control changes what is shown, and nothing moves for a reader who wants no motion."""

from __future__ import annotations

from pathlib import Path

import browsing
from browsing import visit
from playwright.sync_api import Browser

# Each control is set to its other values until picture or readings change, and back.
UNMOVED = """async () => {
  const still = () => new Promise(done => requestAnimationFrame(() => setTimeout(done, 30)));
  const others = input => input.type === 'checkbox' ? [!input.checked]
    : input.tagName === 'SELECT' ? [...input.options].map(o => o.value).filter(v => v !== input.value)
    : [input.min, input.max].filter(v => v !== input.value);
  const set = (input, value) => {
    if (input.type === 'checkbox') input.checked = value; else input.value = value;
    input.dispatchEvent(new Event('input', {bubbles: true}));
  };
  const unmoved = [];
  for (const figure of document.querySelectorAll('figure.ev-figure')) {
    // Vega may draw the same marks in another order.
  const seen = () => ['.ev-live svg', '.ev-readings'].map(part => figure.querySelector(part)?.innerHTML || '')
    .join('').split('<').sort().join('<');
    for (const input of figure.querySelectorAll('[data-signal]')) {
      const own = input.type === 'checkbox' ? input.checked : input.value;
      const before = seen();
      let moved = false;
      for (const value of others(input)) {
        set(input, value);
        await still();
        moved ||= seen() !== before;
        if (moved) break;
      }
      if (!moved) unmoved.push(input.id);
      set(input, own);
      await still();
      if (seen() !== before) unmoved.push(input.id + ' does not come back');
    }
  }
  return unmoved;
}"""
MOVING = """() => {
  const seconds = text => Math.max(...text.split(',').map(parseFloat));
  return [...document.querySelectorAll('*')].filter(element => {
    const style = getComputedStyle(element);
    return seconds(style.transitionDuration) > 0.01 || seconds(style.animationDuration) > 0.01
      || style.scrollBehavior === 'smooth';
  }).map(element => element.outerHTML.slice(0, 100));
}"""


def test_each_control_changes_what_is_shown_and_back(browser: Browser, base: str, site: Path) -> None:
    moved = 0
    for path in browsing.chapters_of(site):
        with visit(browser, base, path, "desktop", "light") as here:
            here.bring_to_life()
            moved += here.page.locator("[data-signal]").count()
            assert here.page.evaluate(UNMOVED) == [], path
            assert here.faults == []
    assert moved > 0


def test_nothing_moves_for_a_reader_who_wants_no_motion(browser: Browser, base: str, site: Path) -> None:
    for path in ("index.html", "search.html", browsing.chapters_of(site)[0]):
        with visit(browser, base, path, "desktop", "light", reduced_motion="reduce") as here:
            here.bring_to_life()
            assert here.page.evaluate(MOVING) == [], path


def test_this_test_sees_motion(browser: Browser, handmade_base: str) -> None:
    with visit(browser, handmade_base, "index.html", "desktop", "light", reduced_motion="reduce") as here:
        here.page.evaluate("document.body.style.setProperty('transition-duration', '0.5s', 'important')")
        assert len(here.page.evaluate(MOVING)) == 1
