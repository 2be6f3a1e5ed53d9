import pytest

from evbook.contracts.downstream_competition import DownstreamCompetition
from evbook.contracts.model import ChapterParameters, allowed_of, choices_of, defaults, unit_of
from evbook.contracts.registry import CONTRACTS
from evbook.errors import EvbookError, ParameterError, UnknownNameError

FIELDS = DownstreamCompetition.model_fields


@pytest.mark.parametrize(
    ("values", "kind", "words"),
    [
        ({"yeer": 2023}, UnknownNameError, "did you mean 'year'"),
        ({"x=1;open('f','w');a": 1}, UnknownNameError, "unknown parameter"),
        ({"year": 2030}, ParameterError, "parameter 'year' of downstream_competition cannot be 2030; allowed: 2022 to"),
        ({"year": "2023"}, ParameterError, "cannot be '2023'"),
        ({"year": True}, ParameterError, "cannot be True"),
        ({"exporter": "china"}, ParameterError, "allowed: China, Germany"),
        ({"year": 2023, "first_year": 2023}, ParameterError, "must be before 'year'"),
    ],
)
def test_what_the_contract_does_not_allow_is_refused_with_a_way_on(
    values: dict[str, object], kind: type[EvbookError], words: str
) -> None:
    with pytest.raises(kind, match=words.replace("(", r"\(")) as caught:
        DownstreamCompetition.of(values)
    assert caught.value.__suppress_context__


def test_text_from_a_command_line_becomes_the_contract_s_type() -> None:
    assert DownstreamCompetition.of_text({"year": "2023"}).year == 2023
    with pytest.raises(ParameterError, match="cannot be 'soon'"):
        DownstreamCompetition.of_text({"year": "soon"})


def test_the_baseline_has_the_bare_name_and_others_a_safe_label() -> None:
    assert DownstreamCompetition.of({}).scenario() == "baseline"
    other = DownstreamCompetition.of({"year": 2023, "exporter": "South Korea"})
    assert other.scenario() == "year-2023_exporter-south-korea"
    assert other.changed() == {"year": 2023, "exporter": "South Korea"}


def test_every_parameter_has_unit_sentence_and_range() -> None:
    for name, field in FIELDS.items():
        assert unit_of(field), name
        assert field.description and field.description.endswith("."), name
        assert allowed_of(field), name
    assert allowed_of(FIELDS["year"]) == "2022 to 2024"
    assert "Japan" in choices_of(FIELDS["exporter"])
    assert choices_of(FIELDS["year"]) == ()


def test_defaults_are_a_legal_run() -> None:
    assert DownstreamCompetition.of(defaults(DownstreamCompetition)).scenario() == "baseline"


@pytest.mark.parametrize("contract", CONTRACTS, ids=lambda contract: contract.chapter)
def test_every_choice_can_be_given_as_text(contract: type[ChapterParameters]) -> None:
    for name, field in contract.model_fields.items():
        for value in choices_of(field) or (field.default,):
            given = {name: str(value)}
            # Two importers are compared; neither may be set beside itself.
            other = {"importer": "compared_importer", "compared_importer": "importer"}.get(name)
            if other and value == contract.model_fields[other].default:
                given[other] = "Germany"
            assert getattr(contract.of_text(given), name) == value, name
