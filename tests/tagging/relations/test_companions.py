"""The significance of names' meetings."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warraq.tagging.relations.companions import significance


def test_it_is_the_ratio_of_dunning() -> None:
    # Observed 10, 10, 20, 60; expected 6, 14, 24, 56.
    expected = 2 * (
        10 * math.log(10 / 6)
        + 10 * math.log(10 / 14)
        + 20 * math.log(20 / 24)
        + 60 * math.log(60 / 56)
    )
    assert significance(10, 20, 30, 100) == pytest.approx(expected)


def test_a_frequent_name_is_less_significant_than_a_rare_one_that_meets_as_often() -> None:
    assert significance(5, 10, 6, 1000) > significance(5, 10, 400, 1000) > 0
    assert significance(5, 10, 600, 1000) == 0


@given(st.integers(0, 20), st.integers(0, 20), st.integers(0, 20), st.integers(0, 200))
def test_it_is_symmetric_and_zero_where_chance_explains_it(
    together: int, alone: int, other: int, neither: int
) -> None:
    first, second, total = together + alone, together + other, together + alone + other + neither
    found = significance(together, first, second, total)
    assert found == pytest.approx(significance(together, second, first, total))
    assert found >= 0
    if together * total <= first * second:
        assert found == 0
