"""The book itself as it is published, looked at without a browser."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup

from evbook import paths, tables
from evbook.contracts.model import BASELINE, ChapterParameters
from evbook.contracts.registry import CONTRACTS, chapters, contract_of
from evbook.contracts.scenarios import read_scenarios
from evbook.runs import compare, harvest
from evbook.runs.notebook import NOTEBOOK
from evbook.site.address import own_address
from evbook.site.book import build_book
from evbook.site.builtsite import GENERATED_PAGES, Site
from evbook.site.checks.links import dead_links
from evbook.site.discovery.said import LONGEST_DESCRIPTION
from evbook.site.figure.markup import ENDINGS
from evbook.site.finish.marks import PAGE
from evbook.tables.registry import sources

EACH = pytest.mark.parametrize("chapter", chapters())


def run_of(built_site: Path, parameters: ChapterParameters) -> Path:
    """Folder of the run with `parameters` that the site was built from."""
    folders = [path.parent for path in (built_site.parent / "runs" / parameters.chapter).glob(f"*/{NOTEBOOK}")]
    found = {folder: json.loads((folder / "key.json").read_text())["parameters"] for folder in folders}
    (folder,) = (folder for folder, values in found.items() if values == parameters.model_dump())
    return folder


def baseline_of(built_site: Path, chapter: str) -> Path:
    return run_of(built_site, contract_of(chapter).of({}))


def figure_ids(page: Path) -> list[Any]:
    return [figure["id"] for figure in BeautifulSoup(page.read_text(), "html.parser").select("figure.ev-figure")]


def findings(site: Path) -> list[str]:
    """Sentences of the landing page that come from the chapters, apostrophes straight as the chapters record them."""
    page = BeautifulSoup((site / "index.html").read_text(), "html.parser")
    return [found.get_text().replace("’", "'") for found in page.select("article .pasted-text")]


def entries(site: Path) -> list[str]:
    """Text of each entry of the bibliography."""
    page = BeautifulSoup((site / "bibliography.html").read_text(), "html.parser")
    return [entry.p.get_text() for entry in page.select(".citation") if entry.p]


def test_every_page_is_there(built_site: Path) -> None:
    written = ("methods", "glossary", "python", "bibliography", "publishing")
    for page in ("index", *written, *GENERATED_PAGES, *(f"chapters/{chapter}" for chapter in chapters())):
        assert (built_site / f"{page}.html").is_file()


def test_the_index_lists_every_figure_of_the_chapters_in_reading_order(built_site: Path) -> None:
    page = BeautifulSoup((built_site / "figures.html").read_text(), "html.parser")
    ids = [(chapter, each) for chapter in chapters() for each in figure_ids(built_site / f"chapters/{chapter}.html")]
    listed = [str(link["href"]) for link in page.select("a.ev-index-place")]
    assert listed == [f"chapters/{chapter}.html#{each}" for chapter, each in ids]


def test_every_page_says_what_it_is_in_words_of_its_own(built_site: Path) -> None:
    heads, address = {}, own_address(paths.root())
    for page in (each for each in Site(built_site).pages if each.parent.name in ("html", "chapters")):
        head = BeautifulSoup(page.read_text().partition("</head>")[0], "html.parser")
        (description,) = head.select("meta[name=description]")
        assert 0 < len(description["content"]) <= LONGEST_DESCRIPTION
        (image,) = head.select("meta[property='og:image']")
        place = str(image["content"])
        assert (built_site / place.removeprefix(address) if address else page.parent / place).is_file()
        heads[page.name] = description["content"]
    assert len(set(heads.values())) == len(heads)


@EACH
def test_a_chapter_can_be_taken_and_its_receipt_is_that_of_its_run(built_site: Path, chapter: str) -> None:
    assert (built_site / "downloads" / f"{chapter}.zip").is_file()
    page = BeautifulSoup((built_site / "chapters" / f"{chapter}.html").read_text(), "html.parser")
    assert f"../downloads/{chapter}.zip" in [link["href"] for link in page.select(".ev-take a")]
    receipt = json.loads((built_site / "receipts" / "chapters" / f"{chapter}.json").read_text())
    assert receipt["run"]["key"] == baseline_of(built_site, chapter).name
    assert receipt["run"]["key"] in page.select_one(".ev-receipt").get_text()
    assert [table["name"] for table in receipt["tables"]] == sorted(contract_of(chapter).tables)


def test_the_landing_page_shows_findings_and_links_every_chapter(built_site: Path) -> None:
    recorded = {result["display"] for result in json.loads((built_site / "results.json").read_text())}
    assert 3 <= len(findings(built_site)) <= 5
    assert set(findings(built_site)) <= recorded
    page = BeautifulSoup((built_site / "index.html").read_text(), "html.parser")
    linked = {link["href"] for link in page.select("article .sd-card a")}
    assert linked == {f"chapters/{chapter}.html" for chapter in chapters()}


def test_every_source_of_the_registry_is_in_the_bibliography(built_site: Path) -> None:
    shown = [" ".join(entry.split()) for entry in entries(built_site)]
    for source in sources().values():
        found = [entry for entry in shown if f"Edition: {source.edition}; retrieved {source.retrieved}" in entry]
        assert any(source.publisher in entry and source.title.split(", by ")[0] in entry for entry in found), source.id


@EACH
def test_the_site_s_results_are_the_run_s(built_site: Path, chapter: str) -> None:
    published = [r for r in json.loads((built_site / "results.json").read_text()) if r["chapter"] == chapter]
    own = {each.name: each.parameters for each in read_scenarios() if each.chapter == chapter}
    runs = {BASELINE: contract_of(chapter).of({}), **own}
    assert {result["scenario"] for result in published} == set(runs)
    for name, parameters in runs.items():
        recorded = json.loads((run_of(built_site, parameters) / "results.json").read_text())
        named = [result for result in published if result["scenario"] == name]
        assert len(named) == len(recorded) > 0
        assert all({**result, "scenario": name} in named for result in recorded)


@EACH
def test_every_figure_is_on_its_page_and_there_in_each_format(built_site: Path, chapter: str) -> None:
    run = baseline_of(built_site, chapter)
    ids = [passport.id for passport, _ in harvest.figures_of(run / NOTEBOOK)]
    assert figure_ids(built_site / "chapters" / f"{chapter}.html") == ids
    for figure_id in ids:
        for ending in ENDINGS:
            assert (built_site / "figures" / f"{figure_id}.{ending}").stat().st_size > 0
        for ending in ("csv", "json", "meta.json"):
            name = f"figures/{figure_id}.{ending}"
            assert (built_site / name).read_bytes() == (run / name).read_bytes()


@EACH
def test_every_chapter_has_scenarios_each_with_a_page_of_what_it_changes(built_site: Path, chapter: str) -> None:
    scenarios = [each for each in read_scenarios() if each.chapter == chapter]
    assert len(scenarios) >= 3
    for scenario in scenarios:
        name = f"chapters/{chapter}-{scenario.name}"
        page = BeautifulSoup((built_site / f"{name}.html").read_text(), "html.parser")
        changed = compare.changed_figures(baseline_of(built_site, chapter), run_of(built_site, scenario.parameters))
        assert sorted(figure_ids(built_site / f"{name}.html")) == changed != []
        told = [code.get_text() for code in page.select("table")[0].select("tbody th code")]
        assert told == list(scenario.parameters.changed())
        assert (built_site / f"{name}.ipynb").is_file()
        files = (built_site / "figures" / scenario.name).iterdir()
        assert {path.name.partition(".")[0] for path in files} == set(changed)


def test_the_ledger_is_published_with_a_row_and_a_way_back_for_each_claim(built_site: Path) -> None:
    claims = json.loads((built_site / "claims.json").read_text())
    assert claims == json.loads((baseline_of(built_site, "claims_ledger") / "claims.json").read_text())
    page = BeautifulSoup((built_site / PAGE).read_text(), "html.parser")
    rows = {row["data-claim"]: row["data-verdict"] for row in page.select(".ev-ledger tbody tr")}
    assert rows == {claim["id"]: claim["verdict"] for claim in claims}
    assert set(rows) == set(tables.load("claims")["id"])
    assert all(row.select('.ev-marks a[href*="#claim-"]') for row in page.select(".ev-ledger tbody tr"))


def test_the_data_are_the_package_s(built_site: Path) -> None:
    package = {path.name: path.read_bytes() for path in paths.data_dir().iterdir()}
    assert {path.name: path.read_bytes() for path in (built_site / "data").iterdir()} == package


def test_no_file_says_where_it_was_made(built_site: Path) -> None:
    places = [str(place).encode() for place in (paths.root(), built_site.parent, Path(sys.prefix))]
    files = [path for path in built_site.rglob("*") if path.is_file()]
    telling = [path.name for path in files if any(place in path.read_bytes() for place in places)]
    assert telling == []


def test_a_second_build_changes_nothing(built_site: Path) -> None:
    said: list[str] = []
    assert build_book(progress=said.append, build_folder=built_site.parent) == built_site
    assert len(said) == len(CONTRACTS) + len(read_scenarios()) + 1
    assert all("unchanged" in line for line in said[:-1])
    assert "nothing changed" in said[-1]


def test_plain_jupyter_book_builds_the_checkout(tmp_path: Path, built_site: Path) -> None:
    for pattern in ("_*.yml", "*.bib", "*.md"):
        for path in paths.root().glob(pattern):
            shutil.copy(path, tmp_path)
    for name in ("chapters", "images"):
        shutil.copytree(paths.root() / name, tmp_path / name)
    command = [sys.executable, "-c", "from jupyter_book.cli.main import main; main()", "build", "."]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    html = (tmp_path / "_build" / "html").resolve()
    for chapter in chapters():
        ids = [passport.id for passport, _ in harvest.figures_of(paths.chapters_dir() / f"{chapter}.ipynb")]
        assert figure_ids(html / "chapters" / f"{chapter}.html") == ids
    assert list(dead_links(Site(html))) == []
    assert findings(html) == findings(built_site)
    assert entries(html) == entries(built_site)
