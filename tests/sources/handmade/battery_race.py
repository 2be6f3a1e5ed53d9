"""Japan's imports of lithium-ion batteries in the extract's shape, with totals that the checks accept."""

from __future__ import annotations

# Year: value from China and from Poland, USD.
_VALUES = {
    2017: (461_700_000, 348_300_000),
    2022: (1_465_600_000, 824_400_000),
    2023: (2_131_600_000, 788_400_000),
    2024: (2_040_500_000, 609_500_000),
    2025: (2_292_300_000, 537_700_000),
}


def _rows(year: int, china: int, poland: int) -> list[str]:
    total = china + poland
    return [
        f'Japan,M,{year},850760,"Lithium-ion, and separators",{rank},{partner},{value}.0,{value / total!r},{total}.0'
        for rank, (partner, value) in enumerate((("China", china), ("Poland", poland)), start=1)
    ]


FILES = {
    "batteries/japan_liion_imports_by_origin_2014_2025.csv": [
        "reporterDesc,flowCode,refYear,cmdCode,cmdDesc,cmd_partner_rank,partnerDesc,primaryValue,cmd_partner_perc,"
        "cmd_partner_upper_sum",
        *(line for year, values in _VALUES.items() for line in _rows(year, *values)),
        'South Africa,M,2025,850760,"Lithium-ion, and separators",1,China,5.0,1.0,5.0',
    ],
}
