"""The example of docs/index-format.md: its bytes are those of an index and say what it tells."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.indexing.page_analysis import Analysis
from tests.indexing.page_codecs import Bytes, container, unseal
from tests.indexing.page_lists import Occurrence, Posting, places, posting_list
from tests.indexing.page_reader import Index
from tests.indexing.page_tables import dictionary
from warraq.indexing.document import Document
from warraq.indexing.writing.writer import write_index

PAGE = Path(__file__).parents[2] / "docs" / "index-format.md"
EXAMPLE = PAGE.read_text("utf-8").partition("\n## An example\n")[2]
SEALED, POSTINGS, DICTIONARY, PLACES = (
    bytes.fromhex(block) for block in re.findall(r"```\n([0-9a-f\s]+)```", EXAMPLE)
)


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    """An index of the example's articles."""
    found = re.findall(r"«([^»]+)»", EXAMPLE.partition("```")[0])
    dates = ("2021-03", "2020", None)
    documents = [
        Document(str(number), "", text, date)
        for number, (text, date) in enumerate(zip(found, dates, strict=True))
    ]
    folder = tmp_path_factory.mktemp("example")
    write_index(documents, folder)
    return Index(folder)


def test_the_bytes_are_those_of_an_index(index: Index) -> None:
    files = index.segments[0].files
    assert unseal(SEALED) == POSTINGS == files.payload("postings/0.bin")
    assert files.payload("dictionary/0.bin") == DICTIONARY
    assert files.payload("places/0.bin") == PLACES
    assert SEALED[:4][::-1].hex() in EXAMPLE.partition("`0x")[2][:8]


def test_the_table_of_the_entries(index: Index) -> None:
    rows = [line.split("|")[1:-1] for line in EXAMPLE.splitlines() if line.startswith("| ")][1:]
    entries = dictionary(DICTIONARY)
    told: list[list[str]] = []
    for row in rows:
        cells = [cell.strip().partition(":")[0] for cell in row]
        told.append(
            [
                was if its == "as before" else its
                for its, was in zip(cells, (told or [cells])[-1], strict=True)
            ]
        )
    found = [
        [entry.form, entry.of.term, entry.spelling, entry.of.documents, entry.rank,
         f"{entry.of.shard}, {entry.of.slot}"]
        for entry in entries
    ]  # fmt: skip
    assert [[cells[0], *cells[2:]] for cells in told] == [
        [str(cell) for cell in its] for its in found
    ]
    flags = [int(cells[1], 16) for cells in told]
    assert flags == [0x42, 0x01, 0x01, 0x00, 0x41, 0x02]
    analysis = Analysis(index.manifest["analysis"])
    assert analysis.written(entries[0].form, entries[0].spelling) == "أقلام"


def test_the_lists_and_places() -> None:
    first, second = container(Bytes(POSTINGS))
    assert posting_list(first).postings == [Posting(0, 5), Posting(1, 0), Posting(2, 0)]
    assert posting_list(second).postings == [Posting(1, 0), Posting(2, 0)]
    rows = [[(8, 1), (9, 3)], [(8, 0)], [(8, 2)]]
    found = places(container(Bytes(PLACES))[0], 3)
    assert found == [[Occurrence(*each) for each in row] for row in rows]


def test_the_bits_that_the_text_spells_out() -> None:
    lists, *others = EXAMPLE.partition("`places/0.bin` has")[::2]
    spelled = _bits(lists.partition("the bits are")[2].partition("Record 1")[0])
    assert _binary(container(Bytes(POSTINGS))[0][2:]).startswith(spelled)
    spelled = _bits(others[0].partition("In record 0")[2])
    assert _binary(container(Bytes(PLACES))[0][2:]).startswith(spelled)


def _bits(text: str) -> str:
    return "".join(re.findall("`([01 ]+)`", text)).replace(" ", "")


def _binary(data: bytes) -> str:
    return "".join(f"{byte:08b}" for byte in data)
