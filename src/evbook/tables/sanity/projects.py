"""Facts that the tables on Japan's projects, savings and need of rare earths must fit."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from evbook.tables.sanity.model import Finding, SanityCheck, within


def known_projects(projects: pd.DataFrame) -> Iterator[Finding]:
    """Lynas 5,000 t firm and 8,500 t of 2011, Caremag 250 + 45 t, SRE 3,929 t; Lynas' heavy ones 30 % of demand."""
    tonnes = {"lynas-2011": 8500, "lynas-2026": 5000, "caremag": 250 + 45, "sre": 3929}
    for project, stated in tonnes.items():
        yield from within(projects, {"project_id": project, "event": "agreement"}, "tonnage_t_a_year", stated, 0)
    yield from within(projects, {"project_id": "lynas-2023", "event": "agreement"}, "stated_share_pct", 30, 0)


def progress_of_an_agreement(projects: pd.DataFrame) -> Iterator[Finding]:
    """Progress belongs to an agreement, and every date lies in 2010 to 2026."""
    agreed = set(projects.loc[projects["event"] == "agreement", "project_id"])
    for project in sorted(set(projects["project_id"]) - agreed):
        yield project, "progress without an agreement"
    years = projects["date"].str[:4].astype(int)
    for row in projects[(years < 2010) | (years > 2026)].itertuples():
        yield str(row.project_id), f"dated {row.date}; 2010 to 2026 expected"


def countries_of_projects(projects: pd.DataFrame, economies: pd.DataFrame) -> Iterator[Finding]:
    """A project's country has the code, and its code the name, that the table economies gives."""
    names = dict(zip(economies["economy_iso3"], economies["economy"], strict=True))
    codes = {name: code for code, name in names.items()}
    for row in projects.itertuples():
        name, code = str(row.country), str(row.country_iso3)
        if names.get(code, name) != name or codes.get(name, code) != code:
            yield str(row.project_id), f"{code} is not the code of {name}"


def shares_fit_tonnes(projects: pd.DataFrame, need: pd.DataFrame) -> Iterator[Finding]:
    """A stated share of all or of light magnet rare earths is within a factor of two of the tonnes over the need."""
    latest = need.sort_values("year").drop_duplicates("need_group", keep="last").set_index("need_group")["need_t"]
    known = projects.dropna(subset=["tonnage_t_a_year", "stated_share_pct"])
    computed = 100 * known["tonnage_t_a_year"] / known["need_group"].map(latest)
    ratio = computed / known["stated_share_pct"]
    for row in known[(ratio > 2) | (ratio < 0.5)].itertuples():
        yield str(row.project_id), f"{row.tonnage_t_a_year:,.0f} t are far from {row.stated_share_pct} % of the need"


def known_need(need: pd.DataFrame) -> Iterator[Finding]:
    """18,835 t of rare-earth products in 2024, of them 5,500 t of neodymium and didymium; 30,000 t in 2011."""
    whole, magnets = "All rare earths", "Neodymium and praseodymium"
    for year, group, tonnes in ((2011, whole, 30_000), (2024, whole, 18_835), (2024, magnets, 5_500)):
        yield from within(need, {"year": year, "need_group": group}, "need_t", tonnes, 0)


def known_savings(measures: pd.DataFrame) -> Iterator[Finding]:
    """Toyota's magnet: up to half of the neodymium, a fifth by another report; Nissan recovers 98 %."""
    known = (("toyota-magnet", "main", 50), ("toyota-magnet", "other", 20), ("nissan-motors", "main", 98))
    for measure, report, effect in known:
        yield from within(measures, {"measure_id": measure, "report": report}, "stated_effect_pct", effect, 0)


def only_ministries_speak_for_japan(measures: pd.DataFrame) -> Iterator[Finding]:
    """No company's percentage reaches as far as Japan's need."""
    far = measures[(measures["effect_scope"] == "Japan's need") & ~measures["actor"].str.startswith("Ministry")]
    for row in far.itertuples():
        yield str(row.measure_id), f"{row.actor} speaks of Japan's need"


def targets_after_announcements(measures: pd.DataFrame) -> Iterator[Finding]:
    """A target year is not before the announcement."""
    late = measures[measures["target_year"] < measures["announced"].str[:4].astype(int)]
    for row in late.itertuples():
        yield str(row.measure_id), f"target {row.target_year} is before {row.announced}"


_PROJECTS, _SAVINGS, _NEED = "diversification_projects", "recovery_substitution_projects", "japan_rare_earth_need"
CHECKS = (
    SanityCheck("known-projects", (_PROJECTS,), known_projects),
    SanityCheck("progress-of-an-agreement", (_PROJECTS,), progress_of_an_agreement),
    SanityCheck("countries-of-projects", (_PROJECTS, "economies"), countries_of_projects),
    SanityCheck("project-shares-fit-tonnes", (_PROJECTS, _NEED), shares_fit_tonnes),
    SanityCheck("known-rare-earth-need", (_NEED,), known_need),
    SanityCheck("known-savings", (_SAVINGS,), known_savings),
    SanityCheck("only-ministries-speak-for-japan", (_SAVINGS,), only_ministries_speak_for_japan),
    SanityCheck("targets-after-announcements", (_SAVINGS,), targets_after_announcements),
)
