"""What the source documents state, and the words that a chapter's parameters give."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from evbook.contracts import results


def stated(*claim_ids: str) -> None:
    """Glue what the documents state, each as `stated_<id>`."""
    for claim_id in claim_ids:
        results.stated(claim_id)


def parameters(p: Any, names: Iterable[str]) -> None:
    """Glue the parameters `names` as they were chosen, each under its own name."""
    for name in names:
        results.word(name, str(getattr(p, name)))
