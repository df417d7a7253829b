"""Words shards of a delta read back as they were written."""

from hypothesis import given
from hypothesis import strategies as st

from warraq.indexing.codecs.codec import text_field, varint
from warraq.indexing.codecs.container import encode_shard, shard_lists
from warraq.indexing.codecs.dictionary import TermEntry
from warraq.indexing.codecs.front import shard_of
from warraq.indexing.codecs.words import Word, decode_words, encode_words

forms = st.text("ابتجحد", min_size=1, max_size=5)


@st.composite
def deltas(draw: st.DrawFn) -> list[Word]:
    lists = draw(st.lists(st.tuples(st.binary(max_size=9), st.binary(max_size=9)), min_size=1))
    terms = draw(st.dictionaries(forms, st.integers(0, len(lists) - 1), min_size=1))
    return [
        Word(
            TermEntry(form, f"م{number}", number, -1, -1, rank=draw(st.integers(0, 9))),
            draw(st.integers(0, 300)),
            *lists[number],
        )
        for form, number in sorted(terms.items())
    ]


@given(deltas(), st.integers(min_value=1, max_value=80))
def test_words_come_back_with_their_lists(words: list[Word], limit: int) -> None:
    shards = list(encode_words(words, limit))
    keys = [shard.first_key for shard in shards]
    read = [decode_words(shard.payload, number) for number, shard in enumerate(shards)]
    for word in words:
        number = shard_of(keys, word.entry.form)
        found, container = read[number]
        (own,) = (each for each in found if each.entry.form == word.entry.form)
        assert own.dead == word.dead
        assert own.entry == word.entry._replace(shard=number, slot=own.entry.slot)
        assert shard_lists(container)[own.entry.slot] == word.record
        assert shard_lists(shards[number].places)[own.entry.slot] == word.places
    assert [each.entry.form for found, _ in read for each in found] == [
        word.entry.form for word in words
    ]


def test_words_have_the_bytes_of_the_page() -> None:
    words = [
        Word(TermEntry("قلم", "قلم", 2, -1, -1), 1, b"list", b"places"),
        Word(TermEntry("قلمه", "قلم", 2, -1, -1, rank=1), 1, b"list", b"places"),
        Word(TermEntry("قلمها", "قلم", 0, -1, -1, rank=2), 3, b"list", b"places"),
        Word(TermEntry("ورق", "ورق", 0, -1, -1), 4, b""),
    ]
    entries = b"".join(
        [
            varint(0) + text_field("قلم") + bytes([0, 2, 0, 1]),
            varint(3) + text_field("ه") + bytes([1, 1]),
            varint(4) + text_field("ا") + bytes([2, 0, 2]) + text_field("") + bytes([0, 2, 3]),
            varint(0) + text_field("ورق") + bytes([0, 0, 0, 4]),
        ]
    )
    (shard,) = encode_words(words, 1000)
    assert shard.payload == varint(len(entries)) + entries + encode_shard([b"list", b""])
    assert shard.places == encode_shard([b"places", b""])
