"""Answers of many queries at once, as a run for evaluation."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from warraq.indexing.collection import BatchQuery, run_line
from warraq.indexing.engine.search import Results
from warraq.indexing.reading.files import IndexFiles


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
    """Ids of articles by docid; read in bundles, because queries share many articles."""

    def __init__(self, files: IndexFiles) -> None:
        super().__init__()
        self._files = files
        self._bundle = int(files.manifest["settings"]["bundle_documents"])

    def __missing__(self, docid: int) -> str:
        first = docid - docid % self._bundle
        for each in range(first, min(first + self._bundle, self._files.docids)):
            self[each] = str(self._files.stored(each).get("id", ""))
        return self[docid]
