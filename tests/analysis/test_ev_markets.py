import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from evbook.analysis import ev_markets
from evbook.errors import MissingDataError

_COLUMNS = [
    "year",
    "region",
    "region_iso3",
    "powertrain",
    "sales_vehicles",
    "stock_vehicles",
    "sales_share_pct",
    "source_id",
    "kind",
]


def _row(year: int, region: str, iso3: str | None, powertrain: str, sold: int, share: float | None) -> tuple:  # type: ignore[type-arg]
    return (year, region, iso3, powertrain, sold, 3 * sold, share, "iea", "official")


MARKETS = pd.DataFrame(
    [
        _row(2025, "China", "CHN", "ev", 13_000_000, 53.0),
        _row(2025, "China", "CHN", "bev", 8_000_000, None),
        _row(2025, "China", "CHN", "phev", 5_000_000, None),
        _row(2025, "World", None, "ev", 20_000_000, 25.0),
        _row(2025, "Japan", "JPN", "ev", 100_000, 3.0),
        _row(2025, "Chile", "CHL", "ev", 20_000, None),
        _row(2024, "Japan", "JPN", "ev", 90_000, 2.8),
    ],
    columns=_COLUMNS,
)


def test_only_known_shares_of_the_regions_and_years_asked_for() -> None:
    shown = ev_markets.shares(MARKETS, ["Japan", "Chile"], 2025, 2025)
    assert shown[["region", "year", "sales_share_pct"]].to_numpy().tolist() == [["Japan", 2025, 3.0]]


def test_a_group_is_no_country() -> None:
    assert ev_markets.shares_by_country(MARKETS, 2025, 2025)["region"].tolist() == ["China", "Japan"]
    assert ev_markets.countries_above(MARKETS, "Japan", 2025) == 1
    assert ev_markets.countries_above(MARKETS, "China", 2025) == 0


def test_measures_take_the_sum_of_the_parts_from_its_own_row() -> None:
    assert ev_markets.ev_sales_million(MARKETS, "China", 2025) == 13.0
    assert ev_markets.share_of_world_ev_sales_pct(MARKETS, "China", 2025) == pytest.approx(65.0)
    assert ev_markets.bev_share_of_ev_sales_pct(MARKETS, "China", 2025) == pytest.approx(100 * 8 / 13)


def test_a_missing_year_is_named() -> None:
    with pytest.raises(MissingDataError, match="region 'Japan', year 2020"):
        ev_markets.ev_share_pct(MARKETS, "Japan", 2020)


@given(st.integers(1, 10**8), st.integers(1, 10**8))
def test_battery_cars_and_plug_in_hybrids_share_the_whole(bev: int, phev: int) -> None:
    def share(first: int, second: int) -> float:
        rows = [_row(2025, "X", "XXX", "bev", first, None), _row(2025, "X", "XXX", "phev", second, None)]
        return ev_markets.bev_share_of_ev_sales_pct(pd.DataFrame(rows, columns=_COLUMNS), "X", 2025)

    assert share(bev, phev) + share(phev, bev) == pytest.approx(100.0)
