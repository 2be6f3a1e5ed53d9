from __future__ import annotations

import json
from functools import cache

import pytest
from click.testing import CliRunner

from evbook.claims import ledger as module
from evbook.claims.ledger import ledger
from evbook.claims.measured import checks
from evbook.cli import main


@cache
def entries():
    return ledger()


def run(*arguments):
    return CliRunner().invoke(main, ["claims", *map(str, arguments)])


@pytest.fixture(autouse=True)
def once(monkeypatch):
    """One ledger for all tests; the one that changes it takes this back."""
    entries()
    monkeypatch.setattr(
        module, "ledger", lambda only=None: tuple(each for each in entries() if only in (None, each.document))
    )


def test_table():
    done = run()
    assert done.exit_code == 0, done.stderr
    assert "M22  inconsistent   Named companies with links to the car supply chain: 13 companies" in done.stdout
    assert done.stdout.rstrip().splitlines()[-1].startswith(f"{len(entries())} claims: confirmed ")


def test_json_is_the_ledger():
    assert json.loads(run("--json").stdout) == [entry.model_dump(mode="json") for entry in entries()]


def test_choosing():
    chosen = json.loads(run("--json", "--document", "ifri-memo", "--verdict", "inconsistent").stdout)
    assert {(each["document"], each["verdict"]) for each in chosen} == {("ifri-memo", "inconsistent")}
    assert run("--verdict", "inconsistent", "--document", "indonesia-article").stdout == "no claim\n"


def test_wrong_use():
    done = run("--verdict", "wrong")
    assert done.exit_code == 2
    assert "unknown verdict 'wrong'" in done.stderr and "allowed: confirmed" in done.stderr


@pytest.mark.parametrize("as_json", [False, True])
def test_since(tmp_path, as_json):
    old = [entry.model_dump(mode="json") for entry in entries() if entry.id != "S05"]
    old[0]["verdict"], old[0]["tables"] = "confirmed", {"us_car_imports_from_china": "other"}
    file = tmp_path / "old.json"
    file.write_text(json.dumps(old))
    done = run("--since", file, *(["--json"] if as_json else []))
    assert done.exit_code == 0, done.stderr
    if as_json:
        assert [move["claim"] for move in json.loads(done.stdout)] == [old[0]["id"], "S05"]
        return
    assert f"{old[0]['id']}: confirmed" in done.stdout and "data: us_car_imports_from_china" in done.stdout
    assert f"2 of {len(entries())} claims moved" in done.stdout


def test_since_a_file_that_is_no_ledger(tmp_path):
    file = tmp_path / "old.json"
    file.write_text("[1]")
    done = run("--since", file)
    assert done.exit_code == 1 and "no claims.json" in done.stderr
    assert run("--since", tmp_path / "none.json").exit_code == 2


def test_a_ledger_that_lacks_something_exits_with_1(monkeypatch):
    open_ = [each for each in entries() if each.verdict == "not checkable"]
    monkeypatch.setattr(module, "ledger", lambda only=None: tuple(open_))
    done = run()
    assert done.exit_code == 1 and "are not checkable, at most" in done.stderr


def test_a_claim_without_a_verdict_exits_with_1(monkeypatch):
    monkeypatch.undo()
    monkeypatch.setattr(module, "checks", lambda: {name: each for name, each in checks().items() if name != "M05"})
    done = run()
    assert done.exit_code == 1
    assert "claim M05 has no verdict" in done.stderr and "Traceback" not in done.output
