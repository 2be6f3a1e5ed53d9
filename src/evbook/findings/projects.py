"""Findings on Japan's measures over time and on what projects abroad are to bring."""

from __future__ import annotations

from typing import Any

import pandas as pd

from evbook.analysis import projects as analysis
from evbook.analysis.measures import only
from evbook.contracts import results
from evbook.contracts.japan_strategies import JapanStrategies
from evbook.figures.words import with_article

_NATIONAL = "Japan's need"
_HALF_PCT = 50


def measures_over_time(savings: pd.DataFrame, need: pd.DataFrame, p: JapanStrategies) -> None:
    """What pages say that measures achieve; the tables recovery_substitution_projects and japan_rare_earth_need.

    Glues saving_planned_pct, rare_earth_need_first_year, rare_earth_need_last_year, rare_earth_need_change,
    only_ministries_reach_japan, stated_m26, toyota_effect_pct, toyota_other_effect_pct, toyota_magnet,
    neodymium_is_light, savings_assumed.
    """
    _national_saving(savings, need)
    companies = savings[savings["stated_effect_pct"].notna() & ~savings["actor"].str.startswith("Ministry")]
    results.guard(
        "only_ministries_reach_japan",
        (companies["effect_scope"] != _NATIONAL).all(),
        "No company's percentage can be set beside that: each is of one part, one battery or the company's own use.",
    )
    _toyota(savings)
    results.word(
        "savings_assumed",
        f"So the stock model's {p.recycling_pct} % from recycling and {p.substitution_pct} % from substitution are "
        "assumptions.",
    )


def _national_saving(savings: pd.DataFrame, need: pd.DataFrame) -> None:
    """The ministry's target of 2011 beside the demand of then and of today."""
    planned = only(savings, measure_id="meti-third")
    results.record("saving_planned_pct", planned["stated_effect_pct"].iloc[0], unit="percent", decimals=0, rows=planned)
    rows = only(need, need_group=analysis.ALL_GROUPS).sort_values("year")
    for label, year in (("first", rows["year"].iloc[0]), ("last", rows["year"].iloc[-1])):
        results.word(f"rare_earth_need_{label}_year", str(year))
    about: dict[str, Any] = {"unit": "percent", "decimals": 0, "year": int(rows["year"].iloc[-1]), "rows": rows}
    change = analysis.need_change_pct(need, analysis.ALL_GROUPS)
    results.change("rare_earth_need_change", change, suffix="%", **about)


def _toyota(savings: pd.DataFrame) -> None:
    magnet = {report: only(savings, measure_id="toyota-magnet", report=report) for report in ("main", "other")}
    effect = {report: analysis.stated_effect_pct(savings, "toyota-magnet", report) for report in magnet}
    stated = results.stated("M26")
    about: dict[str, Any] = {"unit": "percent of the neodymium", "decimals": 0, "year": 2018}
    results.record("toyota_effect_pct", effect["main"], rows=magnet["main"], **about)
    results.record("toyota_other_effect_pct", effect["other"], rows=magnet["other"], **about)
    results.guard(
        "toyota_magnet",
        stated == f"{magnet['main']['qualifier'].iloc[0]} {effect['main']:.0f}" and effect["other"] < effect["main"],
        "The memo's {stated_m26} % for Toyota's magnet of 2018 is confirmed as Toyota's upper limit; a news agency "
        "wrote around {toyota_other_effect_pct} % on the same day.",
        "For Toyota's magnet of 2018 the memo states {stated_m26} %; pages give {toyota_effect_pct} and "
        "{toyota_other_effect_pct} %.",
    )
    results.guard(
        "neodymium_is_light",
        (magnet["main"]["material"] == "neodymium").all() and (magnet["main"]["rare_earth_group"] == "light").all(),
        "It saves neodymium, a light rare earth that the memo counts among the heavy ones.",
    )


def projects_against_need(projects: pd.DataFrame, need: pd.DataFrame, p: JapanStrategies) -> None:
    """What stated tonnes mean, how long deliveries took, and what can be said of SRE.

    Glues projects_lead, caremag_implied_need_t, dysprosium_need_low_t, dysprosium_need_high_t, caremag_implies,
    lynas_months_to_delivery, ramp_and_lynas, india_planned_t, india_shipped_t, india_asked_to_stop, stated_m25,
    stated_m37, sre_not_checkable, largest_light_share_pct, largest_heavy_share_pct, finding_projects.
    """
    _implied(projects, need)
    _ramp(projects, p)
    _india(projects)
    _sre(projects)
    _largest(analysis.stated_against_need(projects, need), need)


def _largest(compared: pd.DataFrame, need: pd.DataFrame) -> None:
    """The largest part of need that one project states, of light and of heavy elements for magnets."""
    light = analysis.largest_by_group(compared, analysis.MAGNET_LIGHT, "computed_share_pct")
    heavy = analysis.largest_by_group(compared, analysis.MAGNET_HEAVY, "stated_share_pct")
    most, next_most = light["computed_share_pct"].iloc[0], heavy["stated_share_pct"].iloc[0]
    about: dict[str, Any] = {"unit": "percent of need", "decimals": 0}
    results.record("largest_light_share_pct", most, rows=[light, need], **about)
    results.record("largest_heavy_share_pct", next_most, rows=heavy, **about)
    results.guard(
        "projects_lead",
        most > _HALF_PCT > next_most,
        "Of the light elements for magnets one agreement would meet most of Japan's need, of the heavy ones none would "
        "meet half, so there stock and saving have to stand in.",
    )
    results.word(
        "finding_projects",
        f"What {light['short_name'].iloc[0]} of {with_article(light['country'].iloc[0])} agreed to supply equals "
        "{largest_light_share_pct} % of Japan's need of neodymium and praseodymium; for dysprosium and terbium no page "
        "gives one project more than {largest_heavy_share_pct} %.",
    )


def _implied(projects: pd.DataFrame, need: pd.DataFrame) -> None:
    """The need that a stated share implies, beside the tonnes that others count."""
    about: dict[str, Any] = {"unit": "tonnes a year", "decimals": 0}
    row, implied = only(projects, project_id="caremag", event="agreement"), analysis.implied_need_t(projects, "caremag")
    results.record("caremag_implied_need_t", implied, rows=row, **about)
    known = only(need, need_group="Dysprosium")
    for label, column in (("low", "need_t"), ("high", "need_high_t")):
        year = int(known["year"].iloc[0])
        results.record(f"dysprosium_need_{label}_t", known[column].iloc[0], year=year, rows=known, **about)
    results.guard(
        "caremag_implies",
        implied > 2 * known["need_high_t"].iloc[0],
        "Need is itself uncertain: the share that the French plant Caremag states implies a future need of "
        "{caremag_implied_need_t} t of dysprosium and terbium, while in 2012 makers used {dysprosium_need_low_t} to "
        "{dysprosium_need_high_t} t of dysprosium.",
    )


def _ramp(projects: pd.DataFrame, p: JapanStrategies) -> None:
    months = analysis.months_to_delivery(projects, "lynas-2023")
    rows = only(projects, project_id="lynas-2023")
    results.record("lynas_months_to_delivery", months, unit="months", decimals=0, year=2025, rows=rows)
    took = "Lynas' heavy rare earths took {lynas_months_to_delivery} months to the first import"
    results.guard(
        "ramp_and_lynas",
        months > p.ramp_months,
        f"{took}; the stock model gives others {p.ramp_months} to full supply.",
        f"{took}, no more than the {p.ramp_months} that the stock model gives others to full supply.",
    )


def _india(projects: pd.DataFrame) -> None:
    planned = only(projects, project_id="india", event="agreement")
    shipped = only(projects, project_id="india", event="progress")
    about: dict[str, Any] = {"unit": "tonnes a year", "decimals": 0}
    results.record("india_planned_t", planned["tonnage_t_a_year"].iloc[0], year=2014, rows=planned, **about)
    results.record("india_shipped_t", shipped["tonnage_t_a_year"].iloc[0], year=2024, rows=shipped, **about)
    results.guard(
        "india_asked_to_stop",
        (shipped["status"] == "asked to stop").all()
        and planned["tonnage_t_a_year"].iloc[0] > 2 * shipped["tonnage_t_a_year"].iloc[0],
        "Of {india_planned_t} t a year planned, India sent more than {india_shipped_t} in 2024; in 2025 its miner was "
        "asked to stop.",
    )


def _sre(projects: pd.DataFrame) -> None:
    """The memo's two claims on SRE: they repeat one title, and no page was found that tests them."""
    goal, row = float(results.stated("M25")), only(projects, project_id="sre")
    results.stated("M37")
    results.guard(
        "sre_not_checkable",
        analysis.told_by_others(projects, "sre", "ifri-memo").empty and row["tonnage_t_a_year"].iloc[0] == goal,
        "The memo's {stated_m25} t for SRE, a processor in Vietnam, {stated_m37} times what it did, are not checkable: "
        "both numbers repeat one title, silent on what is counted.",
    )
