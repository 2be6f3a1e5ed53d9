from evbook.contracts.model import allowed_of
from evbook.contracts.pages import parameters_markdown
from evbook.contracts.registry import CONTRACTS
from evbook.contracts.scenarios import read_scenarios


def test_the_page_links_each_scenario_under_its_chapter() -> None:
    scenarios = read_scenarios()
    sections = parameters_markdown(scenarios).split("\n## ")[1:]
    for contract, section in zip(CONTRACTS, sections, strict=True):
        own = [each for each in scenarios if each.chapter == contract.chapter]
        assert section.count(".ipynb)") == len(own) >= 3
        for each in own:
            assert f"[{each.title}](chapters/{each.chapter}-{each.name}.ipynb): {each.why}" in section


def test_the_page_names_every_parameter_with_what_it_may_be() -> None:
    page = parameters_markdown()
    for contract in CONTRACTS:
        assert contract.question in page
        for name, field in contract.model_fields.items():
            assert f"`{name}`\n: {field.description} Baseline: {field.default}. Allowed: {allowed_of(field)}" in page
