"""Whoosh's scoring by our integers: idf weight times impact."""

from __future__ import annotations

from typing import Any, Final

from whoosh import scoring
from whoosh.matching import Matcher

from warraq.indexing.scoring import idf_index


class ImpactWeighting(scoring.WeightingModel):  # type: ignore[misc]
    """Scores a posting by the idf weight of its term and the impact that it holds."""

    def scorer(
        self,
        searcher: Any,
        fieldname: str,
        text: str,
        qf: int = 1,  # noqa: ARG002  # Whoosh's interface names it
    ) -> ImpactScorer:
        """Scorer of one term."""
        reader = searcher.reader()
        index = idf_index(reader.doc_count(), reader.doc_frequency(fieldname, text))
        return ImpactScorer(reader.files.manifest["scoring"]["idf"][index])


class ImpactScorer(scoring.BaseScorer):  # type: ignore[misc]
    """Scorer of one term: ``idf`` is what its impacts are multiplied by."""

    def __init__(self, idf: int) -> None:
        self.idf: Final = idf

    def score(self, matcher: Matcher) -> int:
        """Score of a matcher's current posting, which our reader has multiplied already."""
        return int(matcher.weight())
