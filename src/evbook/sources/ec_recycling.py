"""European Commission, critical raw materials 2023: what part of the use of a material is met by recycling."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from evbook.errors import RawFileError
from evbook.sources.raw import numbers, read_csv, require_unique

# The extract gives the rate of the rare earths under the label of the product made of them.
MATERIALS = {
    "antimony": "Antimony",
    "cobalt": "Cobalt",
    "copper": "Copper",
    "gallium": "Gallium",
    "germanium": "Germanium",
    "graphite": "Graphite",
    "lithium": "Lithium",
    "magnesium": "Magnesium",
    "magnets": "Rare earths",
    "manganese": "Manganese",
    "nickel": "Nickel",
    "silicon": "Silicon",
    "tungsten": "Tungsten",
}


def tidy(path: Path) -> pd.DataFrame:
    """End-of-life recycling input rates: material, end_of_life_recycling_input_rate_pct.

    Raises RawFileError where a material of `MATERIALS` is missing or listed twice, or a rate is not 0 to 100.
    """
    raw = read_csv(path, ["material_label", "eol_rir_pct"])
    raw = raw[raw["material_label"].isin(MATERIALS)]
    missing = sorted(set(MATERIALS) - set(raw["material_label"]))
    if missing:
        raise RawFileError(f"{path.name}: no recycling rate for {', '.join(missing)}; truncated?")
    require_unique(raw, ["material_label"], path.name)
    rate = numbers(raw["eol_rir_pct"], path.name)
    if not rate.between(0, 100).all():
        raise RawFileError(f"{path.name}: a recycling rate is missing or above 100 percent; another column?")
    named = {"material": raw["material_label"].map(MATERIALS), "end_of_life_recycling_input_rate_pct": rate}
    return pd.DataFrame(named).reset_index(drop=True)
