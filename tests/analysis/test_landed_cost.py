from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from evbook.analysis import landed_cost
from evbook.analysis.landed_cost import Assumptions

CAR = Assumptions(fob_eur=20_000, freight_eur=1_500, insurance_pct=0.5, margin_pct=15, vat_pct=20)
DUTIES = pd.DataFrame(
    [("High", 35.3, None), ("Exempt", 20.7, "2026-02-10"), ("Low", 7.8, None)],
    columns=["company", "definitive_pct", "undertaking_from"],
).assign(short_name=["H", "E", "L"], provisional_pct=None, source_id="s", kind="typed")

percents = st.floats(0, 100)
amounts = st.floats(5_000, 80_000)


def test_value_at_the_border_has_insurance_on_price_and_freight():
    assert landed_cost.cif_eur(20_000, 1_500, 0.5) == pytest.approx(21_607.5)
    assert landed_cost.fob_of_cif_eur(21_607.5, 1_500, 0.5) == pytest.approx(20_000)


def test_both_duties_are_percent_of_the_value_at_the_border():
    assert landed_cost.landed_cost_eur(21_607.5, 10, 35.3) == pytest.approx(21_607.5 * 1.453)


@given(amounts, percents, percents, percents)
def test_duties_add_up_and_a_higher_duty_costs_more(cif, ordinary, rate, more):
    without = landed_cost.landed_cost_eur(cif, 0, 0)
    assert without == cif
    parts = [landed_cost.landed_cost_eur(cif, part, 0) - cif for part in (ordinary, rate)]
    assert landed_cost.landed_cost_eur(cif, ordinary, rate) == pytest.approx(cif + sum(parts))
    assert landed_cost.landed_cost_eur(cif, ordinary, rate + more) >= landed_cost.landed_cost_eur(cif, ordinary, rate)


@given(amounts, percents, percents, percents)
def test_what_the_exporter_absorbs_lowers_the_cost_between_full_duty_and_none(cif, ordinary, rate, absorbed):
    borne = landed_cost.absorbed_cif_eur(cif, ordinary, rate, absorbed)
    cost = landed_cost.landed_cost_eur(borne, ordinary, rate)
    least, most = (landed_cost.landed_cost_eur(cif, ordinary, part) for part in (0, rate))
    assert least * (1 - 1e-9) <= cost <= most * (1 + 1e-9)
    assert cost == pytest.approx(most - (most - least) * absorbed / 100)


@given(amounts, st.floats(0, 6_000), st.floats(0, 5), percents, st.floats(0, 27), percents, st.floats(0, 36))
def test_parts_add_up_to_the_price(fob, freight, insurance, margin, vat, absorbed, rate):
    car = Assumptions(fob, freight, insurance, margin, vat, absorbed)
    rows = landed_cost.by_company(DUTIES.assign(definitive_pct=rate), 10, car)
    assert rows[list(landed_cost.PARTS)].sum(axis=1).to_numpy() == pytest.approx(rows["price_eur"].to_numpy())
    assert (rows["fob_eur"] > 0).all()
    assert (rows[list(landed_cost.PARTS)] >= -1e-6).all(axis=None)


def test_an_undertaking_escapes_the_duty_and_comes_first():
    rows = landed_cost.by_company(DUTIES, 10, CAR)
    assert rows["company"].tolist() == ["Exempt", "Low", "High"]
    assert rows["countervailing_duty_eur"].iloc[0] == 0
    assert rows["landed_cost_eur"].iloc[0] == pytest.approx(21_607.5 * 1.1)
    assert landed_cost.dutiable(rows)["company"].tolist() == ["Low", "High"]
    assert [row["company"].iloc[0] for row in landed_cost.lowest_and_highest(DUTIES)] == ["Low", "High"]
    assert landed_cost.lowest_and_highest_pct(DUTIES) == (7.8, 35.3)


def test_with_all_absorbed_every_company_costs_the_same():
    rows = landed_cost.by_company(DUTIES, 10, Assumptions(20_000, 1_500, 0.5, 15, 20, 100))
    assert rows["price_eur"].max() == pytest.approx(rows["price_eur"].min())
    cut = landed_cost.cut_to_undo_pct(10, 35.3, CAR)
    assert rows["fob_eur"].iloc[-1] == pytest.approx(20_000 * (1 - cut / 100))


def test_german_unit_values_in_euros():
    rows = [("DEU", "bev", "China", 2022, 2_000.0, "EUR", 100), ("DEU", "bev", "China", 2023, 26.0, "EUR per unit", 7)]
    columns = ["country_iso3", "product", "origin", "year", "value", "currency", "quantity_units"]
    frame = pd.DataFrame(rows, columns=columns).assign(source_id="s", kind="typed")
    assert landed_cost.german_unit_values(frame)["value_eur"].tolist() == [20.0, 26.0]


def test_without_countervailing_duty_only_the_ordinary_one_is_paid():
    assert landed_cost.price_without_countervailing_eur(10, CAR) == pytest.approx(21_500 * 1.005 * 1.1 * 1.15 * 1.2)
