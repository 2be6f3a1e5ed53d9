import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from evbook.analysis import measures
from evbook.errors import MissingDataError

EXPORTS = pd.DataFrame(
    [
        (2021, "China", "bev", 8e9),
        (2021, "China", "all_cars", 24e9),
        (2024, "China", "bev", 32e9),
        (2024, "China", "all_cars", 90e9),
        (2024, "Japan", "all_cars", 100e9),
    ],
    columns=["year", "exporter", "product", "value_usd"],
)
MADE = pd.DataFrame(
    [(2008, "China", 9e6), (2008, "Japan", 11e6), (2009, "China", 13e6), (2009, "Japan", 8e6), (2009, "Others", 19e6)],
    columns=["year", "country", "vehicles"],
)
POSITIVE = st.floats(min_value=1.0, max_value=1e12)


def test_share_of_battery_cars_is_value_over_value() -> None:
    assert measures.bev_share_of_car_exports_pct(EXPORTS, "China", 2021) == pytest.approx(100 / 3)


def test_growth_not_carried_by_battery_cars() -> None:
    assert measures.other_cars_share_of_growth_pct(EXPORTS, "China", 2021, 2024) == pytest.approx(100 * 42 / 66)


def test_what_plug_in_hybrids_would_have_to_add() -> None:
    assert measures.missing_for_share_usd_bn(EXPORTS, "China", 50.0, 2024) == pytest.approx(45.0 - 32.0)
    assert measures.other_cars_usd_bn(EXPORTS, "China", 2024) == pytest.approx(58.0)


def test_a_missing_year_is_named_and_never_zero() -> None:
    with pytest.raises(MissingDataError, match="exporter 'Japan', product 'bev', year 2024"):
        measures.car_exports_usd_bn(EXPORTS, "Japan", "bev", 2024)


def test_first_year_above_and_share_of_the_world() -> None:
    assert measures.first_year_above(MADE, "China", "Japan") == 2009
    assert measures.world_production_share_pct(MADE, "Japan", 2009) == pytest.approx(20.0)
    with pytest.raises(MissingDataError, match="in no year"):
        measures.first_year_above(MADE[MADE["year"] == 2008], "China", "Japan")


def test_latest_year_is_the_last_not_after_the_one_asked_for() -> None:
    assert measures.latest_year(EXPORTS, 2023) == 2021
    with pytest.raises(MissingDataError, match="begins after 2020"):
        measures.latest_year(EXPORTS, 2020)


def test_unit_value_weights_by_quantity() -> None:
    assert measures.unit_value_usd(pd.Series([100.0, 300.0]), pd.Series([1, 9])) == 40.0


def test_sources_are_those_of_the_rows() -> None:
    assert measures.sources_of(pd.DataFrame({"source_id": ["b", "a", "b"]}), pd.DataFrame({"source_id": ["c"]})) == (
        "a",
        "b",
        "c",
    )


@given(st.lists(POSITIVE, min_size=1, max_size=40))
def test_concentration_lies_between_equal_shares_and_one_buyer(values: list[float]) -> None:
    index = measures.destination_hhi(pd.DataFrame({"value_usd": values}))
    assert 10_000 / len(values) <= index * 1.000001
    assert index <= 10_000.001


@given(st.lists(POSITIVE, min_size=1, max_size=20), st.floats(min_value=0.01, max_value=100))
def test_shares_do_not_depend_on_the_unit(values: list[float], factor: float) -> None:
    series = pd.Series(values)
    scaled = measures.top_share_pct(series * factor, 3)
    assert scaled == pytest.approx(measures.top_share_pct(series, 3))
    assert measures.top_share_pct(series, len(values)) == pytest.approx(100.0)


@given(st.floats(min_value=1.0, max_value=1e4), st.floats(min_value=1.0, max_value=1e4))
def test_growth_undoes_itself(new: float, old: float) -> None:
    assert old * (1 + measures.growth_pct(new, old) / 100) == pytest.approx(new)
