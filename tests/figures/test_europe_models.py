"""Break-even duty, common dependence and distance from the Act: titles and marks that follow parameters and data."""

from __future__ import annotations

import pytest

from evbook import tables
from evbook.analysis import break_even, common_dependence, crma, crma_distance, ev_tariffs, landed_cost, measures
from evbook.contracts.eu_implications import EuImplications
from evbook.figures import break_even as duty_figures
from evbook.figures import common_dependence as common_figures
from evbook.figures import crma_distance as distance_figures
from evbook.figures.figure import Figure
from evbook.findings import duties as on_duties


def duty(**values) -> Figure:
    p = EuImplications.of(values)
    duties, tariffs = tables.load("eu_bev_duties"), tables.load("ev_tariffs")
    german, car = landed_cost.german_unit_values(tables.load("published_unit_values")), on_duties.assumptions(p)
    ordinary = ev_tariffs.eu_ordinary_pct(tariffs, duties)
    lines = break_even.curves(duty_figures.named_prices(car, german), p.reference_price_eur, ordinary, car)
    companies = break_even.by_company(duties, p.reference_price_eur, ordinary, car)
    sources = measures.sources_of(duties, tariffs, german)
    return duty_figures.break_even_duty(lines, companies, car, p.reference_price_eur, ordinary, sources)


def common(year: int = 2024, threshold: int = 65) -> Figure:
    by_year = common_dependence.by_year(tables.load("import_dependence"), year, threshold)
    agreement = common_dependence.agreement(by_year)
    return common_figures.common_dependence(by_year, agreement, threshold, measures.sources_of(by_year))


def distance() -> Figure:
    groups, shares = tables.load("crma_strategic_groups"), tables.load("supplier_shares")
    by_stage = crma.sourcing(groups, shares, tables.load("crma_audit_shares"))
    benchmarks = tables.load("crma_benchmarks")
    found = crma_distance.distances(groups, by_stage, shares, tables.load("recycling_rates"), benchmarks)
    return distance_figures.crma_distance(found, measures.sources_of(found, groups, benchmarks))


def drawn_rows(figure: Figure, field: str) -> list[dict]:
    return [row for data in figure.spec["datasets"].values() for row in data if field in row]


def test_the_title_names_the_rate_and_what_undoes_the_others(europe) -> None:
    drawn = duty()
    assert drawn.passport.title.startswith("A countervailing duty of 7.4 % lifts the assumed car")
    assert drawn.passport.title.endswith("by bearing 5 to 79 % of them")
    assert "Without a curve, as the ordinary duty is enough: Mean German import of 2023" in drawn.passport.coverage
    assert "Not cooperating and SAIC share a rate" in drawn.passport.coverage


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"reference_price_eur": 10_000}, "The ordinary duty alone lifts"),
        ({"reference_price_eur": 60_000}, "No company's rate reaches"),
        ({"fob_price_eur": 5_000, "reference_price_eur": 120_000}, "No company's rate reaches"),
        ({"reference_price_eur": 43_000}, "by bearing 3 % of them"),
    ],
)
def test_titles_for_dear_and_cheap_cars(europe, values, words) -> None:
    assert words in duty(**values).passport.title


@pytest.mark.parametrize("absorption", [0, 40, 100])
def test_curves_start_at_zero_and_names_stay_on_the_axis(europe, absorption) -> None:
    drawn = duty(absorption_pct=absorption)
    curves = [row for row in drawn.passport.rows if row[1] == duty_figures.CURVE]
    assert {row[3] for row in curves} == set(break_even.ABSORPTIONS_PCT)
    assert all(row["at"] > 0 for row in drawn_rows(drawn, "at"))
    dashed = [layer for layer in drawn.spec["layer"] if "strokeDash" in layer["mark"]]
    assert len(dashed) == (absorption > 0)


def test_a_car_dear_without_duty_has_levels_and_no_dots(europe) -> None:
    drawn = duty(reference_price_eur=10_000)
    kinds = [layer["mark"]["type"] for layer in drawn.spec["layer"]]
    assert "line" not in kinds and "point" not in kinds and "rule" in kinds
    assert {row["until"] for row in drawn_rows(drawn, "until")} == {100}


def test_a_curve_above_the_axis_is_told_and_not_drawn(europe) -> None:
    drawn = duty(fob_price_eur=5_000, reference_price_eur=120_000)
    assert "Beyond the axis: Assumed: EUR 5,000 at the port" in drawn.passport.coverage
    assert "line" not in [layer["mark"]["type"] for layer in drawn.spec["layer"]]


@pytest.mark.parametrize("year", [2018, 2024])
@pytest.mark.parametrize("threshold", [30, 65, 95])
def test_the_title_counts_the_strips(europe, year, threshold) -> None:
    passport = common(year, threshold).passport
    above = {}
    for row in passport.rows:
        above.setdefault(row[1], []).append(row[5])
    ever = [kinds for kinds in above.values() if set(kinds) != {"neither"}]
    alone = [kinds for kinds in ever if kinds.count("EU only") + kinds.count("Japan only") > kinds.count("both")]
    assert passport.title.startswith(f"Of {len(ever)} materials in which China ever exceeded {threshold} %")
    assert f", {len(alone)} tied one side alone" in passport.title
    assert passport.title.endswith(f"in {year}")
    assert len(passport.rows) == 12 * (year - 2001)


def test_strips_and_line_share_the_years_and_keep_apart(europe) -> None:
    strips, line = common().spec["layer"]
    above, below = strips["encoding"]["y"]["scale"]["range"], line["layer"][0]["encoding"]["y"]["scale"]["range"]
    assert above[1] < below[1] < below[0]


def test_cells_count_as_the_title_says_and_what_is_unknown_is_no_number(europe) -> None:
    drawn = distance()
    rows = drawn.passport.rows
    assert drawn.passport.title.startswith("5 of 16 strategic materials were beyond the Act's limit on one country; ")
    assert drawn.passport.title.endswith("for 9 of 13 in processing and for 11 of 12 in recycling")
    assert len(rows) == 68
    cells = drawn_rows(drawn, "text")
    assert {row["text"] for row in cells if row["status"] == crma_distance.NOT_MEASURED} == {"?"}
    shown = [row["text"] for row in cells if row["status"] == crma_distance.OPEN]
    assert sorted(shown) == ["≤ +1", "≤ +2"]
    assert {row["text"][0] for row in cells if row["status"] == crma_distance.REACHED} == {"−"}
    assert {origin.id for origin in drawn.passport.sources} >= {
        "ec-crm-2023",
        "ec-crm-2023-recycling",
        "eca-via-spglobal",
    }


def test_labels_fit_a_phone(europe) -> None:
    heads = {part for row in drawn_rows(distance(), "head") for part in row["head"].split("|")}
    assert max(map(len, heads)) <= 10
