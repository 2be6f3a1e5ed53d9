"""The figure of verdicts: a mark a claim, words that follow the counts, a drawing that fits a phone."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import Any

import pytest

from evbook.analysis.measures import sources_of
from evbook.contracts.claims_ledger import ClaimsLedger
from evbook.contracts.ledger import DOCUMENTS, VERDICTS, Entry, JudgedOn, Ledger
from evbook.figures import verdicts
from evbook.figures.figure import Figure
from evbook.site.figure.svg import chart_svg, size_px

MEMO, ASEAN = list(DOCUMENTS)[:2]


def _entry(number: int, verdict: str, document: str = MEMO) -> Entry:
    said: dict[str, Any] = {
        "id": f"M{number:02}",
        "document": document,
        "chapter": "eu_implications",
        "claim": "A share",
    }
    given = {
        "measured": 1.0,
        "verdict": verdict,
        "reason": "Because.",
        "missing": "a series",
        "tables": {"claims": "0"},
    }
    return Entry.model_validate({**said, **given, "judged_on": JudgedOn(about_pct=5, same_size_pct=10)})


def _drawn(*entries: Entry) -> Figure:
    rows = Ledger(entries=entries).frame()
    return verdicts.verdicts_by_document(rows, {"eu_implications": "Europe"}, sources_of(rows))


def test_words_count_what_is_drawn(ledger: ClaimsLedger) -> None:
    entries = [_entry(1, "confirmed"), _entry(2, "consistent", ASEAN), _entry(3, "differs"), _entry(4, "inconsistent")]
    passport = _drawn(*entries).passport
    assert passport.title == "Of 4 claims 2 hold exactly or in size, 1 differ and 1 contradict their own document"
    assert "Ifri memo: 1 confirmed, 1 differs and 1 inconsistent; ASEAN article: 1 consistent." in passport.alt
    assert [row[0] for row in passport.rows] == ["M01", "M03", "M04", "M02"]
    assert {row[2] for row in passport.rows} == {"Europe"}
    assert sorted(source.id for source in passport.sources) == [ASEAN, MEMO]


def test_every_verdict_has_its_row_with_a_total(ledger: ClaimsLedger) -> None:
    svg = chart_svg(_drawn(_entry(1, "confirmed")).spec, 340)
    texts = re.findall(r"<text[^>]*>([^<]+)</text>", svg)
    assert [name for name in VERDICTS if name in texts] == list(VERDICTS)
    assert texts.count("0") == len(VERDICTS) - 1
    assert texts.count("1") == 1


@pytest.mark.parametrize("width_px", [340, 680])
def test_many_claims_of_one_verdict_stay_inside_and_apart(ledger: ClaimsLedger, width_px: int) -> None:
    svg = chart_svg(_drawn(*(_entry(number, "confirmed") for number in range(1, 46))).spec, width_px)
    assert size_px(svg)[0] <= width_px
    places = re.findall(r'<path transform="translate\(([\d.]+),([\d.]+)\)"', svg)
    in_column = Counter(float(x) for x, _ in places)
    columns = sorted(x for x, marks in in_column.items() if marks == 3)  # one mark of the legend stands elsewhere
    assert len(columns) == 15
    assert min(right - left for left, right in pairwise(columns)) > 9
