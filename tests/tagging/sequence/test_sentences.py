from __future__ import annotations

import pytest

from warraq.tagging.sequence.sentences import (
    SentenceFault,
    parse_sentences,
    shipped_sentences,
)


def test_marks_come_off_and_keep_their_places() -> None:
    (sentence,) = parse_sentences("# قول\n\nمن [l:باريس] لل[o:أمم المتحدة]\n", "a.txt")
    assert sentence.text == "من باريس للأمم المتحدة"
    assert [sentence.text[mark.start : mark.end] for mark in sentence.marks] == [
        "باريس",
        "أمم المتحدة",
    ]
    assert [mark.type for mark in sentence.marks] == ["place", "organisation"]


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("زار [p:سامي", "bracket"),
        ("زار سامي]", "bracket"),
        ("زار [p:[l:سامي]]", "bracket"),
        ("زار [x:سامي] البلد", "unknown type 'x'"),
        ("زار [p:] البلد", "begin and end with a word"),
        ("زار [p:سامي ] البلد", "begin and end with a word"),
        ("زار [p:سام]ي البلد", "ends within"),
        ("زار مد[p:سامي] البلد", "no clitic"),
        ("زار [p:سا][p:مي] البلد", "ends within"),
    ],
)
def test_a_fault_names_file_and_line(line: str, fault: str) -> None:
    with pytest.raises(SentenceFault, match=r"b\.txt, line 3: ") as caught:
        list(parse_sentences(f"# \nجملة\n{line}\n", "b.txt"))
    assert fault in str(caught.value)


def test_the_shipped_sentences_can_be_read() -> None:
    assert len(shipped_sentences()) > 20
    assert {mark.type for each in shipped_sentences() for mark in each.marks} == {
        "person", "place", "organisation", "other",
    }  # fmt: skip
