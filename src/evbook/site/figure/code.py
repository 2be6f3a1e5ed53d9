"""Which code draws a figure, found in the package's files without running them, and its modules as pages to read."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import PythonLexer

from evbook.files import write_text
from evbook.site.figure import alone
from evbook.site.figure.numbering import Figures, NumberedFigure
from evbook.site.templating import template

PACKAGE = Path(__file__).parents[2]
# Where builders of figures and explorers live; floors 3 and 4 are read as files, never imported here.
FOLDERS = ("figures", "explorers")
PAGES_FOLDER = "code"
SOURCE_FOLDER = "src/evbook"
_TO_ROOT = "../../"
_LINE, _CLASS = "L", "ev-code"
_STYLE = "code.css"
# Light and dark, as _config.yml has them for the theme.
_STYLES = ("a11y-high-contrast-light", "a11y-high-contrast-dark")


@dataclass(frozen=True)
class CodePlace:
    """Where a figure is drawn: the module as `figures/exports`, the line on which its builder begins."""

    module: str
    line: int

    @property
    def page(self) -> str:
        """The address of the builder on its module's page, from the site's top."""
        return f"{PAGES_FOLDER}/{self.module}.html#{_LINE}-{self.line}"

    @property
    def source(self) -> str:
        """The address of the builder in the repository, from its top."""
        return f"{SOURCE_FOLDER}/{self.module}.py#L{self.line}"


@cache
def builders(package: Path = PACKAGE) -> Mapping[str, CodePlace]:
    """Figure id to the place of its builder, for every figure and explorer of the package in the folder `package`."""
    files = [file for folder in FOLDERS for file in sorted((package / folder).glob("*.py"))]
    return {
        figure_id: CodePlace(f"{file.parent.name}/{file.stem}", line)
        for file in files
        for figure_id, line in _builders_in(ast.parse(file.read_text(encoding="utf-8")))
    }


def write_code_pages(html_folder: Path, figures: Figures, package: Path = PACKAGE) -> None:
    """Write the page of each module that draws one of `figures` to code/ of the built site."""
    drawn: dict[str, list[NumberedFigure]] = {}
    for figure in figures.values():
        if figure.id in builders(package):
            drawn.setdefault(builders(package)[figure.id].module, []).append(figure)
    if drawn:
        alone.write_style(html_folder, _STYLE, (_STYLE,), _pygments_rules())
    for module, own in drawn.items():
        text = (package / f"{module}.py").read_text(encoding="utf-8")
        page = alone.finished(code_markup(module, text, own), html_folder, _TO_ROOT, (_STYLE,))
        write_text(html_folder / PAGES_FOLDER / f"{module}.html", page)


def code_markup(module: str, text: str, figures: Sequence[NumberedFigure]) -> str:
    """HTML of the page of a module that draws `figures`; each line of its `text` has an id."""
    formatter = HtmlFormatter(cssclass=_CLASS, linespans=_LINE)
    shown = highlight(text, PythonLexer(stripnl=False), formatter)
    name = f"evbook.{module.replace('/', '.')}"
    markup = template("code.html.jinja").render(module=name, highlighted=shown, figures=figures, to_root=_TO_ROOT)
    return str(markup)


def _pygments_rules() -> str:
    """The colours of the book's code, by the reader's own choice of light or dark."""
    light, dark = (HtmlFormatter(style=style).get_style_defs(f".{_CLASS}") for style in _STYLES)
    return f"{light}\n@media (prefers-color-scheme: dark) {{\n{dark}\n}}\n"


def _builders_in(module: ast.Module) -> Iterator[tuple[str, int]]:
    for function in module.body:
        if isinstance(function, ast.FunctionDef):
            marks = [call for call in function.decorator_list if _called(call) == "figure"]
            made = [call for call in ast.walk(function) if _called(call) == "Explorer"]
            found = [figure_id for call in (*marks, *made) for figure_id in _id_given_to(call)]
            begins = min([function.lineno, *(each.lineno for each in function.decorator_list)])
            yield from ((figure_id, begins) for figure_id in found)


def _called(node: ast.AST) -> str:
    return node.func.id if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) else ""


def _id_given_to(call: ast.AST) -> Iterator[str]:
    """The text a call gets first, or as `id`."""
    if isinstance(call, ast.Call):
        given = [*call.args[:1], *(keyword.value for keyword in call.keywords if keyword.arg == "id")]
        yield from (each.value for each in given if isinstance(each, ast.Constant) and isinstance(each.value, str))
