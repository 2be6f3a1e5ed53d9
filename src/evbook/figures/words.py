"""Words that depend on numbers, for titles and captions."""

from __future__ import annotations

from collections.abc import Sequence


def grew(new: float, old: float) -> str:
    """The verb for a change of level."""
    return "grew" if new > old else "fell" if new < old else "stayed"


def with_article(country: str) -> str:
    """`country` as a sentence needs it: the United States, China."""
    return f"the {country}" if country.startswith("United ") else country


def possessive(country: str) -> str:
    """`country` as an owner at the start of a sentence: The United States', China's."""
    name = with_article(country)
    return f"{name[0].upper()}{name[1:]}{chr(39) if name.endswith('s') else chr(39) + 's'}"


def destinations_of(group: str) -> str:
    """Destinations of a group: High-income destinations; Destinations in South Asia."""
    if group.endswith(" income"):
        return f"{group.replace(' ', '-')} destinations"
    return f"Destinations in {group}"


def listed(names: Sequence[str]) -> str:
    """`names` as "a, b and c"; nothing where there are none."""
    return " and ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))


def moved(change: float, decimals: int, unit: str) -> str:
    """A change in words: rose by 1.6 points, fell by 3 points, did not change."""
    size = f"{abs(change):.{decimals}f}"
    if float(size) == 0.0:
        return "did not change"
    return f"{'rose' if change > 0 else 'fell'} by {size} {unit}"
