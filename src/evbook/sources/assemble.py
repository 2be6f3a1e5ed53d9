"""From raw files to the frames of the data package: which file feeds which table, and in which precedence."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from evbook.sources import baci, comtrade, iea, oica, pages, worldbank
from evbook.sources.economies import PLAIN_NAMES
from evbook.tables.declared import declared

_TRADE_KEY = ["year", "exporter_iso3", "product"]


@dataclass(frozen=True)
class RawFiles:
    """Where the raw files lie: the folder of the publishers' files and the file of claims."""

    folder: Path
    claims: Path

    def answers(self) -> list[Path]:
        """Answers of UN Comtrade, sorted by name; none is fine."""
        return sorted((self.folder / "trade" / "comtrade").glob("*.json"))


def _marked(frame: pd.DataFrame, source_id: str, kind: str) -> pd.DataFrame:
    return frame.assign(source_id=source_id, kind=kind)


def _answers(raw: RawFiles) -> pd.DataFrame:
    """All rows of UN Comtrade's answers; a later file (by name) replaces the same row of an earlier one."""
    frames = [comtrade.tidy(path) for path in raw.answers()]
    if not frames:
        return pd.DataFrame()
    rows = pd.concat(frames, ignore_index=True)
    rows = rows.drop_duplicates([*_TRADE_KEY, "importer_iso3"], keep="last", ignore_index=True)
    return _marked(rows, "comtrade", "official")


def _first_wins(frames: list[pd.DataFrame], key: list[str]) -> pd.DataFrame:
    """Rows of all frames; where two share a key, that of the earlier frame."""
    present = [frame for frame in frames if len(frame)]
    return pd.concat(present, ignore_index=True).drop_duplicates(key, keep="first", ignore_index=True)


def _car_exports(raw: RawFiles) -> pd.DataFrame:
    trade = raw.folder / "trade"
    answers = _answers(raw)
    by_reporter = pages.exports_with_all_cars(trade / "comtrade_bev_exports_by_reporter_2021_2025.csv")
    european = pages.exports_of_european_countries(trade / "exports_870380_DE_FR_ES_GB_2017_2024.csv")
    typed = pages.exports_on_pages(raw.folder / "facts" / "trade_figures.csv")
    exports = _first_wins(
        [
            comtrade.totals(answers) if len(answers) else answers,
            _marked(by_reporter, "comtrade-bev-shares", "compiled"),
            _marked(european, "comtrade-european-exporters", "compiled"),
            typed.assign(kind="typed"),
        ],
        _TRADE_KEY,
    )
    if "quantity_units" not in exports.columns:
        exports["quantity_units"] = pd.array([pd.NA] * len(exports), dtype="Int64")
    return exports[exports["year"] >= 2018].reset_index(drop=True)


def _ev_exports_by_importer(raw: RawFiles) -> pd.DataFrame:
    names = _plain_names(raw)
    bilateral = baci.tidy(raw.folder / "trade" / "baci_hs22_2022_china_870380_by_importer.csv")
    bilateral = bilateral.assign(
        importer=bilateral["importer_iso3"].map(names).fillna(bilateral["importer"]),
        product="bev",
        quantity_units=pd.array([pd.NA] * len(bilateral), dtype="Int64"),
    )
    bilateral = _marked(bilateral, "baci-2022", "estimate")
    answers = _answers(raw)
    if answers.empty:
        return bilateral
    official = comtrade.partners(answers[answers["product"] != "all_cars"])
    official["importer"] = official["importer_iso3"].map(names).fillna(official["importer"])
    # A whole year of one exporter and product comes from one source: the two reconcile differently.
    covered = pd.MultiIndex.from_frame(official[_TRADE_KEY])
    rest = bilateral[~pd.MultiIndex.from_frame(bilateral[_TRADE_KEY]).isin(covered)]
    return pd.concat([official, rest], ignore_index=True)


def _economies(raw: RawFiles) -> pd.DataFrame:
    return _marked(worldbank.regions(raw.folder / "income" / "CLASS.csv"), "worldbank-class", "compiled")


def _plain_names(raw: RawFiles) -> dict[str, str]:
    economies = _economies(raw)
    return dict(zip(economies["economy_iso3"], economies["economy"], strict=True)) | {"WLD": PLAIN_NAMES["WLD"]}


def _income_groups(raw: RawFiles) -> pd.DataFrame:
    history = _marked(worldbank.tidy(raw.folder / "income" / "OGHIST.xlsx"), "worldbank-oghist", "official")
    changes = pages.reclassifications()
    # A newer workbook needs fewer typed years.
    changes = changes[changes["year"] > history["year"].max()]
    groups = worldbank.carry_forward(history[history["year"] >= 2018], changes)
    groups["economy"] = groups["economy_iso3"].map(_plain_names(raw)).fillna(groups["economy"])
    return groups


def _vehicle_production(raw: RawFiles) -> pd.DataFrame:
    folder = raw.folder / "production"
    table = oica.tidy(folder / "oica_production_by_country_2006_2022.csv")
    names = _plain_names(raw)
    table["country"] = table["country_iso3"].map(names).fillna(table["country"])
    page = oica.tidy_page(folder / "oica_production_2023_2024.csv", table)
    page = page.assign(source_id=[f"oica-{year}-page" for year in page["year"]], kind="typed")
    return _first_wins([_marked(table, "oica-production", "compiled"), page], ["year", "country"])


def _ev_sales_share(raw: RawFiles) -> pd.DataFrame:
    folder = raw.folder / "ev_markets"
    workbook = folder / "iea_ev_data_explorer_2026.xlsx"
    sheet = workbook if workbook.is_file() else folder / "iea_ev_data_explorer_2026_nonprice.csv"
    return _marked(iea.tidy(sheet), "iea-gevo-2026", "official")


def _brazil(raw: RawFiles) -> pd.DataFrame:
    path = raw.folder / "trade" / "brazil_comexstat_china_origin_monthly.csv"
    return _marked(pages.brazil_from_china(path), "comexstat", "compiled")


def _unit_values(raw: RawFiles) -> pd.DataFrame:
    values = pages.unit_values(raw.folder / "trade" / "unit_value_checks.csv", _plain_names(raw))
    compiled = values["source_id"] == "comexstat"
    return values.assign(kind=compiled.map({True: "compiled", False: "typed"}))


def _eu27(raw: RawFiles) -> pd.DataFrame:
    return pages.eu27_imports().assign(kind="typed")


def _brand_sales(raw: RawFiles) -> pd.DataFrame:
    return pages.sales_by_brand().assign(kind="typed")


def _claims(raw: RawFiles) -> pd.DataFrame:
    columns = [column.name for column in declared("claims").columns][:-2]
    claims = pages.claims(raw.claims, columns)
    return claims.assign(source_id=claims["document"], kind="typed")


_MAKERS: dict[str, Callable[[RawFiles], pd.DataFrame]] = {
    "brazil_imports_from_china": _brazil,
    "car_exports": _car_exports,
    "claims": _claims,
    "economies": _economies,
    "ev_exports_by_importer": _ev_exports_by_importer,
    "ev_sales_share": _ev_sales_share,
    "eu27_bev_imports_from_china": _eu27,
    "income_groups": _income_groups,
    "published_unit_values": _unit_values,
    "sales_by_brand_nationality": _brand_sales,
    "vehicle_production": _vehicle_production,
}


def assemble(raw: RawFiles) -> dict[str, pd.DataFrame]:
    """Every table of the package by name, rows in no particular order; RawFileError at the first bad raw file."""
    return {name: _MAKERS[name](raw) for name in sorted(_MAKERS)}
