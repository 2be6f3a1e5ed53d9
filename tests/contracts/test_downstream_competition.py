"""Choices and ranges are literal in the contract; here they are held against the data."""

from evbook import tables
from evbook.contracts.downstream_competition import DownstreamCompetition
from evbook.contracts.model import choices_of

FIELDS = DownstreamCompetition.model_fields
FIRST, LAST = 2021, 2024


def test_every_exporter_has_both_lines_in_every_year_that_can_be_chosen() -> None:
    exports = tables.load("car_exports")
    for exporter in choices_of(FIELDS["exporter"]):
        own = exports[(exports["exporter"] == exporter) & exports["year"].between(FIRST, LAST)]
        assert own.groupby("product")["year"].nunique().to_dict() == {"bev": 4, "all_cars": 4}, exporter


def test_every_producer_has_every_year_that_can_be_chosen() -> None:
    made = tables.load("vehicle_production")
    for country in ("China", *choices_of(FIELDS["compared_producer"])):
        own = made[(made["country"] == country) & made["year"].between(2006, LAST)]
        assert own["year"].nunique() == LAST - 2006 + 1, country


def test_the_ranges_are_those_of_the_data() -> None:
    bounds = {name: list(field.metadata) for name, field in FIELDS.items()}
    assert [part.ge for part in bounds["first_year"] if hasattr(part, "ge")] == [FIRST]
    assert [part.le for part in bounds["year"] if hasattr(part, "le")] == [LAST]


def test_declared_tables_exist() -> None:
    assert set(DownstreamCompetition.tables) <= set(tables.names())
