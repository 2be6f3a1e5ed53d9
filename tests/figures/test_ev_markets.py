"""Lines and map of the share of electric cars: words, sizes, controls."""

from __future__ import annotations

from itertools import pairwise

import pandas as pd
import pytest

from evbook import tables
from evbook.analysis import ev_markets as analysis
from evbook.analysis.measures import sources_of
from evbook.contracts.downstream_competition import DownstreamCompetition
from evbook.figures import ev_map, ev_markets, theme
from evbook.figures.figure import Figure
from evbook.site.figure.spec import bound_signals
from evbook.site.figure.svg import chart_svg

_YEARS = [(2010, 2025), (2015, 2025), (2021, 2024), (2021, 2023)]


def _lines(first: int, last: int) -> Figure:
    shares = analysis.shares(tables.load("ev_markets"), ev_markets.REGIONS, first, last)
    return ev_markets.ev_sales_share(shares, sources_of(shares))


def _map(first: int, last: int) -> Figure:
    shares = analysis.shares_by_country(tables.load("ev_markets"), first, last)
    return ev_map.ev_sales_share_map(shares, sources_of(shares))


@pytest.mark.parametrize(("first", "last"), _YEARS)
def test_lines_title_what_their_numbers_say(first: int, last: int, chapter: DownstreamCompetition) -> None:
    drawn = _lines(first, last)
    shares = {(row[0], row[1]): row[2] for row in drawn.passport.rows}
    assert f"{shares[last, 'China']:.2g} % of the cars sold in China in {last}" in drawn.passport.title
    assert f"{shares[last, 'Japan']:.2g} % of those sold in Japan" in drawn.passport.title
    assert [origin.id for origin in drawn.passport.sources] == ["iea-gevo-2026"]


def test_labels_of_lines_keep_their_distance(chapter: DownstreamCompetition) -> None:
    datasets = _lines(2015, 2025).spec["datasets"].values()
    labels = next(rows for rows in datasets if "label_at" in rows[0])
    at = sorted(row["label_at"] for row in labels)
    assert min(high - low for low, high in pairwise(at)) > 3
    assert max(len(row["label"]) for row in labels) < 11


@pytest.mark.parametrize(("first", "last"), _YEARS)
def test_the_map_starts_at_its_last_year_and_has_a_labelled_control(
    first: int, last: int, chapter: DownstreamCompetition
) -> None:
    drawn = _map(first, last)
    (signal,) = bound_signals(drawn.spec)
    assert signal["value"] == last
    assert signal["bind"] | {"name": "Year"} == {"input": "range", "min": first, "max": last, "step": 1, "name": "Year"}
    assert f"sold in {last} were electric" in drawn.passport.title
    assert "Borders are drawn as in Natural Earth and are not a statement." in drawn.passport.notes


def test_the_static_map_is_light_and_coloured_by_class(chapter: DownstreamCompetition) -> None:
    drawn = _map(2015, 2025)
    svg = chart_svg(drawn.spec, 680)
    assert len(svg.encode()) < 60_000
    coloured = sum(svg.count(f'fill="{colour}"') for colour in theme.STEPS)
    countries = {row[1] for row in drawn.passport.rows if row[0] == 2025}
    too_small = 1  # Singapore
    legend = len(theme.STEPS)
    assert coloured == len(countries) - too_small + legend


def test_every_country_of_the_table_is_drawn_or_named_as_too_small(chapter: DownstreamCompetition) -> None:
    markets = tables.load("ev_markets")
    assert set(markets["region_iso3"].dropna()) - ev_map.drawn_countries() == {"SGP", "SYC"}
    assert "Too small to be drawn: Singapore." in _map(2015, 2025).passport.coverage


def test_classes_meet_at_their_limits(chapter: DownstreamCompetition) -> None:
    edges = pd.DataFrame(
        {
            "year": 2025,
            "region": list("abcde"),
            "region_iso3": ["CHN", "JPN", "DEU", "NOR", "USA"],
            "sales_share_pct": [0.9, 1.0, 5.0, 20.0, 50.0],
        }
    )
    told = ev_map.ev_sales_share_map(edges, ("iea-gevo-2026",)).passport.alt
    assert "< 1 %: 1, 1–5 %: 1, 5–20 %: 1, 20–50 %: 1, ≥ 50 %: 1" in told
    assert "Japan: no figure" in told
