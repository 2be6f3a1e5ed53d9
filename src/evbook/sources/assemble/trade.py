"""Tables on trade in cars: which file feeds which, and in which precedence."""

from __future__ import annotations

import pandas as pd

from evbook.sources import baci, comtrade, pages, us_census
from evbook.sources.assemble.raw_files import Maker, RawFiles, first_wins, marked, plain_names

_TRADE_KEY = ["year", "exporter_iso3", "product"]


def _answers(raw: RawFiles) -> pd.DataFrame:
    """All rows of UN Comtrade's answers; a later file (by name) replaces the same row of an earlier one."""
    frames = [comtrade.tidy(path) for path in raw.answers()]
    if not frames:
        return pd.DataFrame()
    rows = pd.concat(frames, ignore_index=True)
    rows = rows.drop_duplicates([*_TRADE_KEY, "importer_iso3"], keep="last", ignore_index=True)
    return marked(rows, "comtrade", "official")


def _car_exports(raw: RawFiles) -> pd.DataFrame:
    trade = raw.folder / "trade"
    answers = _answers(raw)
    by_reporter = pages.exports_with_all_cars(trade / "comtrade_bev_exports_by_reporter_2021_2025.csv")
    european = pages.exports_of_european_countries(trade / "exports_870380_DE_FR_ES_GB_2017_2024.csv")
    typed = pages.exports_on_pages(raw.folder / "facts" / "trade_figures.csv")
    exports = first_wins(
        [
            comtrade.totals(answers) if len(answers) else answers,
            marked(by_reporter, "comtrade-bev-shares", "compiled"),
            marked(european, "comtrade-european-exporters", "compiled"),
            typed.assign(kind="typed"),
        ],
        _TRADE_KEY,
    )
    if "quantity_units" not in exports.columns:
        exports["quantity_units"] = pd.array([pd.NA] * len(exports), dtype="Int64")
    return exports[exports["year"] >= 2018].reset_index(drop=True)


def _ev_exports_by_importer(raw: RawFiles) -> pd.DataFrame:
    names = plain_names(raw)
    bilateral = baci.tidy(raw.folder / "trade" / "baci_hs22_2022_china_870380_by_importer.csv")
    bilateral = bilateral.assign(
        importer=bilateral["importer_iso3"].map(names).fillna(bilateral["importer"]),
        product="bev",
        quantity_units=pd.array([pd.NA] * len(bilateral), dtype="Int64"),
    )
    bilateral = marked(bilateral, "baci-2022", "estimate")
    answers = _answers(raw)
    if answers.empty:
        return bilateral
    official = comtrade.partners(answers[answers["product"] != "all_cars"])
    official["importer"] = official["importer_iso3"].map(names).fillna(official["importer"])
    # A whole year of one exporter and product comes from one source: the two reconcile differently.
    covered = pd.MultiIndex.from_frame(official[_TRADE_KEY])
    rest = bilateral[~pd.MultiIndex.from_frame(bilateral[_TRADE_KEY]).isin(covered)]
    return pd.concat([official, rest], ignore_index=True)


def _brazil(raw: RawFiles) -> pd.DataFrame:
    path = raw.folder / "trade" / "brazil_comexstat_china_origin_monthly.csv"
    return marked(pages.brazil_from_china(path), "comexstat", "compiled")


def _unit_values(raw: RawFiles) -> pd.DataFrame:
    values = pages.unit_values(raw.folder / "trade" / "unit_value_checks.csv", plain_names(raw))
    compiled = values["source_id"] == "comexstat"
    return values.assign(kind=compiled.map({True: "compiled", False: "typed"}))


def _eu27(raw: RawFiles) -> pd.DataFrame:
    return pages.eu27_imports().assign(kind="typed")


def _us(raw: RawFiles) -> pd.DataFrame:
    path = raw.folder / "trade" / "us_2024_imports_8703_from_china.csv"
    return marked(us_census.cars_from_china(path), "us-census-2024", "compiled")


MAKERS: dict[str, Maker] = {
    "brazil_imports_from_china": _brazil,
    "car_exports": _car_exports,
    "eu27_bev_imports_from_china": _eu27,
    "ev_exports_by_importer": _ev_exports_by_importer,
    "published_unit_values": _unit_values,
    "us_car_imports_from_china": _us,
}
