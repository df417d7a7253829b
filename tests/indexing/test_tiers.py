"""Long lists: the first tier and the tails by impact, the chunks in docid order."""

import numpy as np
import pytest

from warraq.indexing.codecs import tiers
from warraq.indexing.codecs.postings import TIER
from warraq.indexing.codecs.postings_decoder import (
    Tiered,
    decode_list,
    decode_short,
    decode_tiered,
    record_count,
    record_kind,
)
from warraq.indexing.codecs.tiers import ORDER_CHUNK, encode_tiered, order_chunk_starts


class Shards:
    """Containers of a few records each."""

    def __init__(self) -> None:
        self.records: list[bytes] = []

    def add(self, record: bytes) -> tuple[int, int]:
        self.records.append(record)
        return divmod(len(self.records) - 1, 3)

    def read(self, shard: int, slot: int) -> bytes:
        return self.records[shard * 3 + slot]


class Case:
    """An encoded list and the shards of its chunks."""

    def __init__(self, count: int, seed: int = 1) -> None:
        chance = np.random.default_rng(seed)
        self.docids = np.sort(chance.choice(count * 5, count, replace=False)).astype(np.uint32)
        self.levels = np.minimum(15, chance.geometric(0.3, count)).astype(np.uint8)
        self.tails, self.order = Shards(), Shards()
        self.record = encode_tiered(self.docids, self.levels, self.tails, self.order)

    @property
    def tiered(self) -> Tiered:
        return decode_tiered(self.record)

    def chunk(self, kind: str, shard: int, slot: int) -> bytes:
        return (self.order if kind == "order" else self.tails).read(shard, slot)


COUNTS = [TIER + 1, TIER + 2, 2 * ORDER_CHUNK, 2 * ORDER_CHUNK + 1, 60_000]


@pytest.mark.parametrize("count", COUNTS)
def test_the_whole_list_comes_back_in_docid_order(count: int) -> None:
    case = Case(count)
    postings = decode_list(case.record, case.chunk)
    assert (record_kind(case.record), record_count(case.record)) == (4, count)
    assert np.array_equal(postings.docids, case.docids)
    assert np.array_equal(postings.levels, case.levels)


@pytest.mark.parametrize("count", COUNTS)
def test_tier_and_tails_are_the_list_by_impact_then_docid(count: int) -> None:
    case = Case(count)
    found = [case.tiered.tier]
    for tail in case.tiered.tails:
        record = case.tails.read(tail.shard, tail.slot)
        part = decode_short(record)
        assert record_kind(record) == (1 if tail.postings == 1 else 3)
        assert (tail.length, tail.postings) == (len(record), len(part.docids))
        assert tail.level == part.levels.max()
        found.append(part)
    expected = sorted(zip(15 - case.levels, case.docids, strict=True))
    assert len(found[0].docids) == TIER
    begin = 0
    for part in found:
        end = begin + len(part.docids)
        assert sorted(zip(15 - part.levels, part.docids, strict=True)) == expected[begin:end]
        begin = end
    assert begin == count


def test_order_chunks_tell_their_first_docids_and_lengths() -> None:
    case = Case(60_000)
    starts = order_chunk_starts(60_000)
    assert [chunk.first for chunk in case.tiered.order] == case.docids[starts].tolist()
    for chunk in case.tiered.order:
        record = case.order.read(chunk.shard, chunk.slot)
        assert chunk.length == len(record)
        assert record_kind(record) == 2
        assert decode_short(record).docids[0] == 0


def test_tail_chunks_double_from_about_eight_kilobytes(monkeypatch: pytest.MonkeyPatch) -> None:
    lengths = [tail.length for tail in Case(60_000).tiered.tails]
    assert 0.7 < lengths[0] / 8000 < 1.4
    assert 1.4 < lengths[1] / lengths[0] < 2.8
    monkeypatch.setattr(tiers, "FIRST_TAIL_BYTES", 100)
    assert len(Case(20_000).tiered.tails) > 5


def test_a_list_of_one_level_comes_back() -> None:
    docids = np.arange(10_000, dtype=np.uint32) * 2
    tails, order = Shards(), Shards()
    record = encode_tiered(docids, np.full(10_000, 15, np.uint8), tails, order)
    assert decode_tiered(record).tier.docids.tolist() == docids[:TIER].tolist()
    postings = decode_list(record, lambda _, shard, slot: order.read(shard, slot))
    assert np.array_equal(postings.docids, docids)
