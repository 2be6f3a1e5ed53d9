from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import handmade
import pytest
from bs4 import BeautifulSoup, Tag

from evbook.contracts.passport import Passport
from evbook.site.figure.markup import ENDINGS, LONGEST_TABLE, figure_markup, script_json, shown
from evbook.site.figure.standing import Standing
from evbook.site.figure.taking import Taking

STANDING = Standing(handmade.FIGURE_ID, "Figure 1.1", "chapters/sample_chapter")


TAKING = Taking(STANDING, "Cited & <so>.", "../code/x.html#L-1")


def figure(taking: Taking | None = TAKING, **changed: Any) -> Tag:
    passport = Passport.model_validate(handmade.passport(**changed))
    markup = figure_markup(handmade.spec(), passport, taking, label=STANDING.label)
    found = BeautifulSoup(markup, "html.parser").figure
    assert found is not None
    return found


def test_words_of_the_passport_are_on_the_page() -> None:
    text = figure().get_text(" ", strip=True)
    for words in ("Exports of electric cars doubled in a year", "Exports of cars by type, hand-made.",
                  "Two types out of three.", "Other cars are the residual.", "Office of Examples", "2026 edition",
                  "2026-11-02", "Creative Commons Attribution 4.0", "2026-11-01", "USD billion"):  # fmt: skip
        assert words in text


def test_two_pictures_with_one_name_and_no_id_twice() -> None:
    found = figure()
    assert [svg["aria-label"] for svg in found.select(".ev-static svg[role=img]")] == [handmade.passport()["alt"]] * 2
    assert not found.select(".ev-static svg *[role], .ev-static svg *[aria-label]")
    ids = [tag["id"] for tag in found.select("[id]")]
    assert len(ids) == len(set(ids))


def test_colours_follow_the_theme() -> None:
    markup = str(figure().select_one(".ev-static"))
    assert "var(--ev-c1, #0072b2)" in markup
    assert 'fill="#0072b2"' not in markup


def test_every_file_is_linked_and_none_where_there_are_none() -> None:
    names = [str(link["href"]) for link in figure().select(".ev-files a")]
    own = {f"../figures/cars-by-type.{ending}" for ending in ENDINGS}
    assert {name for name in names if name.startswith("../figures/")} == own
    assert figure(None).select(".ev-files a, .ev-files details") == []


def test_the_row_names_what_can_be_taken_in_one_order() -> None:
    shown = [item.get_text("|", strip=True).split("|")[0] for item in figure().select(".ev-files > li")]
    assert shown == ["Data (CSV)", "Units and sources (JSON)", "SVG", "PNG", "Specification", "Cite", "Embed", "Code"]
    assert "Code" not in [link.get_text() for link in figure(Taking(STANDING, "Cited.")).select(".ev-files a")]


def test_the_number_stands_before_the_title_and_names_the_figure() -> None:
    found = figure()
    assert found.select_one(".ev-title > .ev-number-of").get_text() == "Figure 1.1"
    assert found["aria-labelledby"] == found.select_one(".ev-title")["id"]
    passport = Passport.model_validate(handmade.passport())
    assert "ev-number-of" not in figure_markup(handmade.spec(), passport, None)


def test_the_citation_is_text_and_ends_with_the_figure_s_address() -> None:
    cite = figure().select(".ev-files details")[0]
    assert "Cited & <so>." in cite.get_text()
    link = cite.select_one("a.ev-url")
    assert (link["href"], link.get_text()) == ("#cars-by-type", "chapters/sample_chapter.html#cars-by-type")


def test_the_frame_is_text_whose_title_cannot_end_its_attribute() -> None:
    embed = figure(title='A "quoted" <title> & more').select(".ev-files details")[1]
    frame = BeautifulSoup(embed.code.get_text(), "html.parser").iframe
    assert (frame["src"], frame["title"]) == ("figures/cars-by-type.html", 'A "quoted" <title> & more')
    assert 500 < int(frame["height"]) < 900
    assert embed.select_one(".ev-relative") is not None


def test_with_the_site_s_address_nothing_is_left_to_the_browser() -> None:
    standing = replace(STANDING, site="https://example.org/book/")
    found = figure(Taking(standing, "Cited."))
    assert found.select(".ev-url, .ev-relative") == []
    assert "https://example.org/book/chapters/sample_chapter.html#cars-by-type" in found.get_text()
    (frame,) = [code.get_text() for code in found.select(".ev-files code")]
    assert 'src="https://example.org/book/figures/cars-by-type.html"' in frame


def test_the_table_names_units_and_scopes() -> None:
    table = figure().select_one(".ev-data table")
    assert table is not None
    assert [cell.get_text() for cell in table.select("thead th[scope=col]")] == [
        "Year",
        "Type",
        "Exports (USD billion)",
    ]
    assert [cell.get_text() for cell in table.select("tbody tr:nth-of-type(5) > *")] == [
        "2023",
        "Battery electric",
        "–",
    ]


def test_a_bound_parameter_becomes_a_labelled_input() -> None:
    slider = figure().select_one("input[type=range]")
    assert slider is not None
    assert (slider["data-signal"], slider["min"], slider["max"], slider["value"]) == (
        "from_year",
        "2021",
        "2023",
        "2021",
    )
    label = figure().select_one(f'label[for="{slider["id"]}"]')
    assert label is not None
    assert label.get_text() == "First year"


def test_many_sources_fold_but_none_is_lost() -> None:
    source = handmade.passport()["sources"][0]
    many = [{**source, "id": f"s{n}", "title": f"Table {n}", "publisher": f"Office {n // 2}"} for n in range(6)]
    found = figure(sources=many)
    assert len(found.select(".ev-source a")) == 3
    assert len(found.select(".ev-more li")) == 6


def test_text_from_data_cannot_become_markup() -> None:
    found = figure(title="<b>bold</b> & </script>", rows=[[2021, "<img src=x>", 1.0]])
    assert found.select("img, .ev-title b") == []
    assert "</script" not in script_json("</script>")
    assert json.loads(script_json({"a": "</script><!--"})) == {"a": "</script><!--"}


@pytest.mark.parametrize(
    ("value", "text"),
    [(None, "–"), (2021, "2021"), (12345, "12,345"), (10.25, "10.25"), (0.123456789, "0.123457"), (True, "True"),
     (1234567.5, "1,234,568"), (3.0, "3"), ("BYD", "BYD")],
)  # fmt: skip
def test_cells_are_shown_to_six_digits(value: object, text: str) -> None:
    assert shown(value) == text


def test_a_long_table_is_cut_and_says_so() -> None:
    found = figure(rows=[[2000 + number, "Other cars", 1.0] for number in range(250)])
    assert len(found.select(".ev-data tbody tr")) == LONGEST_TABLE
    assert f"the first {LONGEST_TABLE} of 250 rows" in found.select_one(".ev-rest").get_text()
    assert figure().select_one(".ev-rest") is None


def test_more_than_two_notes_fold_but_none_is_lost() -> None:
    notes = ["First.", "Second.", "Third."]
    assert [item.get_text() for item in figure(notes=notes).select(".ev-more li")] == notes
    assert len(figure(notes=notes[:2]).select(".ev-note")) == 2


def test_parameters_fold_under_their_number() -> None:
    folded = figure().select(".ev-more")[-1].get_text(" ", strip=True)
    assert folded.startswith("Drawn with 2 parameters")
    assert "exporter = China" in folded


def test_many_publishers_are_counted_and_none_is_lost() -> None:
    source = handmade.passport()["sources"][0]
    many = [{**source, "id": f"s{n}", "publisher": f"Office {n}"} for n in range(9)]
    found = figure(sources=many)
    assert found.select_one(".ev-source").get_text(" ", strip=True).endswith("and 3 more.")
    assert len(found.select(".ev-source a")) == 6
    assert len(found.select(".ev-more li")) == 9


def explorer() -> Tag:
    passport = Passport.model_validate(handmade.explorer_passport())
    found = BeautifulSoup(figure_markup(handmade.explorer_spec(), passport, None), "html.parser").figure
    assert found is not None
    return found


def test_readings_of_the_start_stand_in_the_page_and_all_of_them_in_json() -> None:
    found = explorer()
    assert [cell.get_text() for cell in found.select("dl.ev-readings[aria-live=polite] dd")] == [
        "24 litres",
        "2 on petrol",
    ]
    assert [cell.get_text() for cell in found.select("dl.ev-readings dt")] == ["Fuel needed", "Chosen"]
    (grid,) = found.select("script.ev-grid")
    told = json.loads(grid.get_text())
    readings = handmade.explorer_passport()["readings"]
    assert told == {"axes": readings["axes"], "texts": readings["texts"]}


def test_choices_of_text_reach_the_page_s_script_as_they_are() -> None:
    select = explorer().select_one("select[data-signal=fuel]")
    assert select is not None
    assert json.loads(str(select["data-options"])) == ["petrol", "diesel"]
    assert [option.get_text() for option in select.select("option")] == ["petrol", "diesel"]


def test_a_figure_without_readings_has_none() -> None:
    assert figure().select(".ev-readings, .ev-grid") == []
