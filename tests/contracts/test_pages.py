from evbook.contracts.model import allowed_of
from evbook.contracts.pages import parameters_markdown
from evbook.contracts.registry import CONTRACTS


def test_the_page_names_every_parameter_with_what_it_may_be() -> None:
    page = parameters_markdown()
    for contract in CONTRACTS:
        assert contract.question in page
        for name, field in contract.model_fields.items():
            assert f"`{name}`\n: {field.description} Baseline: {field.default}. Allowed: {allowed_of(field)}" in page
