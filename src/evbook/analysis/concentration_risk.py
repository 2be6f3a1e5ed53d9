"""The concentration of suppliers beside the European Commission's supply risk."""

from __future__ import annotations

import pandas as pd

# What the Commission's study calls the minerals of the table mineral_supply. Rare earths there are those of magnets,
# most of them light ones by weight; heavy ones have a higher risk still.
RISK_NAMES = {
    "Cobalt": "Cobalt",
    "Copper": "Copper",
    "Graphite": "Natural graphite",
    "Lithium": "Lithium",
    "Nickel": "Nickel",
    "Rare earths": "Light rare earths",
}


def beside_supply_risk(concentration: pd.DataFrame, supply_risk: pd.DataFrame) -> pd.DataFrame:
    """Index and supply risk by mineral: mineral, stage, low_points, largest_share_pct, study, supply_risk, ….

    `concentration` as of `concentration.concentration_of_supply`, `supply_risk` the table. stage is the one with the
    higher low_points, as the Commission also takes the riskier stage; study is the year of its last study, supply_risk
    has no unit; source_id and kind are the study's. The two share a part by construction: supply risk begins with an
    index of concentration, weighted by governance.
    """
    narrower = concentration.sort_values("low_points", ascending=False).drop_duplicates("mineral")
    named = narrower.assign(material=narrower["mineral"].map(RISK_NAMES))
    last = supply_risk[supply_risk["year"] == supply_risk["year"].max()].rename(columns={"year": "study"})
    both = named.merge(last, on="material")
    shown = ["mineral", "stage", "low_points", "largest_share_pct", "study", "supply_risk", "source_id", "kind"]
    return both[shown].sort_values("mineral", ignore_index=True)
