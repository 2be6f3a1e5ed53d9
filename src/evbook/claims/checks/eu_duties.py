"""Checks of the memo's claims on the EU's duties on battery cars from China."""

from __future__ import annotations

import pandas as pd

from evbook import tables
from evbook.analysis import ev_tariffs, landed_cost, measures
from evbook.claims.evidence import answered
from evbook.claims.measured import Measured, check

_DUTIES, _TARIFFS = "eu_bev_duties", "ev_tariffs"


@check("M18")
def countervailing_duties() -> Measured:
    """Lowest and highest countervailing duty in force, companies with a price undertaking left out."""
    duties = tables.load(_DUTIES)
    low, high = landed_cost.lowest_and_highest_pct(duties)
    return answered(
        None,
        pd.concat(landed_cost.lowest_and_highest(duties)),
        low=low,
        high=high,
        unit="percent",
        year=str(duties["in_force"].min())[:4],
        definition="definitive countervailing duty by company, of customs value",
        tables=(_DUTIES,),
    )


@check("M19", result="eu_implications:eu_ordinary_duty_pct")
def ordinary_duty() -> Measured:
    """The EU's ordinary duty on the day on which the countervailing duties began."""
    duties, tariffs = tables.load(_DUTIES), tables.load(_TARIFFS)
    return answered(
        ev_tariffs.eu_ordinary_pct(tariffs, duties),
        measures.only(tariffs, country=ev_tariffs.EU, measure="ordinary"),
        unit="percent",
        year=str(duties["in_force"].min())[:4],
        definition="ordinary duty on battery cars, of customs value",
        tables=(_DUTIES, _TARIFFS),
    )
