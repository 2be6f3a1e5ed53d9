"""Checks of the memo's claims on US duties and on how they close the market."""

from __future__ import annotations

from typing import Any

import pandas as pd

from evbook import tables
from evbook.analysis import ev_tariffs, measures, us_imports
from evbook.claims.evidence import answered, yes_or_no
from evbook.claims.measured import Check, Measured, check

_TARIFFS, _IMPORTS, _EXPORTS, _MARKETS = "ev_tariffs", "us_car_imports_from_china", "car_exports", "ev_markets"
_US = "United States"
_STEPS = {"M40": "Section 301", "M41": "Section 232"}
_MONTHS = {"M43": "Section 301", "M44": "Section 232"}
# A market that takes less than half of what its size suggests counts as largely closed.
_HALF = 0.5


@check("M20", result="eu_implications:us_additional_duties_pct")
def duty_on_chinese_electric_cars() -> Measured:
    """The two duties that the memo adds; all duties together, on the day and at their peak, beside them."""
    tariffs, day = tables.load(_TARIFFS), ev_tariffs.MEMO_DAY
    two = ev_tariffs.lasting_additional(tariffs, _US, day)
    spans = ev_tariffs.steps(tariffs, day)
    rates = ev_tariffs.rates_on(tariffs, _US, day)
    now, peak = ev_tariffs.total_pct(ev_tariffs.latest(spans), _US), ev_tariffs.peak_pct(spans, _US)
    others = (
        _duty(now, rates, "with the ordinary duty"),
        _duty(peak, rates, "with the ordinary duty and duties under emergency powers at their highest"),
    )
    about = "additional duties, without the ordinary one and those under emergency powers"
    return _duty(float(two["rate_pct"].sum()), two, about, alternatives=others)


def _duty(value: float, rows: pd.DataFrame, definition: str, **more: Any) -> Measured:
    year = f"from {ev_tariffs.MEMO_DAY[:4]}"
    return answered(value, rows, unit="percent", year=year, tables=(_TARIFFS,), definition=definition, **more)


def _rate(name: str) -> Check:
    """The check of the rate of one duty on the first day on which both that the memo adds applied."""

    def measured() -> Measured:
        row = ev_tariffs.step_in_force(tables.load(_TARIFFS), _US, name, ev_tariffs.MEMO_DAY)
        return _duty(float(row["rate_pct"].iloc[0]), row, f"duty under {name}")

    return measured


def _month(name: str) -> Check:
    """The check of the month from which a duty is charged at the rate that the memo adds."""

    def measured() -> Measured:
        row = ev_tariffs.step_in_force(tables.load(_TARIFFS), _US, name, ev_tariffs.MEMO_DAY)
        month = str(row["valid_from"].iloc[0])[:7]
        definition = f"month from which the duty under {name} is charged"
        return answered(month, row, unit="", year="", tables=(_TARIFFS,), definition=definition)

    return measured


@check("M38")
def market_is_shielded() -> Measured:
    """Whether the United States take much less of China's battery cars than their part of other markets suggests."""
    imports, cars, markets = (tables.load(name) for name in (_IMPORTS, _EXPORTS, _MARKETS))
    year = measures.latest_year(imports, int(cars.loc[cars["exporter"] == "China", "year"].max()))
    taken = us_imports.share_of_chinas_exports_pct(imports, cars, year)
    bought = us_imports.share_of_sales_outside_china_pct(markets, year)
    return answered(
        yes_or_no(taken < _HALF * bought),
        measures.only(imports, year=year),
        measures.only(cars, exporter="China", product="bev", year=year),
        measures.only(markets, region=_US, year=year),
        unit="",
        year=year,
        tables=(_IMPORTS, _EXPORTS, _MARKETS),
        definition=(
            f"the United States took {taken:.1f} % of the value of battery cars that China exported, and bought "
            f"{bought:.0f} % of those sold outside China; counted by origin, not by brand"
        ),
    )


for _claim, _name in _STEPS.items():
    check(_claim)(_rate(_name))
for _claim, _name in _MONTHS.items():
    check(_claim)(_month(_name))
