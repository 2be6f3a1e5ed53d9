from __future__ import annotations

from io import BytesIO

import vl_convert
from PIL import Image, ImageChops

from evbook.site.figure.png import fitted_png, png_of_svg

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="200" height="100" viewBox="0 0 200 100">'
    '<rect width="100" height="100" fill="#b85c00"/><circle cx="150" cy="50" r="30" fill="#0072b2"/></svg>'
)


def opened(content: bytes) -> Image.Image:
    return Image.open(BytesIO(content))


def test_a_picture_has_a_palette_and_stands_on_white() -> None:
    picture = opened(png_of_svg(SVG, scale=2))
    assert (picture.mode, picture.size) == ("P", (400, 200))
    shown = picture.convert("RGB")
    assert [shown.getpixel(place) for place in ((50, 100), (300, 100), (395, 5))] == [
        (184, 92, 0),
        (0, 114, 178),
        (255, 255, 255),
    ]


def test_few_colours_lose_nothing_that_can_be_seen() -> None:
    exact = opened(vl_convert.svg_to_png(SVG, scale=2)).convert("RGBA")
    whole = Image.alpha_composite(Image.new("RGBA", exact.size, "white"), exact).convert("RGB")
    difference = ImageChops.difference(whole, opened(png_of_svg(SVG, scale=2)).convert("RGB"))
    assert max(high for _, high in difference.getextrema()) <= 2


def test_a_fitted_picture_keeps_its_shape_in_the_middle_of_its_box() -> None:
    picture = opened(fitted_png(SVG, box_px=(100, 100))).convert("RGB")
    assert picture.size == (100, 100)
    assert picture.getpixel((50, 5)) == picture.getpixel((50, 95)) == (255, 255, 255)
    red, green, blue = picture.getpixel((20, 50))
    assert (abs(red - 184), abs(green - 92), blue) < (6, 6, 6)
