from __future__ import annotations

import pytest
from tests.findings.guards import false_in

from evbook import tables
from evbook.contracts.eu_implications import EuImplications
from evbook.findings import duties, ev_tariffs

CONTRACT = EuImplications
CARS = [
    {},
    {"fob_price_eur": 5_000},
    {"fob_price_eur": 80_000, "vat_pct": 27, "margin_pct": 60},
    {"absorption_pct": 100, "reference_price_eur": 33_000},
    {"reference_price_eur": 10_000, "freight_eur": 6_000},
    {"reference_price_eur": 38_000},
    {"insurance_pct": 5.0, "vat_pct": 0, "margin_pct": 0},
]


def tell(p, changed=None):
    loaded = {name: tables.load(name) for name in ("eu_bev_duties", "ev_tariffs", "eu27_bev_imports_from_china")}
    rates, tariffs, imports = (loaded | (changed or {})).values()
    duties.landed_costs(rates, tariffs, p)
    duties.imports_and_duty(imports, rates)
    ev_tariffs.tariffs_compared(tariffs, rates)


def test_every_guard_holds_at_the_baseline(found):
    said = found()
    assert false_in(said) == []
    assert (said["eu_ordinary_duty_pct"].value, said["stated_m19"].display) == (10, "10")
    assert said["landed_cost_eur__saic"].value == pytest.approx(21_607.5 * 1.453)
    assert said["landed_cost_eur__saic"].kind == "model"
    assert said["landed_cost_eur__cupra-tavascan"].display == "23,800"
    assert said["below_reference"].display.endswith("above the assumed reference price of EUR 35,000.")
    assert (said["us_additional_duties_pct"].value, said["us_total_duty_pct"].value) == (125, 127.5)
    assert said["bev_imports_change_before_pct"].display == "fell by 25 %"


def test_docstrings_list_every_key(found):
    told = " ".join(
        str(function.__doc__)
        for function in (duties.landed_costs, duties.imports_and_duty, ev_tariffs.tariffs_compared)
    )
    names = {result.name for result in found().values() if result.kind != "stated"} - {"year"}
    assert sorted(name for name in names if name not in told) == []


@pytest.mark.parametrize("car", CARS)
def test_sentences_follow_the_assumptions(found, car):
    said = found(**car)
    p = EuImplications.of(car)
    factor = (1 + p.margin_pct / 100) * (1 + p.vat_pct / 100)
    landed = {key: said[f"landed_cost_eur__{key}"].value for key in ("tesla", "byd", "geely", "saic")}
    within = [name for name, cost in landed.items() if cost * factor <= p.reference_price_eur]
    sentence = said["below_reference"].display.lower()
    bare = (p.fob_price_eur + p.freight_eur) * (1 + p.insurance_pct / 100) * 1.1 * factor
    assert ("even without a countervailing duty" in sentence) == (bare > p.reference_price_eur)
    assert ("every rate lifts it" in sentence) == (not within and bare <= p.reference_price_eur)
    assert ("under every rate" in sentence) == (len(within) == len(landed))
    if 0 < len(within) < len(landed):
        assert [name for name in landed if name in sentence] == within
    assert 0 < said["cut_to_undo_pct__lowest"].value < said["cut_to_undo_pct__highest"].value


def test_a_memo_that_states_other_duties_is_told_so(found):
    rates, tariffs = tables.load("eu_bev_duties"), tables.load("ev_tariffs")
    other = rates.assign(definitive_pct=rates["definitive_pct"].replace(7.8, 9.0))
    dearer = tariffs.assign(rate_pct=tariffs["rate_pct"].mask(tariffs["measure_name"] == "Section 232", 27.5))
    said = found({"eu_bev_duties": other, "ev_tariffs": dearer})
    assert said["eu_duties_fit_memo"].display == "The memo states 7.8 to 35.3 % and 10 %."
    assert "sum to 127.5 %" in said["us_duty_and_memo"].display


def test_a_fall_that_the_duty_could_explain_is_not_said_to_come_before_it(found):
    imports = tables.load("eu27_bev_imports_from_china")
    flat = imports.assign(value_eur=imports["value_eur"].mask(imports["year"] == 2024, 11e9))
    said = found({"eu27_bev_imports_from_china": flat})
    assert said["imports_fell_before_duty"].display == said["finding_imports"].display == ""
    assert said["bev_imports_change_before_pct"].display == "fell by 7 %"


def test_a_duty_of_japan_and_a_lasting_surtax_silence_their_sentences(found):
    tariffs = tables.load("ev_tariffs")
    rate = tariffs["rate_pct"].mask(tariffs["country"] == "Japan", 20.0)
    lasting = rate.mask((tariffs["country"] == "Canada") & (tariffs["rate_pct"] == 0), 100.0)
    said = found({"ev_tariffs": tariffs.assign(rate_pct=lasting)})
    assert said["japan_open"].display == "Japan charges 20 %."
    assert said["finding_tariffs"].display == said["canada_turned"].display == ""
    assert "Canada" in said["eu_below_others"].display
