from pathlib import Path

import pytest

from evbook import paths
from evbook.contracts.registry import chapters
from evbook.contracts.scenarios import FILE, read_scenarios, scenario_of
from evbook.errors import ScenarioError, UnknownNameError

ENTRY = "  - {{name: {name}, title: T, why: Because., parameters: {{{parameters}}}}}\n"


def _entry(name: str = "late", parameters: str = "year: 2023") -> str:
    return ENTRY.format(name=name, parameters=parameters)


def _file(tmp_path: Path, text: str) -> Path:
    file = tmp_path / FILE
    file.write_text(text)
    return file


CHAPTER = "downstream_competition:\n"
HOSTILE = {
    "an unknown chapter": ("downstream:\n" + _entry(), "scenario 'late': unknown chapter 'downstream'; did you mean"),
    "an unknown parameter": (CHAPTER + _entry(parameters="yeer: 2023"), "scenario 'late': unknown parameter 'yeer'"),
    "a value out of range": (CHAPTER + _entry(parameters="year: 1999"), "scenario 'late': .*allowed: 2022 to 2024"),
    "a value of another type": (CHAPTER + _entry(parameters="year: '2023'"), "cannot be '2023'"),
    "values that exclude each other": (CHAPTER + _entry(parameters="year: 2023, first_year: 2023"), "must be before"),
    "the baseline again": (CHAPTER + _entry(parameters="year: 2024"), "scenario 'late': its parameters are the base"),
    "no parameters": (CHAPTER + _entry(parameters=""), "its parameters are the baseline's"),
    "the reserved name": (CHAPTER + _entry("baseline"), "scenario 'baseline': that name is the contract's own values"),
    "a name twice": (CHAPTER + _entry() + _entry(parameters="year: 2022"), "two scenarios are called 'late'"),
    "a name twice in the book": (
        CHAPTER + _entry() + "eu_implications:\n" + _entry(parameters="vat_pct: 7"),
        "two scenarios are called 'late'; names are the whole book's",
    ),
    "parameters twice": (CHAPTER + _entry() + _entry("later"), "'late' and 'later' have the same parameters"),
    "a chapter twice": (CHAPTER + _entry() + CHAPTER + _entry("b"), "'downstream_competition' is given twice"),
    "a parameter twice": (CHAPTER + _entry(parameters="year: 2023, year: 2022"), "'year' is given twice"),
    "a name that climbs": (CHAPTER + _entry("../x"), "entry 1, name: .*lower-case words joined by hyphens"),
    "a name with a line's end": (CHAPTER + _entry('"late\\n"'), "entry 1, name"),
    "a name that is a number": (CHAPTER + _entry("2030"), "entry 1, name: .*valid string"),
    "a missing field": (CHAPTER + "  - {name: late, title: T, parameters: {year: 2023}}\n", "entry 1, why: Field req"),
    "an empty field": (CHAPTER + _entry().replace("Because.", "' '"), "entry 1, why"),
    "an unknown field": (CHAPTER + _entry().replace("why:", "reason:"), "downstream_competition, entry 1"),
    "no list": (CHAPTER + "  name: late\n", "downstream_competition: .*valid list"),
    "a bare word": ("late\n", "the file: .*valid dictionary"),
    "broken YAML": (CHAPTER + "  - {name: late", "cannot be read"),
    "a Python object": (CHAPTER + "  - !!python/object/apply:os.system [ls]\n", "cannot be read"),
}


@pytest.mark.parametrize("fault", HOSTILE)
def test_what_is_wrong_is_refused_by_name(fault: str, tmp_path: Path) -> None:
    text, words = HOSTILE[fault]
    with pytest.raises(ScenarioError, match=words):
        read_scenarios(_file(tmp_path, text))


def test_scenarios_come_in_the_file_s_order_with_checked_parameters(tmp_path: Path) -> None:
    text = "eu_implications:\n" + _entry("b", "vat_pct: 7") + CHAPTER + _entry("a")
    found = read_scenarios(_file(tmp_path, text))
    assert [(each.chapter, each.name) for each in found] == [("eu_implications", "b"), ("downstream_competition", "a")]
    assert found[1].parameters.changed() == {"year": 2023}
    assert (found[1].title, found[1].why) == ("T", "Because.")


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "downstream_competition: []\n"])
def test_a_book_may_have_no_scenarios(text: str, tmp_path: Path) -> None:
    assert read_scenarios(_file(tmp_path, text)) == ()
    assert read_scenarios(tmp_path / "absent.yml") == ()


def test_a_scenario_is_found_in_its_own_chapter_only(tmp_path: Path) -> None:
    known = read_scenarios(_file(tmp_path, CHAPTER + _entry()))
    assert scenario_of("downstream_competition", "late", known) is known[0]
    for chapter, name in (("downstream_competition", "lat"), ("eu_implications", "late")):
        with pytest.raises(UnknownNameError, match=f"unknown scenario '{name}' for {chapter}"):
            scenario_of(chapter, name, known)


def test_the_book_s_own_file_gives_every_chapter_at_least_three() -> None:
    found = read_scenarios()
    assert (paths.chapters_dir() / FILE).is_file()
    for chapter in chapters():
        assert len([each for each in found if each.chapter == chapter]) >= 3
