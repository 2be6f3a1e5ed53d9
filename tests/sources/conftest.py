"""A hand-made folder of raw files, each in its publisher's shape and as small as the builder allows."""

from __future__ import annotations

import csv
import importlib
import json
from pathlib import Path

import openpyxl
import pytest

# code, name, region, groups of 2017 to 2023 (a star and two dots as the World Bank writes them)
ECONOMIES = [
    ("AFG", "Afghanistan", "South Asia", ["L"] * 7),
    ("BRA", "Brazil", "Latin America & Caribbean", ["UM"] * 7),
    ("CHN", "China", "East Asia & Pacific", ["UM"] * 7),
    ("COD", "Congo, Dem. Rep.", "Sub-Saharan Africa", ["L"] * 7),
    ("CPV", "Cabo Verde", "Sub-Saharan Africa", ["LM"] * 7),
    ("CRI", "Costa Rica", "Latin America & Caribbean", ["UM"] * 7),
    ("DEU", "Germany", "Europe & Central Asia", ["H"] * 7),
    ("FRA", "France", "Europe & Central Asia", ["H"] * 7),
    ("FSM", "Micronesia, Fed. Sts.", "East Asia & Pacific", ["LM"] * 7),
    ("GBR", "United Kingdom", "Europe & Central Asia", ["H"] * 7),
    ("JOR", "Jordan", "Middle East & North Africa", ["LM"] * 7),
    ("JPN", "Japan", "East Asia & Pacific", ["H"] * 7),
    ("LKA", "Sri Lanka", "South Asia", ["LM"] * 7),
    ("NAM", "Namibia", "Sub-Saharan Africa", ["UM"] * 7),
    ("NPL", "Nepal", "South Asia", ["L", "LM", "LM", "LM", "LM", "LM", "LM"]),
    ("PHL", "Philippines", "East Asia & Pacific", ["LM"] * 7),
    ("TGO", "Togo", "Sub-Saharan Africa", ["L"] * 7),
    ("TWN", "Taiwan, China", "East Asia & Pacific", ["H"] * 7),
    ("USA", "United States", "North America", ["H"] * 7),
    ("UZB", "Uzbekistan", "Europe & Central Asia", ["LM*"] + ["LM"] * 6),
    ("VEN", "Venezuela, RB", "Latin America & Caribbean", ["UM", "UM", "UM", "..", "..", "..", ".."]),
    ("VNM", "Viet Nam", "East Asia & Pacific", ["LM"] * 7),
    ("WSM", "Samoa", "East Asia & Pacific", ["LM"] * 7),
]
FILES = {
    "trade/comtrade_bev_exports_by_reporter_2021_2025.csv": [
        "year,country,bev_exp_usd,car_exp_usd,ev_export_share",
        "2022,China,20000000000,40000000000,0.5",
        "2024,Germany,30000000000,150000000000,0.2",
        "2025,China,NA,NA,NA",
    ],
    "trade/exports_870380_DE_FR_ES_GB_2017_2024.csv": [
        "reporterDesc,refYear,exports_870380_usd",
        "France,2017,5.5",
        "France,2018,967444291.0434",
        "Germany,2024,30000000001",
    ],
    "trade/baci_hs22_2022_china_870380_by_importer.csv": [
        "year,exporter,hs6,importer,value_thousand_usd,share_pct_as_printed,importer_iso3,income_group_2022,wb_region",
        "2022,China,870380,United Kingdom,15000000,78.95,GBR,High income,Europe & Central Asia",
        "2022,China,870380,Viet Nam,3000000,15.79,VNM,Lower middle income,East Asia & Pacific",
        '2022,China,870380,"Other Asia, nes",1000000.5,5.26,TWN,High income,East Asia & Pacific',
    ],
    "trade/brazil_comexstat_china_origin_monthly.csv": [
        "year,month,ncm,origin,fob_usd,units,kg,usd_per_unit,kg_per_unit",
        "2024,2,87038000,China,2000000,100,150000,20000,1500",
        "2024,1,87036000,China,2200000,100,180000,22000,1800",
        "2023,1,87036000,China,2400000,100,180000,24000,1800",
    ],
    "trade/us_2024_imports_8703_from_china.csv": [
        "CTY_NAME,HS10,HS6,I_COMMODITY_SDESC,time,imports,duty",
        "CHINA,8703105030,870310,GOLF CARTS,2024-12-01,300.0,1.0",
        'CHINA,8703230140,870323,"PASS VEH,NESOI,4 CYL,1500-3000CC",2024-12-01,500.0,1.0',
        'CHINA,8703800020,870380,"PASSENGER VEHICLES, ONLY ELECTR MOTOR LT=250MI NEW",2024-12-01,900000.0,1.0',
        'CHINA,8703800060,870380,"PASS VEHICLES,ONLY ELECTR MOTOR GT 250MI NEW,NESOI",2024-12-01,110000000.0,1.0',
    ],
    "trade/unit_value_checks.csv": [
        "country_iso3,income_group_of_year,period,origin_scope,type,value,currency,units,unit_value_usd_approx,source,note",
        "BRA,Upper middle,2024,China,BEV,2000000,USD FOB,100,20000,S4,",
        "BRA,Upper middle,2024,China,PHEV,2200000,USD FOB,100,22000,S4,",
        "BRA,Upper middle,2023,China,PHEV,2400000,USD FOB,100,24000,S4,",
        "BRA,Upper middle,2023 Aug-Dec,China,BEV,2000000,USD FOB,100,20000,S4,",
        "DEU,High,2023,China,BEV,26000,EUR per unit,100,28000,S8,",
        "DEU,High,2022,China,BEV,2000000,EUR,100,21000,S8,",
        "DEU,High,2020,China,BEV,900000,EUR,100,10280,S8,",
        "UZB,Lower middle,2022,All origins,BEV,3000000,USD,100,30000,S11,",
        "UZB,Lower middle,2023 Jan-Jun,All origins,BEV,3000000,USD,100,30000,S11,",
        "UZB,Lower middle,2023 Jan-Jul,All origins,BEV,3000000,USD,100,30000,S11,",
        "UZB,Lower middle,2024 Jan-Feb,All origins,BEV,3000000,USD,100,30000,S11,",
        "NPL,Lower middle,FY2023/24,All origins,BEV cars/jeeps/vans,260000000,NPR,100,19000,S12,",
        "NPL,Lower middle,FY2024/25 H1,China,BEV cars/vans,260000000,NPR,100,19000,S12,",
        "CHN->WLD,All,2022,China exports,BEV,25000,USD per unit,,25000,S13,",
        "CHN->WLD,All,2021 / 2023,China exports,NEV,19500 / 23800,USD per unit,,,S13,",
    ],
    "facts/trade_figures.csv": [
        "topic,entity,period,metric,value,unit,page_address,exact_phrase_or_note",
        "2 870380 exports,China,2018,value,129.8,US$ mn,https://example.org,",
        "2 870380 exports,France,2018,value,963.6,US$ mn,https://example.org,",
        "2 870380 exports,Austria,2018,value,658.1,US$ mn,https://example.org,",
    ],
    "production/oica_production_by_country_2006_2022.csv": [
        "year,country,type,n,code_iso_alpha3",
        "2022,China,pv,23800000,CHN",
        "2022,China,cv,3200000,CHN",
        "2022,Japan,pv,7800000,JPN",
        "2022,Japan,cv,NA,JPN",
        "2022,USA,pv,10000000,USA",
        "2022,Others,pv,20000000,NA",
        "2022,Others,cv,1,NA",
    ],
    "production/oica_production_2023_2024.csv": [
        "year,country,vehicles,source,address",
        "2023,China,30160966,page,https://example.org",
        "2024,USA,10562188,page,https://example.org",
    ],
    "claims.csv": [
        "id,document,section,chapter,claim,stated,unit,period,geography,how_to_measure,qualifier,expected,mended",
        "M02,ifri-memo,A section,downstream_competition,A share,30,percent,2025,China,,around,,",
        "G01,asean-strategy-article,,japan_strategies,Cars built,3,million vehicles,a year,ASEAN,,exceeds,,",
    ],
}
IEA_HEADER = ["region_country", "category", "parameter", "mode", "powertrain", "year", "unit", "value"]
BATTERIES_GWH = {
    2024: {"Cars": 840, "Vans": 17, "Buses": 15, "Trucks": 44, "2 and 3 wheelers": 37},
    2025: {"Cars": 1000, "Vans": 23, "Buses": 17, "Trucks": 100, "2 and 3 wheelers": 51},
}
IEA_ROWS = [
    [region, "Historical", "EV sales share", "Cars", "EV", year, "percent", share]
    for region, shares in {
        "China": (29, 53),
        "European Union": (21, 27),
        "Indonesia": (0.1, 15),
        "Japan": (2.1, 3),
        "Thailand": (1.5, 23),
        "USA": (7.7, 10),
        "World": (15, 25),
    }.items()
    for year, share in zip((2022, 2025), shares, strict=True)
] + [
    ["China", "Projection-STEPS", "EV sales share", "Cars", "EV", 2030, "percent", 80],
    ["China", "Historical", "EV sales", "Cars", "BEV", 2025, "Vehicles", 8000000],
    ["China", "Historical", "EV sales", "Cars", "PHEV", 2025, "Vehicles", 5100000],
    ["China", "Historical", "EV sales", "Cars", "EV", 2025, "Vehicles", 13000000],
    ["China", "Historical", "EV sales", "Vans", "EV", 2025, "Vehicles", 700000],
    ["China", "Historical", "EV stock", "Cars", "EV", 2025, "Vehicles", 44000000],
    *(
        [region, "Historical", parameter, "Cars", "EV", 2023, unit, value]
        for region, sold, share in (("Australia", 98000, 11), ("Brazil", 52000, 3), ("Indonesia", 17000, 2.2))
        for parameter, unit, value in (("EV sales", "Vehicles", sold), ("EV sales share", "percent", share))
    ),
    ["Malaysia", "Historical", "EV sales", "Cars", "EV", 2025, "Vehicles", 54000],
    ["Thailand", "Historical", "EV sales", "Cars", "EV", 2025, "Vehicles", 140000],
    ["World", "Historical", "EV sales", "Cars", "EV", 2025, "Vehicles", 21000000],
    ["Africa", "Historical", "EV sales", "Cars", "EV", 2025, "Vehicles", 16000],
    ["World", "Projection-STEPS", "Battery deployment", "Cars", "EV", 2030, "GWh", 2500],
    ["China", "Historical", "Battery deployment", "Cars", "EV", 2025, "GWh", 600],
    *(
        ["World", "Historical", "Battery deployment", mode, "EV", year, "GWh", gwh]
        for year in range(2015, 2026)
        for mode, gwh in BATTERIES_GWH.get(year, dict.fromkeys(BATTERIES_GWH[2025], 13)).items()
    ),
]


def write_rows(path: Path, rows: list[list[object]]) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", newline="", encoding="utf-8") as stream:
        csv.writer(stream).writerows(rows)
    return path


def write_oghist(path: Path, years: range = range(2017, 2024), sheet: str = "Country Analytical History") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    book = openpyxl.Workbook()
    history = book.create_sheet(sheet)
    history.append([None, "World Bank Analytical Classifications"])
    history.append([None, "Bank's fiscal year:", *(f"FY{(year + 2) % 100:02d}" for year in years)])
    history.append([None, "Data for calendar year :", *years])
    history.append([None, "Low income (L)", *("<= 480" for _ in years)])
    for code, name, _, groups in ECONOMIES:
        history.append([code, name, *groups[: len(years)]])
    history.append([None, "* At this time"])
    history.append(["YUGf", "Yugoslavia (former)", *(".." for _ in years)])
    book.save(path)
    return path


def write_iea_workbook(path: Path, sheet: str = "GEVO_EV_2026") -> Path:
    book = openpyxl.Workbook()
    page = book.create_sheet(sheet)
    for row in [[*IEA_HEADER, "Aggregate group"], *([*row, "=1+1"] for row in IEA_ROWS)]:
        page.append(row)
    book.save(path)
    return path


def _files_by_subject() -> dict[str, list[str]]:
    """`FILES` of every module in tests/sources/handmade: path below the raw folder to lines."""
    modules = sorted((Path(__file__).parent / "handmade").glob("*.py"))
    found = [importlib.import_module(f"tests.sources.handmade.{module.stem}").FILES for module in modules]
    return {name: lines for files in found for name, lines in files.items()}


def write_raw_folder(folder: Path) -> Path:
    """Every raw file that the builder reads, under `folder`."""
    for name, lines in {**FILES, **_files_by_subject()}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    write_oghist(folder / "income" / "OGHIST.xlsx")
    regions = [[name, code, 2023, region] for code, name, region, _ in ECONOMIES]
    older = [["China", "CHN", 2022, "Elsewhere"]]
    write_rows(folder / "income" / "CLASS.csv", [["economy", "code", "year_data", "region"], *older, *regions])
    write_rows(folder / "ev_markets" / "iea_ev_data_explorer_2026_nonprice.csv", [IEA_HEADER, *IEA_ROWS])
    return folder


def comtrade_row(partner: str = "GBR", value: float = 100.0, **changes: object) -> dict[str, object]:
    """One row of UN Comtrade's answer with the fields that its interface gives."""
    names = {"GBR": "United Kingdom", "VNM": "Viet Nam", "W00": "World", "S19": "Other Asia, nes", "_X ": "Areas, nes"}
    row: dict[str, object] = {
        "typeCode": "C",
        "freqCode": "A",
        "refPeriodId": 20220101,
        "refYear": 2022,
        "refMonth": 52,
        "period": "2022",
        "reporterCode": 156,
        "reporterISO": "CHN",
        "reporterDesc": "China",
        "flowCode": "X",
        "flowDesc": "Export",
        "partnerCode": 0 if partner == "W00" else 826,
        "partnerISO": partner,
        "partnerDesc": names[partner],
        "partner2Code": 0,
        "partner2ISO": "W00",
        "classificationCode": "H6",
        "cmdCode": "870380",
        "cmdDesc": "Vehicles; electric",
        "customsCode": "C00",
        "mosCode": "0",
        "motCode": 0,
        "qtyUnitCode": 5,
        "qtyUnitAbbr": "u",
        "qty": 4.0,
        "isQtyEstimated": False,
        "netWgt": None,
        "cifvalue": None,
        "fobvalue": value,
        "primaryValue": value,
        "isReported": True,
        "isAggregate": True,
    }
    return row | changes


def comtrade_answer(*rows: dict[str, object], **changes: object) -> dict[str, object]:
    return {"elapsedTime": "0.21 secs", "count": len(rows), "data": list(rows), "error": ""} | changes


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    return write_raw_folder(tmp_path / "raw")


@pytest.fixture
def answer():
    return comtrade_answer


@pytest.fixture
def row():
    return comtrade_row


@pytest.fixture
def write_answer():
    def write(folder: Path, name: str, *rows: dict[str, object]) -> Path:
        path = folder / "trade" / "comtrade" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(comtrade_answer(*rows)), encoding="utf-8")
        return path

    return write


@pytest.fixture
def oghist():
    return write_oghist


@pytest.fixture
def iea_workbook():
    return write_iea_workbook


@pytest.fixture
def edit():
    """Replace text in a raw file; the text must be there."""

    def replace(path: Path, old: str, new: str) -> Path:
        content = path.read_text(encoding="utf-8")
        assert old in content, (path, old)
        path.write_text(content.replace(old, new), encoding="utf-8")
        return path

    return replace
