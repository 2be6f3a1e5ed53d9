from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from evbook.site.finish import engine


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An environment that has no library yet."""
    monkeypatch.setattr(engine.sys, "prefix", str(tmp_path))
    engine.engine_script.cache_clear()
    yield tmp_path
    engine.engine_script.cache_clear()


def test_what_was_made_is_used() -> None:
    engine.made_at().parent.mkdir(parents=True)
    engine.made_at().write_text("window.evbookVega = {};")
    assert engine.engine_script() == "window.evbookVega = {};"


def test_without_it_the_one_on_board_serves_and_has_what_charts_need() -> None:
    script = engine.engine_script()
    for name in ("evbookVega", "expressionInterpreter", "parse", "View"):
        assert name in script


def test_other_packages_make_another_library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = engine.made_at()
    changed = tmp_path / "engine"
    changed.mkdir()
    for name in engine.FILES:
        (changed / name).write_bytes((engine.SOURCE / name).read_bytes() + b" ")
    monkeypatch.setattr(engine, "SOURCE", changed)
    assert engine.made_at() != before


@pytest.mark.parametrize(
    "error", [FileNotFoundError("npm"), subprocess.TimeoutExpired("npm", 1), subprocess.CalledProcessError(1, "npm")]
)
def test_a_failure_is_one_line_and_keeps_nothing(
    error: Exception, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr(engine, "_run", fail)
    engine.main()
    said = capsys.readouterr().out
    assert said.count("\n") == 1
    assert "npm" in said
    assert "make book" in said
    assert not engine.made_at().exists()


def test_the_bundler_s_answer_is_kept_and_not_made_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def answer(command: list[str], folder: str) -> subprocess.CompletedProcess[str]:
        asked.append(command[2] if command[1].endswith("npm-cli.js") else "esbuild")
        return subprocess.CompletedProcess(command, 0, stdout="bundled")

    monkeypatch.setattr(engine, "_run", answer)
    engine.main()
    engine.main()
    assert asked == ["ci", "esbuild"]
    assert engine.engine_script() == "bundled"


def test_the_lock_pins_every_package_by_hash_and_names_no_host() -> None:
    lock = (engine.SOURCE / "package-lock.json").read_text()
    assert "http" not in lock
    assert lock.count('"integrity": "sha512-') == lock.count('"version": ')
