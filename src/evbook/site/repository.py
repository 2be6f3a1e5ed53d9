"""Links to the book's repository: there once `_config.yml` names one, and not before."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from evbook.site.builtsite import GENERATED_PAGES

BUTTONS = ("use_repository_button", "use_edit_page_button", "use_issues_button")
LAUNCH = {"notebook_interface": "jupyterlab", "binderhub_url": "https://mybinder.org"}
_NAMES = {"url": "repository_url", "branch": "repository_branch", "path_to_book": "path_to_docs"}
EDIT_BUTTON, ISSUE_BUTTON = "source-edit-button", "source-issues-button"
_REPORT = """Page: {page}

What is wrong (a number, a sentence, a figure, a link):

What it should be, and where that can be read:
"""


def links_of(settings: Mapping[str, Any]) -> dict[str, Any]:
    """Options of the theme for the `settings` of _config.yml: every button where they name a repository, else none.

    Read: `repository` (url, branch, path_to_book) and `launch_buttons`, which is Binder where it is not set.
    """
    repository = settings.get("repository") or {}
    named = bool(repository.get("url"))
    options: dict[str, Any] = {theirs: repository[ours] for ours, theirs in _NAMES.items() if ours in repository}
    launch = (settings.get("launch_buttons") or LAUNCH) if named else {}
    return {**(options if named else {}), **dict.fromkeys(BUTTONS, named), "launch_buttons": launch}


def source_address(options: Mapping[str, Any], file: str) -> str:
    """The address of `file` (from the book's top, with its line) in the repository that the theme's `options` name.

    Empty where they name none.
    """
    url = str(options.get(_NAMES["url"]) or "").rstrip("/")
    if not url:
        return ""
    branch, folder = options.get(_NAMES["branch"]) or "main", str(options.get(_NAMES["path_to_book"]) or "").strip("/")
    shown_at = "-/blob" if "gitlab" in url else "blob"
    return "/".join(filter(None, (url, shown_at, str(branch), folder, file)))


def page_buttons(buttons: list[dict[str, Any]], page: str) -> list[dict[str, Any]]:
    """The theme's header `buttons` of `page`, groups included, with a report that names the page.

    A page that the build makes from the data or the contracts has no file to edit, so it has no button for that.
    """
    kept = [button for button in buttons if button.get("label") != EDIT_BUTTON or page not in GENERATED_PAGES]
    return [_filled(button, page) for button in kept]


def _filled(button: dict[str, Any], page: str) -> dict[str, Any]:
    if "buttons" in button:
        return {**button, "buttons": page_buttons(button["buttons"], page)}
    if button.get("label") != ISSUE_BUTTON:
        return button
    return {**button, "text": "Report an error", "tooltip": "Report an error", "url": _report(button["url"], page)}


def _report(address: str, page: str) -> str:
    """The address of a new issue (GitHub's or GitLab's, as the theme has it) with our title and text."""
    new_issue, _, asked = address.partition("?")
    title, body = ("issue[title]", "issue[description]") if asked.startswith("issue[") else ("title", "body")
    return f"{new_issue}?{urlencode({title: f'Error on {page}.html', body: _REPORT.format(page=f'{page}.html')})}"
