"""Checks of the memo's claims on Japan's stocks and on where its rare earths come from."""

from __future__ import annotations

import pandas as pd

from evbook import tables
from evbook.analysis import projects, rare_earth_imports, stockpile
from evbook.analysis.measures import only
from evbook.claims.evidence import answered, unanswered, yes_or_no
from evbook.claims.measured import Measured, check
from evbook.words import listed

_RULES, _PROJECTS = "stockpile_rules", "diversification_projects"
_IMPORTS = "japan_rare_earth_import_share"
_STANDARD, _HIGH_RISK, _HELD = "target-2020-standard", "target-2020-high-risk", "held-2009"
_AFRICA = "Sub-Saharan Africa"
_MEMO, _SRE, _BACKER = "ifri-memo", "sre", "JOGMEC"


@check("M24", result=f"japan_strategies:stockpile_rule_days__{_STANDARD}")
def stockpile_days() -> Measured:
    """Days of national stock that the strategy of 2020 sets as a rule."""
    rules = tables.load(_RULES)
    high, held = (stockpile.rule_days(rules, rule) for rule in (_HIGH_RISK, _HELD))
    row, then = only(rules, rule=_STANDARD), only(rules, rule=_HELD)["year"].iloc[0]
    return answered(
        stockpile.rule_days(rules, _STANDARD),
        row,
        only(rules, rule=_HIGH_RISK),
        unit="days of consumption",
        year=int(row["year"].iloc[0]),
        definition=f"target of national stock for {row['applies_to'].iloc[0]}",
        tables=(_RULES,),
        unlike=f"a target, {high:.0f} days where the risk is high, and not what is held, which no page gives by metal",
        note=f"In {then} an average of {held:g} days was held.",
    )


@check("M25")
def sre_goal() -> Measured:
    """Tonnes that SRE means to process, from another source than the title that the memo repeats."""
    told = projects.told_by_others(tables.load(_PROJECTS), _SRE, _MEMO)
    known = told[told["tonnage_t_a_year"].notna()]
    definition = "rare earths that SRE means to process a year"
    if known.empty:
        missing = "SRE's tonnes a year and what they count, from more than the title that the memo repeats"
        return unanswered(known, unit="tonnes", missing=missing, tables=(_PROJECTS,), definition=definition)
    tonnes, year = float(known["tonnage_t_a_year"].iloc[0]), str(known["date"].iloc[0])[:4]
    return answered(tonnes, known, unit="tonnes", year=year, tables=(_PROJECTS,), definition=definition)


@check("M37")
def sre_growth() -> Measured:
    """SRE's goal over its earlier capacity, which no page gives."""
    return unanswered(
        projects.told_by_others(tables.load(_PROJECTS), _SRE, _MEMO),
        unit="times",
        missing="the tonnes that SRE could process before, counted as its goal is",
        tables=(_PROJECTS,),
        definition="SRE's goal over its earlier capacity",
    )


@check("M39")
def vulnerability_partly_reduced() -> Measured:
    """Whether China's share of rare-earth imports fell and yet stayed above half, each definition by itself."""
    ends = rare_earth_imports.ends_by_definition(tables.load(_IMPORTS))
    rising = [name for name in rare_earth_imports.NEWER if rare_earth_imports.change_pp(ends[name]) > 0]
    last = {name: f"{rows['share_pct'].iloc[1]:.0f} % for {rows['period'].iloc[1]}" for name, rows in ends.items()}
    counts = listed([last[name] for name in rising])
    return answered(
        yes_or_no(rare_earth_imports.partly_reduced(ends)),
        *ends.values(),
        unit="",
        year=f"{min(int(rows['year'].iloc[0]) for rows in ends.values())} on",
        definition=(
            "China's share of Japan's rare-earth imports, last "
            f"{listed([last[name] for name in rare_earth_imports.LONG])} by the counts that reach back furthest"
        ),
        tables=(_IMPORTS,),
        unlike=f"newer counts, of another definition, rose to {counts}" if rising else "",
    )


@check("M46")
def mining_backed_abroad() -> Measured:
    """Whether JOGMEC backs projects in Australia and in Africa."""
    economies = tables.load("economies")
    african = economies.loc[economies["region"] == _AFRICA, "economy_iso3"]
    backed = projects.backed_by(tables.load(_PROJECTS), _BACKER)
    there = {place: backed[backed["country_iso3"].isin(codes)] for place, codes in _places(african).items()}
    found = pd.concat(there.values())
    return answered(
        yes_or_no(all(len(rows) for rows in there.values())),
        found,
        unit="",
        year="",
        definition=f"projects of {_BACKER} in {listed(sorted(found['country'].unique())) or 'neither'}",
        tables=("economies", _PROJECTS),
    )


def _places(african: pd.Series[str]) -> dict[str, list[str]]:
    return {"Australia": ["AUS"], "Africa": list(african)}
