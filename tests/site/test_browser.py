"""Every page as a reader gets it: phone and desktop, light and dark, by mouse, by keyboard, without JavaScript."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import handmade
import pytest
from browsing import (
    ALONE,
    SCHEMES,
    SCREENS,
    Visit,
    axe_faults,
    chapters_of,
    find_chromium,
    is_alone,
    is_scenario,
    pages_of,
    visit,
)
from playwright.sync_api import Browser, Page
from trying import STATEMENTS, by_python

from evbook.contracts.ledger import Entry
from evbook.site.finish.marks import PAGE

# A page takes seconds on each screen. A scenario's is a chapter's with other numbers, and a figure to embed stands in a
# chapter too: each is looked at once, in turn on these; of figures and modules so many.
MOST_ALONE = 8
TURNS = (("phone", "light"), ("desktop", "dark"), ("phone", "dark"), ("desktop", "light"))
CLIPPED = """() => [...document.querySelectorAll('figure.ev-figure svg')].flatMap(svg => {
  const box = svg.getBoundingClientRect();
  if (!box.width || getComputedStyle(svg).visibility === 'hidden') return [];
  return [...svg.querySelectorAll('text')].filter(text => text.textContent.trim() && text.getBoundingClientRect().width)
    .filter(text => { const t = text.getBoundingClientRect();
      return t.left < box.left - 1 || t.right > box.right + 1 || t.top < box.top - 1 || t.bottom > box.bottom + 1; })
    .map(text => svg.closest('figure').id + ': ' + text.textContent);
})"""
SMALL = """() => [...document.querySelectorAll('figure.ev-figure svg text')]
  .filter(text => text.getBoundingClientRect().height && text.getBoundingClientRect().height < 9
    && !(text.getAttribute('transform') || '').includes('rotate'))
  .map(text => text.closest('figure').id + ': ' + text.textContent)"""


def pages_on(site: Path, screen: str, scheme: str) -> list[str]:
    """Every page of the book, and of those that are much alike the ones whose turn it is."""
    pages = pages_of(site)
    alike = [page for page in pages if is_alone(page) or is_scenario(site, page)]
    some = [page for page in alike if not is_alone(page)]
    for folder in ALONE:
        inside = [page for page in alike if page.startswith(folder)]
        some += inside[:: max(1, len(inside) // MOST_ALONE)]
    turn = [page for place, page in enumerate(some) if TURNS[place % len(TURNS)] == (screen, scheme)]
    return [page for page in pages if page not in alike or page in turn]


def one_page_with_figures(site: Path) -> str:
    """What the page's script does is the same on every page: one is enough to try it on."""
    return chapters_of(site)[0]


def faults_of(here: Visit) -> list[str]:
    page = here.page
    before = page.evaluate("document.documentElement.scrollHeight")
    here.bring_to_life()
    moved = page.evaluate("document.documentElement.scrollHeight") - before
    overflow = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    sleeping = page.eval_on_selector_all("figure.ev-figure:not([data-live=yes])", "all => all.map(f => f.id)")
    return [
        *here.faults,
        *([f"charts going live move the page by {moved} px"] if abs(moved) > 2 else []),
        *([f"the page is {overflow} px wider than the screen"] if overflow > 0 else []),
        *(f"figure {name} did not go live" for name in sleeping),
        *(f"clipped label in {text}" for text in page.evaluate(CLIPPED)),
        *(f"label too small to read in {text}" for text in page.evaluate(SMALL)),
        *axe_faults(page),
    ]


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("screen", SCREENS)
def test_every_page_is_sound(browser: Browser, base: str, site: Path, screen: str, scheme: str) -> None:
    faults = []
    for path in pages_on(site, screen, scheme):
        with visit(browser, base, path, screen, scheme) as here:
            faults += [f"{path}: {fault}" for fault in faults_of(here)]
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("screen", SCREENS)
def test_pointing_at_a_mark_shows_its_values_on_the_screen(
    browser: Browser, base: str, site: Path, screen: str
) -> None:
    path = one_page_with_figures(site)
    with visit(browser, base, path, screen, "light") as here:
        here.bring_to_life()
        marks = here.page.locator(".ev-live g.role-mark:is(.mark-rect, .mark-symbol) path")
        for place in range(min(4, marks.count())):
            marks.nth(place).scroll_into_view_if_needed()
            marks.nth(place).hover(force=True)
            here.page.wait_for_selector("#ev-tooltip.visible", state="visible")
            assert here.page.inner_text("#ev-tooltip").strip()
            box = here.page.locator("#ev-tooltip").bounding_box()
            assert box is not None
            assert 0 <= box["x"] <= box["x"] + box["width"] <= SCREENS[screen][0]


def test_keyboard_reaches_controls_and_changes_the_chart(browser: Browser, base: str, site: Path) -> None:
    for path in chapters_of(site):
        with visit(browser, base, path, "desktop", "light") as here:
            slider = here.page.locator(".ev-control input[type=range]").first
            if not slider.count():
                continue
            here.bring_to_life()
            chart = here.page.locator("figure.ev-figure:has(input[type=range]) .ev-live svg").first
            before = chart.inner_html()
            slider.focus()
            at_its_end = slider.evaluate("input => input.value === input.max")
            here.page.keyboard.press("ArrowLeft" if at_its_end else "ArrowRight")
            here.page.wait_for_function("([svg, old]) => svg.innerHTML !== old", arg=[chart.element_handle(), before])


def test_a_chart_follows_the_page_when_it_turns(browser: Browser, base: str, site: Path) -> None:
    path = one_page_with_figures(site)
    with visit(browser, base, path, "phone", "light") as here:
        here.bring_to_life()
        here.page.set_viewport_size({"width": 1280, "height": 900})
        fits = "all => all.every(svg => Math.abs(svg.clientWidth - svg.closest('.ev-chart').clientWidth) <= 1)"
        here.page.wait_for_function(f"() => ({fits})([...document.querySelectorAll('.ev-live svg')])")


def explorers_of(here: Visit) -> list[dict[str, Any]]:
    """Each explorer of a page: its id, and its grid as the page carries it."""
    found = here.page.eval_on_selector_all(
        "figure.ev-figure:has(.ev-grid)", "all => all.map(f => [f.id, f.querySelector('.ev-grid').textContent])"
    )
    return [{"id": name, **json.loads(grid)} for name, grid in found]


def place_of(here: Visit, explorer: dict[str, Any]) -> int:
    """The place in the grid of what the controls of an explorer show."""
    place = 0
    for axis in explorer["axes"]:
        control = here.page.locator(f"#{explorer['id']}-{axis['name']}")
        kind, value = control.evaluate("input => [input.tagName, input.value]")
        index = int(value) if kind == "SELECT" else [float(each) for each in axis["values"]].index(float(value))
        place = place * len(axis["values"]) + index
    return place


def readings_on(here: Visit, explorer: dict[str, Any]) -> list[str]:
    texts: list[str] = here.page.locator(f"#{explorer['id']} .ev-readings dd").all_inner_texts()
    return texts


def press_each_control(here: Visit, explorer: dict[str, Any]) -> Iterator[int]:
    """Move every control of an explorer by one step with the keyboard; yields the place in the grid each time."""
    for axis in explorer["axes"]:
        control = here.page.locator(f"#{explorer['id']}-{axis['name']}")
        control.focus()
        at_its_end = control.evaluate(
            "input => input.tagName === 'SELECT' ? input.selectedIndex === input.length - 1 : input.value === input.max"
        )
        before = place_of(here, explorer)
        back, on = (
            ("ArrowUp", "ArrowDown") if control.evaluate("i => i.tagName") == "SELECT" else ("ArrowLeft", "ArrowRight")
        )
        here.page.keyboard.press(back if at_its_end else on)
        assert place_of(here, explorer) != before
        yield place_of(here, explorer)


def test_an_explorer_shows_what_its_grid_holds(browser: Browser, base: str, site: Path) -> None:
    for path in chapters_of(site):
        with visit(browser, base, path, "desktop", "light") as here:
            explorers = explorers_of(here)
            if explorers:
                here.bring_to_life()
            for explorer in explorers:
                chart = here.page.locator(f"#{explorer['id']} .ev-live svg")
                seen = {chart.inner_html()}
                for place in press_each_control(here, explorer):
                    assert readings_on(here, explorer) == explorer["texts"][place]
                    here.page.wait_for_timeout(50)
                    seen.add(chart.inner_html())
                assert len(seen) > 1
            assert here.faults == []


def test_the_hand_made_explorer_draws_the_bar_of_its_setting(
    browser: Browser, base: str, site: Path, handmade_site: Path
) -> None:
    if site != handmade_site:
        return
    with visit(browser, base, f"chapters/{handmade.CHAPTER}.html", "desktop", "light") as here:
        here.bring_to_life()
        (explorer,) = explorers_of(here)
        bar = here.page.locator(f"#{explorer['id']} .ev-live g.mark-rect.role-mark path")
        width = {handmade.EXPLORER_START: bar.bounding_box()["width"]}  # type: ignore[index]
        for place in press_each_control(here, explorer):
            here.page.wait_for_timeout(50)
            width[place] = bar.bounding_box()["width"]  # type: ignore[index]
        litres = [handmade.EXPLORER_ROWS[place][2] for place in width]
        assert len(set(litres)) == len(litres) == 3
        for place, pixels in width.items():
            assert pixels / handmade.EXPLORER_ROWS[place][2] == pytest.approx(
                width[handmade.EXPLORER_START] / 24, rel=0.02
            )


def test_readings_need_no_chart(browser: Browser, base: str, site: Path) -> None:
    for path in chapters_of(site):
        if 'class="ev-grid"' not in (site / path).read_text():
            continue
        with visit(browser, base, "index.html", "phone", "light") as here:
            here.page.route("**/vega.js*", lambda route: route.abort())
            here.page.goto(base + path)
            for explorer in explorers_of(here):
                for place in press_each_control(here, explorer):
                    assert readings_on(here, explorer) == explorer["texts"][place]
        break


def test_keyboard_reaches_every_control_by_tab(browser: Browser, base: str, site: Path) -> None:
    for path in chapters_of(site):
        with visit(browser, base, path, "desktop", "light") as here:
            wanted = set(here.page.eval_on_selector_all("[data-signal]", "all => all.map(i => i.id)"))
            assert not wanted - tabbed_through(here.page)


def tabbed_through(page: Page) -> set[str]:
    """Ids of the elements that get the focus in 150 steps by the Tab key."""
    reached = set()
    for _ in range(150):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("document.activeElement.id"))
    return reached


def test_charts_stand_without_javascript(browser: Browser, base: str, site: Path) -> None:
    path = one_page_with_figures(site)
    for screen, css in (("phone", "ev-narrow"), ("desktop", "ev-wide")):
        with visit(browser, base, path, screen, "light", java_script_enabled=False) as here:
            figures = here.page.locator("figure.ev-figure")
            assert here.page.locator(f".ev-static svg.{css}:visible").count() == figures.count() > 0
            assert here.page.locator(".ev-static svg:visible").count() == figures.count()
            assert here.page.locator(".ev-controls:visible").count() == 0


def test_the_static_chart_stays_where_the_library_does_not_load(browser: Browser, base: str, site: Path) -> None:
    path = one_page_with_figures(site)
    with visit(browser, base, "index.html", "phone", "light") as here:
        here.page.route("**/vega.js*", lambda route: route.abort())
        here.page.goto(base + path)
        here.bring_to_life()
        assert here.page.locator("figure.ev-figure[data-live=failed]").count() > 0
        assert here.page.locator(".ev-static svg.ev-narrow:visible").count() > 0


def test_pages_work_from_a_file(browser: Browser, site: Path) -> None:
    path = one_page_with_figures(site)
    with visit(browser, site.as_uri() + "/", path, "desktop", "light") as here:
        here.bring_to_life()
        assert here.faults == []
        assert here.page.locator("figure.ev-figure:not([data-live=yes])").count() == 0


def test_print_shows_charts_and_words(browser: Browser, base: str, site: Path) -> None:
    path = one_page_with_figures(site)
    with visit(browser, base, path, "desktop", "light") as here:
        here.bring_to_life()
        here.page.emulate_media(media="print")
        figures = here.page.locator("figure.ev-figure").count()
        assert here.page.locator(".ev-chart svg:visible").count() == figures
        assert here.page.locator(".ev-source:visible").count() == figures
        assert here.page.locator(".ev-controls:visible").count() == 0


def test_dark_mode_needs_no_redraw(browser: Browser, base: str, site: Path) -> None:
    path = one_page_with_figures(site)
    with visit(browser, base, path, "desktop", "light") as here:
        here.bring_to_life()
        colour = "getComputedStyle(document.querySelector('.ev-live svg text')).fill"
        light, drawing = here.page.evaluate(colour), here.page.locator(".ev-live svg").first.inner_html()
        here.page.evaluate("document.documentElement.dataset.theme = 'dark'")
        assert here.page.evaluate(colour) != light
        assert here.page.locator(".ev-live svg").first.inner_html() == drawing


def test_theme_button_switches_and_is_remembered(browser: Browser, base: str) -> None:
    with visit(browser, base, "index.html", "desktop", "light") as here:
        button = here.page.locator(".theme-switch-button:visible")
        button.click()
        assert here.page.evaluate("document.documentElement.dataset.theme") == "dark"
        here.page.reload()
        assert here.page.evaluate("document.documentElement.dataset.theme") == "dark"
        assert here.faults == []


@pytest.mark.parametrize("screen", SCREENS)
def test_sidebar_button_works(browser: Browser, base: str, screen: str) -> None:
    with visit(browser, base, "index.html", screen, "light") as here:
        contents = here.page.locator("nav.bd-links").first
        before = contents.is_visible()
        here.page.locator(".primary-toggle:visible").first.click()
        contents.wait_for(state="hidden" if before else "visible")
        assert contents.is_visible() is not before


def test_the_form_of_the_ledger_judges_every_claim_as_python_does(browser: Browser, base: str, site: Path) -> None:
    if not (site / "claims.json").is_file():
        return
    entries = [Entry.model_validate(each) for each in json.loads((site / "claims.json").read_text())]
    with visit(browser, base, PAGE, "desktop", "light") as here:
        ask = "all => evbookLedger.entries.map(entry => all.map(text => evbookLedger.tried(entry, text)))"
        told = here.page.evaluate(ask, list(STATEMENTS))
        own = here.page.evaluate("() => evbookLedger.entries.map(e => evbookLedger.tried(e, e.statement))")
        assert here.faults == []
    assert own == [[entry.verdict, entry.reason] for entry in entries]
    for entry, row in zip(entries, told, strict=True):
        wrong = [text for text, one in zip(STATEMENTS, row, strict=True) if one != by_python(entry, text)]
        assert wrong == [], entry.id


def test_a_mark_leads_to_its_row_and_the_row_back(browser: Browser, base: str, site: Path) -> None:
    if not (site / PAGE).is_file():
        return
    with visit(browser, base, "chapters/upstream_minerals.html", "phone", "light") as here:
        here.page.locator("#claim-m21").click()
        here.page.wait_for_url("**/claims_ledger.html#m21")
        assert here.page.locator("#m21").is_visible()
        here.page.locator("#m21 .ev-marks a").first.click()
        here.page.wait_for_url("**/upstream_minerals.html#claim-m21")
        assert here.faults == []


@pytest.mark.parametrize("screen", SCREENS)
def test_search_finds_a_page(browser: Browser, base: str, screen: str) -> None:
    with visit(browser, base, "index.html", screen, "light") as here:
        here.page.locator(".search-button__button:visible").first.click()
        field = here.page.locator("#pst-search-dialog input[name=q]")
        field.fill("data")
        field.press("Enter")
        here.page.wait_for_selector("#search-results li a")
        assert here.faults == []


def test_chromium_is_found_where_chrome_says(tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.write_text("")
    assert find_chromium({"CHROME": "/opt/chrome", "PATH": ""}, own) == "/opt/chrome"
    assert find_chromium({"PATH": str(tmp_path)}, own) == str(own)
    assert find_chromium({"PATH": str(tmp_path)}, tmp_path / "absent") is None
