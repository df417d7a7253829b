"""Dictionary shards read back as they were written, and every form is in the shard where it is
sought.
"""

from hypothesis import given
from hypothesis import strategies as st

from warraq.indexing.codecs.codec import text_field, varint, zigzag
from warraq.indexing.codecs.dictionary import Pointer, TermEntry, decode_shard, encode_shards
from warraq.indexing.codecs.front import separator, shard_of

letters = st.text("ابتجحدروسعفقكلمنهوي:t", min_size=1, max_size=8)
small = st.integers(min_value=0, max_value=5000)


@st.composite
def dictionaries(draw: st.DrawFn) -> list[TermEntry]:
    forms = draw(st.lists(letters, unique=True, min_size=1, max_size=60))
    return [
        TermEntry(
            form,
            draw(st.one_of(st.just(form), letters, st.just(form[1:] or form))),
            draw(st.integers(min_value=1, max_value=10**6)),
            draw(small),
            draw(small),
            function=draw(st.booleans()),
            rank=draw(small),
            pair_first=draw(st.booleans()),
            pair_second=draw(st.booleans()),
            near=draw(st.booleans()),
            unheld=draw(st.booleans()),
            spelling=draw(st.one_of(st.just(0), st.integers(1, (1 << 32) - 1))),
        )
        for form in sorted(forms)
    ]


@given(dictionaries(), st.integers(min_value=1, max_value=400))
def test_entries_come_back_and_are_found(entries: list[TermEntry], limit: int) -> None:
    shards = list(encode_shards(entries, limit))
    decoded = [decode_shard(payload) for _, payload in shards]
    pointed = [entry._replace(where=(Pointer(0, entry.shard, entry.slot),)) for entry in entries]
    assert [entry for shard in decoded for entry in shard] == pointed
    first_keys = [key for key, _ in shards]
    for entry in pointed:
        assert entry in decoded[shard_of(first_keys, entry.form)]


@given(dictionaries())
def test_first_keys_are_no_longer_than_needed(entries: list[TermEntry]) -> None:
    shards = list(encode_shards(entries, 40))
    forms = [[entry.form for entry in decode_shard(payload)] for _, payload in shards]
    for (key, _), before, own in zip(shards[1:], forms, forms[1:], strict=False):
        assert before[-1] < key <= own[0]
        assert not key[:-1] > before[-1]


def test_entries_have_the_bytes_of_the_page() -> None:
    entries = [
        TermEntry("كتاب", "كتاب", 300, 5, 7, rank=1, pair_first=True, near=True),
        TermEntry("كتابه", "كتاب", 300, 5, 7, pair_first=True, near=True, spelling=1),
        TermEntry("كتابها", "كتاب", 300, 4, 0, unheld=True, pair_second=True, function=True),
        TermEntry("كتابيه", "كتابي", 2, 4, 1, spelling=300),
    ]
    expected = (
        varint(0) + text_field("كتاب") + varint(4 + 16) + varint(300) + varint(1)
        + varint(zigzag(5)) + varint(7)
        + varint(4) + text_field("ه") + varint(1 + 64) + varint(1) + varint(0)
        + varint(5) + text_field("ا") + varint(2 + 8 + 32 + 128)
        + varint(0) + varint(2) + text_field("") + varint(300) + varint(0)
        + varint(zigzag(-1)) + varint(0)
        + varint(4) + text_field("يه") + varint(2 + 64)
        + varint(0) + varint(1) + text_field("") + varint(300) + varint(2) + varint(0)
        + varint(zigzag(0)) + varint(1)
    )  # fmt: skip
    assert list(encode_shards(entries, 1000)) == [("", expected)]


def test_shards_begin_where_keys_are_short() -> None:
    forms = ["ابتثجح", "ابتثجخ", "ابتثجد", "بابا", "بابان"]
    entries = [TermEntry(form, form, 1, 0, 0) for form in forms]
    found = [key for key, _ in encode_shards(entries, 25)]
    assert found == ["", "ب"]


def test_an_index_without_words_has_no_shard() -> None:
    assert not list(encode_shards([], 1000))


@given(letters, letters)
def test_a_separator_is_between_two_texts(one: str, other: str) -> None:
    before, first = sorted((one, other))
    if before != first:
        assert before < separator(before, first) <= first
    assert separator("", first) == ""  # the first file of all
