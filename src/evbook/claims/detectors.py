"""What in a document does not fit the rest of it, or the world: one small rule each, a sentence or None.

Numbers come as the spans that their rounding leaves open, so that only what no rounding explains is told.
"""

from __future__ import annotations

import calendar
import math
import re
from collections.abc import Mapping, Sequence
from itertools import combinations

from evbook.claims.stated import Span, Stated, shown
from evbook.claims.verdict import quantity

_WHOLE_PCT = 100.0
_ISO_DATE = re.compile(r"(\d{4})-(\d{2})")
_YEAR = re.compile(r"\b\d{4}\b")
_MONTHS = re.compile(rf"\b({'|'.join(calendar.month_name[1:])})\b")
POSITIVE, NEGATIVE = "positive", "negative"

Interval = tuple[float, float]


def interval(span: Span) -> Interval:
    """A span as numbers, endless where it has no end."""
    return (-math.inf if span.low is None else span.low, math.inf if span.high is None else span.high)


def growth(levels: Stated, change: Stated) -> str | None:
    """A stated change in percent that no pair of numbers within the rounding of the two levels gives."""
    (first_low, first_high), (last_low, last_high) = (interval(end) for end in levels.ends)
    low, high = (_WHOLE_PCT * (each - 1) for each in (last_low / first_high, last_high / first_low))
    if change.whole.meets(low, high):
        return None
    between = f"{_said(low, change)} to {_said(high, change)} %"
    return f"Levels of {levels.text} make a change of {between}, not of {change.text} %."


def implied_total(level: Stated, share_pct: Stated) -> Interval:
    """The total of which `level` is `share_pct` percent, as far as rounding leaves it open."""
    (level_low, level_high), (share_low, share_high) = interval(level.whole), interval(share_pct.whole)
    return _WHOLE_PCT * level_low / share_high, _WHOLE_PCT * level_high / share_low


def conflicting_totals(parts: Mapping[str, tuple[Stated, Stated]], whole: str) -> dict[str, str]:
    """Sentence by claim for each level with its share whose implied total, `whole`, is not that of another."""
    totals = {name: implied_total(*pair) for name, pair in parts.items()}
    found: dict[str, list[str]] = {}
    for one, other in combinations(totals, 2):
        if _apart(totals[one], totals[other]):
            found.setdefault(one, []).append(other)
            found.setdefault(other, []).append(one)
    return {name: _conflict(totals, name, others, whole) for name, others in found.items()}


def too_many_shares(shares: Sequence[Stated]) -> str | None:
    """Shares of one total that sum to more than the whole, whatever the rounding."""
    least = sum(interval(share.whole)[0] for share in shares)
    said = " and ".join(f"{share.text} %" for share in shares)
    return f"Shares of {said} are more than the whole." if least > _WHOLE_PCT else None


def impossible_total(level: Stated, share_pct: Stated, known: float, whole: str, year: str) -> str | None:
    """A level and a share that imply another total than the one that is `known` for `year`."""
    total = implied_total(level, share_pct)
    if not _apart(total, (known, known)):
        return None
    data = f"the data of {year} have {shown(known, level.decimals + 1)}"
    return f"Level and share imply {_range(total, level)} million {whole}; {data}."


def count_of_list(count: Stated, listed: int) -> str | None:
    """A count that is not that of the list printed beside it."""
    if count.whole.meets(listed, listed):
        return None
    return f"The text counts {count.text}, the list beside it holds {listed}."


def sum_of_parts(total: Stated, parts: Sequence[Stated]) -> str | None:
    """A total that is not the sum of the parts given for it."""
    low, high = (sum(interval(part.whole)[side] for part in parts) for side in (0, 1))
    if total.whole.meets(low, high):
        return None
    given = " and ".join(part.text for part in parts)
    return f"The parts {given} sum to {_range((low, high), total)}, not to {total.text}."


def date_of_source(period: str, source_date: str) -> str | None:
    """A date in the text (`period`) of another month or year than its own source (`source_date`, an ISO date)."""
    said, own = month_of(period), month_of(source_date)
    if said is None or own is None:
        return None
    same_year, months = said[0] == own[0], (said[1], own[1])
    if same_year and (None in months or months[0] == months[1]):
        return None
    return f"The text dates it to {period}, the source in its own footnote is of {source_date}."


def now_since(said_year: int, first_year: float) -> str | None:
    """A thing said to be happening now that has held for more than a year."""
    if first_year >= said_year - 1:
        return None
    return f"It is told as new in {said_year} and has held since {round(first_year)}."


def term(thing: str, claimed: str, known: str) -> str | None:
    """A thing named in a class that it does not belong to."""
    if claimed.casefold() == known.casefold():
        return None
    return f"The document names {thing} as {claimed}; it is {known}."


def opposite_sign(other: Stated, sign: str, about: str, unit: str) -> str | None:
    """A number of the same document that has the `sign` (POSITIVE or NEGATIVE) which the claim denies."""
    low, high = interval(other.whole)
    holds = {POSITIVE: low > 0, NEGATIVE: high < 0}[sign]
    return f"Against it the document itself gives {quantity(other.text, unit)} ({about})." if holds else None


def other_word(claimed: str, witness: str) -> str | None:
    """A word of the document's own source that is not the claim's."""
    if claimed.casefold() == witness.casefold():
        return None
    return f"The text has {claimed}, the document's own footnote {witness}."


def unit_rate(amount: Stated, other: Stated, published: Sequence[float], currency: str) -> str | None:
    """One sum in two currencies whose rate is none of those `published` (units of `other` for one of `amount`)."""
    (low, high), (other_low, other_high) = interval(amount.whole), interval(other.whole)
    rate = (other_low / high, other_high / low)
    if any(not _apart(rate, (each, each)) for each in published):
        return None
    between = " to ".join(dict.fromkeys(shown(each, 2) for each in (min(published), max(published))))
    return f"The two sums imply {shown(rate[0], 2)} to {shown(rate[1], 2)} for one {currency}; published are {between}."


def month_of(text: str) -> tuple[int, int | None] | None:
    """Year and month (None where only a year is named) of a date such as "14 May 2024", "2018" or "2026-02-24"."""
    iso = _ISO_DATE.search(text)
    if iso:
        return int(iso[1]), int(iso[2])
    year, month = _YEAR.search(text), _MONTHS.search(text)
    if year is None:
        return None
    return int(year[0]), list(calendar.month_name).index(month[0]) if month else None


def _apart(one: Interval, other: Interval) -> bool:
    return one[0] > other[1] or other[0] > one[1]


def _conflict(totals: Mapping[str, Interval], name: str, others: Sequence[str], whole: str) -> str:
    beside = " and ".join(f"{_range(totals[other], None)} ({other})" for other in others)
    return f"Level and share imply {_range(totals[name], None)} million {whole}, beside {beside}."


def _range(ends: Interval, like: Stated | None) -> str:
    decimals = like.decimals + 1 if like else 1
    texts = [shown(end, decimals) for end in ends if math.isfinite(end)]
    return " to ".join(dict.fromkeys(texts)) if len(texts) > 1 else f"at least {texts[0]}"


def _said(number: float, like: Stated) -> str:
    return shown(number, like.decimals + 1)
