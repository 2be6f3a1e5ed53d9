import re

import handmade
import pytest

from evbook.site.figure.svg import chart_svg, size_px, static_chart


def test_a_picture_has_one_name_and_ids_of_its_own() -> None:
    spec = {**handmade.spec(), "mark": {"type": "bar", "clip": True}}
    chart = static_chart(spec, width_px=340, name="cars", alt='A "quoted" name', css_class="ev-narrow")
    assert re.findall(r'aria-label="([^"]*)"', chart.markup) == ["A &quot;quoted&quot; name"]
    assert chart.markup.startswith('<svg xmlns="http://www.w3.org/2000/svg" class="ev-narrow"')
    ids = re.findall(r'\bid="([^"]+)"', chart.markup)
    assert ids
    assert all(name.startswith("cars-") for name in ids)
    assert set(re.findall(r"url\(#([^)]+)\)", chart.markup)) <= set(ids)


def test_a_chart_is_as_wide_as_its_container() -> None:
    widths = [static_chart(handmade.spec(), width_px=px, name="cars", alt="a").width_px for px in (340, 680)]
    assert widths == [340, 680]


def test_coordinates_are_cut_below_a_device_pixel() -> None:
    assert re.search(r"\d\.\d{3}", chart_svg(handmade.spec(), 340)) is None


def test_sizes_are_rounded_up_and_must_be_there() -> None:
    assert size_px('<svg class="x" width="10.2" height="7">') == (11, 7)
    with pytest.raises(ValueError, match="without width and height"):
        size_px('<svg viewBox="0 0 1 1">')
