from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from handmade import explorer_spec, spec
from markupsafe import escape

from evbook.site.finish.charts import FOLDER, as_json, by_columns, compiled, data_apart, take_out_charts
from evbook.site.page import Page

ROWS = [{"year": year, "cars": year * 3} for year in range(2000, 2040)]


def long_spec(mark: str = "bar") -> dict[str, Any]:
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        "data": {"values": ROWS},
        "mark": mark,
        "encoding": {"x": {"field": "year", "type": "ordinal"}, "y": {"field": "cars", "type": "quantitative"}},
    }


def page_with(tmp_path: Path, *specs: dict[str, Any]) -> Page:
    figures = "".join(
        f'<figure class="ev-figure" id="f{place}"><script class="ev-spec" type="application/json">'
        f"{json.dumps(each)}</script></figure>"
        for place, each in enumerate(specs)
    )
    (tmp_path / "one.html").write_text(f"<html><head></head><body>{figures}</body></html>")
    return Page.read(tmp_path / "one.html", tmp_path)


def test_a_chart_and_its_data_are_files_the_figure_names(tmp_path: Path) -> None:
    page = page_with(tmp_path, long_spec())
    take_out_charts(page)
    figure = page.soup.select_one("figure")
    assert figure is not None
    assert figure.find("script") is None
    chart = (tmp_path / FOLDER / f"{figure['data-chart']}.js").read_text()
    data = (tmp_path / FOLDER / f"{figure['data-sets']}.js").read_text()
    assert chart.startswith(f'evbookChart("{figure["data-chart"]}",{{')
    assert "2039" not in chart
    content = json.loads(data.removeprefix(f'evbookChart("{figure["data-sets"]}",').removesuffix(");\n"))
    assert content == {"columns": {"year": [row["year"] for row in ROWS], "cars": [row["cars"] for row in ROWS]}}


def test_two_charts_of_the_same_data_share_one_file(tmp_path: Path) -> None:
    page = page_with(tmp_path, long_spec("bar"), long_spec("line"))
    take_out_charts(page)
    one, two = page.soup.select("figure")
    assert one["data-chart"] != two["data-chart"]
    assert one["data-sets"] == two["data-sets"]
    assert len(list((tmp_path / FOLDER).iterdir())) == 3


def test_small_data_stay_in_the_chart() -> None:
    vega, apart = data_apart(compiled(long_spec() | {"data": {"values": ROWS[:2]}}))
    assert apart == {}
    assert vega["data"][0]["values"] == ROWS[:2]


def test_inputs_are_the_page_s_own() -> None:
    signals = {signal["name"]: signal for signal in compiled(explorer_spec())["signals"]}
    assert signals["cars"]["value"] == 3 or signals["cars"]["value"] in (1, 2)
    assert "bind" not in signals["cars"]


def test_no_mark_axis_or_legend_has_a_name_of_its_own() -> None:
    def parts(group: dict[str, Any]) -> list[dict[str, Any]]:
        own = [*group.get("marks", []), *group.get("axes", []), *group.get("legends", [])]
        return [*own, *(inner for part in own for inner in parts(part))]

    found = parts(compiled(spec()))
    assert len(found) > 3
    assert all(part["aria"] is False for part in found)


@pytest.mark.parametrize(
    ("values", "stored"),
    [
        ([{"a": 1, "b": 2}, {"a": 3, "b": None}], {"columns": {"a": [1, 3], "b": [2, None]}}),
        ([{"a": 1}, {"b": 2}], {"rows": [{"a": 1}, {"b": 2}]}),
        ([], {"rows": []}),
        ([1, 2], {"rows": [1, 2]}),
        ({"type": "Topology"}, {"rows": {"type": "Topology"}}),
    ],
)
def test_rows_by_columns(values: Any, stored: Any) -> None:
    assert by_columns(values) == stored


def test_json_for_a_script_ends_no_line_and_refuses_nan() -> None:
    assert as_json({"a": "x\u2028y"}) == '{"a":"x\\u2028y"}'
    assert json.loads(as_json("</script>" + str(escape("<")))) == "</script>&lt;"
    with pytest.raises(ValueError, match="not JSON compliant"):
        as_json(float("nan"))
