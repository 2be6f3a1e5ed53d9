"""What a reader opens on a page: menus, dialogs, folds, tooltips, each sound to a screen reader too."""

from __future__ import annotations

from pathlib import Path

import browsing
import pytest
from browsing import SCHEMES, Visit, axe_faults, visit
from playwright.sync_api import Browser

# What may still be open after Escape.
OPEN = "dialog[open], .dropdown-menu.show, #ev-tooltip.visible"
BOTH = pytest.mark.parametrize("scheme", SCHEMES)


def chapter_of(site: Path) -> str:
    """One chapter of the site; the smallest, since axe looks at every element."""
    return min(browsing.chapters_of(site), key=lambda page: (site / page).stat().st_size)


def close(here: Visit) -> None:
    """Escape closes whatever is open."""
    here.page.keyboard.press("Escape")
    here.page.wait_for_function(f"() => !document.querySelector({OPEN!r})")


@BOTH
def test_menu_and_search_open_by_keyboard_and_close_by_escape(
    browser: Browser, base: str, site: Path, scheme: str
) -> None:
    with visit(browser, base, chapter_of(site), "desktop", scheme) as here:
        button = here.page.locator(".dropdown-download-buttons > button")
        button.focus()
        here.page.keyboard.press("Enter")
        here.page.locator(".dropdown-download-buttons .dropdown-menu.show").wait_for()
        assert button.get_attribute("aria-expanded") == "true"
        assert axe_faults(here.page, ".bd-header-article") == []
        close(here)
        assert button.evaluate("button => button === document.activeElement")
        here.page.keyboard.press("Control+k")
        here.page.locator("#pst-search-dialog[open]").wait_for()
        assert here.page.evaluate("document.activeElement.name") == "q"
        assert axe_faults(here.page, "#pst-search-dialog") == []
        close(here)
        assert here.faults == []


@BOTH
def test_the_contents_open_over_a_phone_s_page(browser: Browser, base: str, site: Path, scheme: str) -> None:
    with visit(browser, base, chapter_of(site), "phone", scheme) as here:
        here.page.locator(".primary-toggle:visible").first.click()
        dialog = here.page.locator("#pst-primary-sidebar-modal[open]")
        dialog.wait_for()
        assert dialog.locator("a:visible").count() > 3
        assert axe_faults(here.page, "#pst-primary-sidebar-modal") == []
        close(here)
        assert here.faults == []


@BOTH
def test_every_fold_opens_onto_sound_content(
    browser: Browser, base: str, site: Path, handmade_site: Path, scheme: str
) -> None:
    if site != handmade_site and scheme == "dark":
        return  # the folds of a real chapter are many; in the dark the hand-made ones speak for them
    with visit(browser, base, chapter_of(site), "phone", scheme) as here:
        assert here.page.evaluate("() => { const all = [...document.querySelectorAll('details')];"
                                  " all.forEach(fold => { fold.open = true; }); return all.length; }") > 3  # fmt: skip
        assert here.page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
        assert axe_faults(here.page) == []
        assert here.faults == []


@BOTH
def test_a_tooltip_is_readable_and_goes_by_escape(browser: Browser, base: str, site: Path, scheme: str) -> None:
    with visit(browser, base, chapter_of(site), "desktop", scheme) as here:
        here.bring_to_life()
        mark = here.page.locator(".ev-live g.role-mark:is(.mark-rect, .mark-symbol) path").first
        mark.scroll_into_view_if_needed()
        mark.hover(force=True)
        here.page.locator("#ev-tooltip.visible").wait_for()
        assert axe_faults(here.page, "#ev-tooltip") == []
        close(here)
        assert here.faults == []


def test_the_theme_button_goes_through_its_modes(browser: Browser, base: str, site: Path) -> None:
    with visit(browser, base, chapter_of(site), "desktop", "dark") as here:
        button = here.page.locator(".theme-switch-button:visible")
        seen = set()
        for _ in range(3):
            button.click()
            root = "[document.documentElement.dataset.mode, document.documentElement.dataset.theme]"
            mode, theme = here.page.evaluate(root)
            seen.add(mode)
            assert theme == (mode if mode != "auto" else "dark")
            assert axe_faults(here.page, ".bd-header-article") == []
        assert seen == {"light", "dark", "auto"}
        assert here.faults == []
