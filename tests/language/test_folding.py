from hypothesis import given
from hypothesis import strategies as st

from warraq.language.folding import _FOLDS, FoldedText


@given(st.text(alphabet="اأآبةى\u064b\u0651\u0640٣3 ،A", max_size=60))
def test_every_letter_can_be_found_again(text: str) -> None:
    folded = FoldedText(text)
    for offset, letter in enumerate(folded.folded):
        written = text[folded.place(offset)]
        assert FoldedText(written).folded == letter
    if folded.folded:
        assert folded.place(len(folded.folded)) == len(text)


def test_folding_keeps_punctuation_and_case() -> None:
    assert FoldedText("أُسْرةٌ، A: ٣").folded == "اسره، A: 3"


@given(st.text(alphabet="اأآبةى\u064b\u0651\u0640٣3 ،A", max_size=60))
def test_every_place_has_its_offset(text: str) -> None:
    folded = FoldedText(text)
    for place in range(len(text) + 1):
        assert folded.offset(place) == len(FoldedText(text[:place]).folded)


def test_no_fold_makes_a_letter_that_another_folds() -> None:
    assert not set(_FOLDS.values()) & _FOLDS.keys()
