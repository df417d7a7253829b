"""Dictionary shards read back as they were written, and every form is in the shard where it is
sought.
"""

from hypothesis import given
from hypothesis import strategies as st

from warraq.indexing.dictionary import TermEntry, decode_shard, encode_shards, shard_of

letters = st.text("ابتجحدروسعفقكلمنهوي", min_size=1, max_size=8)


@st.composite
def dictionaries(draw: st.DrawFn) -> list[TermEntry]:
    forms = draw(st.lists(letters, unique=True, min_size=1, max_size=60))
    return [
        TermEntry(
            form,
            draw(st.one_of(st.just(form), letters, st.just(form[1:] or form))),
            draw(st.integers(min_value=1, max_value=10**6)),
            draw(st.integers(min_value=0, max_value=5000)),
            draw(st.integers(min_value=0, max_value=3000)),
            draw(st.booleans()),
        )
        for form in sorted(forms)
    ]


@given(dictionaries(), st.integers(min_value=1, max_value=400))
def test_entries_come_back_and_are_found(entries: list[TermEntry], limit: int) -> None:
    shards = list(encode_shards(entries, limit))
    decoded = [decode_shard(payload) for _, payload in shards]
    assert [entry for shard in decoded for entry in shard] == entries
    first_keys = [key for key, _ in shards]
    for entry in entries:
        assert entry in decoded[shard_of(first_keys, entry.form)]


@given(dictionaries())
def test_first_keys_are_no_longer_than_needed(entries: list[TermEntry]) -> None:
    shards = list(encode_shards(entries, 40))
    forms = [[entry.form for entry in decode_shard(payload)] for _, payload in shards]
    for (key, _), before, own in zip(shards[1:], forms, forms[1:], strict=False):
        assert before[-1] < key <= own[0]
        assert not key[:-1] > before[-1]
