from pathlib import Path

import pytest

from evbook.site.builtsite import Site
from evbook.site.checks.hosts import foreign_requests


@pytest.mark.parametrize(
    "markup",
    ['<img src="https://a.example/x.png">', '<img srcset="x.png 1x, //a.example/y.png 2x">',
     '<link rel="preconnect" href="https://a.example">', '<iframe src="https://a.example"></iframe>',
     '<p style="background: url(//a.example/x.png)">', '<script>fetch("https://a.example/x")</script>',
     '<script type="module">import x from "https://a.example/x.js"</script>'],
)  # fmt: skip
def test_what_a_browser_would_fetch_is_found(markup: str, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(markup)
    found = list(foreign_requests(Site(tmp_path)))
    assert len(found) == 1
    assert found[0].startswith("page.html: loads ")
    assert "a.example" in found[0]


@pytest.mark.parametrize(
    "markup",
    ['<a href="https://a.example">source</a>', '<link rel="canonical" href="https://a.example">', '<img src="x.png">',
     '<script type="application/json">{"a": "import(\\"https://a.example\\")"}</script>', '<img src="data:,">'],
)  # fmt: skip
def test_a_place_to_go_is_no_request(markup: str, tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text(markup)
    assert list(foreign_requests(Site(tmp_path))) == []


@pytest.mark.parametrize(
    ("name", "text"), [("a.css", "a{background:url('https://a.example/x')}"), ("a.js", 'x.src = "//a.example/y"')]
)
def test_styles_and_scripts_are_read_too(name: str, text: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(text)
    assert [found.split(":")[0] for found in foreign_requests(Site(tmp_path))] == [name]
