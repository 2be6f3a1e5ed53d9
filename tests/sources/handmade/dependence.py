"""Raw files on dependence: two importers of twelve materials, recycling rates, graphite by month."""

from __future__ import annotations

CODES = {
    "antimony": "811010",
    "cobalt": "282200",
    "copper": "740311",
    "gallium": "811292",
    "germanium": "811292",
    "graphite": "250490",
    "lithium": "283691",
    "magnesium": "810411",
    "magnets": "850511",
    "manganese": "260200",
    "nickel": "750210",
    "silicon": "280469",
    "tungsten": "810194",
}
# year, importer, imports and imports from China in USD: the shares are those of magnets
IMPORTED = [
    (2010, "Japan", 10000, 3350, "33.5"),
    (2010, "EU27 (extra-EU)", 10000, 7330, "73.3"),
    (2024, "Japan", 10000, 2780, "27.8"),
    (2024, "EU27 (extra-EU)", 10000, 9030, "90.3"),
]
RATES = {"cobalt": 22, "graphite": 3, "magnets": 1, "nickel": 16}
# exporter, importer, USD, tonnes of each material; trade between Germany and France stays inside the Union
FLOWS = [
    ("CN", "JP", 2780, 50),
    ("VN", "JP", 7220, 40),
    ("CN", "DE", 9030, 100),
    ("NA", "FR", 970, 25),
    ("DE", "FR", 9000, 90),
    ("JP", "GB", 500, 5),
]
MONTHS = [f"{year}-{month:02d}" for year in range(2018, 2025) for month in range(1, 13)]
PARTNERS = ["Germany", "Japan", "South Korea", "USA"]

FILES = {
    "minerals/import_dependence_on_china_by_mineral_2002_2024.csv": [
        "year,material,hs6,importer,imports_usd,imports_from_china_usd,china_share_pct",
        *(
            f"{year},{material},{code},{importer},{total},{china},{share}"
            for material, code in [*CODES.items(), ("boron", "252800")]
            for year, importer, total, china, share in IMPORTED
        ),
    ],
    "minerals/baci_flows_key_materials_2002_2024.csv": [
        "year,material,from,to,value_usd,qty_t",
        *(f"2010,{material},CN,JP,7," for material in CODES),
        *(f"2024,{material},{seller},{buyer},{usd},{t}" for material in CODES for seller, buyer, usd, t in FLOWS),
    ],
    "minerals/eu_crm/eol_rir_and_major_supplier_via_atlas.csv": [
        "material_label,eol_rir_pct,substitutability",
        *(f"{material},{RATES.get(material, 0)},high" for material in CODES),
        "helium,1,high",
    ],
    "minerals/china_exports_hs6_by_partner_monthly.csv": [
        "period_dt,partner_name,hs6,val,qty,uv",
        "2017-12-01,Japan,250410,5000,1000,5",
        "2018-01-01,Mexico,250410,17010.0,0.0,inf",
        "2018-01-01,Japan,811292,17010.0,0.0,inf",
        *(
            f"{month}-01,{partner},{code},4780000,2390000,2.0"
            for month in MONTHS
            for partner in PARTNERS
            for code in ("250410", "380110")
        ),
    ],
}
