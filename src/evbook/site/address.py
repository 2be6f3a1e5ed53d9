"""Where the site will stand, and the public address of each of its pages; nothing else of the site needs to know."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

import yaml

from evbook.errors import ParameterError

VARIABLE = "EVBOOK_SITE_ADDRESS"
UNKNOWN = (
    "no site address is set, so canonical links, sitemap, feed and preview images are relative; before publishing, "
    f"set html.baseurl in _config.yml or {VARIABLE}, or give --address https://…"
)


def clean_address(text: str) -> str:
    """`text` as a web address of a folder, with a slash at its end; empty for empty.

    Raises ParameterError where it is no plain http(s) address: no host, or a query, fragment, user or blank in it.
    """
    wanted = text.strip()
    if not wanted:
        return ""
    parts = urlsplit(wanted)
    plain = parts.scheme in ("http", "https") and parts.hostname and "@" not in parts.netloc
    if not plain or parts.query or parts.fragment or any(sign.isspace() or sign in "\"'<>" for sign in wanted):
        raise ParameterError(f"site address {text!r} is none; allowed: https://host/ or https://host/folder/")
    return wanted.rstrip("/") + "/"


def address_in(settings: Mapping[str, Any]) -> str:
    """The address that `settings` of _config.yml state as html.baseurl. Raises ParameterError as `clean_address`."""
    return clean_address(str((settings.get("html") or {}).get("baseurl") or ""))


def own_address(book: Path) -> str:
    """The address that _config.yml in the folder `book` states; empty where it states none."""
    return address_in(yaml.safe_load((book / "_config.yml").read_text(encoding="utf-8")))


def with_address(settings: Mapping[str, Any], address: str) -> dict[str, Any]:
    """`settings` of _config.yml with `address`, or where that is empty with their own, as html.baseurl."""
    stated = clean_address(address) or address_in(settings)
    return {**settings, "html": {**(settings.get("html") or {}), "baseurl": stated}}


def public_address(address: str, name: str) -> str:
    """The address of the site's file `name`; relative to the site's top where `address` is empty."""
    if name == "index.html" and address:
        return address
    return address + quote(name)


def root_path(address: str) -> str:
    """The path of the site's top on its host, from slash to slash: "/" or "/folder/"."""
    return urlsplit(address).path or "/"
