"""Read the book's tables by name, verified and typed, and what is known of each."""

from evbook.tables.access import allow_only, recording
from evbook.tables.load import load
from evbook.tables.models import Column, Source, Table
from evbook.tables.package import describe, fingerprint, names, source

__all__ = [
    "Column",
    "Source",
    "Table",
    "allow_only",
    "describe",
    "fingerprint",
    "load",
    "names",
    "recording",
    "source",
]
