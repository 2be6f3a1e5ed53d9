"""Each sanity check stays silent on the package and speaks when its own fact is broken."""

from __future__ import annotations

import pandas as pd
import pytest

from evbook.tables import load
from evbook.tables.sanity import SANITY_CHECKS, SanityCheck


def scaled(column: str, factor: float, **where: object):
    """Multiply `column` of the rows that match `where`."""

    def change(frame: pd.DataFrame) -> pd.DataFrame:
        frame = frame.copy()
        hit = pd.Series(True, index=frame.index)
        for name, value in where.items():
            hit &= frame[name] == value
        assert hit.any()
        frame[column] = frame[column].where(~hit, frame[column] * factor)
        return frame

    return change


def put(column: str, value: object, **where: object):
    """Set `column` of the rows that match `where`."""

    def change(frame: pd.DataFrame) -> pd.DataFrame:
        hit = pd.Series(True, index=frame.index)
        for name, wanted in where.items():
            hit &= frame[name] == wanted
        assert hit.any()
        return frame.assign(**{column: frame[column].mask(hit, value)})

    return change


def without(**where: object):
    """Drop the rows that match `where`."""

    def change(frame: pd.DataFrame) -> pd.DataFrame:
        hit = pd.Series(True, index=frame.index)
        for name, value in where.items():
            hit &= frame[name] == value
        assert hit.any()
        return frame[~hit]

    return change


BROKEN = [
    ("importers-fit-total", 0, scaled("value_usd", 0.5), "46.7% of the world total"),
    ("importers-fit-total", 1, without(exporter_iso3="CHN"), "no year can be compared"),
    ("parts-below-all-cars", 0, scaled("value_usd", 10, product="bev"), "more than all cars"),
    ("hs-codes-fit-products", 1, put("hs_code", "870360", importer_iso3="GBR"), "code 870360"),
    ("china-bev-exports-2022", 0, scaled("value_usd", 0.001), "value_usd is 20,088,878.232"),
    ("china-bev-exports-2022", 0, without(year=2022), "no row"),
    ("brazil-unit-values", 0, scaled("value_fob_usd", 0.1, year=2023), "3,000 to 100,000 expected"),
    ("brazil-unit-values", 0, scaled("net_weight_kg", 10, year=2023), "500 to 3,500 expected"),
    ("unit-values-plausible", 0, scaled("unit_value_usd", 10, country_iso3="NPL"), "189,000 USD a car"),
    ("brazil-agrees", 0, scaled("unit_value_usd", 1.01, country_iso3="BRA"), "months give"),
    ("eu27-measures-close", 0, scaled("value_eur", 1.5, measure="soapbox"), "more than 30 %"),
    ("brand-sales-in-range", 0, scaled("vehicles", 0.001), "27,000 vehicles; 5 to 40 million expected"),
    ("groups-cover-importers", 0, without(economy_iso3="GBR"), "income group"),
    ("groups-complete", 0, without(income_group="Low income"), "a group is missing"),
    ("china-income-group", 0, put("income_group", "High income", economy_iso3="CHN"), "Upper middle income expected"),
    ("economies-cover", 0, without(economy_iso3="DEU"), "called 'Germany', in economies None"),
    ("economies-cover", 4, put("country", "Holland", country_iso3="NLD"), "called 'Holland'"),
    ("china-builds-27-million", 0, without(country_iso3="CHN"), "no row"),
    ("world-production-plausible", 0, scaled("vehicles", 2), "55 to 110 million expected"),
    ("china-ev-share-2022", 0, scaled("share_pct", 0.01), "share_pct is 0.29"),
]


def frames_of(sanity: SanityCheck) -> list[pd.DataFrame]:
    return [load(name) for name in sanity.tables]


def named(name: str) -> SanityCheck:
    return next(sanity for sanity in SANITY_CHECKS if sanity.name == name)


@pytest.mark.parametrize("sanity", SANITY_CHECKS, ids=lambda sanity: sanity.name)
def test_silent_on_the_package(sanity):
    assert list(sanity.find(*frames_of(sanity))) == []


@pytest.mark.parametrize(("name", "position", "change", "message"), BROKEN)
def test_speaks_when_broken(name, position, change, message):
    frames = frames_of(named(name))
    frames[position] = change(frames[position])
    findings = list(named(name).find(*frames))
    assert findings
    assert all(where for where, _ in findings)
    assert any(message in told for _, told in findings), findings


def test_every_check_is_broken_once():
    assert {name for name, *_ in BROKEN} == {sanity.name for sanity in SANITY_CHECKS}
