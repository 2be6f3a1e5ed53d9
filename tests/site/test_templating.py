"""Templates: HTML is escaped, Markdown is not, and what a template needs it must get."""

from __future__ import annotations

import jinja2
import pytest

from evbook.site.templating import template


def test_text_in_html_is_escaped() -> None:
    assert "A &lt;b&gt;" in template("selector.html.jinja").render(entries=[("a.html", "A <b>", False)])


def test_a_value_that_is_not_given_is_an_error() -> None:
    with pytest.raises(jinja2.UndefinedError, match="entries"):
        template("selector.html.jinja").render()


def test_an_unknown_template_is_an_error() -> None:
    with pytest.raises(jinja2.TemplateNotFound, match=r"none\.html\.jinja"):
        template("none.html.jinja")
