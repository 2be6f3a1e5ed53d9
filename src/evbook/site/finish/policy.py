"""The Content-Security-Policy of every page, and what must go so that it can be strict."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, MutableMapping

from bs4 import BeautifulSoup

from evbook.files import sha256_of_bytes


def policy(inline_scripts: Iterable[str]) -> str:
    """The policy as text: everything from the site itself, and of inline scripts only `inline_scripts`."""
    hashes = "".join(f" '{_hash(script)}'" for script in dict.fromkeys(inline_scripts))
    return (
        f"default-src 'none'; script-src 'self'{hashes}; style-src 'self'; img-src 'self' data:; font-src 'self';"
        " connect-src 'self'; frame-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'"
    )


def set_policy(soup: BeautifulSoup) -> None:
    """Put the policy into the head, before anything that it governs; the page's inline scripts are in it."""
    if soup.head is None:
        return
    for old in soup.select('meta[http-equiv="Content-Security-Policy"]'):
        old.decompose()
    scripts = [script.string or "" for script in soup.find_all("script", src=False) if not script.get("type")]
    meta = soup.new_tag("meta", attrs={"http-equiv": "Content-Security-Policy", "content": policy(scripts)})
    charset = soup.head.find("meta", attrs={"charset": True})
    if charset is None:
        soup.head.insert(0, meta)
    else:
        charset.insert_after(meta)


def class_of_styles(soup: BeautifulSoup, rules: MutableMapping[str, str]) -> None:
    """Turn each `style` attribute into a class, and add its declarations to `rules` under the class's name."""
    for element in soup.select("[style]"):
        declarations = str(element["style"]).strip().rstrip(";")
        del element["style"]
        if declarations:
            name = f"s-{sha256_of_bytes(declarations.encode())[:8]}"
            rules[name] = declarations
            element["class"] = " ".join([*filter(None, map(str, element.get_attribute_list("class"))), name])


def _hash(script: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
