"""What the page on the Python interface shows is what a reader gets."""

from __future__ import annotations

import doctest
import re

from evbook import paths
from evbook.cli import main

PAGE = paths.root() / "python.md"


def test_the_examples_do_what_they_say() -> None:
    outcome = doctest.testfile(str(PAGE), module_relative=False, optionflags=doctest.ELLIPSIS)
    assert outcome.attempted > 10
    assert outcome.failed == 0


def test_the_commands_are_the_command_line_s() -> None:
    named = re.findall(r"^evbook (\w+) ", PAGE.read_text(), re.MULTILINE)
    assert named
    assert set(named) <= set(main.commands)
