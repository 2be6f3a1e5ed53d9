"""Every sanity check is silent on the package, and every one is broken in the test of its subject."""

from __future__ import annotations

import importlib
from pathlib import Path

import pytest

from evbook.tables import load
from evbook.tables.sanity import SANITY_CHECKS

SUBJECTS = sorted(path.stem for path in Path(__file__).parent.glob("test_*.py") if path.stem != "test_sanity")


@pytest.mark.parametrize("sanity", SANITY_CHECKS, ids=lambda sanity: sanity.name)
def test_silent_on_the_package(sanity):
    assert list(sanity.find(*(load(name) for name in sanity.tables))) == []


def test_every_check_is_broken_once():
    cases = [case for subject in SUBJECTS for case in importlib.import_module(f"tests.tables.sanity.{subject}").BROKEN]
    assert {name for name, *_ in cases} == {sanity.name for sanity in SANITY_CHECKS}
