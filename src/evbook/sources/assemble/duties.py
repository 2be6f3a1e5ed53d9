"""Tables on duties: which file feeds which."""

from __future__ import annotations

import pandas as pd

from evbook.sources import trade_defence
from evbook.sources.assemble.raw_files import Maker, RawFiles, marked
from evbook.sources.trade_defence import EU, MARKETS

# The last year before the steps that pages tell of, so that no additional duty is averaged into it.
STATUTORY_YEAR = 2022
_STATUTORY_FOR = ("CAN", "JPN", "TUR", "USA")
# Additional duties of Türkiye before this day are told in two ways, so its rows begin with the one that is certain.
_KNOWN_SINCE = {"TUR": "2023-03-03"}
_ORDINARY = {"measure": "ordinary", "measure_name": "Ordinary duty", "valid_from": f"{STATUTORY_YEAR}-01-01"}


def _eu_bev_duties(raw: RawFiles) -> pd.DataFrame:
    rates = trade_defence.eu_duties(raw.folder / "policy" / "eu_bev_countervailing_duties.csv")
    exempt = trade_defence.undertakings().assign(in_force=rates["in_force"].min())
    rates = rates.assign(source_id="eu-bev-duties-wisetech")
    return pd.concat([rates, exempt], ignore_index=True).assign(kind="typed")


def _ev_tariffs(raw: RawFiles) -> pd.DataFrame:
    path = raw.folder / "policy" / "nzipl_mfn_tariff_by_destination_2003_2025.csv"
    rates = trade_defence.statutory(path, STATUTORY_YEAR)
    own = rates[rates["country_iso3"].isin(_STATUTORY_FOR)]
    union = pd.DataFrame({"country": [EU], "rate_pct": [trade_defence.eu_statutory_pct(rates)]})
    statutory = marked(pd.concat([own, union], ignore_index=True).assign(**_ORDINARY), "nzipl-trains", "compiled")
    since = statutory["country_iso3"].map(_KNOWN_SINCE).fillna(statutory["valid_from"])
    statutory = statutory.assign(valid_from=since)
    both = pd.concat([statutory, trade_defence.tariff_steps().assign(kind="typed")], ignore_index=True)
    return both.assign(country=both["country_iso3"].map(MARKETS).fillna(both["country"]))


MAKERS: dict[str, Maker] = {
    "eu_bev_duties": _eu_bev_duties,
    "ev_tariffs": _ev_tariffs,
}
