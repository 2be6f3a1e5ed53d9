"""Gate: no access key reaches a published file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from evbook.site.builtsite import Site

SHORTEST_SECRET = 8
_NAME = re.compile(r"KEY|TOKEN|SECRET|PASSWORD", re.IGNORECASE)
_SHAPES = (
    re.compile(r"\bAKIA[0-9A-Z]{16}\b"),
    re.compile(r"\bgh[pousr]_[A-Za-z0-9]{36,}\b"),
    re.compile(r"\bsk-[A-Za-z0-9_-]{24,}\b"),
    re.compile(r"-----BEGIN [A-Z ]*PRIVATE KEY-----"),
    re.compile(r"[?&](?:api[-_]?key|subscription-key|token)=[A-Za-z0-9]{12,}", re.IGNORECASE),
)
_TEXT_FILES = (".css", ".csv", ".html", ".ipynb", ".js", ".json", ".md", ".svg", ".txt", ".xml")


def secrets(site: Site, environment: Mapping[str, str]) -> Iterator[str]:
    """Files that hold the value of a secret variable of `environment`, or what looks like a key. Shows no value."""
    known = {n: v for n, v in environment.items() if _NAME.search(n) and len(v) >= SHORTEST_SECRET}
    for path in site.files(*_TEXT_FILES):
        text = path.read_text(encoding="utf-8", errors="replace")
        for name in (name for name, value in known.items() if value in text):
            yield f"{site.name(path)}: holds the value of the environment variable {name}; change that key, remove it"
        if any(shape.search(text) for shape in _SHAPES):
            yield f"{site.name(path)}: holds what looks like an access key; change that key, remove it"
