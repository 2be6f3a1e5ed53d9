"""The built site as the gates read it: each page parsed once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from bs4 import BeautifulSoup

_PICTURE = re.compile(r"(<svg\b[^>]*>)(.*?)</svg>", re.S)
# Holds the hash of everything the site was made of; absent where a site was not built by `evbook build`.
KEY_FILE = ".evbook-key"
# Pages that `evbook build` makes and a plain `jupyter-book build` does not have.
GENERATED_PAGES = ("figures", "data", "parameters", "changelog", "cite")
# Of the pages that `evbook build` makes, those that no list of contents names.
UNLISTED_PAGES = ("404",)


@dataclass
class Site:
    """The built site in `folder` (absolute)."""

    folder: Path
    _pages: dict[Path, BeautifulSoup] = field(default_factory=dict, repr=False)

    @cached_property
    def pages(self) -> list[Path]:
        """Every HTML page, without what lies under _static."""
        return [path for path in sorted(self.folder.rglob("*.html")) if not self.name(path).startswith("_static/")]

    def soup(self, path: Path) -> BeautifulSoup:
        """The parsed page at `path`; of a picture that asks for nothing there is the root element alone."""
        if path not in self._pages:
            text = _PICTURE.sub(_emptied, path.read_text(encoding="utf-8"))
            self._pages[path] = BeautifulSoup(text, "html.parser")
        return self._pages[path]

    def name(self, path: Path) -> str:
        """`path` as it is shown in messages."""
        return path.relative_to(self.folder).as_posix()

    def files(self, *endings: str) -> Iterator[Path]:
        """Files of the site with one of `endings`, in order."""
        return (path for path in sorted(self.folder.rglob("*")) if path.is_file() and path.suffix in endings)


def _emptied(picture: re.Match[str]) -> str:
    return picture.group() if "href" in picture[2] else f"{picture[1]}</svg>"
