from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from evbook.analysis import break_even, landed_cost
from evbook.analysis.landed_cost import Assumptions
from evbook.errors import ParameterError

CAR = Assumptions(20_000, 1_500, 0.5, 15, 20)
DUTIES = pd.DataFrame(
    [("Low", 7.8, None), ("High", 35.3, None), ("Exempt", 20.7, "2026-02-10")],
    columns=["company", "definitive_pct", "undertaking_from"],
).assign(short_name=lambda rows: rows["company"], provisional_pct=None, source_id="s", kind="typed")
CARS = st.builds(
    Assumptions,
    st.floats(5_000, 80_000),
    st.floats(0, 6_000),
    st.floats(0, 5),
    st.floats(0, 60),
    st.floats(0, 27),
    st.floats(0, 95),
)
REFERENCES = st.floats(10_000, 120_000)


def price(rate: float, car: Assumptions) -> float:
    """What `landed_cost` gives for one company with `rate`."""
    one = DUTIES.head(1).assign(definitive_pct=rate)
    return float(landed_cost.by_company(one, 10, car)["price_eur"].iloc[0])


def test_the_rate_by_hand() -> None:
    # 21,500 x 1.005 = 21,607.5 at the border; x 1.15 x 1.2 = 29,818.35 free of duty; 35,000 / 29,818.35 = 1.173774,
    # less the car and the ordinary 10 % leaves 7.3774 %. With half of it borne by the exporter twice as much.
    assert break_even.break_even_pct(35_000, 10, CAR) == pytest.approx(7.3774, abs=1e-4)
    assert break_even.break_even_pct(35_000, 10, replace(CAR, absorption_pct=50)) == pytest.approx(14.7548, abs=1e-4)
    assert break_even.break_even_pct(29_818.35 * 1.1, 10, CAR) == pytest.approx(0)


def test_with_all_absorbed_there_is_no_rate() -> None:
    with pytest.raises(ParameterError, match="lower absorption_pct"):
        break_even.break_even_pct(35_000, 10, replace(CAR, absorption_pct=100))


@given(CARS, REFERENCES)
def test_at_the_rate_the_price_is_the_reference(car: Assumptions, reference: float) -> None:
    rate = break_even.break_even_pct(reference, 10, car)
    assume(rate >= 0)
    assert price(rate, car) == pytest.approx(reference)


@given(CARS, st.floats(0, 100), st.floats(0.1, 50))
def test_landed_cost_and_price_rise_with_the_duty(car: Assumptions, rate: float, more: float) -> None:
    assert price(rate + more, car) > price(rate, car)


@given(CARS, REFERENCES, st.floats(0.5, 4))
def test_the_rate_moves_away_from_zero_with_absorption(car: Assumptions, reference: float, more: float) -> None:
    rate = break_even.break_even_pct(reference, 10, car)
    assume(abs(rate) > 1e-6)
    higher = break_even.break_even_pct(reference, 10, replace(car, absorption_pct=car.absorption_pct + more))
    assert higher > rate if rate > 0 else higher < rate


@given(CARS, REFERENCES)
def test_each_company_meets_the_reference_at_its_own_price_and_its_own_absorption(
    car: Assumptions, reference: float
) -> None:
    rows = break_even.by_company(DUTIES, reference, 10, car)
    assert rows["company"].tolist() == ["Low", "High"]
    for row in rows.itertuples():
        fob = float(row.fob_to_meet_eur)
        assert price(row.countervailing_pct, replace(car, fob_eur=fob)) == pytest.approx(reference)
        if 0 < row.absorption_to_meet_pct < 100:
            at_part = replace(car, absorption_pct=float(row.absorption_to_meet_pct))
            assert price(row.countervailing_pct, at_part) == pytest.approx(reference)


def test_companies_by_hand() -> None:
    rows = break_even.by_company(DUTIES, 35_000, 10, CAR).set_index("company")
    # 1 - 7.3774 / 35.3 = 0.7910; 35,000 / 1.38 / 1.453 / 1.005 - 1,500 = 15,868.
    assert rows.loc["High", "absorption_to_meet_pct"] == pytest.approx(79.10, abs=0.01)
    assert rows.loc["High", "fob_to_meet_eur"] == pytest.approx(15_868.3, abs=0.1)
    assert rows.loc["Low", "gap_pp"] == pytest.approx(0.4226, abs=1e-4)


def test_a_car_that_is_dear_anyway_has_no_absorption_and_a_cheap_one_needs_none() -> None:
    dear, cheap = (break_even.by_company(DUTIES, reference, 10, CAR) for reference in (30_000, 50_000))
    assert dear["absorption_to_meet_pct"].isna().all()
    assert (cheap["absorption_to_meet_pct"] == 0).all()
    absorbed = break_even.by_company(DUTIES, 35_000, 10, replace(CAR, absorption_pct=100))
    assert absorbed["gap_pp"].isna().all()


def test_curves_have_every_price_and_absorption_and_ignore_the_cars_own() -> None:
    found = break_even.curves({"a": 20_000, "b": 10_000}, 35_000, 10, replace(CAR, absorption_pct=30), (0, 50))
    assert found[["series", "absorption_pct"]].to_numpy().tolist() == [["a", 0], ["a", 50], ["b", 0], ["b", 50]]
    assert found["break_even_pct"].iloc[0] == pytest.approx(7.3774, abs=1e-4)
    assert found["break_even_pct"].iloc[1] == pytest.approx(14.7548, abs=1e-4)
