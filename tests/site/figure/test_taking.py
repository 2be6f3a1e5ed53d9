from __future__ import annotations

from bs4 import BeautifulSoup

from evbook.site.figure.standing import Standing
from evbook.site.figure.taking import Taking, frame_height_px, snippet, taken


def test_where_nothing_is_written_nothing_is_offered() -> None:
    assert taken(None, "Title", 400) == {"files": None}


def test_a_scenario_s_frame_is_its_own() -> None:
    found = taken(Taking(Standing("cars", "Figure 1.1", "chapters/a-late", "late"), "Cited."), "Title", 400)
    assert (found["files"], found["embed_address"]) == ("../figures/late/", "figures/late/cars.html")
    assert (found["address"], found["place"]) == ("", "chapters/a-late.html#cars")


def test_a_frame_is_whole_whatever_the_title() -> None:
    before, after = snippet('a "b" <c>\n&', 412)
    frame = BeautifulSoup(f"{before}x.html{after}", "html.parser").iframe
    assert frame is not None
    assert frame.attrs == {"src": "x.html", "title": 'a "b" <c> &', "width": "100%", "height": "412", "loading": "lazy"}


def test_controls_and_readings_make_a_frame_higher() -> None:
    assert frame_height_px([300, 280], 0, False) < frame_height_px([300, 280], 2, False)
    assert frame_height_px([300, 280], 2, False) < frame_height_px([300, 280], 2, True)
    assert frame_height_px([280, 300], 0, False) > 300
