"""Shared modules of the book; `evbook.live()` tells whether a person is present."""

from evbook.session import live

__all__ = ["live"]
__version__ = "0.1.0"
