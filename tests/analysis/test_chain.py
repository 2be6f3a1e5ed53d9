from __future__ import annotations

import pandas as pd
import pytest

from evbook import tables
from evbook.analysis import chain
from evbook.errors import MissingDataError


@pytest.fixture
def supply() -> pd.DataFrame:
    return tables.load("mineral_supply")


@pytest.fixture
def shares(supply: pd.DataFrame) -> pd.DataFrame:
    return chain.china_shares(supply, tables.load("chain_shares"))


def test_shares_are_of_the_published_world(supply: pd.DataFrame) -> None:
    assert chain.supplier_share_pct(supply, "China", "Rare earths", "refining", 2024) == pytest.approx(91.28, abs=0.01)
    assert chain.supplier_share_pct(supply, "Indonesia", "Nickel", "refining", 2024) == pytest.approx(42.86, abs=0.01)


def test_a_country_that_is_not_named_has_no_share(supply: pd.DataFrame, shares: pd.DataFrame) -> None:
    with pytest.raises(MissingDataError, match="China"):
        chain.supplier_share_pct(supply, "China", "Cobalt", "mining", 2024)
    assert chain.stage_share_pct(shares, "Cobalt", "mining") is None
    assert chain.stage_share_pct(shares, "Cobalt", "refining") == pytest.approx(78.41, abs=0.01)


def test_only_production_is_drawn_and_each_stage_once(shares: pd.DataFrame) -> None:
    assert not shares.duplicated(["mineral", "stage", "product"]).any()
    assert shares.loc[shares["product"] == "Battery cells", "share_pct"].tolist() == [80.0]
    assert set(shares["stage"]) == {*chain.SUPPLY_STAGES, *chain.LATER_STAGES}


def test_minerals_known_at_both_stages(shares: pd.DataFrame) -> None:
    assert list(chain.both_stages(shares).index) == ["Copper", "Graphite", "Lithium", "Rare earths"]
