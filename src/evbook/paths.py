"""Where the book's folders are, from any working directory."""

from __future__ import annotations

from pathlib import Path

from evbook.errors import EvbookError
from evbook.files import recover_folder

_CHECKOUT = Path(__file__).resolve().parents[2]


def root() -> Path:
    """The book's top folder: the checkout this package is installed from, else one above the working directory.

    Raises EvbookError where neither holds a `data/datapackage.json`.
    """
    for folder in (_CHECKOUT, Path.cwd(), *Path.cwd().parents):
        # A build of the data killed between its two renames leaves the old folder beside its place.
        recover_folder(folder / "data")
        if (folder / "data" / "datapackage.json").is_file():
            return folder
    raise EvbookError(f"no data/datapackage.json in {_CHECKOUT} or above {Path.cwd()}; work inside the book's checkout")


def data_dir() -> Path:
    """Folder of the data package."""
    return root() / "data"


def chapters_dir() -> Path:
    """Folder of the chapters' notebooks."""
    return root() / "chapters"


def build_dir() -> Path:
    """Folder for everything made: runs and site."""
    return root() / "_build"
