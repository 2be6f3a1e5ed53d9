"""The EU's duties and statutory tariffs in their compilers' shapes, with rates that the checks accept."""

from __future__ import annotations

_REGULATION = "2024-10-30,Implementing Regulation (EU) 2024/2754,https://example.org"
_LINES = "870380+870390,{rate},2,Harmonized System 2022,Reported,WITS/UNCTAD TRAINS (MFN applied to World)"


def _statutory(country: str, code: str, rate: float, year: int = 2022, tech: str = "evs") -> str:
    return f"{country},{code},{year},{tech},{_LINES.format(rate=rate)}"


FILES = {
    "policy/eu_bev_countervailing_duties.csv": [
        "company,definitive_pct,provisional_pct,in_force,legal_basis,address",
        f"BYD Group,17.0,17.4,{_REGULATION}",
        f"Geely Group,18.8,19.9,{_REGULATION}",
        f"SAIC Group,35.3,37.6,{_REGULATION}",
        f"Tesla (Shanghai),7.8,,{_REGULATION}",
        f"Other cooperating companies,20.7,20.8,{_REGULATION}",
        f"All other (non-cooperating) companies,35.3,37.6,{_REGULATION}",
    ],
    "policy/nzipl_mfn_tariff_by_destination_2003_2025.csv": [
        "reporter_country,reporter_iso3,year,tech,hs_codes_used,tariff_mfn_simple_avg,n_hs_lines_underlying,"
        "nomen_code,datatype,source",
        _statutory("Canada", "CAN", 6.1),
        _statutory("France", "FRA", 10.0),
        _statutory("Germany", "DEU", 10.0),
        _statutory("Japan", "JPN", 0.0),
        _statutory("Turkey", "TUR", 10.0),
        _statutory("Turkey", "TUR", 12.5, year=2023),
        _statutory("United States", "USA", 2.5),
        _statutory("United States", "USA", 3.4, tech="batteries"),
    ],
}
