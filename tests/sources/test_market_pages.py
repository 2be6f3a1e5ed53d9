from __future__ import annotations

import pytest
from tests.sources.slips import fill, spoil, told

from evbook.sources import market_pages


def test_scopes_of_toyota_stand_apart():
    sales = market_pages.automaker_sales()
    now = sales[(sales["year"] == 2025) & (sales["powertrain"] == "all") & (sales["market"] == "World")]
    by_scope = now.set_index("scope")["vehicles"]
    assert by_scope["Toyota group"] - by_scope["Toyota and Lexus"] == 11_322_575 - 10_536_807


def test_what_follows_from_a_printed_growth_is_marked_as_estimate():
    sales = market_pages.automaker_sales()
    computed = sales["qualifier"].fillna("").str.contains("printed")
    assert set(sales.loc[computed, "kind"]) == {"estimate"}
    assert set(sales.loc[~computed, "kind"]) == {"typed"}


def test_shares_say_what_they_count_and_whether_the_year_is_whole():
    shares = market_pages.japanese_brand_share().set_index(["market", "period"])
    assert not shares.loc[("China", "2023 Q1"), "full_year"]
    assert shares.loc[("China", "2025"), "qualifier"] == "under"
    assert shares["definition"].notna().all()


def test_changes_keep_their_sign():
    assert market_pages.japanese_brand_share_change().set_index("market")["change_pp"].to_dict() == {
        "China": -8.8,
        "Indonesia": -6.1,
        "Thailand": -12.0,
    }


@pytest.mark.parametrize(
    ("reader", "column", "value", "message"),
    [
        (market_pages.automaker_sales, "vehicles", "ten", "'ten'"),
        (market_pages.automaker_sales, "year", "-1", "'-1'"),
        (market_pages.japanese_brand_share, "share_pct", "24 %", "'24 %'"),
        (market_pages.japanese_brand_share, "period", "2020", "would be counted twice"),
        (market_pages.japanese_brand_share_change, "change_pp", "--8", "'-8'"),
        (market_pages.japanese_brand_share_change, "market", "China", "would be counted twice"),
    ],
)
def test_a_mistyped_table_is_refused(monkeypatch, reader, column, value, message):
    spoil(monkeypatch, market_pages, fill(column, value, None if column in ("period", "market") else 1))
    told(reader, message)
