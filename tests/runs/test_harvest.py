import json
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook, new_output

from evbook.contracts.ledger import LEDGER_MIME, Entry, JudgedOn, Ledger
from evbook.contracts.passport import FIGURE_MIME, VEGA_LITE_MIME, Column, Passport
from evbook.contracts.results import GLUE_PREFIX, RESULT_MIME, Result
from evbook.errors import ResultError
from evbook.runs import harvest


def _passport(rows: tuple[tuple[Any, ...], ...] = (("=HYPERLINK()", -1.5), ("-x", None))) -> Passport:
    columns = (Column(name="who", title="Who", unit="category"), Column(name="x_usd", title="X", unit="USD"))
    words = {"title": "T", "caption": "C", "alt": "A", "unit": "USD", "coverage": "all", "notes": ()}
    return Passport(
        id="a-figure", chapter="c", sources=(), tables=(), parameters={"year": 1}, columns=columns, rows=rows, **words
    )


def _result(name: str = "x") -> Result:
    empty: dict[str, Any] = {"dims": {}, "low": None, "high": None, "year": None, "note": "", "sources": []}
    return Result(chapter="c", name=name, value=1.0, unit="t", kind="model", display="1", **empty)


def _notebook(path: Path, *bundles: dict[str, Any]) -> Path:
    outputs = [new_output("display_data", data=bundle) for bundle in bundles]
    nbformat.write(new_notebook(cells=[new_code_cell("", outputs=outputs)]), path)
    return path


FIGURE = {FIGURE_MIME: _passport().model_dump(mode="json"), VEGA_LITE_MIME: {"mark": "bar"}}
RESULT = {GLUE_PREFIX + RESULT_MIME: _result().model_dump()}


def test_a_figure_becomes_data_spec_and_passport(tmp_path: Path) -> None:
    harvest.write_harvest(_notebook(tmp_path / "n.ipynb", FIGURE, RESULT), tmp_path, "baseline", "abc")
    assert sorted(file.name for file in (tmp_path / "figures").iterdir()) == [
        "a-figure.csv",
        "a-figure.json",
        "a-figure.meta.json",
    ]
    meta = (tmp_path / "figures" / "a-figure.meta.json").read_text()
    assert '"run": "abc"' in meta and '"scenario": "baseline"' in meta and '"rows"' not in meta
    assert '"scenario": "baseline"' in (tmp_path / "results.json").read_text()


def test_no_cell_of_a_csv_is_a_formula_and_negative_numbers_stay_numbers() -> None:
    assert harvest.csv_of(_passport()) == "who,x_usd\n'=HYPERLINK(),-1.5\n'-x,\n"


@pytest.mark.parametrize(("bundle", "what"), [(FIGURE, "figure 'a-figure'"), (RESULT, "result 'x'")])
def test_twins_are_refused(bundle: dict[str, Any], what: str, tmp_path: Path) -> None:
    with pytest.raises(ResultError, match=f"{what} is recorded twice"):
        harvest.write_harvest(_notebook(tmp_path / "n.ipynb", bundle, bundle), tmp_path, "baseline", "abc")


def _ledger() -> dict[str, Any]:
    said: dict[str, Any] = {"id": "M01", "document": "d", "chapter": "c", "claim": "A share", "measured": 1.0}
    given = {"verdict": "confirmed", "reason": "It fits.", "tables": {"claims": "0"}}
    entry = Entry(**said, **given, judged_on=JudgedOn(about_pct=5, same_size_pct=10))
    return {LEDGER_MIME: Ledger(entries=(entry,)).model_dump(mode="json")}


def test_the_ledger_becomes_a_list_of_claims(tmp_path: Path) -> None:
    harvest.write_harvest(_notebook(tmp_path / "n.ipynb", RESULT, _ledger()), tmp_path, "baseline", "abc")
    (claim,) = json.loads((tmp_path / "claims.json").read_text())
    assert (claim["id"], claim["verdict"], claim["tables"]) == ("M01", "confirmed", {"claims": "0"})


def test_a_notebook_without_a_ledger_leaves_no_claims(tmp_path: Path) -> None:
    harvest.write_harvest(_notebook(tmp_path / "n.ipynb", RESULT), tmp_path, "baseline", "abc")
    assert not (tmp_path / "claims.json").exists()


def test_two_ledgers_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ResultError, match="shows 2 ledgers"):
        harvest.ledger_of(_notebook(tmp_path / "n.ipynb", _ledger(), _ledger()))
