from pathlib import Path

import pytest

from evbook.site.builtsite import Site
from evbook.site.checks.links import dead_links


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A page with the anchor `here`, a folder with its own index, and a file whose name has a space."""
    folder = tmp_path / "html"
    (folder / "part").mkdir(parents=True)
    (folder / "other.html").write_text('<h2 id="here">Here</h2>')
    (folder / "part" / "index.html").write_text("<p>Part</p>")
    (folder / "a b.csv").write_text("a")
    (tmp_path / "outside.html").write_text("<p>Outside</p>")
    return folder


@pytest.mark.parametrize(
    ("address", "fault"),
    [("missing.html", "there is nothing"), ("other.html#there", "no place 'there'"), ("#there", "no place 'there'"),
     ("../outside.html", "outside the site"), ("part/missing.csv", "there is nothing")],
)  # fmt: skip
def test_a_dead_link_is_told_with_its_page(site: Path, address: str, fault: str) -> None:
    (site / "page.html").write_text(f'<a href="{address}">x</a>')
    found = list(dead_links(Site(site.resolve())))
    assert len(found) == 1
    assert found[0].startswith(f"page.html: link to {address!r}, but ")
    assert fault in found[0]


@pytest.mark.parametrize(
    "address", ["other.html#here", "part/", "a%20b.csv", "https://a.example/x", "mailto:a@b.example", ""]
)
def test_a_link_that_leads_somewhere_is_none(site: Path, address: str) -> None:
    (site / "page.html").write_text(f'<a href="{address}">x</a>')
    assert list(dead_links(Site(site.resolve()))) == []
