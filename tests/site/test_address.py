from pathlib import Path

import pytest
import yaml

from evbook.errors import ParameterError
from evbook.site import address


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("", ""),
        ("  ", ""),
        ("https://example.org", "https://example.org/"),
        ("https://example.org/a/b//", "https://example.org/a/b/"),
        ("http://localhost:8000/", "http://localhost:8000/"),
    ],
)
def test_an_address_ends_with_a_slash(given: str, kept: str) -> None:
    assert address.clean_address(given) == kept


@pytest.mark.parametrize(
    "given",
    ["example.org", "ftp://example.org/", "https://", "https://u:p@example.org/", "https://example.org/?q=1",
     "https://example.org/#x", "https://example.org/a b", 'https://example.org/"><script>'],
)  # fmt: skip
def test_what_is_no_plain_address_is_refused(given: str) -> None:
    with pytest.raises(ParameterError, match="allowed: https://host/"):
        address.clean_address(given)


def test_a_given_address_goes_before_the_stated_one() -> None:
    settings = {"title": "t", "html": {"baseurl": "https://a.org/x", "home_page_in_navbar": True}}
    assert address.with_address(settings, "")["html"]["baseurl"] == "https://a.org/x/"
    changed = address.with_address(settings, "https://b.org")
    assert changed["html"] == {"baseurl": "https://b.org/", "home_page_in_navbar": True}
    assert address.with_address({}, "")["html"]["baseurl"] == ""


def test_the_book_states_the_address_of_its_config(tmp_path: Path) -> None:
    (tmp_path / "_config.yml").write_text(yaml.safe_dump({"html": {"baseurl": "https://a.org"}}))
    assert address.own_address(tmp_path) == "https://a.org/"
    (tmp_path / "_config.yml").write_text("title: Book\n")
    assert address.own_address(tmp_path) == ""


def test_a_page_has_a_public_address() -> None:
    assert address.public_address("https://a.org/b/", "chapters/x y.html") == "https://a.org/b/chapters/x%20y.html"
    assert address.public_address("https://a.org/b/", "index.html") == "https://a.org/b/"
    assert address.public_address("", "index.html") == "index.html"


@pytest.mark.parametrize(("site", "path"), [("https://a.org/b/c/", "/b/c/"), ("https://a.org/", "/")])
def test_the_site_begins_at_a_path_of_its_host(site: str, path: str) -> None:
    assert address.root_path(site) == path
