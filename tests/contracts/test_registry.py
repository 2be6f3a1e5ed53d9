import pytest

from evbook.contracts.registry import chapters, contract_of
from evbook.errors import UnknownNameError


def test_a_chapter_is_found_by_its_name() -> None:
    assert [contract_of(name).chapter for name in chapters()] == list(chapters())


@pytest.mark.parametrize("name", ["downstream", "../evil", "downstream_competition; import os"])
def test_an_unknown_chapter_is_refused(name: str) -> None:
    with pytest.raises(UnknownNameError, match="allowed: claims_ledger, downstream_competition"):
        contract_of(name)
