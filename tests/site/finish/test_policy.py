from __future__ import annotations

from bs4 import BeautifulSoup

from evbook.site.finish.policy import class_of_styles, policy, set_policy


def soup_of(html: str) -> BeautifulSoup:
    return BeautifulSoup(html, "html.parser")


def test_the_policy_allows_nothing_from_elsewhere_and_no_eval() -> None:
    directives = dict(part.split(" ", 1) for part in policy([]).split("; "))
    assert directives["default-src"] == "'none'"
    assert directives["script-src"] == directives["style-src"] == "'self'"
    assert not any("unsafe" in sources or "http" in sources or "*" in sources for sources in directives.values())


def test_an_inline_script_is_allowed_by_its_hash_alone() -> None:
    # The hash of the empty script is known: echo -n | openssl dgst -sha256 -binary | base64.
    assert "script-src 'self' 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=';" in policy([""])
    assert policy(["a"]) != policy(["b"])
    assert policy(["a", "a"]) == policy(["a"])


def test_the_policy_stands_before_what_it_governs_and_once() -> None:
    soup = soup_of(
        '<head><meta charset="utf-8"/><script>go()</script><script type="application/json">{}</script></head>'
    )
    set_policy(soup)
    set_policy(soup)
    (meta,) = soup.select('meta[http-equiv="Content-Security-Policy"]')
    assert meta["content"] == policy(["go()"])
    assert meta.find_next("script") is not None
    assert meta.find_previous("script") is None


def test_a_style_attribute_becomes_a_class() -> None:
    rules: dict[str, str] = {}
    soup = soup_of('<p class="a b" style="color: red;">x</p><p style="color: red">y</p><p style="">z</p>')
    class_of_styles(soup, rules)
    ((name, declarations),) = rules.items()
    assert declarations == "color: red"
    assert [p.get("class") for p in soup.find_all("p")] == [f"a b {name}", name, None]
    assert not soup.select("[style]")
