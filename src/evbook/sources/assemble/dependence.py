"""Tables on dependence on China: imports by material, recycling, graphite by month."""

from __future__ import annotations

import pandas as pd

from evbook.sources import baci_materials, comtrade_monthly, ec_recycling
from evbook.sources.assemble.raw_files import Maker, RawFiles, marked


def _import_dependence(raw: RawFiles) -> pd.DataFrame:
    folder = raw.folder / "minerals"
    shares = folder / "import_dependence_on_china_by_mineral_2002_2024.csv"
    flows = folder / "baci_flows_key_materials_2002_2024.csv"
    return marked(baci_materials.tidy(shares, flows), "baci-materials", "estimate")


def _recycling_rates(raw: RawFiles) -> pd.DataFrame:
    path = raw.folder / "minerals" / "eu_crm" / "eol_rir_and_major_supplier_via_atlas.csv"
    return marked(ec_recycling.tidy(path), "ec-crm-2023-recycling", "compiled")


def _graphite_exports(raw: RawFiles) -> pd.DataFrame:
    path = raw.folder / "minerals" / "china_exports_hs6_by_partner_monthly.csv"
    return marked(comtrade_monthly.tidy(path), "comtrade-graphite-monthly", "compiled")


MAKERS: dict[str, Maker] = {
    "graphite_exports": _graphite_exports,
    "import_dependence": _import_dependence,
    "recycling_rates": _recycling_rates,
}
