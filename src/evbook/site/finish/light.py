"""The last work on finished pages: passes, styles without attributes, the book's assets, a strict policy."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from evbook.site.finish import assets
from evbook.site.finish.policy import class_of_styles, set_policy
from evbook.site.page import Page

Pass = Callable[[Page], None]


def lighten(html_folder: Path, pages: Sequence[Page], passes: Iterable[Pass]) -> None:
    """Take the pages of `html_folder` through `passes`, and leave each with the few files it needs.

    A page that an earlier build finished keeps its content; its assets are named anew.
    """
    styles = assets.styles_so_far(html_folder)
    passes = tuple(passes)
    for page in pages:
        if not page.finished:
            for apply in passes:
                apply(page)
            class_of_styles(page.soup, styles)
    assets.write_assets(html_folder, pages, styles)
    for page in pages:
        assets.load_assets(page.soup, html_folder, page.to_root, assets.names_for(page.soup))
        set_policy(page.soup)
        page.write()
    assets.drop_unused(html_folder, pages)
