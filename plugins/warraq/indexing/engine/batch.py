"""Answers of many queries at once, as a run for evaluation."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final

from warraq.indexing.collection import BatchQuery, run_line
from warraq.indexing.engine.search import Results
from warraq.indexing.reading.files import IndexFiles

_TOGETHER: Final = 16
"""Articles whose ids are read at once."""


def write_run(
    queries: Iterable[BatchQuery], path: Path, search: Callable[[str], Results], files: IndexFiles
) -> None:
    """Writes a TREC run: the articles of each query by rank, in the order in which ``search`` gives
    them; a run's scores only fall with the ranks.
    """
    ids = _Ids(files)
    with path.open("w", encoding="utf-8") as run:
        for query in queries:
            hits = search(query.text).hits
            run.writelines(
                run_line(query.id, ids[hit.docid], rank, len(hits) - rank + 1) + "\n"
                for rank, hit in enumerate(hits, 1)
            )


class _Ids(dict[int, str]):
    """Ids of articles by docid, read by the dozen: queries share many articles."""

    def __init__(self, files: IndexFiles) -> None:
        super().__init__()
        self._files = files

    def __missing__(self, docid: int) -> str:
        first = docid - docid % _TOGETHER
        for each in range(first, min(first + _TOGETHER, self._files.docids)):
            self[each] = str(self._files.stored(each).get("id", ""))
        return self[docid]
