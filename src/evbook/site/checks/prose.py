"""What a reader sees of a Markdown page, as plain text: read with the parser that the book itself is built with."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from bs4 import BeautifulSoup, Comment
from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from myst_parser.config.main import MdParserConfig
from myst_parser.parsers.mdit import create_md_parser

from evbook.site.checks.quantity import is_quantity

# As `myst_enable_extensions` of _config.yml has them.
_EXTENSIONS = frozenset(("colon_fence", "deflist", "attrs_inline", "attrs_block"))
_DIRECTIVE = re.compile(r"^\{([\w:.+-]+)\}[ \t]*(.*)$", re.S)
_CODE_DIRECTIVES = frozenset(
    ("code", "code-block", "code-cell", "sourcecode", "literalinclude", "include", "math", "mermaid", "toctree")
)
_TITLED_DIRECTIVES = frozenset(
    ("admonition", "card", "csv-table", "dropdown", "grid-item-card", "list-table", "sidebar", "tab-item", "table")
)
_OPTIONS = re.compile(r"\A\s*(?:---[ \t]*\n.*?\n---[ \t]*(?:\n|\Z)|(?:[ \t]*:[\w-]+:[^\n]*(?:\n|\Z))*)", re.S)
_SHOWN_OPTION = re.compile(r"^[ \t]*:?(?:alt|caption|title):[ \t]*(.+)$", re.M)
_SHOWN_ATTRIBUTES = ("alt", "title", "aria-label", "placeholder")
# Roles whose content is a name to look up, unless words stand before it: `words <name>`.
_NAMING_ROLES = frozenset(("any", "cite", "cite:p", "cite:t", "doc", "download", "eq", "fig", "numref", "ref", "term"))


def shown_texts(markdown: str) -> Iterator[str]:
    """Each piece of text that a reader of `markdown` (MyST) sees.

    Bodies of directives belong to it, as do titles and the alt texts of pictures; code, front matter, addresses and
    what is glued do not. A code span belongs to it where it holds a quantity.
    """
    yield from _of_blocks(_parser().parse(markdown))


@cache
def _parser() -> MarkdownIt:
    return create_md_parser(MdParserConfig(enable_extensions=set(_EXTENSIONS)), RendererHTML)


def _of_blocks(tokens: Sequence[Token]) -> Iterator[str]:
    for token in tokens:
        if token.type == "inline":
            yield from _of_inline(token.children or [])
        elif token.type in ("fence", "colon_fence"):
            yield from _of_fence(token)
        elif token.type == "html_block":
            yield from _of_html(token.content)
        elif token.type == "code_block":
            yield _of_code(token.content)


def _of_fence(token: Token) -> Iterator[str]:
    directive = _DIRECTIVE.match(token.info.strip())
    if directive is None:
        return
    name, argument = directive.groups()
    if name in _CODE_DIRECTIVES:
        return
    options = _OPTIONS.match(token.content)
    head = options.group() if options else ""
    yield from _SHOWN_OPTION.findall(head)
    if name in _TITLED_DIRECTIVES:
        yield from shown_texts(argument)
    body = token.content[len(head) :]
    yield from _of_html(body) if name == "raw" else shown_texts(body)


def _of_inline(tokens: Sequence[Token]) -> Iterator[str]:
    yield "".join(map(_words, tokens))
    for token in tokens:
        if token.type == "html_inline":
            yield from _of_html(token.content)
        yield from (str(token.attrs[name]) for name in _SHOWN_ATTRIBUTES if token.attrs.get(name))


def _words(token: Token) -> str:
    """What one inline token adds to the sentence around it."""
    if token.type in ("softbreak", "hardbreak"):
        return " "
    if token.type == "image":
        return f" {''.join(map(_words, token.children or []))} "
    if token.type == "code_inline":
        return _of_code(token.content)
    if token.type == "myst_role":
        return _of_role(str(token.meta.get("name", "")), token.content)
    return "" if token.type == "html_inline" else token.content


def _of_role(name: str, content: str) -> str:
    words, named, _ = content.partition("<")
    if name.startswith("glue:") or (name in _NAMING_ROLES and not named):
        return " "
    return _of_code(content) if name == "math" else words


def _of_code(content: str) -> str:
    return content if is_quantity(content) else " "


def _of_html(markup: str) -> Iterator[str]:
    soup = BeautifulSoup(markup, "html.parser")
    for unseen in [*soup.find_all(["script", "style"]), *soup.find_all(string=lambda text: isinstance(text, Comment))]:
        unseen.extract()
    yield soup.get_text(" ")
    for tag in soup.find_all(True):
        yield from (str(tag[name]) for name in _SHOWN_ATTRIBUTES if tag.get(name))
