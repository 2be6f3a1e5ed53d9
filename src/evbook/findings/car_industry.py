"""Findings on jobs and cars of Europe's car industry: the memo's numbers beside published ones."""

from __future__ import annotations

from typing import Any

import pandas as pd

from evbook.analysis import car_industry as cars
from evbook.analysis.measures import PERCENT, only, share_pct
from evbook.contracts import results
from evbook.figures.car_industry import inside

_CLAIMS = ("M27", "M28", "M29", "M30")
_MAIN = {cars.CAR_JOBS: "undated", cars.ALL_JOBS: "2021", cars.EU_CARS: "2024", cars.WORLD_CARS: "2024"}
_KEYS = {
    cars.CAR_JOBS: "car_jobs",
    cars.ALL_JOBS: "factory_jobs",
    cars.EU_CARS: "eu_cars",
    cars.WORLD_CARS: "world_cars",
}


def jobs_and_output(compared: pd.DataFrame, memo: pd.DataFrame, eu_car_industry: pd.DataFrame) -> None:
    """The memo's numbers, what they imply and what is published; frames of `analysis.car_industry`.

    Glues stated_m27 to stated_m30, implied_factory_jobs_million, implied_world_cars_million, car_jobs_million,
    factory_jobs_million, eu_cars_million, world_cars_million, eu_world_share_pct, car_jobs_of_factory_pct,
    jobs_agree, cars_agree, finding_jobs.
    """
    for claim in _CLAIMS:
        results.stated(claim)
    for name in (cars.ALL_JOBS, cars.WORLD_CARS):
        _implied(only(memo, figure=name), _KEYS[name])
    for name, period in _MAIN.items():
        row = only(compared, figure=name, period=period, implied=False)
        value = row["published_million"].iloc[0]
        results.record(f"{_KEYS[name]}_million", value, unit="million", year=period, rows=row)
    _shares(compared, memo, eu_car_industry)
    _verdicts(compared)


def _implied(row: pd.DataFrame, key: str) -> None:
    ends = {"low": row["low_million"].iloc[0], "high": row["high_million"].iloc[0]}
    about: dict[str, Any] = {"unit": "million", "decimals": 0, "rows": row, "note": "stated part over stated share"}
    results.record(f"implied_{key}_million", row["memo_million"].iloc[0], **about, **ends)


def _shares(compared: pd.DataFrame, memo: pd.DataFrame, eu_car_industry: pd.DataFrame) -> None:
    made = eu_car_industry[(eu_car_industry["period"] == "2024") & (eu_car_industry["unit"] == "million cars")]
    share = cars.world_share_pct(eu_car_industry, "2024")
    results.record("eu_world_share_pct", share, unit="percent of cars made", year=2024, rows=made)
    jobs = only(memo, figure=cars.CAR_JOBS)
    factory = only(compared, figure=cars.ALL_JOBS, period="2021")
    part = share_pct(jobs["memo_million"].iloc[0], factory["published_million"].iloc[0])
    results.record("car_jobs_of_factory_pct", part, unit="percent of manufacturing jobs", rows=[jobs, factory])


def _verdicts(compared: pd.DataFrame) -> None:
    held = compared.assign(inside=inside(compared)).groupby("figure")["inside"].any()
    results.guard(
        "jobs_agree",
        held[cars.ALL_JOBS] and (only(compared, figure=cars.CAR_JOBS)["of_memo_pct"] > PERCENT).all(),
        "The share fits the published total of factory jobs; the number of jobs lies below those published, which are "
        "undated or of the Union before it lost the United Kingdom.",
    )
    main = compared[compared["period"] == "2024"]
    results.guard(
        "cars_agree",
        bool(inside(main).all()),
        "Both numbers on cars fit what is published for 2024.",
    )
    results.word(
        "finding_jobs",
        "The memo's numbers on jobs and cars fit together: its shares imply {implied_factory_jobs_million} million "
        "factory jobs and {implied_world_cars_million} million cars, {factory_jobs_million} and {world_cars_million} "
        "million are published.",
    )
