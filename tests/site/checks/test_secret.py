from pathlib import Path

import pytest

from evbook.site.builtsite import Site
from evbook.site.checks.secret import secrets

SHAPES = (
    "AKIA" + "A1" * 8,
    "ghp_" + "a" * 36,
    "sk-" + "a1" * 12,
    "-----BEGIN RSA PRIVATE KEY-----",
    "?api_key=" + "a" * 12,
)


@pytest.mark.parametrize("ending", ["html", "json", "csv", "js", "svg", "ipynb"])
def test_the_value_of_a_key_is_found_and_not_repeated(ending: str, tmp_path: Path) -> None:
    (tmp_path / f"a.{ending}").write_text("before sesame-open-now after")
    found = list(secrets(Site(tmp_path), {"COMTRADE_KEY": "sesame-open-now"}))
    assert len(found) == 1
    assert "COMTRADE_KEY" in found[0]
    assert "sesame" not in found[0]


@pytest.mark.parametrize("shape", SHAPES)
def test_what_looks_like_a_key_is_found(shape: str, tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(f"x {shape} y")
    assert [found.split(":")[0] for found in secrets(Site(tmp_path), {})] == ["a.html"]


@pytest.mark.parametrize("environment", [{"COLOUR": "sesame-open-now"}, {"COMTRADE_KEY": "sesame"}])
def test_other_variables_and_short_values_are_no_secrets(environment: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("sesame-open-now, and the risk-free sk-rate")
    assert list(secrets(Site(tmp_path), environment)) == []
