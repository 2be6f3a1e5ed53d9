"""The page's templates: one environment for HTML, where text is escaped, and one for Markdown."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

_FOLDER = Path(__file__).parent / "templates"


def template(name: str, **filters: Callable[..., object]) -> Template:
    """The template `name` of this package, with `filters` to use; a name that it needs and does not get is an error."""
    environment = _environment(name.endswith(".html.jinja"))
    environment.filters |= filters
    return environment.get_template(name)


@cache
def _environment(escapes: bool) -> Environment:
    return Environment(
        loader=FileSystemLoader(_FOLDER),
        autoescape=escapes,  # noqa: S701 - a Markdown template escapes what stands in its HTML itself
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
