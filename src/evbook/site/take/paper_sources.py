"""On paper the long lists of sources under the figures of a chapter become one list at its end, each source once."""

from __future__ import annotations

from bs4 import BeautifulSoup, Tag

from evbook.site.figure.numbering import NUMBER_CLASS
from evbook.site.templating import template

PLACE = "sources-of-the-figures"


def gather_sources(article: Tag) -> None:
    """Move the folded sources of every figure of `article` into a section at its end, with the figures that use each.

    A figure whose sources all stand in its line of sources keeps them.
    """
    users: dict[str, list[str]] = {}
    for figure in article.select("figure.ev-figure"):
        fold = figure.select_one("p.ev-source + details.ev-more")
        if fold is None:
            continue
        for item in fold.select("li"):
            users.setdefault(item.decode_contents().strip(), []).append(_label(figure))
        fold.replace_with(*_parts("paper_more.html.jinja", place=PLACE, count=len(fold.select("li"))))
    if users:
        article.extend(_parts("paper_sources.html.jinja", place=PLACE, users=users))


def _label(figure: Tag) -> str:
    """What the book calls the figure; empty where it has no number."""
    found = figure.select_one(f".{NUMBER_CLASS}")
    return found.get_text(strip=True) if found else ""


def _parts(name: str, **facts: object) -> list[Tag]:
    made = BeautifulSoup(template(name).render(**facts), "html.parser")
    return [part for part in made.contents if isinstance(part, Tag)]
