"""The data sources of the registry as a BibTeX file: cited like literature, never typed twice."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from evbook.files import write_text
from evbook.tables import Source, describe
from evbook.tables.registry import sources

SOURCES_BIB = "sources.bib"
DOCUMENT, DATA = "document", "data"
_TITLE_AND_AUTHOR = re.compile(r"(.+), by ([^,]+)")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
# Signs that TeX reads as commands, outside addresses, which are taken as they are. A brace has no form that the
# reader gives back, so it becomes a bracket.
_TEX = str.maketrans({sign: rf"\{sign}" for sign in "&%#_"} | dict(zip("{}", "()", strict=True)))


def write_sources(folder: Path) -> Path:
    """Write the registry's sources to `folder`/sources.bib; returns that path."""
    documents = {source.id for source in describe("claims").sources}
    return write_text(folder / SOURCES_BIB, sources_bib(sources().values(), documents))


def sources_bib(registered: Iterable[Source], documents: Iterable[str] = ()) -> str:
    """BibTeX of `registered`, by publisher and title; the entry's key is the source's id.

    Its field keywords is "document" for the ids in `documents`, which hold the statements that the book tries, and
    "data" for all others. The registry writes a document's author into its title ("…, by Name"); every other entry
    stands under its publisher.
    """
    ordered = sorted(registered, key=lambda source: (source.publisher.casefold(), source.title.casefold(), source.id))
    tested = frozenset(documents)
    return "\n".join(_entry(source, DOCUMENT if source.id in tested else DATA) for source in ordered)


def _entry(source: Source, keyword: str) -> str:
    year = _YEAR.search(source.edition)
    fields = _authorship(source, keyword) | {
        "year": year.group() if year else "",
        "note": f"Edition: {_tex(source.edition)}; retrieved {source.retrieved}. {_tex(source.licence_title)}",
        "url": source.address,
        "keywords": keyword,
    }
    lines = "".join(f"  {name} = {{{text}}},\n" for name, text in fields.items() if text)
    return f"@misc{{{source.id},\n{lines}}}\n"


def _authorship(source: Source, keyword: str) -> dict[str, str]:
    # Double braces keep an institution's name in one piece and a title in its own capitals.
    publisher = f"{{{_tex(source.publisher)}}}"
    named = _TITLE_AND_AUTHOR.fullmatch(source.title) if keyword == DOCUMENT else None
    if named is None:
        return {"author": publisher, "title": f"{{{_tex(source.title)}}}"}
    return {"author": _tex(named[2]), "title": f"{{{_tex(named[1])}}}", "howpublished": publisher}


def _tex(text: str) -> str:
    return text.translate(_TEX)
