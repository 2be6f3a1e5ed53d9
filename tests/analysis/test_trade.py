import pandas as pd
import pytest

from evbook.analysis import trade


def _exports(*rows: tuple[int, str, str, float]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["year", "exporter", "product", "value_usd"])


TWO_YEARS = _exports(
    (2023, "China", "bev", 30.0),
    (2023, "China", "all_cars", 80.0),
    (2024, "China", "bev", 32.0),
    (2024, "China", "phev", 10.0),
    (2024, "China", "all_cars", 90.0),
    (2025, "China", "bev", 40.0),
    (2024, "Japan", "bev", 5.0),
    (2024, "Japan", "all_cars", 100.0),
)


def test_the_residual_without_plug_in_hybrids_bears_another_name() -> None:
    by_type = trade.car_exports_by_type(TWO_YEARS, "China", 2023, 2025)
    assert by_type.to_numpy().tolist() == [
        [2023, trade.BEV, 30.0],
        [2023, trade.OTHER_WITH_PHEV, 50.0],
        [2024, trade.BEV, 32.0],
        [2024, trade.PHEV, 10.0],
        [2024, trade.OTHER, 48.0],
    ]


def test_types_add_up_to_the_heading_and_a_year_without_total_is_left_out() -> None:
    by_type = trade.car_exports_by_type(TWO_YEARS, "China", 2023, 2025)
    assert by_type.groupby("year")["value_usd"].sum().to_dict() == {2023: 80.0, 2024: 90.0}


def test_nothing_is_called_a_combustion_car() -> None:
    assert not any(
        "ice" in name.lower().split() or "combustion" in name.lower() for name in vars(trade) if name.isupper()
    )


def test_share_needs_both_lines() -> None:
    shares = trade.bev_share_of_car_exports(TWO_YEARS, 2023, 2025)
    assert shares[["year", "exporter"]].to_numpy().tolist() == [[2023, "China"], [2024, "China"], [2024, "Japan"]]
    assert shares["share_pct"].tolist() == pytest.approx([37.5, 100 * 32 / 90, 5.0])


def test_the_peak_is_the_highest_share_of_the_exporter() -> None:
    assert trade.peak_share(TWO_YEARS, "China", 2023, 2025) == {"year": 2023.0, "share_pct": 37.5}


def test_rows_behind_a_share_are_those_of_both_lines() -> None:
    rows = trade.rows_with_both_lines(TWO_YEARS, 2023, 2025)
    assert set(zip(rows["year"], rows["exporter"], strict=True)) == {(2023, "China"), (2024, "China"), (2024, "Japan")}
    assert set(rows["product"]) == {"bev", "all_cars"}


def test_growth_on_the_year_before_is_of_both_kinds() -> None:
    growth = trade.growth_on_year_before_pct(TWO_YEARS, "China", 2024)
    assert growth == pytest.approx({"bev": 100 * (32 / 30 - 1), "other": 100 * (58 / 50 - 1)})
