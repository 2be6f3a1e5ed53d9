"""A finished page while the passes work on it: parsed once, its pictures laid aside, written once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from bs4 import BeautifulSoup

from evbook.files import write_text

# A page that bears it has been through the passes of an earlier build.
FINISHED_META = "evbook-polished"
_PICTURE = re.compile(r"<svg\b.*?</svg>", re.S)
_PLACE = re.compile(r'<ev-svg n="(\d+)"></ev-svg>')


@dataclass
class Page:
    """One HTML page of the site in `folder`; in `soup` each picture is a placeholder `<ev-svg n="3">`."""

    folder: Path
    path: Path
    soup: BeautifulSoup = field(repr=False)
    pictures: list[str] = field(repr=False)

    @classmethod
    def read(cls, path: Path, folder: Path) -> Page:
        """Parse the page at `path` of the site in `folder`.

        Pictures are half of a chapter, and no pass looks inside them: without them a page is parsed twice as fast.
        """
        pictures: list[str] = []

        def lay_aside(found: re.Match[str]) -> str:
            pictures.append(found.group())
            return f'<ev-svg n="{len(pictures) - 1}"></ev-svg>'

        text = _PICTURE.sub(lay_aside, path.read_text(encoding="utf-8"))
        return cls(folder, path, BeautifulSoup(text, "html.parser"), pictures)

    @property
    def name(self) -> str:
        """The page as the site calls it, such as chapters/eu_implications.html."""
        return self.path.relative_to(self.folder).as_posix()

    @property
    def to_root(self) -> str:
        """The relative way to the site's top folder: empty, or "../" as often as the page lies deep."""
        return "../" * self.name.count("/")

    @property
    def finished(self) -> bool:
        """Whether the passes have been over the page before."""
        return self.soup.find("meta", attrs={"name": FINISHED_META}) is not None

    def html(self) -> str:
        """The page's text with its pictures in place."""
        return self.with_pictures(str(self.soup))

    def with_pictures(self, markup: str) -> str:
        """`markup` of a part of the page with its pictures in place."""
        return _PLACE.sub(lambda found: self.pictures[int(found[1])], markup)

    def write(self) -> None:
        """Write the page to its place, whole."""
        write_text(self.path, self.html())


def pages_of_site(folder: Path) -> Iterator[Page]:
    """Every page of the site in `folder`, in order of its name, without what lies under _static."""
    for path in sorted(folder.rglob("*.html")):
        if "_static" not in path.relative_to(folder).parts:
            yield Page.read(path, folder)
