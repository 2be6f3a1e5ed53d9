"""The learning curves: titles that stay true, a band only where it is allowed."""

from __future__ import annotations

import pandas as pd
import pytest

from evbook import tables
from evbook.analysis import learning, measures
from evbook.figures import learning as figures


def drawn(stock=20, change=lambda prices: prices):
    prices, deployment = change(tables.load("battery_pack_prices")), tables.load("battery_deployment")
    matched = learning.matched_prices(prices, deployment, stock)
    sources = measures.sources_of(matched, deployment)
    return figures.learning_curve(learning.curve(matched), learning.fits(matched), stock, sources)


def rows_of(figure):
    return pd.DataFrame(figure.passport.rows, columns=[column.name for column in figure.passport.columns])


@pytest.mark.parametrize(("stock", "early", "late"), [(5, 22, 10), (20, 25, 11), (100, 40, 12)])
def test_the_title_says_the_rates_of_the_lines(minerals, stock, early, late):
    title = drawn(stock).passport.title
    assert title.endswith(
        f"fell by {early} % in money of 2018 and by {late} % in money of each survey's year (not comparable)"
    )


def test_a_rising_price_is_called_rising(minerals):
    def rising(prices):
        late = prices["price_base"] == "USD of each survey's year"
        return prices.assign(usd_per_kwh=prices["usd_per_kwh"].mask(late, 10.0 * (prices["year"] - 2010)))

    assert "fell by 25 % in money of 2018 and rose by" in drawn(change=rising).passport.title


def test_the_band_stands_only_behind_the_longer_run(minerals):
    rows = rows_of(drawn())
    banded = rows.dropna(subset=["low_usd"])
    assert set(banded["money"]) == {"Money of each survey's year"}
    assert len(banded) == 8
    assert [float(f"{value:.6g}") for value in rows["fitted_usd"]] == rows["fitted_usd"].tolist()


def test_what_is_assumed_is_said(minerals):
    notes = drawn(60).passport.notes
    assert "60 GWh" in notes[0]
    assert "assumption" in notes[0]
    assert "no forecast" in notes[1]
    assert "12 prices" in drawn().passport.coverage
