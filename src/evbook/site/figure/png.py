"""An SVG as a small PNG: drawn without a browser, its colours in a palette."""

from __future__ import annotations

from io import BytesIO

import vl_convert
from PIL import Image

# A chart with the soft edges of its letters has about two hundred colours, so that hardly one is lost.
MOST_COLOURS = 256
# In a small picture fewer will do, where they are chosen more slowly (rounds of k-means).
FEW_COLOURS, ROUNDS = 64, 4


def png_of_svg(svg: str, *, scale: float = 1.0) -> bytes:
    """The PNG of `svg` on white, `scale` device pixels for each of its own."""
    return _packed(_drawn(svg, scale))


def fitted_png(svg: str, *, box_px: tuple[int, int], scale: float = 2.0) -> bytes:
    """The PNG of `svg` drawn at `scale`, made smaller where it must be, in the middle of a white `box_px`."""
    small = _drawn(svg, scale)
    small.thumbnail(box_px, Image.Resampling.LANCZOS)
    picture = Image.new("RGB", box_px, "white")
    picture.paste(small, ((box_px[0] - small.width) // 2, (box_px[1] - small.height) // 2))
    return _packed(picture, FEW_COLOURS, ROUNDS)


def _drawn(svg: str, scale: float) -> Image.Image:
    with Image.open(BytesIO(vl_convert.svg_to_png(svg, scale=scale))) as drawn:
        shape = drawn.convert("RGBA")
    return Image.alpha_composite(Image.new("RGBA", shape.size, "white"), shape).convert("RGB")


def _packed(picture: Image.Image, colours: int = MOST_COLOURS, rounds: int = 0) -> bytes:
    stream = BytesIO()
    # No dithering: it would put noise into areas of one colour, and weigh more.
    few = picture.quantize(colours, method=Image.Quantize.MEDIANCUT, kmeans=rounds, dither=Image.Dither.NONE)
    few.save(stream, "PNG", optimize=True)
    return stream.getvalue()
