"""Gates on the built site: no page that asks another host, links nowhere, or shows a figure without its source."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from bs4 import Tag

from evbook.contracts.results import Result
from evbook.errors import BuildError, GateError
from evbook.site.builtsite import Site
from evbook.site.checks.hosts import foreign_requests
from evbook.site.checks.links import dead_links
from evbook.site.checks.secret import secrets
from evbook.site.content.scenarios import SCENARIO_META
from evbook.site.figure.embed import EMBED_META
from evbook.site.figure.markup import ENDINGS
from evbook.site.figure.passport import read_json, read_passport_file
from evbook.site.finish.marks import faults_of_marks

RESULT_FIELDS = (*Result.model_fields, "scenario")
_PARTS_OF_FIGURE = {
    "title": ".ev-title",
    "caption": ".ev-caption",
    "coverage": ".ev-coverage",
    "source": ".ev-source a[href]",
    "data table": ".ev-data td, .ev-data tbody th",
}

_EMBEDDED = ("title", "source")


def check_site(html_folder: Path, environment: Mapping[str, str] = os.environ) -> None:
    """Raise GateError with every fault that `faults_of_site` finds."""
    faults = faults_of_site(html_folder, environment)
    if faults:
        listed = "\n".join(f"- {fault}" for fault in faults)
        raise GateError(f"{len(faults)} fault(s) in the built site; nothing was published:\n{listed}")


def faults_of_site(html_folder: Path, environment: Mapping[str, str] = os.environ) -> list[str]:
    """Every fault of the built site, each as one sentence that names the file, what is wrong and the next step."""
    site = Site(html_folder.resolve())
    gates = (foreign_requests, dead_links, incomplete_figures, missing_files, bad_results, unfit_pages, faults_of_marks)
    found = [fault for gate in gates for fault in gate(site)]
    return list(dict.fromkeys([*found, *secrets(site, environment)]))


def unfit_pages(site: Site) -> Iterator[str]:
    """Pages without language or title, and a site without pages."""
    if not site.pages:
        yield f"{site.folder.name}: no page was built; look at _toc.yml"
    for page in site.pages:
        soup = site.soup(page)
        if not (soup.html and soup.html.get("lang")):
            yield f"{site.name(page)}: <html> has no lang; set sphinx.config.language in _config.yml"
        if not (soup.title and soup.title.get_text(strip=True)):
            yield f"{site.name(page)}: no <title>; give the page a heading"


def incomplete_figures(site: Site) -> Iterator[str]:
    """Figures on a page that lack a word or a picture; a figure's own page holds less than the book's."""
    for page in site.pages:
        embedded = site.soup(page).select_one(f"meta[name={EMBED_META}]") is not None
        needed = _EMBEDDED if embedded else tuple(_PARTS_OF_FIGURE)
        for figure in site.soup(page).select("figure.ev-figure"):
            for part in _missing_parts(figure, needed):
                yield f"{site.name(page)}: figure {figure.get('id')!r} has no {part}; complete its builder"


def missing_files(site: Site) -> Iterator[str]:
    """Files of a figure that are not there, and passports that say too little."""
    for page in site.pages:
        folder = _figures_of(site, page)
        for figure in site.soup(page).select("figure.ev-figure"):
            for name in (f"{folder}/{figure.get('id')}.{ending}" for ending in ENDINGS):
                if not (site.folder / name).is_file():
                    yield f"{site.name(page)}: no file {name}; run the chapter again"
    for path in sorted((site.folder / "figures").rglob("*.meta.json")):
        try:
            read_passport_file(path)
        except BuildError as error:
            yield str(error)


def bad_results(site: Site) -> Iterator[str]:
    """A results.json that is missing, is no list, or whose results lack a field."""
    try:
        results: Any = read_json(site.folder / "results.json")
    except BuildError as error:
        yield str(error)
        return
    if not isinstance(results, list):
        yield "results.json: is not a list of results; build the site again"
        return
    for place, result in enumerate(results):
        missing = [name for name in RESULT_FIELDS if not isinstance(result, dict) or name not in result]
        if missing:
            yield f"results.json: result {place} lacks {', '.join(missing)}; record it with results.record"


def _figures_of(site: Site, page: Path) -> str:
    scenario = site.soup(page).select_one(f"meta[name={SCENARIO_META}]")
    return "figures" if scenario is None else f"figures/{scenario['content']}"


def _missing_parts(figure: Tag, needed: Iterable[str]) -> Iterator[str]:
    for part in needed:
        found = figure.select_one(_PARTS_OF_FIGURE[part])
        if found is None or not found.get_text(strip=True):
            yield part
    if not figure.get("data-chart"):
        yield "chart"
    pictures = figure.select(".ev-static svg")
    if not pictures:
        yield "static picture"
    if not all(str(picture.get("aria-label") or "").strip() for picture in pictures):
        yield "alt text"
