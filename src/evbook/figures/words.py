"""Words that depend on numbers, for titles and captions."""

from __future__ import annotations

from evbook.words import listed

__all__ = ["destinations_of", "from_to", "grew", "listed", "percent", "possessive", "with_article"]


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


def from_to(new: float, old: float, unit: str, years: tuple[int, int]) -> str:
    """A change of level between two years: grew from USD 24 billion in 2021 to 90 billion in 2024."""
    if round(new) == round(old):
        return f"stayed near USD {new:.0f} {unit} from {years[0]} to {years[1]}"
    return f"{grew(new, old)} from USD {old:.0f} {unit} in {years[0]} to {new:.0f} {unit} in {years[1]}"


def percent(value: float) -> str:
    """`value` in whole percent; what would round to nothing is less than 1 %."""
    return f"{value:.0f} %" if value >= 0.5 else "less than 1 %"
