"""Facts that the tables on electric cars by country, on brands and on makers must fit."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from evbook.tables.sanity.model import Finding, SanityCheck, within

_SALES_KEY = ["year", "company", "scope", "market"]


def world_ev_sales(markets: pd.DataFrame) -> Iterator[Finding]:
    """21 million electric cars were sold in 2025, 13 million of them in China, within 5 %."""
    for region, sold in (("World", 21e6), ("China", 13e6)):
        key = {"year": 2025, "region": region, "powertrain": "ev"}
        yield from within(markets, key, "sales_vehicles", sold, 0.05)


def ev_shares_of_2025(markets: pd.DataFrame) -> Iterator[Finding]:
    """Shares of 2025: China 53 %, Japan 3.0 %, European Union 27 %, within 5 %."""
    for region, share in (("China", 53.0), ("Japan", 3.0), ("European Union", 27.0)):
        key = {"year": 2025, "region": region, "powertrain": "ev"}
        yield from within(markets, key, "sales_share_pct", share, 0.05)


def ev_is_the_sum_of_its_parts(markets: pd.DataFrame) -> Iterator[Finding]:
    """ev is bev plus phev within 10 %: each is rounded to two significant figures."""
    for column in ("sales_vehicles", "stock_vehicles"):
        wide = markets.pivot(index=["year", "region"], columns="powertrain", values=column).astype("Float64")
        known = wide.reindex(columns=["bev", "phev", "ev"]).dropna()
        ratio = (known["bev"] + known["phev"]) / known["ev"]
        for row in ratio[(ratio < 0.9) | (ratio > 1.1)].rename("ratio").reset_index().itertuples():
            yield f"{row.year} {row.region}", f"{column}: bev plus phev is {row.ratio:.0%} of ev, 90 to 110 % expected"


def only_ev_has_a_share(markets: pd.DataFrame) -> Iterator[Finding]:
    """The share of sales is that of ev; one beside bev or phev would be another measure."""
    wrong = markets[markets["sales_share_pct"].notna() & (markets["powertrain"] != "ev")]
    for row in wrong.itertuples():
        yield f"{row.year} {row.region} {row.powertrain}", "has a share of sales; only ev has one"


def parts_below_all_sales(sales: pd.DataFrame) -> Iterator[Finding]:
    """A maker's parts stay below electrified, and electrified below all."""
    wide = sales.pivot(index=_SALES_KEY, columns="powertrain", values="vehicles").reset_index()
    parts = wide[["hev", "phev", "bev"]].sum(axis=1)
    for smaller, larger, told in (
        (parts, wide["electrified"], "electrified"),
        (wide["electrified"], wide["all"], "all"),
    ):
        for row in wide[smaller > larger].itertuples():
            yield f"{row.year} {row.company} {row.scope}", f"its parts exceed {told}; scopes are mixed"


def toyota_group_sales(sales: pd.DataFrame) -> Iterator[Finding]:
    """Toyota's group sold 11.32 million in 2025 and 10.82 million in 2024, within 0.1 %."""
    for year, sold in ((2024, 10.8215e6), (2025, 11.3226e6)):
        key = {"year": year, "scope": "Toyota group", "powertrain": "all", "market": "World"}
        yield from within(sales, key, "vehicles", sold, 0.001)


def one_text_a_definition(shares: pd.DataFrame) -> Iterator[Finding]:
    """A definition's short name stands for one market and one text."""
    for name, rows in shares.groupby("definition_id"):
        if rows[["market", "definition"]].drop_duplicates().shape[0] > 1:
            yield str(name), "stands for more than one market or text; give each its own"


def thailand_share_2023(shares: pd.DataFrame) -> Iterator[Finding]:
    """Nine Japanese makers had 77.8 % of Thailand's market in 2023, within a hundredth."""
    key: dict[str, object] = {"period": "2023", "definition_id": "thailand-nine-makers"}
    yield from within(shares, key, "share_pct", 77.8, 0.01)


def changes_are_losses(changes: pd.DataFrame) -> Iterator[Finding]:
    """Each market's change is a loss of at most 30 percentage points."""
    for row in changes[~changes["change_pp"].between(-30, 0)].itertuples():
        yield str(row.market), f"{row.change_pp} percentage points; a loss of at most 30 expected"


CHECKS = (
    SanityCheck("world-ev-sales-2025", ("ev_markets",), world_ev_sales),
    SanityCheck("ev-shares-2025", ("ev_markets",), ev_shares_of_2025),
    SanityCheck("ev-is-sum-of-parts", ("ev_markets",), ev_is_the_sum_of_its_parts),
    SanityCheck("only-ev-has-a-share", ("ev_markets",), only_ev_has_a_share),
    SanityCheck("parts-below-all-sales", ("automaker_sales",), parts_below_all_sales),
    SanityCheck("toyota-group-sales", ("automaker_sales",), toyota_group_sales),
    SanityCheck("one-text-a-definition", ("japanese_brand_share",), one_text_a_definition),
    SanityCheck("thailand-share-2023", ("japanese_brand_share",), thailand_share_2023),
    SanityCheck("share-changes-are-losses", ("japanese_brand_share_change",), changes_are_losses),
)
