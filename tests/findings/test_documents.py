from __future__ import annotations

import pytest

from evbook.contracts.downstream_competition import DownstreamCompetition
from evbook.errors import UnknownNameError
from evbook.findings import documents


def test_claims_are_glued_as_they_stand(begin, records):
    begin(DownstreamCompetition)
    documents.stated("M01", "M05")
    assert [records()[key].display for key in ("stated_m01", "stated_m05")] == ["27", "53"]


def test_an_unknown_claim_is_refused(begin):
    begin(DownstreamCompetition)
    with pytest.raises(UnknownNameError, match="M99"):
        documents.stated("M99")


def test_parameters_are_glued_as_chosen(begin, records):
    documents.parameters(begin(DownstreamCompetition, grouping="region"), ["grouping"])
    assert records()["grouping"].display == "region"
