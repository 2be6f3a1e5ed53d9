import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from evbook import tables
from evbook.analysis import brands
from evbook.errors import MissingDataError

_ROW = {"definition": "All cars", "qualifier": None, "kind": "typed", "source_id": "a", "full_year": True}
SHARES = pd.DataFrame(
    [
        _ROW | {"year": 2010, "period": "2010", "market": "Thailand", "definition_id": "old", "share_pct": 92.3},
        _ROW | {"year": 2022, "period": "2022", "market": "Thailand", "definition_id": "nine", "share_pct": 85.4},
        _ROW | {"year": 2025, "period": "2025", "market": "Thailand", "definition_id": "nine", "share_pct": 69.3},
        _ROW
        | {"year": 2025, "period": "2025 H1", "market": "Thailand", "definition_id": "nine", "share_pct": 70.6}
        | {"full_year": False},
    ]
)
WHOLESALES = pd.DataFrame(
    [
        (2022, "Japan", "ice", "Indonesia", 90),
        (2022, "China", "bev", "China", 10),
        (2025, "Japan", "hev", "Indonesia", 80),
        (2025, "Other", "ice", "Unknown", 20),
    ],
    columns=["year", "brand_nationality", "powertrain", "origin", "units"],
).assign(kind="compiled", source_id="gaikindo")


def test_shares_end_with_the_year_asked_for_and_begin_with_the_first_drawn() -> None:
    shown = brands.japanese_shares(SHARES, WHOLESALES, 2024)
    assert shown[["market", "year"]].to_numpy().tolist() == [["Indonesia", 2022], ["Thailand", 2022]]


def test_share_of_wholesales_counts_every_brand() -> None:
    share = brands.wholesale_share(WHOLESALES).set_index("year")["share_pct"]
    assert share.to_dict() == {2022: 90.0, 2025: 80.0}


def test_a_change_keeps_to_full_years_of_one_definition() -> None:
    change = brands.change(brands.japanese_shares(SHARES, WHOLESALES, 2025), "nine")
    assert (change.first_year, change.last_year) == (2022, 2025)
    assert change.points == pytest.approx(-16.1)
    assert change.rows["period"].tolist() == ["2022", "2025"]


def test_a_single_year_has_no_change() -> None:
    with pytest.raises(MissingDataError, match="fewer than two full years of 'old'"):
        brands.change(SHARES, "old")


@given(st.lists(st.integers(1, 10**6), min_size=2, max_size=6))
def test_shares_of_all_brands_add_up(units: list[int]) -> None:
    names = ["Japan", "China", "South Korea", "Indonesia", "Viet Nam", "Other"][: len(units)]
    table = pd.DataFrame({"year": 2025, "brand_nationality": names, "units": units, "kind": "a", "source_id": "b"})
    swapped = table.assign(brand_nationality=["Other" if name == "Japan" else "Japan" for name in names])
    parts = [brands.wholesale_share(each)["share_pct"].iloc[0] for each in (table, swapped)]
    assert sum(parts) == pytest.approx(100.0)


def test_a_market_known_by_one_bound_is_not_drawn():
    shares = brands.japanese_shares(tables.load("japanese_brand_share"), tables.load("indonesia_wholesales"), 2025)
    assert set(shares["market"]) == set(brands.DRAWN_MARKETS)
    assert "Malaysia" in set(tables.load("japanese_brand_share")["market"])


def test_sales_by_nationality_of_the_brand():
    sold = pd.DataFrame(
        [(2024, "China", 20e6), (2024, "Japan", 25e6), (2025, "China", 27e6), (2025, "Japan", 25e6)],
        columns=["year", "brand_nationality", "vehicles"],
    )
    assert brands.sold_million(sold, "China", 2025) == 27
    assert brands.first_year_above(sold, "China", "Japan") == 2025
    with pytest.raises(MissingDataError, match="in no year"):
        brands.first_year_above(sold[sold["year"] == 2024], "China", "Japan")
