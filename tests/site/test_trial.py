"""The form of the ledger's page gives the verdict, and the words, that Python gives."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from browsing import visit
from playwright.sync_api import Browser
from trying import STATEMENTS, by_python

from evbook.contracts.ledger import Alternative, Entry, JudgedOn, Ledger
from evbook.site.content.ledger import ledger_markup
from evbook.site.finish import assets

UNLIKE = "the last year known is another"


def _entry(number: int, measured: float | str | None, unit: str = "percent", **about: Any) -> Entry:
    ends = {"low": about.pop("low", None), "high": about.pop("high", None)}
    basis = {"about_pct": 5.0, "same_size_pct": 10.0, "unit": about.pop("of", unit), "period": about.pop("period", "")}
    others = [Alternative(measured=each, unit=unit, definition=f"count of {each}") for each in about.pop("others", ())]
    judged_on = JudgedOn(
        **basis, unlike=about.pop("unlike", ""), alternatives=tuple(others), expected=about.pop("expected", "")
    )
    said = {"id": f"M{number:02}", "document": "ifri-memo", "chapter": "eu_implications", "claim": "A <claim> & more"}
    given = {
        "stated": "7.7",
        "qualifier": "roughly",
        "verdict": "not checkable",
        "reason": "Given.",
        "missing": "a series",
    }
    return Entry(
        **{**said, **given, **about},
        unit=unit,
        measured=measured,
        **ends,
        year="2025",
        definition="cars",
        judged_on=judged_on,
    )


ENTRIES = (
    _entry(1, 31.349999, unlike=UNLIKE),
    _entry(2, 27.0, "million vehicles", others=(8.23, 40.0)),
    _entry(3, -7.6, low=-7.86, high=-7.36),
    _entry(4, 3.52, "million vehicles", low=3.52, high=3.81, period="2024 to 2025"),
    _entry(5, 2009.0, "year", unlike=UNLIKE, others=(2025.0,)),
    _entry(6, 2027.0, "year", low=2027.0, high=2028.0),
    _entry(7, 7.0, "rank"),
    _entry(8, None, "tonnes"),
    _entry(9, "light", "", stated="", expected="heavy"),
    _entry(10, 1020.05, "thousand vehicles", of="million vehicles"),
    _entry(11, None, "percent", low=26.0, high=28.0),
    _entry(13, "yes", "", stated="", expected="yes", unlike=UNLIKE),
    _entry(14, "yes", "", stated="", expected="yes", others=("no",)),
    _entry(15, 27.0, others=(None,)),
    _entry(12, 0.005, "", stated="", expected="less than 0", period="2024 to 2025"),
)  # fmt: skip


@pytest.fixture
def page(tmp_path: Path) -> Path:
    """A page with a ledger of made-up claims and the script of the site."""
    script = (assets.STATIC / "ledger.js").read_text()
    markup = ledger_markup(Ledger(entries=ENTRIES))
    path = tmp_path / "ledger.html"
    path.write_text(
        f"<!doctype html><meta charset=utf-8><link rel=icon href='data:,'>{markup}<script>{script}</script>"
    )
    return path


def test_every_statement_gets_the_verdict_that_python_gives(browser: Browser, page: Path) -> None:
    with visit(browser, page.parent.as_uri() + "/", page.name, "desktop", "light") as here:
        ask = "all => evbookLedger.entries.map(entry => all.map(text => evbookLedger.tried(entry, text)))"
        told = here.page.evaluate(ask, list(STATEMENTS))
        assert here.faults == []
    given = {verdict[0] for row in told for verdict in row if verdict}
    assert given == {"confirmed", "consistent", "differs", "definition", "not checkable"}
    for entry, row in zip(ENTRIES, told, strict=True):
        wrong = [(text, one, by_python(entry, text)) for text, one in zip(STATEMENTS, row, strict=True)]
        assert [each for each in wrong if each[1] != each[2]] == [], entry.id


def test_a_reader_types_a_number_and_reads_why(browser: Browser, page: Path) -> None:
    with visit(browser, page.parent.as_uri() + "/", page.name, "phone", "light") as here:
        told = here.page.locator(".ev-trial-told")
        assert here.page.input_value("#ev-trial-statement") == "roughly 7.7"
        assert told.inner_text().split() == ["not", "checkable", "Given."]
        here.page.fill("#ev-trial-statement", "about 30")
        assert "consistent Measured: 31.3" in " ".join(told.inner_text().split())
        here.page.fill("#ev-trial-statement", "")
        assert "Type a number" in told.inner_text()
        here.page.select_option("#ev-trial-claim", "M09")
        assert here.page.input_value("#ev-trial-statement") == "heavy"


def test_filters_leave_what_they_name_and_a_link_reveals_its_row(browser: Browser, page: Path) -> None:
    with visit(browser, page.parent.as_uri() + "/", page.name, "desktop", "light") as here:
        rows = here.page.locator(".ev-ledger tbody tr:visible")
        assert rows.count() == len(ENTRIES)
        here.page.eval_on_selector("#m03", "row => row.dataset.verdict = 'differs'")
        here.page.select_option("#ev-filter-verdict", "not checkable")
        assert rows.count() == len(ENTRIES) - 1
        assert here.page.inner_text(".ev-filters output") == f"{len(ENTRIES) - 1} of {len(ENTRIES)} claims"
        here.page.evaluate("location.hash = 'm03'")
        here.page.wait_for_function("() => !document.getElementById('m03').hidden")
        assert rows.count() == len(ENTRIES)


def test_without_a_script_every_row_is_there(browser: Browser, page: Path) -> None:
    with visit(browser, page.parent.as_uri() + "/", page.name, "phone", "light", java_script_enabled=False) as here:
        assert here.page.locator(".ev-ledger tbody tr:visible").count() == len(ENTRIES)
        assert "A <claim> & more" in here.page.inner_text("#m01")
