"""One module a publisher: its own file shape in, a tidy and checked frame out; `build` makes the package."""

from evbook.sources.build import build

__all__ = ["build"]
