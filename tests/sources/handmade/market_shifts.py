"""Indonesia's wholesales and China's passenger cars in their compilers' shapes, with totals that the checks accept."""

from __future__ import annotations

FILES = {
    "asean/gaikindo_wholesales_by_brand_powertrain_origin_2022_2025.csv": [
        "Year,BRAND,brand_nationality,powertrain,CBU,ORIGIN,total",
        "2022,TOYOTA,Japan,ICE,CKD,INDONESIA,969437.0",
        "2022,WULING,China,BEV,CKD,INDONESIA,10327.0",
        "2022,BMW,Other,ICE,-,-,68276.0",
        "2023,TOYOTA,Japan,HEV,CKD,INDONESIA,988751.0",
        "2023,WULING,China,BEV,CBU,INDONESIA,17051.0",
        "2024,TOYOTA,Japan,ICE,CBU,THAILAND,822535.0",
        "2024,WULING,China,BEV,CKD,INDONESIA,43188.0",
        "2025,TOYOTA,Japan,ICE,CKD,JAPAN,600000.0",
        "2025,HINO,Japan,ICE,CKD,INDONESIA,51801.0",
        "2025,BYD,China,BEV,CBU,CHINA,103606.0",
        "2025,MAXUS,China,BEV,-,CHINA,294.0",
        "2025,HYUNDAI,Korea,ICE,CBU,SOUTH KOREA,47999.0",
        "2025,HYUNDAI,Korea,BEV,CKD,SOUTH KOREA,0.0",
    ],
    "ev_markets/china_passenger_car_sales_production_exports_caam_2016_2024.csv": [
        "year,type,sales,production,exports",
        "2024,all,27.563,27.477,4.955",
        "2024,bev,7.719,7.758,NA",
        "2024,phev,5.141,5.125,NA",
        "2024,nev,12.866,12.888,1.284",
        "2023,all,26.063,26.124,4.14",
        "2022,all,23.563,23.836,2.529",
        "2021,all,21.482,21.408,1.614",
        "2021,nev,3.521,3.545,0.3",
        "2020,all,20.178,NA,NA",
        "2020,bev,1.115,1.105,0.995",
        "2013,all,,17928900,NA",
    ],
}
