"""How to cite the book and each of its figures (text, BibTeX, RIS), from CITATION.cff and the figure's passport."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from evbook import paths
from evbook.contracts.passport import Origin, Passport
from evbook.errors import BuildError, UnknownNameError
from evbook.files import write_text
from evbook.site.figure.numbering import Figures, label_of
from evbook.site.figure.passport import read_passport_file
from evbook.site.figure.standing import FILES_FOLDER, Standing
from evbook.site.figure.tex import one_line, tex
from evbook.words import listed

CITATION_FILE = "CITATION.cff"
TEXT, BIBTEX, RIS = "text", "bibtex", "ris"
STYLES = (TEXT, BIBTEX, RIS)
KEY = "evbook"
# More publishers than these are counted in the text of a citation; the files name every source.
MOST_PUBLISHERS = 4
_NEEDED = ("title", "authors", "version", "date-released")


@dataclass(frozen=True)
class CitedBook:
    """What a citation says of the book; `released` is a date (2026-11-21)."""

    title: str
    authors: tuple[str, ...]
    version: str
    released: str

    @property
    def year(self) -> str:
        """The year of the release."""
        return self.released[:4]


def cited_book(folder: Path | None = None) -> CitedBook:
    """The book as CITATION.cff in `folder` states it, else the checkout's.

    Raises BuildError where the file is missing or lacks what a citation needs.
    """
    own = folder / CITATION_FILE if folder else None
    file = own if own and own.is_file() else paths.root() / CITATION_FILE
    try:
        stated = yaml.safe_load(file.read_text(encoding="utf-8"))
    except (OSError, yaml.YAMLError) as error:
        raise BuildError(f"{CITATION_FILE} cannot be read ({error}); take it from the repository") from None
    missing = [key for key in _NEEDED if not (isinstance(stated, dict) and stated.get(key))]
    if missing:
        raise BuildError(f"{CITATION_FILE} states no {', '.join(missing)}; add what is missing")
    authors = tuple(_name(author) for author in stated["authors"])
    return CitedBook(stated["title"], authors, str(stated["version"]), str(stated["date-released"]))


def book_citation(style: str, book: CitedBook, address: str = "") -> str:
    """The citation of the whole book in one of STYLES; `address` is where its site stands, empty where unknown.

    Raises UnknownNameError for another style.
    """
    if style == TEXT:
        return " ".join([f"{_authorship(book)} {book.title}. Version {book.version}.", *filter(None, [address])])
    entry = _Entry("book", KEY, book.title, address, bibtex={"edition": f"Version {book.version}"})
    return _written(style, entry, book)


def figure_text(passport: Passport, standing: Standing, book: CitedBook) -> str:
    """The citation of a figure in one line of text, without its address."""
    publishers = list(dict.fromkeys(one_line(source.publisher) for source in passport.sources))
    more = len(publishers) - MOST_PUBLISHERS
    named = "; ".join(publishers[:MOST_PUBLISHERS]) + (f"; and {more} more" if more > 0 else "")
    words = (_authorship(book), _sentence(passport.title), f"{_place(standing, book)}.", f"Data: {_sentence(named)}")
    return " ".join(words)


def figure_citation(style: str, passport: Passport, standing: Standing, book: CitedBook) -> str:
    """The citation of a figure in BibTeX or RIS, with its sources. Raises UnknownNameError for another style."""
    entry = _Entry(
        "figure",
        f"{KEY}-{standing.name}",
        passport.title,
        standing.address,
        notes=tuple(_source_note(source) for source in passport.sources),
        bibtex={"howpublished": _place(standing, book)},
        ris={"T2": book.title, "M1": standing.label},
    )
    return _written(style, entry, book)


def write_citations(html_folder: Path, figures: Figures, book: CitedBook, site: str = "") -> None:
    """Write `<id>.bib` and `<id>.ris` beside the passport of every figure in figures/ and its scenarios' folders.

    `site` is the address of the site, empty where unknown. Raises BuildError for a passport that says too little.
    """
    top = html_folder / FILES_FOLDER
    for file in sorted(top.rglob("*.meta.json")):
        passport = read_passport_file(file)
        standing = _standing(passport, "" if file.parent == top else file.parent.name, figures, site)
        for style, ending in ((BIBTEX, "bib"), (RIS, "ris")):
            write_text(file.with_name(f"{passport.id}.{ending}"), figure_citation(style, passport, standing, book))


@dataclass(frozen=True)
class _Entry:
    """What both kinds of file say of one work; `bibtex` and `ris` are the fields that only one of them has."""

    kind: str
    key: str
    title: str
    address: str
    notes: tuple[str, ...] = ()
    bibtex: Mapping[str, str] = field(default_factory=dict)
    ris: Mapping[str, str] = field(default_factory=dict)


def _written(style: str, entry: _Entry, book: CitedBook) -> str:
    if style == BIBTEX:
        return _bibtex(entry, book)
    if style == RIS:
        return _ris(entry, book)
    raise UnknownNameError.of("style of citation", style, STYLES)


def _bibtex(entry: _Entry, book: CitedBook) -> str:
    # Double braces keep an institution's name in one piece and a title in its own capitals.
    fields = {
        "author": " and ".join(f"{{{tex(author)}}}" for author in book.authors),
        "title": f"{{{tex(entry.title)}}}",
        **{name: tex(text) for name, text in entry.bibtex.items()},
        "year": book.year,
        "note": tex(" ".join(entry.notes)),
        "url": entry.address,
    }
    lines = "".join(f"  {name} = {{{text}}},\n" for name, text in fields.items() if text)
    return f"@{'book' if entry.kind == 'book' else 'misc'}{{{entry.key},\n{lines}}}\n"


def _ris(entry: _Entry, book: CitedBook) -> str:
    fields = [
        ("TY", entry.kind.upper()),
        *(("AU", author) for author in book.authors),
        ("PY", book.year),
        ("DA", book.released.replace("-", "/")),
        ("TI", entry.title),
        *entry.ris.items(),
        ("ET", book.version),
        ("UR", entry.address),
        *(("N1", note) for note in entry.notes),
    ]
    # A value is one line, so no text can begin a field of its own.
    lines = [f"{tag}  - {one_line(text)}" for tag, text in fields if text]
    return "\r\n".join([*lines, "ER  - ", ""])


def _standing(passport: Passport, scenario: str, figures: Figures, site: str) -> Standing:
    page = f"chapters/{passport.chapter}" + (f"-{scenario}" if scenario else "")
    return Standing(passport.id, label_of(figures, passport.id), page, scenario, site)


def _place(standing: Standing, book: CitedBook) -> str:
    return f"{f'{standing.label} in: ' if standing.label else 'In: '}{book.title}, version {book.version}"


def _authorship(book: CitedBook) -> str:
    return f"{listed(book.authors)} ({book.year})."


def _source_note(source: Origin) -> str:
    known = filter(None, (source.publisher, source.title, source.edition))
    licence = source.licence.title or source.licence.name
    dated = f", as of {source.licence.dated}" if source.licence.dated else ""
    return f"Source: {', '.join(known)} ({licence}{dated})."


def _sentence(text: str) -> str:
    closed = one_line(text)
    return closed if closed.endswith((".", "?", "!")) else f"{closed}."


def _name(author: Mapping[str, Any]) -> str:
    """An author of CITATION.cff: an institution's name, or a person's."""
    person = (author.get("given-names"), author.get("name-particle"), author.get("family-names"))
    return str(author.get("name") or " ".join(filter(None, person)))
