"""The classifier against its description, written out for one term at a time."""

from __future__ import annotations

import math
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.tagging.articles import article
from warraq.tagging.sections.classifier import Classifier, Example
from warraq.tagging.sections.scheme import Scheme, scheme_of
from warraq.tagging.sections.seeds import NO_SECTION, load_seeds
from warraq.tagging.sections.terms import bag_of, term, terms
from warraq.tagging.sections.trust import NEVER, required_confidence

LABELS = ("بحر", "بر")
SCHEME = Scheme({"بحر": frozenset({"موج"}), "بر": frozenset({"رمل", "موج"})}, {})
BAGS = st.dictionaries(st.sampled_from(["موج", "رمل", "ريح", "ليل"]), st.just(1.0), max_size=4)
EXAMPLES = st.lists(st.tuples(BAGS, st.sampled_from(LABELS)), max_size=8)


@given(examples=EXAMPLES, bag=BAGS)
def test_the_likeliest_section_is_that_of_the_naive_sums(
    examples: list[tuple[dict[str, float], str]], bag: dict[str, float]
) -> None:
    bag = dict(sorted(bag.items()))
    verdict = Classifier(SCHEME, [Example(*each) for each in examples]).verdict(bag)
    expected = naive(examples, bag)
    assert verdict.confidence == pytest.approx(max(expected.values()), abs=0.001)
    assert expected[verdict.label] == pytest.approx(max(expected.values()))


def naive(
    examples: Sequence[tuple[dict[str, float], str]], bag: dict[str, float]
) -> dict[str, float]:
    """Probabilities by the formulas of the docstrings."""
    found = {
        word: sum(word in each for each, _ in examples) for word in ("موج", "رمل", "ريح", "ليل")
    }
    known = [word for word in bag if word in ("موج", "رمل") or found[word] > 1]
    sums = {}
    for label in LABELS:
        members = [each for each, given in examples if given == label]
        total = 0.0
        for word in known:
            share = (found[word] + 1) / (len(examples) + 100)
            holders = sum(word in words for words in SCHEME.words.values())
            boost = 1 + (19 / holders if word in SCHEME.words[label] else 0)
            expected = min(0.9, share * boost)
            own = (sum(word in each for each in members) + 20 * expected) / (len(members) + 20)
            total += min(4.0, max(0.0, math.log(own / share)))
        sums[label] = total / math.sqrt(max(len(bag), 1))
    powers = {label: math.exp(value) for label, value in sums.items()}
    return {label: power / sum(powers.values()) for label, power in powers.items()}


@pytest.mark.parametrize(
    ("word", "expected"),
    [("والرياضيين", "رياض"), ("للمنتخب", "منتخب"), ("في", ""), ("2021", ""), ("من", "")],
)
def test_terms(word: str, expected: str) -> None:
    assert [*terms(word)] == ([expected] if expected else [])


def test_a_term_is_never_shorter_than_three_letters() -> None:
    assert term("مال") == "مال"
    assert term("ات") == ""


def test_the_beginning_weighs_more_and_repetition_a_little() -> None:
    bag = bag_of(article("سفينة " + "غيمة " * 40 + "نورس"))
    assert bag["سفين"] == 1.5
    assert bag["نورس"] == 1.0
    assert 1.5 < bag["غيم"] < 5


def test_every_name_of_the_list_means_one_section() -> None:
    seeds = load_seeds()
    assert set(seeds.words) == {
        "سياسة", "اقتصاد", "رياضة", "ثقافة", "علوم وتقنية", "صحة", "منوعات", NO_SECTION,
    }  # fmt: skip
    assert all(len(words) >= 100 for words in seeds.words.values())
    assert seeds.section_of("الاقتصاد") == "اقتصاد"
    assert seeds.section_of("Sport") == "رياضة"
    assert seeds.section_of("علوم وتقنية") == "علوم وتقنية"
    assert seeds.section_of("محليات") == NO_SECTION
    assert seeds.section_of("البحر") is None


def test_a_scheme_keeps_the_usual_spelling_of_a_section() -> None:
    scheme = scheme_of(["الرياضة", "الرياضة", "رياضة", None, "!"], load_seeds())
    assert "الرياضة" in scheme.words
    assert "رياضة" not in scheme.words
    assert scheme.label("رياضة") == scheme.label("الرياضة") == "الرياضة"
    assert scheme.label(None) is None
    assert NO_SECTION in scheme.words


def test_a_scheme_of_its_own_has_nothing_else() -> None:
    scheme = scheme_of(["محليات"] * 5 + ["رياضة", "ملحق"], load_seeds())
    assert set(scheme.words) == {"محليات", "رياضة"}
    assert scheme.label("ملحق") is None


def test_a_section_that_is_often_wrong_asks_for_more_or_never_comes() -> None:
    scheme = Scheme({"بحر": frozenset(), "بر": frozenset()}, {})
    sure = [Example({"موج": 1.0, f"س{n}": 1.0}, "بحر") for n in range(40)]
    other = [Example({"رمل": 1.0, f"ص{n}": 1.0}, "بر") for n in range(40)]
    mixed = [Example({"موج": 1.0, f"ط{n}": 1.0}, "بر") for n in range(40)]
    assert required_confidence(scheme, [*sure, *other], 0.6) == {"بحر": 0.6, "بر": 0.6}
    assert required_confidence(scheme, [*sure, *mixed], 0.6)["بحر"] in (0.6, NEVER)
    assert required_confidence(scheme, [], 0.6) == {"بحر": 0.6, "بر": 0.6}
