import re
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from evbook import paths
from evbook.contracts.results import GLUE_PREFIX, RESULT_MIME
from evbook.errors import GateError, NotebookError
from evbook.site.checks import numbers

YEARS = [re.compile(r"\b(19|20)\d\d\b")]
ALLOWED = numbers.allowed_patterns(paths.chapters_dir() / "allowed_numbers.toml")

FOUND_IN_PROSE = (
    "China made 31.3 million cars in 2024.",
    "It rose by 5 %.",
    "It fell by -2 %.",
    ":::{note}\nIt was 53 %.\n:::",
    "::::{grid} 1\n:gutter: 3\n\n:::{card} T\n:link: x\n\nIt was 53 %.\n:::\n::::",
    "```{admonition} Title\n:class: tip\n\nIt was 53 %.\n```",
    "```{admonition} It was 53 %\nYes.\n```",
    "```{figure} a.png\n:alt: It was 53 %\n\nYes.\n```",
    "```{raw} html\n<b>53</b>\n```",
    "It was `53 %` of all.",
    "It was `31.3` million.",
    "It was `USD 1950`.",
    "USD53 billion",
    "EUR9.7 billion",
    "It took .5 million.",
    "It took 2012.5 million.",
    "It made 2000 cars.",
    "It made **2000** electric cars.",
    "It cost USD 1950 a car.",
    "It cost USD\u00a01950 a car.",
    "It cost $1950.",
    "It cost 1950 dollars.",
    "It made 8703 cars.",
    "The code 870380 stands alone.",
    "A share < 53 % and > others.",
    "<img src='a.png' alt='53 % of cars'>",
    'Text <abbr title="53 %">inline</abbr> text.',
    "![53 % of cars](a.png)",
    '[words](a.md "53 % of cars")',
    "| a |\n|---|\n| 53 |",
    "Term\n: It was 53.",
    "It was ½ of it.",
    "It was 53&nbsp;% of it.",
    "{abbr}`CO2 (53 %)`",
    "See {ref}`the 53 <table>`.",
)
NOT_PROSE = (
    "{glue:text}`share_2024` % in 2024, see [M05](../x.md#a7) and `p.year = 3`.",
    "```python\nx = 12\n```\nNothing.",
    "```bash\nevbook run x -p year=3\n```\nNothing.",
    "```\n12\n```",
    "```{code-block} python\nx = 12\n```",
    "::::{grid} 1 2\n:gutter: 3\n::::\nNothing.",
    "```{figure} a7.png\n---\nwidth: 50 px\n---\nWords.\n```",
    "---\nversion: 7\n---\nNothing.",
    "(anchor-1)=\n## Title",
    "HS code H6 and BEV2 stand in a word.",
    "See {ref}`table-2` and <https://example.org/12>.",
    "<!-- 12 --><img src='a-12.png' alt='words' width='12'>",
    "% A comment with 12\n\nWords.",
    "In 2024 battery cars sold; from 2023 to 2024 they rose, in 2020 and 2025 not (2021).",
    "Battery cars (HS 870380 and 870360) of heading 8703, the HS heading 8703.",
    "The memo of 29 April 2026 is under CC BY 4.0.",
)


@pytest.mark.parametrize("text", FOUND_IN_PROSE)
def test_a_typed_number_in_prose_is_found(text: str) -> None:
    assert len(numbers.typed_numbers(text, ALLOWED)) == 1


@pytest.mark.parametrize("text", NOT_PROSE)
def test_what_is_no_prose_or_is_allowed_passes(text: str) -> None:
    assert numbers.typed_numbers(text, ALLOWED) == []


FOUND_IN_CODE = {
    'results.guard("a", x > 50, f"It took {share:.1f} % of 90 billion.")': "It took {} % of 90 billion.",
    'results.word("a", f"{x} 53%")': "{} 53%",
    'results.word("a", f"{x}53%")': "{}53%",
    'results.word("a", f"{53} percent")': "53 percent",
    'results.word("a", f"{2000} cars")': "2000 cars",
    'results.word("a", f"{2000 + 20:.0f} {kind} cars")': "2000 + 20 {} cars",
    'results.word("a", "53")': "53",
    'results.word("a", "53\\u00a0%")': "53 %",
    'results.word("a", "½")': "1⁄2",
    'results.word("a", "2000 cars")': "2000 cars",
    'results.word("a", str(53))': "53",
    'results.word("a", "{} cars".format(53))': "53",
    'results.word("a", "%d cars" % 53)': "53",
    'results.record("a", 53.5, unit="percent", rows=rows)': "53.5",
    '"It was 53"': "It was 53",
    "x = 1\n53": "53",
    "%%html\n<b>53 cars</b>": "<b>53 cars</b>",
}  # fmt: skip
NOT_SHOWN = (
    'f"{x:,.0f} of {y:>12 } all"',
    'alt.Axis(format=",.2f", labelExpr="round(datum.value / 100)")',
    'format(x, ".0%")',
    'frame["53"]',
    'measures.only(frame, year=2023)["value"].sum() / 1e9',
    'f"{x / 1e9:.1f} billion, {values[0]} and {round(x, 1)}"',
    'colour = "#0072b2"',
    'results.record("a", 53.5, unit="percent", kind="assumption")',
    'results.stated("M05")',
    "x = 53  # some 53 cars",
    "def f():\n    'Some 12 words.'",
    "%matplotlib inline",
)


def _notebook(path: Path, *cells: nbformat.NotebookNode) -> Path:
    nbformat.write(new_notebook(cells=list(cells)), path)
    return path


@pytest.mark.parametrize("code", FOUND_IN_CODE)
def test_a_typed_number_in_a_cell_is_found(code: str, tmp_path: Path) -> None:
    problems = numbers.check_notebook(_notebook(tmp_path / "c.ipynb", new_code_cell(code)), ALLOWED)
    assert len(problems) == 1
    assert problems[0].startswith("c.ipynb, cell 0: ")
    assert FOUND_IN_CODE[code] in problems[0]


@pytest.mark.parametrize("code", NOT_SHOWN)
def test_what_no_reader_sees_of_a_cell_passes(code: str, tmp_path: Path) -> None:
    assert numbers.check_notebook(_notebook(tmp_path / "c.ipynb", new_code_cell(code)), ALLOWED) == []


def test_docstrings_of_modules_classes_and_functions_are_not_prose(tmp_path: Path) -> None:
    lines = ['"""Some 12 words."""', "class A:", '    """Some 13."""', '    U = "about 7 cars"', "    'Some 14'"]
    (tmp_path / "b.py").write_text("\n".join(lines))
    assert numbers.check_file(tmp_path / "b.py", YEARS) == ["b.py: about 7 cars", "b.py: Some 14"]


@pytest.mark.parametrize("content", ["[[allowed]\n", "other = 1\n"])
def test_a_broken_allow_list_is_one_line(content: str, tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text(content)
    with pytest.raises(GateError, match=r"a\.toml: no list of \[\[allowed\]\] patterns"):
        numbers.allowed_patterns(tmp_path / "a.toml")


def test_a_truncated_chapter_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "c.ipynb").write_text("{")
    with pytest.raises(NotebookError, match="no whole notebook"):
        numbers.check_notebook(tmp_path / "c.ipynb", [])


def test_an_allowed_pattern_needs_a_reason(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text("[[allowed]]\npattern = 'x'\nreason = ' '\n")
    with pytest.raises(GateError, match="'x' has no reason"):
        numbers.allowed_patterns(tmp_path / "a.toml")


def test_a_result_that_no_sentence_uses_is_told(tmp_path: Path) -> None:
    uses = {"used": ["named__a-b"], "named__a-b": [], "idle": []}
    outputs = [
        new_output(
            "display_data",
            data={GLUE_PREFIX + RESULT_MIME: {}},
            metadata={"scrapbook": {"name": name}, "evbook": {"uses": keys}},
        )
        for name, keys in uses.items()
    ]
    notebook = _notebook(
        tmp_path / "c.ipynb",
        new_markdown_cell("It is {glue:text}`used`."),
        new_code_cell("findings.all_of_it()", outputs=outputs),
    )
    assert numbers.unused_results(notebook) == ["c.ipynb: result 'idle' is recorded and used nowhere"]


def test_a_false_guard_is_told() -> None:
    results = [
        {"chapter": "c", "name": "holds", "kind": "guard", "value": True},
        {"chapter": "c", "name": "fails", "kind": "guard", "value": False},
        {"chapter": "c", "name": "zero", "kind": "official", "value": 0},
    ]
    assert numbers.false_guards(results) == ["c: guard 'fails' is false at the baseline"]
