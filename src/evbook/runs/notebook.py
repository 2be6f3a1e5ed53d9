"""Read and write notebooks as files."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import nbformat
from nbformat.reader import NotJSONError
from nbformat.validator import NotebookValidationError

from evbook.errors import NotebookError
from evbook.files import write_text

# Name of the executed notebook in the folder of its run.
NOTEBOOK = "notebook.ipynb"


def read_notebook(path: Path) -> Any:
    """The notebook at `path` as nbformat 4. Raises NotebookError where there is none, or none that is whole."""
    try:
        return nbformat.read(path, as_version=4)
    except FileNotFoundError:
        raise NotebookError(f"no notebook {path.name} in {path.parent.name}/; take it from the repository") from None
    except (NotJSONError, NotebookValidationError, KeyError, AttributeError, UnicodeDecodeError):
        raise NotebookError(f"{path.name} is no whole notebook; take it from the repository again") from None


def write_notebook(path: Path, book: Any) -> Path:
    """Write `book` whole, with one newline at its end."""
    return write_text(path, str(nbformat.writes(book, version=4)).rstrip("\n") + "\n")
