"""Each check on Japan's projects, savings and need speaks when its own fact is broken."""

from __future__ import annotations

import pytest
from tests.tables.sanity.breaking import put, scaled, speaks, without

BROKEN = [
    ("known-projects", 0, scaled("tonnage_t_a_year", 1000, project_id="caremag"), "295,000.0, 295 within"),
    ("known-projects", 0, without(project_id="sre"), "no row; tonnage_t_a_year of about 3,929"),
    ("known-projects", 0, put("stated_share_pct", 65.0, project_id="lynas-2023"), "65.0, 30 within"),
    ("progress-of-an-agreement", 0, without(project_id="lofdal", event="agreement"), "progress without an agreement"),
    ("progress-of-an-agreement", 0, put("date", "2032-02", project_id="minamitorishima"), "dated 2032-02"),
    ("countries-of-projects", 0, put("country_iso3", "NER", project_id="lofdal"), "NER is not the code of Namibia"),
    ("countries-of-projects", 0, put("country", "Nambia", project_id="lofdal"), "NAM is not the code of Nambia"),
    (
        "project-shares-fit-tonnes",
        0,
        scaled("tonnage_t_a_year", 10, project_id="sareco"),
        "15,000 t are far from 7.5 %",
    ),
    ("project-shares-fit-tonnes", 1, scaled("need_t", 10), "far from"),
    ("known-rare-earth-need", 0, scaled("need_t", 0.001, year=2024), "18,835 within"),
    ("known-rare-earth-need", 0, without(year=2011), "of about 30,000 expected"),
    ("known-savings", 0, put("stated_effect_pct", 30.0, measure_id="toyota-magnet"), "50 within"),
    ("only-ministries-speak-for-japan", 0, put("effect_scope", "Japan's need", actor="Hitachi"), "Hitachi speaks"),
    ("targets-after-announcements", 0, put("target_year", 2011, measure_id="toyota-magnet"), "is before 2018-02"),
]


@pytest.mark.parametrize(("name", "position", "change", "message"), BROKEN)
def test_speaks_when_broken(name, position, change, message):
    speaks(name, position, change, message)
