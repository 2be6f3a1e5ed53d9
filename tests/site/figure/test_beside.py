from __future__ import annotations

import shutil
from pathlib import Path

import handmade
import pytest
import yaml

from evbook.site.figure.beside import write_beside_figures


@pytest.mark.parametrize(("repository", "pages"), [({}, 1), ({"url": "https://github.com/example/book"}, 0)])
def test_code_has_pages_unless_the_repository_has_it(
    repository: dict[str, str], pages: int, handmade_site: Path, tmp_path: Path
) -> None:
    settings = {"title": "t", "repository": repository, "html": {"baseurl": "https://example.org/book"}}
    book = handmade.write_book(tmp_path / "book", yaml.safe_dump(settings))
    notebook = book / "chapters" / f"{handmade.CHAPTER}.ipynb"
    notebook.write_text(notebook.read_text().replace(f'"id": "{handmade.FIGURE_ID}"', '"id": "ev-tariffs"'))
    html = tmp_path / "html"
    shutil.copytree(handmade_site, html)
    write_beside_figures(book, html)
    assert len(list((html / "code").rglob("*.html"))) == pages
    cited = (html / "figures" / f"{handmade.EXPLORER_ID}.bib").read_text()
    assert f"https://example.org/book/chapters/{handmade.CHAPTER}.html#{handmade.EXPLORER_ID}" in cited
