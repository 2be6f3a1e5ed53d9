import pandas as pd
import pytest

from evbook.analysis import digits


def test_floats_are_cut_and_the_rest_is_left():
    frame = digits.significant(pd.DataFrame({"a": [1234567.89, 0.1234567], "b": [1, 2], "c": ["x", "y"]}))
    assert frame["a"].tolist() == [1234570.0, 0.123457]
    assert frame["b"].tolist() == [1, 2]
    assert frame["c"].tolist() == ["x", "y"]


@pytest.mark.parametrize(("value", "up"), [(3.2, 4), (3.0, 3), (3.0000000001, 3), (0.0, 0)])
def test_a_need_is_rounded_up_but_not_noise(value, up):
    assert digits.rounded_up(value) == up
