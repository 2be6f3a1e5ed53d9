"""Where a figure stands: what it is called, its page, its files, and their addresses on the site."""

from __future__ import annotations

from dataclasses import dataclass

from evbook.site.address import public_address

FILES_FOLDER = "figures"


@dataclass(frozen=True)
class Standing:
    """One figure on one page.

    `label` is "Figure 2.4", empty where no chapter of the book shows it; `page` is without ending; `scenario` is empty
    for a chapter's; `site` is the address of the site's top, empty where it is not known.
    """

    id: str
    label: str
    page: str
    scenario: str = ""
    site: str = ""

    @property
    def name(self) -> str:
        """A name that no other figure of the book has, scenarios included."""
        return f"{self.id}-{self.scenario}" if self.scenario else self.id

    @property
    def place(self) -> str:
        """Its address from the site's top: chapters/eu_implications.html#ev-tariffs."""
        return f"{self.page}.html#{self.id}"

    @property
    def address(self) -> str:
        """Its public address, empty where the site's is not known."""
        return f"{public_address(self.site, f'{self.page}.html')}#{self.id}" if self.site else ""

    @property
    def files(self) -> str:
        """The folder of its files from the site's top, with a slash at its end."""
        return f"{FILES_FOLDER}/{self.scenario}/" if self.scenario else f"{FILES_FOLDER}/"

    @property
    def to_root(self) -> str:
        """The relative way from its page to the site's top."""
        return "../" * self.page.count("/")
