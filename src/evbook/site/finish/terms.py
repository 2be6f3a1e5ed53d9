"""The first mention of a glossary's term on a page leads to its definition, which a small box shows at once."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString

from evbook.site.discovery.said import words_of
from evbook.site.page import Page

GLOSSARY = "glossary.html"
_PAGES = re.compile(r"chapters/[^/]+\.html|methods\.html")
_PROSE = "article p, article li"
_NOT_PROSE = frozenset(
    "a button code dt figure form h1 h2 h3 h4 h5 h6 label nav pre script style summary table".split()  # noqa: SIM905
)
_NOT_PROSE_CLASSES = frozenset(("ev-ledger", "ev-scenarios", "ev-receipt", "ev-take", "sd-card", "math", "cell"))
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z])")
_GAP = re.compile(r"[\s-]+")


@dataclass(frozen=True)
class Term:
    """An entry of the glossary: its id on that page, its name, the first sentence of its definition."""

    id: str
    name: str
    definition: str


def terms_of(glossary: BeautifulSoup) -> list[Term]:
    """The entries of the built page of the glossary, in its order."""
    found = []
    for entry in glossary.select("dl.glossary > dt[id]"):
        meaning = entry.find_next_sibling("dd")
        if isinstance(meaning, Tag):
            first = _SENTENCE_END.split(words_of(meaning))[0]
            found.append(Term(str(entry["id"]), words_of(entry), first))
    return found


def explain_terms(pages: Iterable[Page]) -> Callable[[Page], None]:
    """The pass that links the terms on chapters and methods, made from the glossary among `pages`; else an idle one."""
    terms = [term for page in pages if page.name == GLOSSARY for term in terms_of(page.soup)]

    def explain(page: Page) -> None:
        if terms and _PAGES.fullmatch(page.name):
            link_terms(page.soup, terms, f"{page.to_root}{GLOSSARY}")

    return explain


def link_terms(soup: BeautifulSoup, terms: Sequence[Term], glossary: str) -> None:
    """Link the first mention of each of `terms` in the prose of a page to `glossary`, and lay the definitions used
    at its end, out of sight; a page that has them is left as it is."""
    article = soup.select_one("article")
    if article is None or soup.select_one(".ev-terms"):
        return
    pattern = _pattern(terms)
    used: dict[str, Term] = {}
    for text in [text for block in soup.select(_PROSE) for text in block.find_all(string=True)]:
        if text.parent is not None and _is_prose(text):
            _link_in(soup, text, pattern, terms, used, glossary)
    if used:
        article.append(_definitions(soup, used.values()))


def _pattern(terms: Sequence[Term]) -> re.Pattern[str]:
    """One group a term, the longest first, since a short one may be part of it."""
    order = sorted(range(len(terms)), key=lambda place: -len(terms[place].name))
    return re.compile("|".join(f"(?P<t{place}>{_forms(terms[place].name)})" for place in order))


def _forms(name: str) -> str:
    """What a text may write for a term: an abbreviation as it is, words in any case, both in the plural too."""
    words = [re.escape(word) for word in _GAP.split(name)]
    stem = r"[\s-]+".join(words)
    if name.isupper():
        return rf"(?<![\w-]){stem}s?(?![\w-])"
    stem = stem.removesuffix("s") if not stem.endswith("ss") else stem
    ending = "(?:y|ies)" if stem.endswith("y") else "(?:s|es)?"
    return rf"(?<![\w-])(?i:{stem.removesuffix('y') if stem.endswith('y') else stem}{ending})(?![\w-])"


def _is_prose(text: NavigableString) -> bool:
    if type(text) is not NavigableString:  # a comment or the like
        return False
    for parent in text.parents:
        if parent.name == "article":
            return True
        if parent.name in _NOT_PROSE or _NOT_PROSE_CLASSES & set(parent.get_attribute_list("class")):
            return False
    return False


def _link_in(
    soup: BeautifulSoup,
    text: NavigableString,
    pattern: re.Pattern[str],
    terms: Sequence[Term],
    used: dict[str, Term],
    glossary: str,
) -> None:
    parts: list[str | Tag] = []
    end = 0
    for found in pattern.finditer(text):
        term = terms[int(str(found.lastgroup)[1:])]
        if term.id not in used:
            used[term.id] = term
            parts += [text[end : found.start()], _link(soup, term, found.group(), glossary)]
            end = found.end()
    if parts:
        text.replace_with(*(part for part in [*parts, text[end:]] if part))


def _link(soup: BeautifulSoup, term: Term, words: str, glossary: str) -> Tag:
    marks = {"class": "ev-term", "href": f"{glossary}#{term.id}", "aria-describedby": f"ev-{term.id}"}
    link = soup.new_tag("a", attrs=marks)
    link.string = words
    return link


def _definitions(soup: BeautifulSoup, terms: Iterable[Term]) -> Tag:
    holder = soup.new_tag("div", attrs={"class": "ev-terms", "hidden": ""})
    for term in terms:
        line = soup.new_tag("p", attrs={"id": f"ev-{term.id}"})
        line.string = term.definition
        holder.append(line)
    return holder
