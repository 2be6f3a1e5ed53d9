"""One plain English name for each economy, by its ISO code, in every table."""

from __future__ import annotations

import pandas as pd

# Where the World Bank's own name is inverted, abridged or not the one in common use.
PLAIN_NAMES = {
    "BHS": "Bahamas",
    "CIV": "Côte d'Ivoire",
    "COD": "Democratic Republic of the Congo",
    "COG": "Republic of the Congo",
    "EGY": "Egypt",
    "FSM": "Micronesia",
    "GMB": "Gambia",
    "HKG": "Hong Kong",
    "IRN": "Iran",
    "KGZ": "Kyrgyzstan",
    "KNA": "Saint Kitts and Nevis",
    "KOR": "South Korea",
    "LAO": "Laos",
    "LCA": "Saint Lucia",
    "MAC": "Macao",
    "MAF": "Saint Martin (French part)",
    "PRI": "Puerto Rico",
    "PRK": "North Korea",
    "PSE": "Palestine",
    "RUS": "Russia",
    "SVK": "Slovakia",
    "SYR": "Syria",
    "TWN": "Taiwan",
    "VCT": "Saint Vincent and the Grenadines",
    "VEN": "Venezuela",
    "VIR": "Virgin Islands (US)",
    "VNM": "Vietnam",
    "WLD": "World",
    "YEM": "Yemen",
}

_EXPORTERS = {
    "China": "CHN",
    "France": "FRA",
    "Germany": "DEU",
    "Japan": "JPN",
    "South Korea": "KOR",
    "Spain": "ESP",
    "Thailand": "THA",
    "USA": "USA",
    "United Kingdom": "GBR",
    "United States": "USA",
}


def exporter_codes(names: pd.Series) -> pd.Series:
    """ISO codes of exporters named as the sources name them; missing for any other exporter."""
    return names.map(_EXPORTERS)


def plain_names(codes: pd.Series, names: pd.Series) -> pd.Series:
    """The plain name of each code; where none is listed, the name given beside it."""
    return codes.map(PLAIN_NAMES).fillna(names)
