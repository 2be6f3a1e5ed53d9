"""Findings on which errors change the memo's argument, and which merely its numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

import pandas as pd

from evbook.contracts import results
from evbook.contracts.ledger import Entry, Ledger, Verdict
from evbook.words import listed

# Which claims carry a conclusion of the memo, and which one: a reading of the memo, not a measurement.
CARRIES: Mapping[str, str] = MappingProxyType(
    {
        "M05": "electric cars carry China's exports",
        "M06": "Japanese brands are all but absent from China's electric market",
        "M23": "processing and cells lie in Chinese hands",
        "M31": "Europe and Japan lack the same materials",
        "M32": "Japan has only now been overtaken",
        "M33": "hybrids leave Japan with a market that vanishes",
        "M35": "the named companies are cut off",
        "M36": "cathode material is withheld",
        "M38": "the American market is closed to Chinese electric cars",
        "M39": "Japan's measures helped in part only",
        "M42": "car makers move to protected markets",
    }
)
# The levels and shares behind one of them are told with it.
_BEHIND = ("M01", "M02", "M03", "M04")
# More than so many of what a country's brands sell is built elsewhere.
_HALF = 0.5
_STANDS: tuple[Verdict, ...] = ("confirmed", "consistent")
_FALLS: tuple[Verdict, ...] = ("differs", "inconsistent", "definition")


def carried(book: Ledger) -> None:
    """How the claims fare that carry a conclusion.

    Glues argument_open, finding_argument, finding_stands.
    """
    carrying = [entry for entry in book.entries if entry.id in CARRIES]
    groups = {name: [e for e in carrying if e.verdict in verdicts] for name, verdicts in _groups().items()}
    rows = book.frame()
    for name, found in (("carrying_count", carrying), ("carrying_falls_count", groups["falls"])):
        results.record(name, len(found), unit="claims", decimals=0, rows=rows, kind="model")
    for name, found in groups.items():
        results.word(f"carrying_{name}_named", listed([f"{CARRIES[entry.id]} ({entry.id})" for entry in found]))
    results.guard(
        "finding_argument",
        bool(groups["falls"]),
        "Of {carrying_count} claims that carry a conclusion of the memo, {carrying_falls_count} fail or hang on a "
        "definition: that {carrying_falls_named}.",
    )
    results.guard("finding_stands", bool(groups["stands"]), "It stands that {carrying_stands_named}.")
    results.guard("argument_open", bool(groups["open"]), "Left open is whether {carrying_open_named}.")


def turned(book: Ledger) -> None:
    """What follows for the argument from each claim that carries one and falls.

    Glues argument_hybrids, argument_overtaken, argument_brands, argument_companies, argument_cathodes,
    argument_shared, argument_india.
    """
    _tell(
        "argument_hybrids",
        _all_fall(book, "M33"),
        "The memo explains Japan's weakness by a market of hybrids that vanishes, and gives rates at which it grows "
        "(M33). Without that, what is left is a missing offer of battery cars in markets that turn to them.",
    )
    _overtaken(book)
    _tell(
        "argument_companies",
        _all_fall(book, "M35"),
        "All companies of the memo's table stand on a list only if the watch list counts (M35): it asks for a licence "
        "for each delivery, which is a delay and a threat, not yet a stop.",
    )
    _tell(
        "argument_cathodes",
        _all_fall(book, "M36"),
        "The control on cathodes that the memo cites holds back know-how, not material (M36): it slows the next plant "
        "and stops none that runs.",
    )
    _tell(
        "argument_shared",
        _all_fall(book, "M31"),
        "Whether Europe and Japan lack the same has two answers (M31): the order of materials is alike, those above "
        "the line of the Critical Raw Materials Act are mostly others. Cooperation has to be argued material by "
        "material.",
    )
    _tell(
        "argument_india",
        _all_fall(book, "M42"),
        "The source for Honda's growth in India tells of motorcycles (M42), and so says nothing of cars.",
    )


def merely_numbers(book: Ledger) -> None:
    """The other errors, which leave the argument as it is. Glues numbers_wrong, numbers_months, numbers_defined."""
    others = [entry for entry in book.having(*_FALLS) if entry.id not in (*CARRIES, *_BEHIND)]
    months = [entry for entry in others if _is_date(entry)]
    wrong = [entry for entry in others if entry.verdict != "definition" and entry not in months]
    defined = [entry for entry in others if entry.verdict == "definition"]
    _named("numbers_wrong", wrong, "Wrong, and without weight for the argument, are", "{}.")
    _named(
        "numbers_months",
        months,
        "Dated to another month than the sources have are",
        "{}: what a measure did has to be looked for then.",
    )
    _named("numbers_defined", defined, "True or false by what is counted are", "{}; the ledger gives both numbers.")


def _overtaken(book: Ledger) -> None:
    entry, levels = book.get("M32"), book.get("M03")
    if entry is not None and entry.verdict == "definition":
        years = _numbers(entry)
        for name, value in (("overtaken_first", min(years)), ("overtaken_last", max(years))):
            results.record(name, int(value), unit="year", rows=_rows(entry))
    _tell(
        "argument_overtaken",
        entry is not None and entry.verdict == "definition",
        "China passed Japan in {overtaken_first} or in {overtaken_last}, by what is counted (M32). The shift that the "
        "memo calls new is old where cars are built and new only for who owns the brand.",
    )
    _tell(
        "argument_brands",
        _all_fall(book, "M01", "M03") and levels is not None and min(_numbers(levels)) < _HALF * max(_numbers(levels)),
        "Its levels (M01, M03) fit a count of sales by the brand's nationality and no count of production: less than "
        "half of what Japanese brands sell is built in Japan.",
    )


def _groups() -> dict[str, tuple[Verdict, ...]]:
    return {"falls": _FALLS, "stands": _STANDS, "open": ("not checkable",)}


def _all_fall(book: Ledger, *claims: str) -> bool:
    entries = [book.get(claim) for claim in claims]
    return all(entry is not None and entry.verdict in _FALLS for entry in entries)


def _tell(name: str, holds: bool, sentence: str) -> None:
    results.guard(name, holds, sentence)


def _named(name: str, entries: Sequence[Entry], start: str, end: str) -> None:
    told = listed([f"{entry.id} ({_short(entry.claim)})" for entry in entries])
    results.word(name, f"{start} {end.format(told)}" if entries else "")


def _short(claim: str) -> str:
    """A claim without what it adds in brackets or behind a semicolon."""
    return claim.split(" (")[0].split(";")[0]


def _is_date(entry: Entry) -> bool:
    return any(each.kind == "date_of_source" for each in entry.judged_on.findings) or entry.claim.startswith("Month")


def _numbers(entry: Entry) -> list[float]:
    values = [entry.measured, *(each.measured for each in entry.judged_on.alternatives)]
    return [value for value in values if isinstance(value, float)]


def _rows(entry: Entry) -> pd.DataFrame:
    return pd.DataFrame({"source_id": entry.sources, "kind": "typed"})
