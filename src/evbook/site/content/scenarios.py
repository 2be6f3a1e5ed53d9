"""Pages of the scenarios: staged beside the chapters, linked by a selector, out of contents and search.

What Sphinx must know of them stands in the staged _config.yml as `evbook_scenarios`; a plain `jupyter-book build` has
none of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

from evbook.contracts.scenarios import Scenario
from evbook.errors import BuildError
from evbook.files import write_text
from evbook.site.content.scenario_page import ScenarioPage, page_notebook
from evbook.site.stage import RunFolder, baseline_of
from evbook.site.templating import template

CHAPTER_TITLE = "As in the chapter"
# Names the scenario of a page to the gates.
SCENARIO_META = "evbook-scenario"
_DOWNLOADS = ("download-source-button", "download-notebook-button")

# One item of `evbook_scenarios`: page, chapter (both without ending), name and title.
Entry = Mapping[str, str]


def pages_of_scenarios(scenarios: Sequence[Scenario], runs: Sequence[RunFolder]) -> list[ScenarioPage]:
    """Each scenario with its run and its chapter's baseline. Raises BuildError where one of the two was not run."""
    made = {(run.chapter, run.scenario): run for run in runs}
    baselines = {run.chapter: run for run in baseline_of(runs)}
    for scenario in scenarios:
        if (scenario.chapter, scenario.name) not in made or scenario.chapter not in baselines:
            raise BuildError(f"scenario {scenario.name!r} of {scenario.chapter} was not run; run `evbook build`")
    return [ScenarioPage(each, made[each.chapter, each.name], baselines[each.chapter]) for each in scenarios]


def stage_scenarios(pages: Sequence[ScenarioPage], staged: Path) -> None:
    """Write the pages into the staged book, and tell its _config.yml of them."""
    for page in pages:
        write_text(staged / f"{page.name}.ipynb", page_notebook(page))
    config = staged / "_config.yml"
    settings = yaml.safe_load(config.read_text(encoding="utf-8"))
    # The pages stand in no list of contents; the staged folder holds nothing that must not be built.
    settings["only_build_toc_files"] = False
    settings["sphinx"]["config"]["evbook_scenarios"] = [_entry(page) for page in pages]
    write_text(config, yaml.safe_dump(settings, sort_keys=False, allow_unicode=True))


def entry_of(entries: Sequence[Entry], page: str) -> Entry | None:
    """The entry of `page`, None where it is no scenario's."""
    return next((entry for entry in entries if entry["page"] == page), None)


def selector(entries: Sequence[Entry], page: str) -> str:
    """HTML of the links between a chapter and its scenarios, for one of their pages; empty for any other."""
    chapter = (entry_of(entries, page) or {"chapter": page})["chapter"]
    own = [entry for entry in entries if entry["chapter"] == chapter]
    if not own:
        return ""
    linked = [(chapter, CHAPTER_TITLE), *((entry["page"], entry["title"]) for entry in own)]
    places = [(_address(target), title, target == page) for target, title in linked]
    return str(template("selector.html.jinja").render(entries=places))


def page_context(entries: Sequence[Entry], page: str, context: dict[str, Any]) -> None:
    """Change what the theme gets to write `page` from: selector under its title, head and download of a scenario."""
    if "body" in context:
        context["body"] = context["body"].replace("</h1>", f"</h1>\n{selector(entries, page)}", 1)
    entry = entry_of(entries, page)
    if entry is None:
        return
    context["metatags"] = context.get("metatags", "") + (
        f'\n<link rel="canonical" href="{_address(entry["chapter"])}"/>'
        f'\n<meta name="robots" content="noindex"/>\n<meta name="{SCENARIO_META}" content="{entry["name"]}"/>'
    )
    notebook = f"{page.rsplit('/', 1)[-1]}.ipynb"
    context["header_buttons"] = [_downloading(button, notebook) for button in context.get("header_buttons", [])]


def searched(entries: Sequence[Entry], pages: Iterable[str]) -> list[str]:
    """Those of `pages` that the search may find: all but the scenarios'."""
    return [page for page in pages if entry_of(entries, page) is None]


def _entry(page: ScenarioPage) -> dict[str, str]:
    return {"page": page.name, "chapter": page.chapter, "name": page.scenario.name, "title": page.scenario.title}


def _address(page: str) -> str:
    """The way to `page` from another page of the chapters' folder."""
    return f"{page.rsplit('/', 1)[-1]}.html"


def _downloading(button: dict[str, Any], notebook: str) -> dict[str, Any]:
    if "buttons" in button:
        return {**button, "buttons": [_downloading(inner, notebook) for inner in button["buttons"]]}
    return {**button, "url": notebook} if button.get("label") in _DOWNLOADS else button
