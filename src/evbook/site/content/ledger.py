"""HTML of the ledger: every claim with its verdict as a table, its filters, and the form that judges another number."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from evbook.contracts.ledger import DOCUMENTS, VERDICTS, Entry, Ledger
from evbook.contracts.registry import CONTRACTS
from evbook.errors import BuildError
from evbook.site.figure.markup import script_json
from evbook.site.templating import template
from evbook.tables.registry import sources

_CHAPTERS = {contract.chapter: contract.title for contract in CONTRACTS}
# Fields of an entry that the form needs to judge another statement.
_JUDGED = {
    "id",
    "stated",
    "unit",
    "measured",
    "low",
    "high",
    "year",
    "definition",
    "verdict",
    "reason",
    "missing",
    "judged_on",
}
# From here on a number is written without decimals.
_LARGE = 1_000
_UNITS = {"percent": "%", "year": "", "rank": ""}
_TRUTH = {"yes": "it holds", "no": "it does not hold"}
_IN_WORDS = "in words"


def read_ledger(content: Any, where: str) -> Ledger:
    """`content` as a ledger; raises BuildError naming the place and the fields that are wrong."""
    try:
        return Ledger.model_validate(content)
    except ValidationError as error:
        faults = "; ".join(f"{'.'.join(map(str, fault['loc']))}: {fault['msg']}" for fault in error.errors())
        raise BuildError(f"{where}: ledger: {faults}; run the chapter again") from None


def ledger_markup(ledger: Ledger) -> str:
    """The whole ledger as one `<div>`; a row a claim, with the id of the claim in lower case."""
    markup: str = template("ledger.html.jinja").render(
        entries=ledger.entries,
        documents=DOCUMENTS,
        chapters=_CHAPTERS,
        filters=_filters(ledger),
        data=script_json([_for_the_form(entry) for entry in ledger.entries]),
        start=_start(ledger),
        stated=stated,
        measured=measured,
        origins=_origins,
    )
    return markup


def stated(entry: Entry) -> str:
    """What a document states, with its unit; a claim in words is not repeated."""
    if not entry.stated:
        return _IN_WORDS if entry.judged_on.expected in _TRUTH else entry.statement
    number = f"−{entry.statement[1:]}" if entry.statement.startswith("-") else entry.statement
    return " ".join(filter(None, [number, _UNITS.get(entry.unit, entry.unit)]))


def measured(entry: Entry) -> str:
    """What was measured for a claim, with unit and year; a dash where nothing was."""
    ends = [each for each in (entry.low, entry.high) if each is not None]
    numbers: list[float | str] = [*ends] or ([] if entry.measured is None else [entry.measured])
    if not numbers:
        return "–"
    told = " to ".join(dict.fromkeys(_figure(each, entry.judged_on.unit) for each in numbers))
    of = entry.judged_on.unit
    unit = "" if isinstance(entry.measured, str) else _UNITS.get(of, of)
    return " ".join(filter(None, [told, unit, f"({entry.year})" if entry.year and of != "year" else ""]))


def _figure(value: float | str, unit: str) -> str:
    if not isinstance(value, float):
        return _TRUTH.get(value, value)
    if unit == "year":
        return f"{value:.0f}"
    return (f"{value:,.0f}" if abs(value) >= _LARGE else f"{value:.3g}").replace("-", "−")


def _start(ledger: Ledger) -> str:
    """The claim that the form begins with: the first of the documents' order that states a number."""
    order = list(DOCUMENTS)
    numbered = [entry for entry in ledger.entries if entry.stated and isinstance(entry.measured, float)]
    first = min(numbered, key=lambda entry: order.index(entry.document), default=None)
    return first.id if first else ""


def _filters(ledger: Ledger) -> dict[str, dict[str, str]]:
    """For each filter the values that some claim has, with their titles."""
    known: dict[str, Mapping[str, str]] = {
        "verdict": {name: name for name in VERDICTS},
        "document": DOCUMENTS,
        "chapter": _CHAPTERS,
    }
    return {
        name: {value: title for value, title in titles.items() if value in {getattr(e, name) for e in ledger.entries}}
        for name, titles in known.items()
    }


def _for_the_form(entry: Entry) -> dict[str, Any]:
    return {**entry.model_dump(mode="json", include=_JUDGED), "statement": entry.statement}


def _origins(entry: Entry) -> dict[str, str]:
    """Publisher and address of each source that the registry knows."""
    known = [sources()[name] for name in entry.sources if name in sources()]
    return {source.publisher: source.address for source in known}
