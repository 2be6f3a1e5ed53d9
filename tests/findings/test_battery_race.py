"""What is said of Japan's batteries: true at the baseline, nothing false for other years or other facts."""

from __future__ import annotations

import pytest
from tests.findings.guards import false_in

from evbook import tables
from evbook.analysis import battery_race as analysis
from evbook.contracts.japan_strategies import JapanStrategies
from evbook.findings import battery_race, solid_state

CONTRACT = JapanStrategies


def tell(p, change=None):
    """Every finding; `change` holds, by the name of a table, what is done to it before."""
    names = ("solid_state_programmes", "lithium_battery_shares")
    edits = dict.fromkeys(names, lambda frame: frame) | (change or {})
    dates, shares = (edits[name](tables.load(name)) for name in names)
    battery_race.japan_share(shares, dates)
    battery_race.derisking(tables.load("japan_liion_imports"), tables.load("import_dependence"), p)
    solid_state.solid_state(dates, tables.load("claims"))


def test_every_guard_holds_at_the_baseline(found):
    results = found()
    assert false_in(results) == []
    china = results["japan_liion_imports_from_china_pct"]
    assert (china.display, china.unit, china.year, china.kind) == ("76.8", "percent", 2024, "compiled")
    assert results["article_funding_verdict"].display.endswith("for May 2018, not 2021.")
    assert "lie below every other count" in results["article_share_verdict"].display
    assert results["memo_nine_verdict"].display.endswith("confirmed by The Yomiuri Shimbun.")


def test_docstrings_list_every_key(found):
    functions = (battery_race.japan_share, battery_race.derisking, solid_state.solid_state)
    told = " ".join(str(function.__doc__) for function in functions)
    assert sorted({result.name for result in found().values()} - {"year"} - set(_words(told))) == []


def _words(text):
    return text.replace(",", " ").replace(".", " ").split()


@pytest.mark.parametrize("year", range(2018, 2025))
def test_words_follow_the_numbers_of_the_year(found, year):
    results = found(year=year)
    share = results["japan_liion_imports_from_china_pct"]
    imports, magnets = tables.load("japan_liion_imports"), tables.load("import_dependence")
    grown = share.value > analysis.liion_imports_from_china_pct(imports, imports["year"].min())
    assert share.year == year
    assert (", more than in 2014" in results["finding_derisking"].display) == grown
    assert ("did not grow" in results["derisking_verdict"].display) != grown
    now, then = (analysis.magnets_from_china_pct(magnets, when) for when in (year, imports["year"].min()))
    shrank = now < then
    assert ("that of magnets shrank" in results["derisking_verdict"].display) == (grown and shrank)
    assert results["liion_from_china_latest"].display == "In 2025 China's share was 81.3 %."


def test_no_later_year_is_told_where_none_is(begin, records):
    p = begin(JapanStrategies)
    imports = tables.load("japan_liion_imports")
    battery_race.derisking(imports[imports["year"] <= 2024], tables.load("import_dependence"), p)
    assert records()["liion_from_china_latest"].display == ""


def test_a_date_that_is_met_drops_the_sentence_that_none_is(found):
    def met(frame):
        return frame.assign(status=frame["status"].mask(frame["actor"] == "Nissan", "delivered"))

    results = found({"solid_state_programmes": met})
    assert results["finding_solid_state"].display == ""


def test_a_claim_that_other_pages_do_not_bear_out_is_not_confirmed(found):
    def other(frame):
        changed = frame.assign(participants=8, status=frame["status"].mask(frame["actor"] == "METI", "delivered"))
        changed = changed.assign(date_from=frame["date_from"].mask(frame["actor"] == "Sony", "1992-01"))
        changed = changed[changed["milestone_id"] != "toyota-2020"]
        return changed.assign(amount=changed["amount"].mask(changed["actor"] == "METI", 2.0))

    results = found({"solid_state_programmes": other})
    assert "another number" in results["memo_nine_verdict"].display
    assert results["article_sony_verdict"].display.endswith("other pages 1992.")
    assert results["memo_toyota_verdict"].display == "The memo names 2027-2028 for Toyota."
    assert results["article_funding_verdict"].display.startswith("The article has METI give 1.6 billion yen")
    assert results["article_standard_verdict"].display.endswith("is confirmed.")


def test_a_claim_inside_the_other_counts_is_only_set_beside_them(found):
    def lower(frame):
        return frame.assign(share_pct=frame["share_pct"].mask(frame["definition_id"] == "meti-stationary", 5.0))

    shown = found({"lithium_battery_shares": lower})["article_share_verdict"].display
    assert shown.endswith("states for 2016 do not lie below every other count of that year.")


def test_semi_solid_batteries_elsewhere_are_not_called_chinese(found):
    def moved(frame):
        return frame.assign(country=frame["country"].mask(frame["actor"] == "Nio", "Japan"))

    assert found({"solid_state_programmes": moved})["staged_path"].display == ""
