"""What a quantity looks like in words: a number beside a currency, a unit or a thing that is counted."""

from __future__ import annotations

import re
import unicodedata

_CURRENCIES = ("USD", "EUR", "CNY", "RMB", "JPY", "GBP", "INR", "BRL", "CHF", "KRW", "THB")
_SIGN = r"[-+−]?"
# Digits inside a word (BEV2, HS870380) are a name; behind a currency or a missing space they are a number.
_START = "|".join(
    [r"(?<![\w.])", r"(?<=[^\W\d_]\.)", *(rf"(?<=\b{currency})" for currency in (*_CURRENCIES, "Rs", "US"))]
)
NUMBER = re.compile(rf"(?:{_START}){_SIGN}\.?\d+(?:[.,⁄]\d+)*")

_CURRENCY_BEFORE = re.compile(rf"(?:[$€£¥₹]|\b(?:{'|'.join(_CURRENCIES)}|Rs|(?:euros?|dollars?|yuan|yen)))\s*$", re.I)
_PART_BEFORE = re.compile(r"\d[.,⁄]$|(?<!\w)\.$")
_PART_AFTER = re.compile(r"[.,⁄]?\d")
_MEASURES = (
    "per ?cent", "percentage", "points?", "pp", "hundred", "thousand", "million", "billion", "trillion", "bn", "mn",
    "m", "k", "dozen", "times", "fold", "US dollars?", *_CURRENCIES, "dollars?", "euros?", "cents?", "yuan",
    "renminbi", "yen", "pounds?", "tonnes?", "tons?", "[kMGT]?t", "kg", "[kMGT]Wh?", "km", "kilomet(?:re|er)s?",
    "miles?", "lit(?:re|er)s?", "barrels?", "hours?", "days?", "weeks?", "months?", "years?",
)  # fmt: skip
_MEASURE_AFTER = re.compile(rf"[ -]?[%‰$€£¥₹]|[ -]?(?:{'|'.join(_MEASURES)})\b")
_COUNTED = (
    "batteries", "brands", "buses", "carmakers", "cars", "carts", "cells", "companies", "countries", "destinations",
    "economies", "employees", "exporters", "factories", "firms", "groups", "hybrids", "importers", "jobs", "makers",
    "markets", "members", "models", "packs", "patents", "people", "persons", "plants", "plug-ins", "producers",
    "stations", "suppliers", "trucks", "units", "vans", "vehicles", "workers",
)  # fmt: skip
_APIECE = r"each|apiece|(?:a|per) (?:car|pack|piece|unit|vehicle)"
_COUNTED_AFTER = re.compile(rf"[ -](?:[\w{{}}-]+ ){{0,2}}(?:{'|'.join(_COUNTED)})\b| (?:{_APIECE})\b")
_BOUND_BEFORE = re.compile(r"\b(?:almost|nearly|roughly|at (?:least|most)|(?:more|less|fewer) than) $", re.I)
# "In 2024 battery cars sold well" speaks of the year.
_TIME_BEFORE = re.compile(r"\b(?:in|since|during|until|from \d{4} to|between \d{4} and) $", re.I)


def normal(text: str) -> str:
    """`text` with compatibility signs resolved (½, no-break spaces, full-width digits) and single spaces."""
    return " ".join(unicodedata.normalize("NFKC", text).split())


def is_quantity(text: str) -> bool:
    """Whether `text` is a bare number or holds one beside a currency, a measure or a thing that is counted."""
    plain = normal(text)
    bare = NUMBER.fullmatch(plain.strip(" ()[]≈~<>=+-"))
    return bool(bare) or any(counts(plain, hit.start(), hit.end()) for hit in NUMBER.finditer(plain))


def counts(text: str, start: int, end: int) -> bool:
    """Whether the number at `start` to `end` of the normal `text` measures or counts, or is part of a longer number."""
    before, after = text[:start], text[end:]
    if _PART_BEFORE.search(before) or _PART_AFTER.match(after):
        return True
    if _CURRENCY_BEFORE.search(before) or _BOUND_BEFORE.search(before) or _MEASURE_AFTER.match(after):
        return True
    return bool(_COUNTED_AFTER.match(after)) and not _TIME_BEFORE.search(before)
