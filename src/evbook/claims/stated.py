"""What a document states, as the set of numbers for which the statement is right."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from evbook.errors import ClaimError

_SEPARATORS = " ,\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}"
# A sign belongs to a number only where no digit stands before it: 2027-2028 are two years.
_NUMBER = re.compile(rf"(?:(?<!\d)[-−])?(?:\d+(?:[{_SEPARATORS}]\d{{3}}(?!\d))*(?:\.\d+)?|\.\d+)")
_FOUR_DIGITS, _RANGE, _MONTH = re.compile(r"\d{4}"), re.compile(r"\d[-–]\d"), re.compile(r"\d{4}-\d{2}")
_WORDS = re.compile(r"[^A-Za-z]+")
_HEDGES = ("about", "around", "roughly", "approximately", "some", "circa")
_ABOVE = ("exceeds", "more than", "over", "above")
_JUST_ABOVE, _JUST_BELOW = ("just over", "just above"), ("just under", "just below")
_BELOW = ("less than", "under", "below", "fewer than")
_AT_LEAST = ("at least", "or more")
_AT_MOST = ("up to", "at most", "or less", "or fewer", "top")
YEAR = "year"
# A hedged year is not 5 percent of two thousand years.
_ABOUT_YEARS = 1.0


@dataclass(frozen=True)
class Rule:
    """How far a hedge reaches, and what passes for the same size, both in percent of the number stated."""

    about_pct: float = 5.0
    same_size_pct: float = 10.0


@dataclass(frozen=True)
class Span:
    """Numbers from `low` to `high`, the ends among them unless `open_low` or `open_high`; None where it has no end."""

    low: float | None
    high: float | None
    open_low: bool = False
    open_high: bool = False

    def meets(self, low: float, high: float) -> bool:
        """Whether any number from `low` to `high` lies in the span."""
        return self._reaches_up(high) and self._reaches_down(low)

    def _reaches_up(self, high: float) -> bool:
        return self.low is None or (high > self.low if self.open_low else high >= self.low)

    def _reaches_down(self, low: float) -> bool:
        return self.high is None or (low < self.high if self.open_high else low <= self.high)

    def words(self, decimals: int, unit: str = "") -> str:
        """The span in words, numbers with at most `decimals`: "26.5 to 27.5", "more than 3", "at most 50.5"."""
        low = None if self.low is None else in_unit(self.low, decimals, unit)
        high = None if self.high is None else in_unit(self.high, decimals, unit)
        if low is not None and high is not None:
            return low if low == high else f"{low} to {high}"
        if low is not None:
            return f"{'more than' if self.open_low else 'at least'} {low}"
        return f"{'less than' if self.open_high else 'at most'} {high}"


@dataclass(frozen=True)
class Stated:
    """Numbers as printed, the span for which each is right, and the span for which the statement as a whole is.

    `ends` has one span a number in the order printed; `levels` says that two numbers are a first and a last level,
    not the ends of a range. `decimals` are those of the number printed most exactly.
    """

    text: str
    numbers: tuple[float, ...]
    ends: tuple[Span, ...]
    whole: Span
    decimals: int
    unit: str = ""
    levels: bool = False

    @property
    def tolerance(self) -> str:
        """For which numbers the statement is right, in words."""
        spans = self.ends if self.levels else (self.whole,)
        return ", then ".join(span.words(self.decimals + 2, self.unit) for span in spans)


def read_stated(
    text: str, qualifier: str = "", *, unit: str = "", period: str = "", rule: Rule | None = None
) -> Stated:
    """The numbers that `text` states, `qualifier` being the document's own hedge, or one for each number after ";".

    A number is right within half a unit of its last digit as printed; a hedge (about, roughly) widens that to at
    least `rule.about_pct` percent of the number. A year is right as it stands, a hedged one within a year. Words for
    more or less open one side; "just over" and "just under" reach as far as a hedge on theirs. Two numbers are levels
    where `period` names two years and no dash joins them, else a range. Raises ClaimError where `text` holds no number.
    """
    printed = _NUMBER.findall(text)
    if not printed:
        raise ClaimError(f"{text!r} states no number; give the claim a word in the column `expected` instead")
    qualifiers = [f"{each} {_WORDS.sub(' ', text)}".lower() for each in _for_each(qualifier, len(printed))]
    ends = tuple(_span(each, said, unit, rule or Rule()) for each, said in zip(printed, qualifiers, strict=True))
    numbers = tuple(float(_plain(each)) for each in printed)
    levels = len(numbers) == 2 and len(_FOUR_DIGITS.findall(period)) == 2 and not _RANGE.search(text)
    return Stated(text, numbers, ends, _hull(ends), max(map(_decimals, printed)), unit, levels)


def expectation(expected: str, unit: str = "", rule: Rule | None = None) -> Stated | str:
    """What a claim without a number is held against: the numbers that `expected` states, else the word itself.

    A month such as 2026-02 is a word.
    """
    is_word = _NUMBER.search(expected) is None or _MONTH.fullmatch(expected.strip()) is not None
    return expected.strip() if is_word else read_stated(expected, unit=unit, rule=rule)


def in_unit(number: float, decimals: int, unit: str) -> str:
    """`number` as `shown` gives it, a year without separators and decimals."""
    return str(round(number)) if unit == YEAR else shown(number, decimals)


def shown(number: float, decimals: int) -> str:
    """`number` with thousands separators, at most `decimals` digits, no trailing zeros, and a true minus.

    Halves are rounded away from zero, as the page's own script does it.
    """
    rounded = Decimal(number).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP).normalize()
    return f"{'−' if rounded < 0 else ''}{abs(rounded):,f}"


def _for_each(qualifier: str, count: int) -> list[str]:
    parts = qualifier.split(";")
    return parts if len(parts) == count else [qualifier] * count


def _span(printed: str, said: str, unit: str, rule: Rule) -> Span:
    """For which numbers one number as printed is right; words that open a side decide over hedges."""
    number, half = float(_plain(printed)), 0.0 if unit == YEAR else 0.5 * 10.0 ** -_decimals(printed)
    about = _ABOUT_YEARS if unit == YEAR else abs(number) * rule.about_pct / 100
    if _says(said, _JUST_ABOVE):
        return Span(number, number + max(half, about), open_low=True)
    if _says(said, _JUST_BELOW):
        return Span(number - max(half, about), number, open_high=True)
    if _says(said, _ABOVE):
        return Span(number, None, open_low=True)
    if _says(said, _BELOW):
        return Span(None, number, open_high=True)
    far = max(half, about) if _says(said, _HEDGES) else half
    low, high = _tidy(number - far), _tidy(number + far)
    return Span(None if _says(said, _AT_MOST) else low, None if _says(said, _AT_LEAST) else high)


def _hull(spans: Sequence[Span]) -> Span:
    """The span from the lowest end to the highest, without an end where any of `spans` has none there."""
    lows, highs = [each.low for each in spans], [each.high for each in spans]
    low = None if None in lows else min(each for each in lows if each is not None)
    high = None if None in highs else max(each for each in highs if each is not None)
    return Span(low, high, any(each.open_low for each in spans), any(each.open_high for each in spans))


def _says(said: str, words: Sequence[str]) -> bool:
    return any(re.search(rf"\b{word}\b", said) for word in words)


def _tidy(number: float) -> float:
    """Without the noise of the machine, which could leave a number just outside its own rounding."""
    return round(number, 9)


def _plain(printed: str) -> str:
    return re.sub(f"[{_SEPARATORS}]", "", printed).replace("−", "-")


def _decimals(printed: str) -> int:
    return len(printed.partition(".")[2])
