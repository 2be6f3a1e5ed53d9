"""What a finished page says of itself in a line or two: its title, its first finding, its description."""

from __future__ import annotations

import re

from bs4 import BeautifulSoup, Tag

from evbook.site.content.scenarios import SCENARIO_META

LONGEST_DESCRIPTION = 200
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")
# Part of what may be said that whole sentences must fill.
_ENOUGH = 0.6
_CHAPTER_FINDS = ("#what-this-chapter-finds", "#what-this-scenario-finds")
# Controls and links that are no part of a sentence: the sign that links a heading, and marks of claims.
_NO_WORDS = ".headerlink, .ev-marks, .bibtex-citation, script, style"


def title_of(soup: BeautifulSoup) -> str:
    """The page's first heading; of a page without one its title before the dash that the book's name follows."""
    heading = soup.select_one("article h1, main h1")
    if heading is not None:
        return words_of(heading)
    return soup.title.get_text().split(" — ")[0].strip() if soup.title else ""


def finding_of_page(soup: BeautifulSoup) -> str:
    """The first finding of a chapter, or the first that a scenario changes, without its bold heading; else nothing."""
    item = soup.select_one(", ".join(f"{place} > ul > li" for place in _CHAPTER_FINDS))
    if item is None:
        return ""
    lead = item.find("strong")
    said = words_of(item)
    return said.removeprefix(words_of(lead)).strip() if isinstance(lead, Tag) else said


def description_of(soup: BeautifulSoup, question: str = "") -> str:
    """The page in at most LONGEST_DESCRIPTION characters, without markup.

    Of a chapter its `question` and its first finding, of a scenario its title and why it is there, of another page its
    first paragraph; nothing for a page without text.
    """
    first = soup.select_one("article section > p, article > p")
    opening = words_of(first) if first is not None else ""
    if question:
        return shortened(f"{question} {finding_of_page(soup)}")
    if soup.select_one(f"meta[name={SCENARIO_META}]"):
        return shortened(f"{title_of(soup).partition(': ')[2]}. {_SENTENCE_END.split(opening)[0]}")
    return shortened(opening)


def words_of(tag: Tag) -> str:
    """The text of `tag` as it is read, in one line."""
    unread = set(map(id, tag.select(_NO_WORDS)))
    texts = (text for text in tag.find_all(string=True) if not any(id(parent) in unread for parent in text.parents))
    return " ".join("".join(texts).split()).replace(" .", ".").replace(" ,", ",")


def shortened(text: str, longest: int = LONGEST_DESCRIPTION) -> str:
    """`text` cut after its last sentence that fits into `longest` characters; where that would leave little of it,
    after its last word, with dots."""
    text = " ".join(text.split())
    if len(text) <= longest:
        return text
    kept = ""
    for sentence in _SENTENCE_END.split(text):
        if len(kept) + len(sentence) + 1 > longest:
            break
        kept = f"{kept} {sentence}".strip()
    if len(kept) >= longest * _ENOUGH:
        return kept
    return f"{text[: longest - 1].rsplit(' ', 1)[0].rstrip(',;:')}…"
