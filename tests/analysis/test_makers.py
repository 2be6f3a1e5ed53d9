import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from evbook.analysis import makers
from evbook.errors import MissingDataError

_COLUMNS = ["year", "company", "scope", "powertrain", "market", "vehicles", "kind", "source_id"]


def _table(*rows: tuple[int, str, str, str, int]) -> pd.DataFrame:
    whole = [(year, company, scope, part, "World", sold, "typed", "a") for year, company, scope, part, sold in rows]
    return pd.DataFrame(whole, columns=_COLUMNS)


SALES = _table(
    (2024, "Toyota", "Toyota and Lexus", "all", 100),
    (2024, "Toyota", "Toyota and Lexus", "electrified", 45),
    (2024, "Toyota", "Toyota and Lexus", "hev", 40),
    (2025, "Toyota", "Toyota and Lexus", "all", 110),
    (2025, "Toyota", "Toyota and Lexus", "electrified", 55),
    (2025, "Toyota", "Toyota and Lexus", "hev", 44),
    (2025, "Toyota", "Toyota and Lexus", "bev", 5),
    (2025, "Toyota", "Toyota group", "all", 130),
    (2024, "Honda", "whole company", "all", 38),
    (2024, "BYD", "whole company", "bev", 3),
    (2024, "BYD", "whole company", "phev", 1),
    (2025, "BYD", "whole company", "bev", 4),
    (2025, "BYD", "whole company", "phev", 4),
)


def test_scopes_never_mix() -> None:
    assert makers.sold(SALES, "Toyota", "all", 2025) == 110
    assert makers.sold(SALES, "Toyota", "all", 2025, scope="Toyota group") == 130
    rows = makers.rows_with_powertrains(SALES, 2025)
    assert "Toyota group" not in set(rows["scope"])


def test_a_maker_without_powertrains_is_not_drawn_and_byd_once() -> None:
    rows = makers.rows_with_powertrains(SALES, 2025)
    assert set(rows["company"]) == {"Toyota", "BYD"}
    assert set(rows.loc[rows["company"] == "BYD", "year"]) == {2025}
    assert set(makers.rows_with_powertrains(SALES, 2024)["year"]) == {2024}


def test_what_a_page_does_not_split_stands_under_other() -> None:
    parts = makers.by_powertrain(makers.rows_with_powertrains(SALES, 2025)).set_index(["company", "year", "part"])
    assert parts.loc[("Toyota", 2025, makers.OTHER), "vehicles"] == 55 - 44 - 5
    assert parts.loc[("Toyota", 2025, makers.COMBUSTION), "vehicles"] == 110 - 55
    assert parts.loc[("Toyota", 2025, makers.HYBRID), "share_pct"] == pytest.approx(40.0)
    assert parts.loc[("BYD", 2025, makers.BATTERY), "share_pct"] == pytest.approx(50.0)


def test_growth_and_years() -> None:
    assert makers.growth_on_year_before_pct(SALES, "Toyota", "hev", 2025) == pytest.approx(10.0)
    assert makers.last_known_year(SALES, "Toyota", "bev", 2030) == 2025
    with pytest.raises(MissingDataError, match=r"no world sales of Toyota \(bev\) up to 2024"):
        makers.last_known_year(SALES, "Toyota", "bev", 2024)
    assert makers.total_rows(SALES, "Toyota", (2024, 2025))["vehicles"].tolist() == [100, 110]


@given(st.floats(1e5, 1e8), st.floats(1e5, 1e8), st.sampled_from([1_000.0, 10_000.0]))
def test_rounded_levels_allow_a_range_around_their_own_growth(new: float, old: float, step: float) -> None:
    low, high = makers.rounding_of_growth_pct(new, old, step)
    assert low < 100 * (new / old - 1) < high


@given(st.tuples(*[st.integers(0, 10**7)] * 5))
def test_parts_add_up_to_the_total(sold: tuple[int, int, int, int, int]) -> None:
    hev, phev, bev, other, combustion = sold
    electrified = hev + phev + bev + other
    total = electrified + combustion + 1
    named = {"hev": hev, "phev": phev, "bev": bev, "electrified": electrified, "all": total}
    rows = _table(*((2025, "Toyota", "Toyota and Lexus", part, value) for part, value in named.items()))
    parts = makers.by_powertrain(rows)
    assert parts["vehicles"].sum() == pytest.approx(total)
    assert parts["share_pct"].sum() == pytest.approx(100.0)
    assert (parts["vehicles"] >= 0).all()


def test_the_group_s_change_is_its_own():
    group = _table((2024, "Toyota", "Toyota group", "all", 120), (2024, "Toyota", "Toyota and Lexus", "all", 100))
    both = pd.concat([group, SALES[SALES["year"] == 2025]])
    assert makers.group_growth_pct(both, 2025) == pytest.approx(100 * (130 / 120 - 1))
    with pytest.raises(MissingDataError, match="Toyota group"):
        makers.group_growth_pct(SALES, 2025)


def test_growth_by_year_needs_the_year_before():
    hybrids = _table(
        (2021, "Toyota", "Toyota and Lexus", "hev", 10),
        (2023, "Toyota", "Toyota and Lexus", "hev", 20),
        (2024, "Toyota", "Toyota and Lexus", "hev", 30),
        (2025, "Toyota", "Toyota and Lexus", "hev", 33),
    )
    assert makers.yearly_growth_pct(hybrids, "Toyota", "hev", 2025) == pytest.approx({2024: 50, 2025: 10})
    assert makers.yearly_growth_pct(hybrids, "Toyota", "hev", 2024) == pytest.approx({2024: 50})


def test_one_rounded_level_leaves_less_open_than_two():
    low, high = makers.growth_on_rounded_pct(120.0, 100.0, 10.0)
    assert (low, high) == pytest.approx((100 * (120 / 105 - 1), 100 * (120 / 95 - 1)))
    wider = makers.rounding_of_growth_pct(120.0, 100.0, 10.0)
    assert wider[0] < low < high < wider[1]
