"""The figures on Indonesia, the export surge and Brazil: titles that stay true, gaps that are told."""

from __future__ import annotations

import itertools
import re

import pandas as pd
import pytest

from evbook import tables
from evbook.analysis import duty_step, measures, shift_share, surge
from evbook.figures import brazil, indonesia
from evbook.figures import surge as surge_figures

SPANS = [*itertools.combinations((2022, 2023, 2024, 2025), 2)]


def split(years, sold=None):
    rows = tables.load("indonesia_wholesales") if sold is None else sold
    parts = shift_share.market_parts(rows, "Japan", years)
    return parts, indonesia.indonesia_shift_share(parts, years, ("gaikindo",))


def surged(years):
    cars, customs = tables.load("china_passenger_cars"), tables.load("china_exports_customs_counts")
    exports = surge.exports_by_type(cars)
    return surge_figures.china_export_surge(exports, customs, years, measures.sources_of(exports, customs))


def stepped(first="2023-01", last="2024-12"):
    steps = tables.load("brazil_duty_steps")
    months = duty_step.monthly(tables.load("brazil_imports_from_china"), pd.Period(first), pd.Period(last))
    return months, brazil.brazil_duty_step(months, steps, measures.sources_of(months, steps))


@pytest.mark.parametrize("years", SPANS)
def test_the_title_says_what_the_bars_of_all_say(chapter, years):
    parts, drawn = split(years)
    shifted = shift_share.shift_share(parts)
    loss, mix = -shift_share.share_change_pp(parts), shift_share.share_loss_from_mix_pp(shifted)
    verb = "alone would have taken" if mix > loss else "took"
    assert f"lost {loss:.1f} points" in drawn.passport.title
    assert drawn.passport.title.endswith(f"{verb} {mix:.1f}")
    rows = pd.DataFrame(drawn.passport.rows, columns=[column.name for column in drawn.passport.columns])
    parts_of_all = rows[rows["group"] == indonesia.ALL]["change_pp"].sum()
    assert (
        parts_of_all == pytest.approx(rows[rows["group"] != indonesia.ALL]["change_pp"].sum()) == pytest.approx(-loss)
    )


def test_a_gain_is_called_a_gain(chapter):
    sold = tables.load("indonesia_wholesales")
    back = sold.assign(year=sold["year"].map({2022: 2025, 2025: 2022}))
    assert "gained 11.4 points" in split((2022, 2025), back)[1].passport.title


def test_no_share_is_taken_where_the_mix_moves_towards_the_brands(chapter):
    rows = [(2022, "Japan", "ice", 50), (2022, "China", "ice", 10), (2022, "China", "bev", 40)]
    rows += [(2025, "Japan", "ice", 40), (2025, "China", "ice", 30), (2025, "China", "bev", 30)]
    sold = pd.DataFrame(rows, columns=["year", "brand_nationality", "powertrain", "units"])
    assert split((2022, 2025), sold)[1].passport.title.endswith("took none of them")


def test_labels_fit_a_phone_and_no_zero_has_a_sign(chapter):
    drawn = split((2022, 2025))[1]
    assert max(len(str(row[0])) for row in drawn.passport.rows) <= 14
    assert not re.search(r"[+−-]0\.0\b", drawn.passport.alt)


@pytest.mark.parametrize("years", [*itertools.combinations((2021, 2022, 2023, 2024), 2)])
def test_the_title_names_what_the_other_cars_carried(chapter, years):
    share = surge.nev_share_of_export_growth_pct(tables.load("china_passenger_cars"), *years)
    assert f"carried at least {100 - share:.0f} % of the growth" in surged(years).passport.title


def test_the_two_counts_are_kept_apart_and_gaps_are_told(chapter):
    drawn = surged((2021, 2024))
    counters = {row[4] for row in drawn.passport.rows}
    assert counters == {surge_figures.MAKERS, surge_figures.CUSTOMS}
    assert "Missing: 2020." in drawn.passport.coverage
    assert "not known for 2019" in drawn.passport.coverage
    assert [layer["mark"]["type"] for layer in drawn.spec["layer"]] == ["bar", "point"]


def test_a_fall_is_not_called_a_growth(chapter):
    exports = surge.exports_by_type(tables.load("china_passenger_cars"))
    turned = exports.assign(year=exports["year"].map({2021: 2024, 2024: 2021}).fillna(exports["year"]).astype(int))
    drawn = surge_figures.china_export_surge(
        turned, tables.load("china_exports_customs_counts"), (2021, 2024), ("caam-marklines",)
    )
    assert "did not grow" in drawn.passport.title


def test_missing_months_are_named_and_stay_gaps(chapter):
    months, drawn = stepped()
    assert "missing: January to July 2023 and September 2024" in drawn.passport.coverage
    assert "Plug-in hybrids: every month is known." in drawn.passport.coverage
    assert sum(row[2] is None for row in drawn.passport.rows) == months["quantity_units"].isna().sum() == 8
    assert (
        "Plug-in hybrids: missing: November 2021 to March 2022, May to July 2022"
        in stepped("2021-11")[1].passport.coverage
    )


def test_the_title_adds_the_two_kinds_up(chapter):
    months, drawn = stepped()
    cars = months.groupby("month")["quantity_units"].sum()
    june, july = cars[pd.Period("2024-06", freq="M")], cars[pd.Period("2024-07", freq="M")]
    assert f"{june:,.0f} electric cars from China in June 2024" in drawn.passport.title
    assert f"and {july:,.0f} in the first month after it" in drawn.passport.title


def test_a_rule_stands_at_each_duty_step(chapter):
    rules = next(layer for layer in stepped()[1].spec["layer"] if layer["mark"]["type"] == "text")
    data = stepped()[1].spec["datasets"][rules["data"]["name"]]
    assert [(row["at"][:10], row["label"]) for row in data] == [
        ("2024-01-01", "Duty|10/12 %"),
        ("2024-07-01", "Duty|18/20 %"),
    ]
