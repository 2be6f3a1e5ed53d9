"""Tables on Japan's projects, its recycling and substitution, and its need: all of them typed from pages."""

from __future__ import annotations

import pandas as pd

from evbook.sources import projects
from evbook.sources.assemble.raw_files import Maker, RawFiles


def _diversification(raw: RawFiles) -> pd.DataFrame:
    return projects.diversification_projects().assign(kind="typed")


def _recovery_substitution(raw: RawFiles) -> pd.DataFrame:
    return projects.recovery_substitution_projects().assign(kind="typed")


def _need(raw: RawFiles) -> pd.DataFrame:
    return projects.japan_rare_earth_need().assign(kind="typed")


MAKERS: dict[str, Maker] = {
    "diversification_projects": _diversification,
    "recovery_substitution_projects": _recovery_substitution,
    "japan_rare_earth_need": _need,
}
