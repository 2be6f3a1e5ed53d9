import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evbook.figures.labels import spread


@given(st.lists(st.floats(min_value=0, max_value=100), min_size=1, max_size=12))
def test_labels_keep_their_order_and_their_distance(positions: list[float]) -> None:
    moved = spread(positions, 5.0)
    order = sorted(range(len(positions)), key=positions.__getitem__)
    heights = [moved[index] for index in order]
    assert all(above - below >= 5.0 - 1e-9 for below, above in itertools.pairwise(heights))
    assert all(after >= before for before, after in zip(positions, moved, strict=True))


def test_labels_far_apart_stay() -> None:
    assert spread([9.0, 1.0], 2.0) == pytest.approx([9.0, 1.0])
