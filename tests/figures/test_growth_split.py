"""The split of Brazil's imports: a title that follows the signs, matched months that are named."""

from __future__ import annotations

import pandas as pd
import pytest

from evbook import tables
from evbook.analysis import duty_step, growth_split, measures
from evbook.figures import growth_split as figures


def drawn(change=lambda imports: imports):
    imports, steps = change(tables.load("brazil_imports_from_china")), tables.load("brazil_duty_steps")
    years = growth_split.step_years(steps)
    matched = growth_split.matched_months(duty_step.around_step(imports, steps), years)
    parts = growth_split.brazil_split(matched, years)
    return figures.brazil_growth_split(parts, matched, years, measures.sources_of(matched, steps))


def rows_of(figure):
    return pd.DataFrame(figure.passport.rows, columns=[column.name for column in figure.passport.columns])


def test_the_bars_add_up_and_the_title_says_the_unit_values(chapter):
    figure = drawn()
    wide = rows_of(figure).pivot(index="type", columns="part", values="change_usd_mn")
    parts = wide[[figures.NUMBER, figures.WEIGHT, figures.KG_VALUE]].sum(axis="columns")
    assert parts.tolist() == pytest.approx(wide[figures.ALL].tolist(), rel=1e-5)
    assert (
        "took USD 80 million from battery cars and took USD 155 million from plug-in hybrids" in figure.passport.title
    )


def test_the_matched_months_are_named(chapter):
    coverage = drawn().passport.coverage
    assert "Battery cars: August, October, November and December only, 8 months left out." in coverage
    assert "Plug-in hybrids: all months." in coverage


def test_a_higher_unit_value_adds(chapter):
    def dearer(imports):
        later = imports["year"] == 2024
        return imports.assign(value_fob_usd=imports["value_fob_usd"].mask(later, imports["value_fob_usd"] * 3))

    assert "unit value and mix added USD" in drawn(dearer).passport.title


def test_a_unit_value_that_stands_still_moves_nothing(chapter):
    still = drawn(lambda imports: imports.assign(value_fob_usd=imports["quantity_units"] * 20_000))
    assert "left the value of battery cars as it was" in still.passport.title
    assert "left the value of plug-in hybrids as it was" in still.passport.title
