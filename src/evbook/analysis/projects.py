"""Projects that are to bring minerals to Japan, set against what Japan needs."""

from __future__ import annotations

import pandas as pd

from evbook.analysis.measures import PERCENT, only, share_pct

RARE_EARTHS = "rare earths"
ALL_GROUPS, MAGNET_LIGHT, MAGNET_HEAVY = "All rare earths", "Neodymium and praseodymium", "Dysprosium and terbium"
NOT_COMPARABLE = "none"


def latest_need(need: pd.DataFrame) -> pd.DataFrame:
    """The last need known of each group of rare earths; columns as the table."""
    return need.sort_values("year").drop_duplicates("need_group", keep="last").reset_index(drop=True)


def latest_status(projects: pd.DataFrame) -> pd.Series[str]:
    """State of each project by project_id: that of its progress, else that of its agreement."""
    ordered = projects.sort_values(["project_id", "event"])
    return ordered.drop_duplicates("project_id", keep="last").set_index("project_id")["status"]


def stated_against_need(projects: pd.DataFrame, need: pd.DataFrame) -> pd.DataFrame:
    """Rare-earth projects that state a tonnage or a share, one row each, in order of date.

    Columns of the event that states it, and: need_t, need_year (of the group; missing where no page gives one),
    computed_share_pct (tonnes over need_t), status (latest). The agreement goes before later progress.
    """
    states = projects["tonnage_t_a_year"].notna() | projects["stated_share_pct"].notna()
    rows = projects[states & (projects["mineral"] == RARE_EARTHS)].sort_values(["project_id", "event"])
    rows = rows.drop_duplicates("project_id", keep="first")
    known = latest_need(need).set_index("need_group")
    found = rows.assign(
        need_t=rows["need_group"].map(known["need_t"]),
        need_year=rows["need_group"].map(known["year"]).astype("Int64"),
        status=rows["project_id"].map(latest_status(projects)),
    )
    found = found.assign(computed_share_pct=PERCENT * found["tonnage_t_a_year"] / found["need_t"])
    return found.sort_values(["date", "project_id"], ignore_index=True)


def share_of_need_pct(projects: pd.DataFrame, need: pd.DataFrame, project_id: str) -> float:
    """Stated tonnes of a project over Japan's last known need of that group, percent."""
    row = only(stated_against_need(projects, need), project_id=project_id).iloc[0]
    return share_pct(row["tonnage_t_a_year"], row["need_t"])


def implied_need_t(projects: pd.DataFrame, project_id: str) -> float:
    """Need that a project's agreement implies: its tonnes over the share of need that its page gives, tonnes."""
    row = only(projects, project_id=project_id, event="agreement").iloc[0]
    return float(row["tonnage_t_a_year"]) * PERCENT / float(row["stated_share_pct"])


def stated_effect_pct(savings: pd.DataFrame, measure_id: str, report: str) -> float:
    """What a report ("main" or "other") says that a measure saves, percent of what effect_on names."""
    return float(only(savings, measure_id=measure_id, report=report)["stated_effect_pct"].iloc[0])


def backed_by(projects: pd.DataFrame, partner: str) -> pd.DataFrame:
    """Rows of the projects with `partner` among their Japanese partners; none is fine."""
    return projects[projects["japanese_partner"].str.contains(partner)]


def told_by_others(projects: pd.DataFrame, project_id: str, document: str) -> pd.DataFrame:
    """Rows of a project that rest on another source than `document`; none is fine."""
    own = only(projects, project_id=project_id)
    return own[own["source_id"] != document]


def months_to_delivery(projects: pd.DataFrame, project_id: str) -> int:
    """Months from a project's agreement to its first delivery; both dates must name the month."""
    agreed = only(projects, project_id=project_id, event="agreement")["date"].iloc[0]
    delivered = only(projects, project_id=project_id, event="progress")["first_delivery"].iloc[0]
    first, last = (pd.Period(str(month), freq="M") for month in (agreed, delivered))
    return int((last - first).n)


def need_change_pct(need: pd.DataFrame, group: str) -> float:
    """Change of the need of a group from the first to the last year known, percent of the first."""
    known = only(need, need_group=group).sort_values("year")["need_t"]
    return share_pct(known.iloc[-1] - known.iloc[0], known.iloc[0])


def largest_by_group(compared: pd.DataFrame, group: str, column: str) -> pd.DataFrame:
    """The row of `compared` (of stated_against_need) with the largest `column` in a group of rare earths."""
    return only(compared, need_group=group).nlargest(1, column)
