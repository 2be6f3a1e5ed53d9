"""Text as TeX, for the BibTeX files that readers take along."""

from __future__ import annotations

import re

# A brace has no form that the readers of BibTeX give back, so it becomes a bracket.
_SIGNS = str.maketrans(
    {sign: rf"\{sign}" for sign in "&%#_$"}
    | dict(zip("{}", "()", strict=True))
    | {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
)
_BREAKS = re.compile(r"[\s\x00-\x1f\x7f-\x9f]+")


def tex(text: str) -> str:
    """`text` in one line, with the signs that TeX takes for commands written out. Not for addresses."""
    return one_line(text).translate(_SIGNS)


def one_line(text: str) -> str:
    """`text` with each run of spaces, line breaks and control characters as one space."""
    return _BREAKS.sub(" ", text).strip()
