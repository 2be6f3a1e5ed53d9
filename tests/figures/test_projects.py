"""The figures on measures over time and on projects: titles from the data, gaps that are told."""

from __future__ import annotations

import pandas as pd
import pytest

from evbook import tables
from evbook.analysis import measures_timeline as timeline_analysis
from evbook.analysis import projects as analysis
from evbook.analysis.measures import sources_of
from evbook.figures.figure import Figure
from evbook.figures.measures_timeline import measures_timeline
from evbook.figures.projects import diversification_projects


def drawn_timeline() -> tuple[pd.DataFrame, Figure]:
    names = ("diversification_projects", "recovery_substitution_projects", "stockpile_rules", "solid_state_programmes")
    shown = timeline_analysis.timeline(*(tables.load(name) for name in names))
    return shown, measures_timeline(shown, sources_of(shown))


def drawn_projects(others_pct: int = 10, **changes: float) -> Figure:
    need = tables.load("japan_rare_earth_need")
    rows = tables.load("diversification_projects")
    for project, tonnes in changes.items():
        at = (rows["project_id"] == project.replace("_", "-")) & (rows["event"] == "agreement")
        rows["tonnage_t_a_year"] = rows["tonnage_t_a_year"].mask(at, tonnes)
    compared = analysis.stated_against_need(rows, need)
    return diversification_projects(compared, others_pct, sources_of(compared, need))


def test_the_timeline_counts_what_it_shows(japan):
    shown, drawn = drawn_timeline()
    used = int((shown["state"] == timeline_analysis.IN_USE).sum())
    assert drawn.passport.title.startswith(f"Of {len(shown)} Japanese measures since 2010, pages show {used} in use")
    assert drawn.passport.alt.count(";") == len(shown) - 1
    assert len(drawn.passport.rows) == len(shown)


def test_a_label_stands_where_there_is_room(japan):
    _, drawn = drawn_timeline()
    rows = next(iter(data for data in drawn.spec["datasets"].values() if "left" in data[0]))
    placed = {row["label"]: row["left"] for row in rows}
    assert not placed["Toyota: hybrid batteries"]
    assert placed["Nissan: first cars"]
    assert len({row["row"] for row in rows}) == len(rows)


def test_projects_title_and_gaps(japan):
    drawn = drawn_projects()
    assert drawn.passport.title.startswith("Lynas' tonnes of 2026 equal 91 % of Japan's need of neodymium")
    assert "more than 30 % of its need of dysprosium and terbium" in drawn.passport.title
    assert "2 of them compare with no known need" in drawn.passport.coverage
    assert "(10 %)" in drawn.passport.caption
    texts = [row["text"] for data in drawn.spec["datasets"].values() for row in data if "text" in row]
    assert "Dy and Tb: need not published" in texts
    assert "Nd and Pr: need 5,500 t (2024)" in texts


def test_the_title_follows_the_largest(japan):
    assert drawn_projects(mp_2023=6_000).passport.title.startswith("MP Materials' tonnes of 2023 equal 109 %")


def test_amounts_keep_their_currency(japan):
    drawn = drawn_projects()
    names = [column.name for column in drawn.passport.columns]
    money = {row[names.index("money")] for row in drawn.passport.rows}
    assert money == {"", "AUD 200 million", "EUR 110 million", "USD 30 million", "USD 250 million"}


@pytest.mark.parametrize("others_pct", [0, 10, 100])
def test_the_tick_stands_where_the_model_puts_it(japan, others_pct):
    drawn = drawn_projects(others_pct)
    rows = next(iter(data for data in drawn.spec["datasets"].values() if "assumed" in data[0]))
    assert {row["assumed"] for row in rows} == {others_pct}


def test_a_share_above_the_whole_widens_the_axis(japan):
    domain = drawn_projects(lynas_2026=7_000).spec["layer"][0]["encoding"]["x"]["scale"]["domain"]
    assert domain == [0, pytest.approx(7_000 / 55)]
