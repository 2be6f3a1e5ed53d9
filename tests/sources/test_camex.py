from __future__ import annotations

import pytest

from evbook.errors import RawFileError
from evbook.sources import camex, raw


def test_duty_and_quota_from_each_step_on():
    steps = camex.duty_steps().set_index(["product", "year", "month"])
    assert steps.loc[("bev", 2024, 1), "duty_pct"] == 10
    assert steps.loc[("phev", 2024, 7), ["duty_pct", "duty_free_quota_usd"]].tolist() == [20, 169e6]


def test_a_step_typed_twice_is_refused(monkeypatch):
    real = raw.typed("brazil_duty_steps", [])
    monkeypatch.setattr(camex, "typed", lambda name, columns: real.iloc[[0, 0]])
    with pytest.raises(RawFileError, match="counted twice"):
        camex.duty_steps()
