from pathlib import Path

from evbook.files import sha256_of_file
from evbook.site import assets


def test_styles_scripts_and_the_chart_library_are_written(tmp_path: Path) -> None:
    assets.write_assets(tmp_path)
    folder = tmp_path / assets.FOLDER
    assert {path.name for path in folder.iterdir()} == {
        *assets.ALWAYS,
        *assets.WITH_FIGURES,
        *assets.WITH_LEDGER,
        "vega.js",
    }
    assert (folder / "live.js").read_bytes() == (assets.STATIC / "live.js").read_bytes()
    assert "window.evbookVegaEmbed" in (folder / "vega.js").read_text(encoding="utf-8")


def test_an_address_changes_with_the_file() -> None:
    assert assets.digest("book.css") == sha256_of_file(assets.STATIC / "book.css")[:10]


def test_only_what_no_page_loads_is_dropped(tmp_path: Path) -> None:
    scripts = tmp_path / "_static" / "scripts"
    scripts.mkdir(parents=True)
    for name in ("fontawesome.js", "fontawesome.js.LICENSE.txt", "theme.js", "theme.js.map"):
        (scripts / name).touch()
    assets.drop_unused(tmp_path)
    assert [path.name for path in scripts.iterdir()] == ["theme.js"]
