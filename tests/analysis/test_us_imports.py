"""What US imports from China hold, and how much of China's battery cars they take."""

from __future__ import annotations

import pandas as pd
import pytest

from evbook.analysis import us_imports
from evbook.errors import MissingDataError

IMPORTS = pd.DataFrame(
    {
        "year": 2024,
        "kind_of_car": [
            "battery electric",
            "plug-in hybrid",
            "combustion engine only",
            "combustion engine only",
            "hybrid without a plug",
        ],
        "value_usd": [2e9, 5e9, 1e9, 2e9, 1e9],
    }
)


def test_the_rest_leaves_out_what_has_a_plug():
    shares = us_imports.residual_shares_pct(IMPORTS, 2024)
    assert shares == pytest.approx({"combustion engine only": 75, "hybrid without a plug": 25})
    assert list(shares) == ["combustion engine only", "hybrid without a plug"]


def test_share_of_what_china_exports():
    cars = pd.DataFrame({"exporter": ["China", "Japan"], "product": "bev", "year": 2024, "value_usd": [40e9, 1e9]})
    assert us_imports.share_of_chinas_exports_pct(IMPORTS, cars, 2024) == pytest.approx(5)
    with pytest.raises(MissingDataError, match="2023"):
        us_imports.share_of_chinas_exports_pct(IMPORTS, cars, 2023)


def test_share_of_sales_outside_china():
    sold = {"World": 10e6, "China": 6e6, "United States": 1e6}
    markets = pd.DataFrame({"region": list(sold), "sales_vehicles": list(sold.values())})
    markets = markets.assign(year=2024, powertrain="bev")
    assert us_imports.share_of_sales_outside_china_pct(markets, 2024) == pytest.approx(25)
