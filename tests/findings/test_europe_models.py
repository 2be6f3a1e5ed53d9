"""Findings on the break-even duty, common dependence and the distance from the Act, over their parameters."""

from __future__ import annotations

import pytest
from tests.findings.guards import false_in

from evbook import tables
from evbook.analysis import break_even as duty_analysis
from evbook.analysis import common_dependence as common_analysis
from evbook.analysis import crma, crma_distance, ev_tariffs, landed_cost
from evbook.contracts import results
from evbook.contracts.eu_implications import EuImplications
from evbook.findings import break_even, common_dependence, duties
from evbook.findings import crma_distance as distance_findings

CONTRACT = EuImplications


def tell(p, change=lambda found: found):
    rates, tariffs = tables.load("eu_bev_duties"), tables.load("ev_tariffs")
    german, car = landed_cost.german_unit_values(tables.load("published_unit_values")), duties.assumptions(p)
    ordinary = ev_tariffs.eu_ordinary_pct(tariffs, rates)
    companies = duty_analysis.by_company(rates, p.reference_price_eur, ordinary, car)
    break_even.break_even_duty(companies, german, rates, tariffs, p)
    results.record("crma_threshold_pct", p.threshold_pct, unit="percent", decimals=0, kind="assumption")
    results.record("crma_processing_pct", 40, unit="percent", decimals=0, kind="typed")
    by_year = common_analysis.by_year(tables.load("import_dependence"), p.year, p.threshold_pct)
    common_dependence.common_dependence(by_year, common_analysis.agreement(by_year), p)
    groups, shares = tables.load("crma_strategic_groups"), tables.load("supplier_shares")
    by_stage = crma.sourcing(groups, shares, tables.load("crma_audit_shares"))
    found = crma_distance.distances(
        groups, by_stage, shares, tables.load("recycling_rates"), tables.load("crma_benchmarks")
    )
    distance_findings.distances(change(found))


def test_every_guard_holds_at_the_baseline(found):
    said = found()
    assert false_in(said) == []
    assert {key for key, result in said.items() if result.kind == "guard"} == {
        "finding_common",
        "common_bases",
        "crma_furthest",
        "crma_none_within",
    }


def test_the_numbers_of_the_baseline(found):
    said = found()
    shown = {key: result.display for key, result in said.items()}
    assert shown["break_even_bare_pct"] == "7.4" and said["break_even_bare_pct"].kind == "model"
    assert shown["break_even_gaps"] == (
        "With nothing absorbed Tesla's rate is about at the break-even rate (0.4 points above), and SAIC's rate is "
        "27.9 points above the break-even rate."
    )
    assert (shown["break_even_fob_eur__lowest"], shown["break_even_fob_eur__highest"]) == ("19,900", "15,900")
    assert "of 2022 the break-even rate is 11.2 % and of 2023 the ordinary" in shown["break_even_german"]
    assert shown["common_rank"] == "0.56, with an interval from −0.07 to 0.87"
    assert said["common_rank"].low < 0 < said["common_rank"].high
    assert (shown["common_clear_years"], shown["common_years"]) == ("18", "23")
    assert shown["finding_common"] == (
        "Only magnesium tied both to China in most years since 2002; 5 others tied one side."
    )
    assert "for both in magnesium;" in shown["common_lasting"]
    assert "for the Union in antimony and permanent magnets" in shown["common_lasting"]
    assert "(0.4 % less than assumed)" in shown["break_even_ports"]
    assert shown["crma_furthest"].startswith("Furthest beyond it was boron, by 34")
    assert shown["crma_unmeasured"] == "9 at the mine, 4 at the plant and 5 in recycling"
    assert shown["crma_open"].startswith("For aluminium and silicon it depends")
    assert (shown["crma_beyond_count"], shown["crma_processing_short_count"]) == ("5", "9")


def test_docstrings_list_every_key_that_the_text_glues(found):
    told = " ".join(
        str(function.__doc__)
        for function in (
            break_even.break_even_duty,
            common_dependence.common_dependence,
            distance_findings.distances,
        )
    )
    words = {result.name for result in found().values() if result.kind in ("word", "guard")} - {"year"}
    assert sorted(name for name in words if name not in told) == []


@pytest.mark.parametrize(
    "car",
    [
        {"reference_price_eur": 10_000, "freight_eur": 6_000, "margin_pct": 60, "vat_pct": 27},
        {"reference_price_eur": 120_000, "fob_price_eur": 5_000},
        {"absorption_pct": 100},
        {"absorption_pct": 50},
        {"absorption_pct": 90, "reference_price_eur": 40_000},
        {"fob_price_eur": 80_000, "insurance_pct": 5.0},
        {"margin_pct": 0, "vat_pct": 0},
    ],
)
def test_sentences_follow_the_assumptions(found, car):
    said = found(**car)
    p = EuImplications.of(car)
    free = (p.fob_price_eur + p.freight_eur) * (1 + p.insurance_pct / 100)
    taxed = free * (1 + p.margin_pct / 100) * (1 + p.vat_pct / 100)
    bare = 100 * (p.reference_price_eur / taxed - 1.1)
    gaps = said["break_even_gaps"].display
    assert ("ordinary duty is enough" in gaps) == (bare < 0)
    assert ("no rate reaches the buyer" in gaps) == (bare >= 0 and p.absorption_pct == 100)
    if "SAIC" in gaps:
        rate = bare / (1 - p.absorption_pct / 100)
        assert said["break_even_gap_pp__highest"].value == pytest.approx(abs(35.3 - rate))
        end = f"SAIC's rate is {{}} points {'above' if rate < 35.3 else 'below'}"
        assert end.format(said["break_even_gap_pp__highest"].display) in gaps or "about at" in gaps
    finding = said["finding_break_even"].display
    assert ("ordinary duty alone" in finding) == (bare < 0)
    assert ("No company's rate" in finding) == (bare >= 35.3)
    assert ("break_even_fob_eur__lowest" in said) == ("is EUR" in said["break_even_ports"].display)


def test_what_is_the_same_is_told_once(found):
    said = found(absorption_pct=100, reference_price_eur=10_000, fob_price_eur=80_000, threshold_pct=95)
    assert said["break_even_ports"].display.endswith(" is EUR 5,100 under every rate (93.7 % less than assumed).")
    assert said["break_even_german"].display.endswith(" of 2022 and 2023 the ordinary duty is enough.")
    assert "; for Japan in " in said["common_lasting"].display


def test_a_single_part_borne_is_no_range(found):
    said = found(reference_price_eur=42_000)
    assert "break_even_borne_pct__highest" not in said
    assert " to " not in said["finding_break_even"].display.split("by bearing")[1]


@pytest.mark.parametrize("year", [2018, 2021, 2024])
@pytest.mark.parametrize("threshold", [30, 45, 65, 95])
def test_lasting_dependence_follows_threshold_and_year(found, year, threshold):
    said = found(year=year, threshold_pct=threshold)
    assert said["common_years"].value == year - 2001
    assert said["common_clear_years"].value <= said["common_years"].value
    assert said["common_rank"].low < said["common_rank"].value < said["common_rank"].high
    lasting = said["common_lasting"].display
    assert lasting.count("for ") == 3
    if "for both in no material" in lasting:
        assert "others tied" not in said["finding_common"].display
    if said["finding_common"].value:
        together = "for both in no material" not in lasting
        assert said["finding_common"].display.startswith("Only " if together else "No material tied both")
    else:
        assert said["finding_common"].display == ""


def test_what_the_data_make_false_is_not_said(found):
    def within(rows):
        inside = rows["material_group"] == "Copper"
        nearer = rows["distance_pp"].mask(rows["benchmark"] == crma_distance.SUPPLIER, -1.0)
        status = rows["status"].mask(inside & rows["distance_pp"].notna(), crma_distance.REACHED)
        return rows.assign(distance_pp=nearer, status=status.replace(crma_distance.OPEN, crma_distance.TO_GO))

    said = found(within)
    assert said["crma_none_within"].display == said["crma_furthest"].display == said["crma_open"].display == ""
