import re
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from evbook.contracts.results import GLUE_PREFIX, RESULT_MIME
from evbook.errors import GateError
from evbook.site import numbers

YEARS = [re.compile(r"\b(19|20)\d\d\b")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("China made 31.3 million cars in 2024.", 1),
        ("It rose by 5 % and by -2 %.", 2),
        ("{glue:text}`share_2024` % in 2024, see [M05](../x.md#a7) and `p.year = 3`.", 0),
        ("```python\nx = 12\n```\nNothing.", 0),
        ("::::{grid} 1\n:gutter: 3\n::::\nNothing.", 0),
        ("(anchor-1)=\n## Title", 0),
        ("HS code H6 and BEV2 stand in a word.", 0),
    ],
)
def test_a_typed_number_is_found_and_code_is_not_prose(text: str, found: int) -> None:
    assert len(numbers.typed_numbers(text, YEARS)) == found


def _notebook(path: Path, *cells: nbformat.NotebookNode) -> Path:
    nbformat.write(new_notebook(cells=list(cells)), path)
    return path


def test_sentences_in_code_are_prose_too(tmp_path: Path) -> None:
    code = 'results.guard("a", x > 50, f"It took {share:.1f} % of 90 billion.")'
    problems = numbers.check_notebook(_notebook(tmp_path / "c.ipynb", new_code_cell(code)), YEARS)
    assert problems == ["c.ipynb, cell 0: % of 90 billion."]


def test_docstrings_and_formats_of_builders_are_not_prose(tmp_path: Path) -> None:
    (tmp_path / "b.py").write_text('"""Some 12 words."""\nT = f"{x:,.0f} of {y:>12 } all"\nU = "about 7 cars"\n')
    assert numbers.check_file(tmp_path / "b.py", YEARS) == ["b.py: about 7 cars"]


def test_an_allowed_pattern_needs_a_reason(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text("[[allowed]]\npattern = 'x'\nreason = ' '\n")
    with pytest.raises(GateError, match="'x' has no reason"):
        numbers.allowed_patterns(tmp_path / "a.toml")


def test_a_result_that_no_sentence_uses_is_told(tmp_path: Path) -> None:
    outputs = [
        new_output("display_data", data={GLUE_PREFIX + RESULT_MIME: {}}, metadata={"scrapbook": {"name": name}})
        for name in ("used", "idle")
    ]
    notebook = _notebook(
        tmp_path / "c.ipynb", new_markdown_cell("It is {glue:text}`used`."), new_code_cell("", outputs=outputs)
    )
    assert numbers.unused_results(notebook) == ["c.ipynb: result 'idle' is recorded and used nowhere"]


def test_a_false_guard_is_told() -> None:
    results = [
        {"chapter": "c", "name": "holds", "kind": "guard", "value": True},
        {"chapter": "c", "name": "fails", "kind": "guard", "value": False},
        {"chapter": "c", "name": "zero", "kind": "official", "value": 0},
    ]
    assert numbers.false_guards(results) == ["c: guard 'fails' is false at the baseline"]
