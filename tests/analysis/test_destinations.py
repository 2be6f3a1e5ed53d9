from typing import Any

import pandas as pd
import pytest

from evbook import tables
from evbook.analysis import destinations, measures
from evbook.errors import EvbookError
from evbook.sources import comtrade

YEARS = range(2020, 2025)
IMPORTERS = {"DEU": "Germany", "BRA": "Brazil", "UZB": "Uzbekistan", "VNM": "Viet Nam"}


def complete_answer() -> dict[str, Any]:
    """A made-up answer in UN Comtrade's shape: every year, both products, four partners, number of cars."""
    rows = [
        _row(year, code, iso3, value_usd=1e6 * (1 + place) * (year - 2015), cars=50.0 * (1 + place))
        for year in YEARS
        for code in ("870380", "870360")
        for place, iso3 in enumerate(IMPORTERS)
    ]
    return {"elapsedTime": "0.2 secs", "count": len(rows), "data": rows, "error": ""}


def _row(year: int, code: str, iso3: str, value_usd: float, cars: float) -> dict[str, Any]:
    return {
        "freqCode": "A",
        "refYear": year,
        "reporterISO": "CHN",
        "reporterDesc": "China",
        "flowCode": "X",
        "partnerISO": iso3,
        "partnerDesc": IMPORTERS[iso3],
        "cmdCode": code,
        "qtyUnitCode": 5,
        "qty": cars,
        "isQtyEstimated": False,
        "primaryValue": value_usd,
    }


@pytest.fixture
def complete() -> pd.DataFrame:
    return comtrade.partners(comtrade.tidy(complete_answer())).assign(source_id="comtrade", kind="official")


@pytest.fixture
def groups() -> pd.DataFrame:
    rows = [
        (iso3, year, group)
        for year in YEARS
        for iso3, group in {"DEU": "High income", "BRA": "Upper middle income", "UZB": "Lower middle income"}.items()
    ]
    vietnam = [("VNM", year, "Upper middle income" if year == 2024 else "Lower middle income") for year in YEARS]
    frame = pd.DataFrame(rows + vietnam, columns=["iso3", "year", "group"])
    return frame.assign(group_source_id="wb", group_kind="official")


def test_complete_trade_gives_every_year_group_and_number_of_cars(complete: pd.DataFrame, groups: pd.DataFrame) -> None:
    grouped = destinations.exports_by_group(complete, groups)
    assert sorted(grouped["year"].unique()) == list(YEARS)
    assert grouped["quantity_units"].notna().all()
    last = grouped[(grouped["year"] == 2024) & (grouped["product"] == "bev")].set_index("group")
    assert last["quantity_units"].to_dict() == {
        "Upper middle income": 300,  # Brazil and, in this year, Viet Nam
        "Lower middle income": 150,
        "High income": 50,
    }
    assert last["share_pct"].sum() == pytest.approx(100.0)


def test_the_group_is_that_of_the_same_year(complete: pd.DataFrame, groups: pd.DataFrame) -> None:
    grouped = destinations.exports_by_group(complete, groups).set_index(["year", "product", "group"])["importers"]
    assert grouped[2023, "bev", "Lower middle income"] == 2
    assert grouped[2024, "bev", "Lower middle income"] == 1


def test_one_missing_quantity_leaves_the_group_s_quantity_missing(complete: pd.DataFrame, groups: pd.DataFrame) -> None:
    holed = complete.copy()
    holed.loc[holed["importer_iso3"] == "DEU", "quantity_units"] = pd.NA
    grouped = destinations.exports_by_group(holed, groups).set_index("group")["quantity_units"]
    assert grouped["High income"].isna().all()
    assert grouped["Upper middle income"].notna().all()


def test_an_economy_without_group_is_kept_apart(complete: pd.DataFrame, groups: pd.DataFrame) -> None:
    grouped = destinations.exports_by_group(complete, groups[groups["iso3"] != "UZB"])
    assert destinations.UNGROUPED in set(grouped["group"])
    assert grouped["value_usd"].sum() == pytest.approx(complete["value_usd"].sum())


def test_an_economy_in_two_groups_of_one_year_is_refused(complete: pd.DataFrame, groups: pd.DataFrame) -> None:
    twice = pd.concat([groups, groups[groups["iso3"] == "BRA"]])
    with pytest.raises(EvbookError, match="two groups of one year"):
        destinations.exports_by_group(complete, twice)


def test_regions_are_the_same_in_every_year() -> None:
    regions = destinations.groups_of_destinations("region", tables.load("income_groups"), tables.load("economies"))
    assert (regions.groupby("iso3")["group"].nunique() == 1).all()
    assert not regions.duplicated(["iso3", "year"]).any()


def test_a_row_carries_the_source_of_its_group(complete: pd.DataFrame, groups: pd.DataFrame) -> None:
    rows = destinations.with_group(complete.assign(source_id="trade"), groups, "importer_iso3")
    assert measures.sources_of(rows) == ("trade", "wb")
    assert len(rows) == len(complete)


def test_the_union_buys_as_one() -> None:
    rows = pd.DataFrame({"importer_iso3": ["DEU", "BEL", "GBR"], "value_usd": [3.0, 2.0, 5.0]})
    merged = destinations.eu_as_one(rows).set_index("importer_iso3")["value_usd"]
    assert merged.to_dict() == {"EU27": 5.0, "GBR": 5.0}
    assert len(destinations.EU27_ISO3) == 27


def test_coverage_is_against_the_exporter_s_own_total(complete: pd.DataFrame) -> None:
    own = pd.DataFrame({"year": [2024] * 2, "exporter": ["China"] * 2, "product": ["bev", "phev"]})
    own["value_usd"] = complete[complete["year"] == 2024]["value_usd"].sum()
    assert destinations.coverage_pct(complete, own, "China", 2024) == pytest.approx(50.0)


def test_unit_values_come_from_the_trade_table_where_it_counts(complete: pd.DataFrame, groups: pd.DataFrame) -> None:
    published = tables.load("published_unit_values")
    spread = destinations.unit_values_by_group(complete, published, groups)
    brazil = spread[(spread["destination"] == "Brazil") & (spread["year"] == 2024) & (spread["product"] == "bev")]
    assert brazil["basis"].tolist() == [destinations.EXPORTER_BASIS]
    assert brazil["unit_value_usd"].tolist() == pytest.approx([1e6 * 2 * 9 / 100])
    assert "Nepal" in set(spread["destination"])


def test_published_unit_values_leave_out_the_world_and_the_part_of_a_longer_period() -> None:
    read = destinations.unit_values_published(tables.load("published_unit_values"))
    assert "World" not in set(read["destination"])
    uzbekistan = read[(read["destination"] == "Uzbekistan") & (read["year"] == 2023)]
    assert uzbekistan["period"].tolist() == ["2023 Jan-Jul"]
    assert uzbekistan["basis"].tolist() == [destinations.ALL_ORIGINS_BASIS]


def test_the_group_with_most_value():
    by_group = pd.DataFrame({"group": ["High income", "Low income", "High income"], "value_usd": [50.0, 30.0, 20.0]})
    assert destinations.largest_group(by_group) == ("High income", pytest.approx(70))
