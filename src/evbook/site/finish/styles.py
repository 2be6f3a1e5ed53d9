"""One style sheet for the site: the theme's and ours, without the rules and variables that no page uses."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Any

import tinycss2

_GROUPING = frozenset(("media", "supports", "container", "layer"))
# Fonts are the reader's own; other files are never asked for from a style sheet.
_UNWANTED = frozenset(("font-face", "charset", "import"))
_FUNCTION = re.compile(r":[a-z-]+\([^()]*\)")
_ATTRIBUTE = re.compile(r"\[[^\]]*\]")
_NAME = re.compile(r"[.#]((?:\\.|[\w-])+)")
_VARIABLE = re.compile(r"var\(\s*(--[\w-]+)")
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True)
class _Block:
    """Declarations under a selector, or a group of blocks under an at-rule."""

    head: str
    declarations: tuple[tuple[str, str], ...] = ()
    blocks: tuple[_Block, ...] = ()


def purged(css: str, used: Callable[[str], bool], kept_variables: Iterable[str] = ()) -> str:
    """`css` without selectors that name a class or id which `used` refuses, and without variables nobody reads.

    `kept_variables` are read outside the style sheet, by pictures or scripts.
    """
    blocks = list(_blocks(tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True), used))
    wanted = _wanted_variables(blocks, set(kept_variables))
    return "".join(_written(block, wanted) for block in blocks)


def variables_in(text: str) -> set[str]:
    """Names of the CSS variables that `text` reads."""
    return set(_VARIABLE.findall(text))


def names_in(selector: str) -> set[str]:
    """Classes and ids that must be there for `selector` to match; what stands inside :not(), :is() or [] does not."""
    bare, before = selector, ""
    while bare != before:
        before, bare = bare, _FUNCTION.sub("", bare)
    return {re.sub(r"\\(.)", r"\1", name) for name in _NAME.findall(_ATTRIBUTE.sub("", bare))}


def _blocks(rules: Iterable[Any], used: Callable[[str], bool]) -> Iterator[_Block]:
    for rule in rules:
        if rule.type == "qualified-rule":
            selectors = [each for each in _selectors(rule.prelude) if all(map(used, names_in(each)))]
            if selectors:
                yield _Block(",".join(selectors), tuple(_declarations(rule.content)))
        elif rule.type == "at-rule" and rule.lower_at_keyword not in _UNWANTED and rule.content is not None:
            yield from _at_rule(rule, used)


def _at_rule(rule: Any, used: Callable[[str], bool]) -> Iterator[_Block]:
    head = f"@{rule.lower_at_keyword} {_squeezed(rule.prelude)}".strip()
    if rule.lower_at_keyword in _GROUPING:
        inner = tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)
        blocks = tuple(_blocks(inner, used))
        if blocks:
            yield _Block(head, blocks=blocks)
    elif rule.lower_at_keyword == "keyframes":
        inner = tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)
        yield _Block(head, blocks=tuple(_blocks(inner, lambda name: True)))
    else:
        yield _Block(head, tuple(_declarations(rule.content)))


def _selectors(prelude: Iterable[Any]) -> list[str]:
    """The selectors of a list, split at its own commas, not at those inside brackets."""
    parts: list[list[Any]] = [[]]
    for token in prelude:
        if token.type == "literal" and token.value == ",":
            parts.append([])
        else:
            parts[-1].append(token)
    return [_squeezed(part) for part in parts]


def _declarations(content: Iterable[Any]) -> Iterator[tuple[str, str]]:
    for found in tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True):
        if found.type == "declaration":
            yield found.name, _squeezed(found.value) + ("!important" if found.important else "")


def _wanted_variables(blocks: Iterable[_Block], outside: set[str]) -> Collection[str]:
    """Variables read by a declaration that stays, or by one of these variables."""
    declared = list(chain.from_iterable(map(_all_declarations, blocks)))
    wanted = outside.union(*(variables_in(value) for name, value in declared if not name.startswith("--")))
    while True:
        more = wanted.union(*(variables_in(value) for name, value in declared if name in wanted))
        if more == wanted:
            return wanted
        wanted = more


def _all_declarations(block: _Block) -> Iterator[tuple[str, str]]:
    yield from block.declarations
    yield from chain.from_iterable(map(_all_declarations, block.blocks))


def _written(block: _Block, wanted: Collection[str]) -> str:
    kept = [f"{name}:{value}" for name, value in block.declarations if not name.startswith("--") or name in wanted]
    inside = ";".join(kept) + "".join(_written(inner, wanted) for inner in block.blocks)
    return f"{block.head}{{{inside}}}" if inside else ""


def _squeezed(tokens: Iterable[Any]) -> str:
    return _SPACE.sub(" ", str(tinycss2.serialize(tokens)).strip())
