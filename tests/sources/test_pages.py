from __future__ import annotations

import pytest

from evbook.errors import RawFileError
from evbook.sources import pages

ALL_CARS = "trade/comtrade_bev_exports_by_reporter_2021_2025.csv"
EUROPEAN = "trade/exports_870380_DE_FR_ES_GB_2017_2024.csv"
BRAZIL = "trade/brazil_comexstat_china_origin_monthly.csv"
UNIT_VALUES = "trade/unit_value_checks.csv"
FACTS = "facts/trade_figures.csv"
NAMES = {"BRA": "Brazil", "DEU": "Germany", "UZB": "Uzbekistan", "NPL": "Nepal", "WLD": "World"}


def test_what_the_source_marks_missing_has_no_row(raw):
    exports = pages.exports_with_all_cars(raw / ALL_CARS).set_index(["exporter_iso3", "year", "product"])
    assert exports.loc[("CHN", 2022, "bev"), "value_usd"] == 20e9
    assert exports.loc[("CHN", 2022, "all_cars"), "hs_code"] == "8703"
    assert ("CHN", 2025, "bev") not in exports.index


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (",0.5", ",0.51", "printed share"),
        ("2022,China,20000000000", "2022,China,-20000000000", "'-20000000000'"),
        ("2024,Germany", "2024,Atlantis", "'Atlantis'"),
        ("2024,Germany", "2022,Germany", "last year is 2022"),
        ("2024,Germany,30000000000,150000000000,0.2", "2022,China,20000000000,40000000000,0.5", "counted twice"),
    ],
)
def test_bad_extract_with_all_cars(raw, edit, old, new, message):
    with pytest.raises(RawFileError, match=message):
        pages.exports_with_all_cars(edit(raw / ALL_CARS, old, new))


def test_european_extract(raw, edit):
    exports = pages.exports_of_european_countries(raw / EUROPEAN)
    assert exports.loc[exports["year"] == 2018, "value_usd"].tolist() == [967444291.04]
    with pytest.raises(RawFileError, match="last year is 2018"):
        pages.exports_of_european_countries(edit(raw / EUROPEAN, "Germany,2024,30000000001", ""))


def test_exports_typed_from_pages(raw, edit):
    exports = pages.exports_on_pages(raw / FACTS).set_index("exporter_iso3")
    assert exports.loc["CHN", "value_usd"] == 129_800_000
    assert exports.loc["CHN", "source_id"] == "itc-2018-page"
    assert set(exports.index) == {"CHN", "FRA"}  # Austria is none of the package's exporters
    with pytest.raises(RawFileError, match=r"US\$ mn expected"):
        pages.exports_on_pages(edit(raw / FACTS, "US$ mn", "EUR mn"))


def test_brazil(raw):
    months = pages.brazil_from_china(raw / BRAZIL).set_index(["year", "month", "product"])
    assert months.loc[(2024, 2, "bev")].to_dict() == {
        "ncm_code": "87038000",
        "value_fob_usd": 2e6,
        "quantity_units": 100,
        "net_weight_kg": 150000.0,
    }


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("China,2400000", "Japan,2400000", "only origin China"),
        ("2024,1,87036000", "2024,1,87034000", "only origin China and codes"),
        ("2024,1,87036000,China,2200000", "2024,1,87036000,China,220000", "usd_per_unit"),
        ("2023,1,87036000,China,2400000,100,180000,24000", "2024,1,87036000,China,2200000,100,180000,22000", "twice"),
    ],
)
def test_bad_brazil(raw, edit, old, new, message):
    with pytest.raises(RawFileError, match=message):
        pages.brazil_from_china(edit(raw / BRAZIL, old, new))


def test_unit_values(raw):
    values = pages.unit_values(raw / UNIT_VALUES, NAMES).set_index(["country", "period", "product"])
    assert ("Germany", "2020", "bev") not in values.index
    assert values.loc[("World", "2021", "nev"), "unit_value_usd"] == 19500
    assert values.loc[("World", "2023", "nev"), "value"] == 23800
    assert values.loc[("Germany", "2023", "bev"), "basis"] == "stated"
    assert values.loc[("Brazil", "2023 Aug-Dec", "bev"), "full_year"] == False  # noqa: E712


def test_unit_value_that_is_not_value_by_number(raw, edit):
    with pytest.raises(RawFileError, match="not value / units"):
        pages.unit_values(edit(raw / UNIT_VALUES, "USD FOB,100,22000", "USD FOB,100,23000"), NAMES)


def test_unit_value_row_that_is_gone(raw, edit):
    with pytest.raises(RawFileError, match="UZB"):
        pages.unit_values(edit(raw / UNIT_VALUES, "2024 Jan-Feb", "2025 Jan-Feb"), NAMES)


def test_typed_files_hold_each_figure_once():
    eu27 = pages.eu27_imports()
    assert eu27.set_index(["year", "measure"])["value_eur"].to_dict() == {
        (2023, "comext-bulk"): 11.89e9,
        (2023, "soapbox"): 11.0e9,
        (2023, "eurostat-infographic"): 9.7e9,
        (2024, "comext-bulk"): 8.89e9,
        (2025, "comext-bulk"): 6.35e9,
        (2025, "comext-bulk-second"): 6.47e9,
        (2025, "soapbox"): 6.3e9,
    }
    sales = pages.sales_by_brand().set_index("brand_nationality")["vehicles"]
    assert sales.to_dict() == {"China": 27_000_000, "Japan": 25_000_000}
    changes = pages.reclassifications()
    assert not changes.duplicated(["year", "economy_iso3"]).any()
    assert len(changes) == 10


def test_claims(raw, edit):
    columns = ["id", "document", "stated"]
    claims = pages.claims(raw / "claims.csv", columns)
    assert claims.columns.tolist() == columns
    assert claims["stated"].tolist() == ["30", "3"]
    with pytest.raises(RawFileError, match="counted twice"):
        pages.claims(edit(raw / "claims.csv", "G01", "M02"), columns)
    with pytest.raises(RawFileError, match="no id"):
        pages.claims(edit(raw / "claims.csv", "M02,ifri-memo", ",ifri-memo"), columns)


def test_claim_relations():
    relations = pages.claim_relations(["id", "relation", "claim", "other"])
    assert relations["id"].is_unique
    assert {"growth", "share_total", "count_of_list", "contradicts"} <= set(relations["relation"])
