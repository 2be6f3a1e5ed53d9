"""Words that any floor may need."""

from __future__ import annotations

from collections.abc import Sequence

FIVE_DIGITS = 10_000


def months(number: float) -> str:
    """A whole number of months in words: 1 month, 12 months."""
    return f"{number:.0f} {'month' if number == 1 else 'months'}"


def days(number: float) -> str:
    """A whole number of days in words: 1 day, 1,095 days."""
    return f"{number:,.0f} {days_word(number)}"


def days_word(number: float) -> str:
    """The word for `number` days, by the number as it is shown: day or days."""
    return "day" if round(number) == 1 else "days"


def listed(names: Sequence[str]) -> str:
    """`names` as "a, b and c"; nothing where there are none."""
    return " and ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))


def parted(value: object) -> str:
    """`value` as a control shows it: numbers of five digits and more with separators, since four may be a year."""
    return f"{value:,}" if isinstance(value, int | float) and abs(value) >= FIVE_DIGITS else str(value)
