"""The ledger as HTML: a row a claim, safe text, numbers as a reader writes them; a broken one is refused."""

from __future__ import annotations

import json
from typing import Any

import pytest
from bs4 import BeautifulSoup

from evbook.contracts.ledger import Entry, JudgedOn, Ledger
from evbook.errors import BuildError
from evbook.site.content.ledger import ledger_markup, measured, read_ledger, stated


def entry(**about: Any) -> Entry:
    of, expected = about.pop("of", "percent"), about.pop("expected", "")
    said = {"id": "M01", "document": "ifri-memo", "chapter": "eu_implications", "claim": "A share"}
    given = {"stated": "30", "unit": "percent", "measured": 31.25, "verdict": "differs", "reason": "Because."}
    basis = JudgedOn(about_pct=5, same_size_pct=10, unit=of, expected=expected)
    return Entry.model_validate({**said, **given, "tables": {"claims": "0"}, "judged_on": basis, **about})


@pytest.mark.parametrize(
    ("about", "shown"),
    [
        ({"year": "2024"}, "31.2 % (2024)"),
        ({"low": -7.86, "high": -7.36, "measured": -7.6}, "−7.86 to −7.36 %"),
        ({"measured": 2009.0, "of": "year", "year": "2009"}, "2009"),
        ({"measured": 1234567.0, "of": "cars"}, "1,234,567 cars"),
        ({"measured": None, "verdict": "not checkable", "missing": "a series"}, "–"),
        ({"measured": "no", "of": "percent", "year": "2024"}, "it does not hold (2024)"),
        ({"measured": "light", "of": ""}, "light"),
    ],
)
def test_what_was_measured_has_its_unit_and_year(about: dict[str, Any], shown: str) -> None:
    assert measured(entry(**about)) == shown


@pytest.mark.parametrize(
    ("about", "shown"),
    [
        ({"qualifier": "around"}, "around 30 %"),
        ({"stated": "-7.5"}, "−7.5 %"),
        ({"stated": "2035", "unit": "year"}, "2035"),
        ({"stated": "2024-05", "unit": ""}, "2024-05"),
        ({"stated": "", "expected": "yes"}, "in words"),
        ({"stated": "", "expected": "heavy"}, "heavy"),
    ],
)
def test_what_is_stated_keeps_its_hedge(about: dict[str, Any], shown: str) -> None:
    assert stated(entry(**about)) == shown


def test_every_claim_has_a_row_to_link_and_filter_by() -> None:
    soup = BeautifulSoup(
        ledger_markup(Ledger(entries=(entry(), entry(id="G01", claim="<b>&", verdict="confirmed")))), "html.parser"
    )
    rows = soup.select("tbody tr")
    assert [row["id"] for row in rows] == ["m01", "g01"]
    assert [row["data-verdict"] for row in rows] == ["differs", "confirmed"]
    assert "<b>&" in rows[1].get_text()
    assert not rows[1].select("b")
    offered = [option["value"] for option in soup.select("#ev-filter-verdict option")]
    assert offered == ["", "confirmed", "differs"]


@pytest.mark.parametrize(("reason", "again"), [("It holds: plants in Japan.", 0), ("No data decide it.", 1)])
def test_a_definition_stands_once(reason: str, again: int) -> None:
    markup = ledger_markup(Ledger(entries=(entry(definition="plants in Japan", reason=reason),)))
    row = BeautifulSoup(markup, "html.parser").select_one("#m01")
    assert row.get_text().count("plants in Japan") == 1
    assert len(row.select("[data-head^=Measured] .ev-small")) == again


def test_the_form_gets_what_the_rule_needs_and_begins_with_a_number() -> None:
    book = Ledger(entries=(entry(id="F1", stated="", measured="</script>"), entry()))
    soup = BeautifulSoup(ledger_markup(book), "html.parser")
    data = json.loads(soup.select_one(".ev-ledger-data").string)
    assert [each["statement"] for each in data] == ["", "30"]
    assert data[0]["measured"] == "</script>"
    assert data[1]["judged_on"]["about_pct"] == 5
    assert soup.select_one("option[selected]")["value"] == "M01"


def test_sources_are_named_by_their_publishers_and_an_unknown_one_by_nobody() -> None:
    soup = BeautifulSoup(ledger_markup(Ledger(entries=(entry(sources=("ifri-memo", "nowhere")),))), "html.parser")
    assert [link.get_text() for link in soup.select("#m01 .ev-small a[href^=http]")] == ["Ifri (Ifri Memos)"]


def test_a_broken_ledger_names_its_place_and_field() -> None:
    with pytest.raises(BuildError, match=r"chapters/x, cell 3: ledger: entries\.0\.verdict"):
        read_ledger({"entries": [{**entry().model_dump(), "verdict": "wrong"}]}, "chapters/x, cell 3")
