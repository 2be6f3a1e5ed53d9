import sys
from types import SimpleNamespace

import pytest

import evbook


def _shell(allow_stdin: bool) -> SimpleNamespace:
    kernel = SimpleNamespace(_allow_stdin=allow_stdin)
    return SimpleNamespace(get_ipython=lambda: SimpleNamespace(kernel=kernel))


@pytest.mark.parametrize("person", [True, False])
def test_a_person_is_present_where_the_front_end_can_ask(person: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("EVBOOK_LIVE", raising=False)
    monkeypatch.setitem(sys.modules, "IPython", _shell(person))
    assert evbook.live() is person


@pytest.mark.parametrize(("forced", "expected"), [("1", True), ("0", False)])
def test_the_environment_overrides_what_is_found(forced: str, expected: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EVBOOK_LIVE", forced)
    monkeypatch.setitem(sys.modules, "IPython", _shell(not expected))
    assert evbook.live() is expected


def test_plain_python_is_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("EVBOOK_LIVE", raising=False)
    monkeypatch.setitem(sys.modules, "IPython", SimpleNamespace(get_ipython=lambda: None))
    assert evbook.live() is False
