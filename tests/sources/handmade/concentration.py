"""Raw files on mineral production and suppliers, in the shape of their publishers."""

from __future__ import annotations

_BGS = "commodity,sub_commodity,year,country,iso3,quantity,unit,precision,figure_notes,table"
_METAL, _CONTENT = "tonnes (metric)", "tonnes (metal content)"
_MCS_2025 = (
    "SOURCE,COMMODITY,COUNTRY,TYPE,UNIT_MEAS,PROD_2023,PROD_EST_ 2024,PROD_NOTES,CAP_2023,CAP_EST_ 2024,CAP_NOTES,"
    "RESERVES_2024,RESERVE_NOTES"
)
_MCS_2026 = (
    "MCS chapter,Section,Commodity,Country,Statistics,Statistics_detail,Unit,Year,Value,Notes,"
    "Is critical mineral 2025,Other notes"
)
_SECTION = "World Mine Production and Reserves"
_REO = '"Mine production, rare-earth-oxide equivalent",metric tons'
_LITHIUM = '"Mine production, lithium content",metric tons'


def _us(commodity: str, country: str, detail: str, unit: str, by_year: dict[int, str], notes: str = "") -> list[str]:
    return [
        f'C,{_SECTION},{commodity},{country},Production,{detail},{unit},{year},"{value}",{notes},,'
        for year, value in by_year.items()
    ]


FILES = {
    "minerals/bgs_world_mineral_statistics_tidy.csv": [
        _BGS,
        f"rare earth oxides,,2010,China,CHN,118900.0,{_METAL},,Estimates.,t",
        f"rare earth oxides,,2010,USA,USA,2179.0,{_METAL},,,t",
        f"rare earth oxides,,2023,China,CHN,255000.0,{_METAL},,Estimates.|Quota.,t",
        f"rare earth oxides,,2023,Vietnam,VNM,122438.0,{_METAL},,,t",
        f"rare earth oxides,,2023,Brazil,BRA,0.0,{_METAL},Nil (nothing produced),,t",
        f"rare earth oxides,,2023,Germany,DEU,,{_METAL},Figures not available,,t",
        f"rare earth oxides,,1975,Rhodesia,,5.0,{_METAL},,,t",
        f'"cobalt, mine",,2023,China,CHN,1500.0,{_CONTENT},,,t',
        f'"cobalt, refined",,2023,China,CHN,150000.0,{_METAL},,,t',
        f'"nickel, mine",,2023,Kosovo,1A0,10.0,{_CONTENT},,,t',
        f'"nickel, smelter/refinery",,2023,China,CHN,900.0,{_METAL},,,t',
        f'"nickel, smelter/refinery",Sulfate,2023,China,CHN,100.0,{_METAL},,Estimates.,t',
        f"graphite,,2023,China,CHN,1000000.0,{_METAL},,,t",
        f"lithium minerals,Spodumene,2023,China,CHN,7.0,{_METAL},,,t",
    ],
    "minerals/usgs_mcs2025_world_data.csv": [
        _MCS_2025,
        "MCS2025,Abrasives,United States,Plant capacity,metric tons,,,,,,,,",
        f"MCS2025,Rare earths,China,{_REO},255000,270000,Production quota; undocumented output is left out.,,,,,",
        f"MCS2025,Rare earths,Brazil ,{_REO},119560,20,estimated 2023,,,,,",
        f"MCS2025,Rare earths,Germany,{_REO},,,,,,,1,",
        f"MCS2025,Rare earths,Other Countries,{_REO},1440,1100,,,,,,",
        f"MCS2025,Rare earths,World total (rounded),{_REO},376000,390000,,,,,,",
        f"MCS2025,Lithium ,United States,{_LITHIUM},,,W for 23-24,,,,,",
        f"MCS2025,Lithium ,China,{_LITHIUM},35700,41000,,,,,,",
        f"MCS2025,Lithium ,World total (rounded),{_LITHIUM},35700,41000,Excludes U.S. production.,,,,,",
        'MCS2025,Copper,China,"Refinery production, copper",thousand metric tons,12000,12000,,,,,,',
        'MCS2025,Copper,World total (rounded),"Refinery production, copper",thousand metric tons,12000,1,,,,,,',
    ],
    "minerals/usgs_mcs2026_commodities_data.csv": [
        _MCS_2026,
        "C,Salient Statistics,Rare Earths,United States,Production,Mine production,metric tons,2024,1,,,",
        *_us(
            "Rare Earths", "China", "Mine production", "metric tons", {2024: "270,000", 2025: "270,000"}, "Estimated."
        ),
        *_us("Rare Earths", "United States", "Mine production", "metric tons", {2024: "110,000"}, "Reported."),
        *_us("Rare Earths", "United States", "Mine production", "metric tons", {2025: "120,000"}, "Estimated."),
        *_us("Rare Earths", "Germany", "Mine production", "metric tons", {2024: "W", 2025: "W"}),
        *_us(
            "Rare Earths",
            "World total",
            "Mine production: rounded",
            "metric tons",
            {2024: "380,000", 2025: "390,000"},
            "Estimated.",
        ),
    ],
    "minerals/eu_crm/fact_GlobalSupplyShares_and_t.csv": [
        "Material,Stage,Country,Share,t",
        "Gypsum,E,China,<0.1%,1.0",
        "Neodymium,P,China,84.9%,1.0",
        "Neodymium,P,Brazil,<0.1%,1.0",
        "Dysprosium,P,China,100.0%,1.0",
        "Gallium,P,China,93.8%,1.0",
        "Cobalt,P,Japan,3.2%,1.0",
    ],
    "minerals/eu_crm/fact_EUSupplyShares_and_t.csv": [
        "Material,Stage,Country,Share,t",
        "Silicon metal,P,Germany,6,0.8",
        "Gallium,P,China,69%,1",
        "Lithium,P,China,1%,1",
        "Heavy Rare earths Elements,E,Japan,55%,1",
    ],
    "minerals/eu_crm/dimension_ScreenedMatGroupings.csv": [
        "screened_material,perm_noXREE_noPGM,perm_noXREE_PGM,perm_XREE_noPGM,perm_XREE_PGM",
        "dysprosium,REE,REE,HREE,HREE",
        "neodymium,REE,REE,LREE,LREE",
        "cobalt,iron and ferro-alloy metals,x,iron and ferro-alloy metals,x",
    ],
    "minerals/eu_crm/dimension_CRMsOverTime.csv": [
        "Material,Year,SR,EI",
        "Aggregates,2011,-,-",
        "HREEs,2011,4.9,5.8",
        "HREEs,2023,5.1,4.2",
        "LREEs,2023,3.7,5.9",
        "Gallium,2023,3.9,3.7",
        "Lithium,2011,-,-",
    ],
}
