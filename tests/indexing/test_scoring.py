"""The scoring tables: monotone, and exact integers."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from warraq.indexing.scoring import (
    IDF_SCALE,
    LEVELS,
    Frequencies,
    LevelTable,
    histogram_bin,
    idf_index,
    idf_table,
    length_norm,
    length_norms,
    new_histogram,
    saturation,
    saturation_bins,
)
from warraq.indexing.settings import IndexSettings

SETTINGS = IndexSettings()


def test_saturation_is_bm25f() -> None:
    # One title occurrence in a title of average length, two in a body twice the average, by hand.
    norm = length_norm(200, 100, 0.75)
    frequency = 3.0 * 1 / 1.0 + 2 / norm
    expected = frequency * 2.2 / (1.2 + frequency)
    assert saturation(Frequencies(1, 2, 0), (1.0, norm), SETTINGS) == pytest.approx(expected)
    frequency += SETTINGS.lead_weight * 2 / norm
    expected = frequency * 2.2 / (1.2 + frequency)
    assert saturation(Frequencies(1, 2, 2), (1.0, norm), SETTINGS) == pytest.approx(expected)


@given(st.integers(min_value=1, max_value=10**6), st.integers(min_value=1, max_value=10**6))
def test_a_rarer_term_never_weighs_less(documents: int, frequency: int) -> None:
    table = idf_table()
    rarer = max(1, frequency // 2)
    assert table[idf_index(documents, rarer)] >= table[idf_index(documents, frequency)]


@given(st.integers(min_value=100, max_value=10**6), st.data())
def test_the_idf_table_is_close_to_the_formula(documents: int, data: st.DataObject) -> None:
    frequency = data.draw(st.integers(min_value=1, max_value=documents))
    exact = IDF_SCALE * math.log(1 + documents / frequency)
    assert abs(idf_table()[idf_index(documents, frequency)] - exact) <= IDF_SCALE * 0.13


@given(st.lists(st.floats(min_value=0.01, max_value=2.19), min_size=1, max_size=300))
def test_levels_keep_the_order_of_impacts(impacts: list[float]) -> None:
    histogram = new_histogram()
    for impact in impacts:
        histogram[histogram_bin(impact, SETTINGS.k1 + 1)] += 1
    table = LevelTable(histogram, SETTINGS.k1)
    assert table.values == sorted(set(table.values))
    assert len(table.values) == LEVELS
    levels = [table.level(impact) for impact in sorted(impacts)]
    assert levels == sorted(levels)


_frequencies = st.tuples(
    st.integers(0, 40), st.integers(0, 4000), st.integers(1, 60), st.integers(1, 9000)
)


@given(st.lists(_frequencies, min_size=1), st.floats(0.5, 5000), st.floats(0, 1), st.floats(0, 9))
def test_many_saturations_are_the_same_to_the_bit(
    postings: list[tuple[int, int, int, int]], average: float, b: float, weight: float
) -> None:
    settings = IndexSettings(b=b, title_weight=weight)
    title_tf, body_tf, titles, bodies = np.array(postings).T
    norms = length_norms(titles, average / 30, b), length_norms(bodies, average, b)
    expected = []
    lead_tf = body_tf // 2
    for title, body, title_length, body_length in postings:
        lengths = length_norm(title_length, average / 30, b), length_norm(body_length, average, b)
        saturated = saturation(Frequencies(title, body, body // 2), lengths, settings)
        expected.append(histogram_bin(saturated, settings.k1 + 1))
    assert saturation_bins((title_tf, body_tf, lead_tf), norms, settings).tolist() == expected


def test_fields_without_an_average_length_have_norm_one() -> None:
    assert length_norms(np.array([0, 3]), 0.0, 0.75).tolist() == [length_norm(3, 0.0, 0.75)] * 2
