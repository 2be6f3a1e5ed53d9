"""Tables on the Critical Raw Materials Act and on Europe's car industry: all of them typed from pages."""

from __future__ import annotations

import pandas as pd

from evbook.sources import europe_pages
from evbook.sources.assemble.raw_files import Maker, RawFiles


def _benchmarks(raw: RawFiles) -> pd.DataFrame:
    return europe_pages.benchmarks().assign(kind="typed")


def _strategic_groups(raw: RawFiles) -> pd.DataFrame:
    return europe_pages.strategic_groups().assign(kind="typed")


def _audit_shares(raw: RawFiles) -> pd.DataFrame:
    return europe_pages.audit_shares().assign(kind="typed")


def _car_industry(raw: RawFiles) -> pd.DataFrame:
    return europe_pages.car_industry().assign(kind="typed")


MAKERS: dict[str, Maker] = {
    "crma_audit_shares": _audit_shares,
    "crma_benchmarks": _benchmarks,
    "crma_strategic_groups": _strategic_groups,
    "eu_car_industry": _car_industry,
}
