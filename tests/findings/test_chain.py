from __future__ import annotations

from typing import get_args

import pytest
from tests.findings.guards import test_every_guard_holds_at_the_baseline  # noqa: F401 - run from here

from evbook import tables
from evbook.analysis.chain import china_shares
from evbook.contracts.upstream_minerals import Mineral, UpstreamMinerals
from evbook.findings import chain

CONTRACT = UpstreamMinerals


def tell(p, change=lambda shares: shares):
    typed = tables.load("chain_shares")
    chain.china_share_along_chain(change(china_shares(tables.load("mineral_supply"), typed)), typed, p)


def test_numbers_of_the_baseline(found):
    results = found()
    assert results["china_rare_earth_refining_share_pct"].display == "91.3"
    assert results["china_rare_earth_refining_share_pct"].kind == "compiled"
    assert results["china_cell_share_pct"].kind == "typed"
    assert results["chain_of_mineral"].display == ""


@pytest.mark.parametrize("mineral", [mineral for mineral in get_args(Mineral) if mineral != "Rare earths"])
def test_a_miner_that_is_not_named_gets_no_share(found, mineral):
    results = found(mineral=mineral)
    unnamed = mineral in ("Cobalt", "Nickel")
    assert ("china_mining_share_pct" in results) is not unnamed
    assert ("China is not named at the mine" in results["chain_of_mineral"].display) is unnamed
    assert results["chain_of_mineral"].display.startswith(f"Of the world's {mineral.lower()} China ")


def test_a_mine_share_above_the_refinery_silences_the_sentence(found):
    def swapped(shares):
        lower = (shares["mineral"] == "Copper") & (shares["stage"] == "refining")
        return shares.assign(share_pct=shares["share_pct"].mask(lower, 1.0))

    results = found(swapped)
    assert results["refining_above_mining"].display == ""
    assert results["share_falls_towards_the_car"].value is True
