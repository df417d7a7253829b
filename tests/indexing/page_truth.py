"""What an index must say of an archive, from the articles alone and without any index.

Shares with the index's writer what the naive archive shares: scoring, conflation, near terms.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property

from tests.indexing.naive_archive import BODY_GAP, Article, NaiveArchive
from tests.indexing.page_analysis import Analysis
from tests.indexing.page_lists import Occurrence
from tests.indexing.page_tables import Completion
from warraq.indexing.document import Document
from warraq.indexing.settings import IndexSettings
from warraq.language.function_words import FUNCTION_WORDS

ARTICLE = "ال"
SHORT_PREFIX = 3
MANY_FORMS = 64


class Truth:
    """An archive; docids are the places of the articles in their order."""

    def __init__(
        self, documents: Iterable[Document], settings: IndexSettings, analysis: Analysis
    ) -> None:
        self.archive = NaiveArchive(documents, settings)
        self.analysis = analysis
        self.settings = settings
        self.articles = self.archive.articles
        self.documents = [article.document for article in self.articles]
        self.terms = self.archive.terms

    @cached_property
    def ranks(self) -> dict[str, int]:
        """Rank of every form among the forms of its term, those that no article holds last."""
        df = self.archive.form_df
        found: dict[str, int] = {}
        for forms in self.archive.forms.values():
            ordered = sorted(forms, key=lambda form: (-df.get(form, 0), form))
            found |= {form: rank for rank, form in enumerate(ordered)}
        return found

    @cached_property
    def occurrences(self) -> dict[str, dict[int, list[Occurrence]]]:
        """Where each term stands, by docid."""
        found: dict[str, dict[int, list[Occurrence]]] = defaultdict(dict)
        for docid, document in enumerate(self.documents):
            for term, places in self._places(document).items():
                found[term][docid] = [Occurrence(*place) for place in sorted(places.items())]
        return dict(found)

    @cached_property
    def levels(self) -> dict[str, dict[int, int]]:
        """Impact of each term and of each field key, by docid; None for those without levels."""
        found = {
            term: {docid: self.archive.impact(self.articles[docid], term) for docid in rows}
            for term, rows in self.occurrences.items()
        }
        for term, rows in self.occurrences.items():
            titles = {
                docid: found[term][docid]
                for docid, places in rows.items()
                if places[0].position < self.articles[docid].title_length
            }
            if titles:
                found[f"t:{term}"] = titles
        return found

    @cached_property
    def keys(self) -> dict[str, list[int]]:
        """Articles of each field key but those of title words."""
        found: dict[str, list[int]] = defaultdict(list)
        for docid, article in enumerate(self.articles):
            for key in article.keys:
                found[key].append(docid)
        return dict(found)

    @cached_property
    def pairs(self) -> dict[tuple[str, str], tuple[int, list[int]]]:
        """Bonus and articles of each pair."""
        held: dict[tuple[str, str], list[int]] = defaultdict(list)
        for docid, article in enumerate(self.articles):
            for pair in sorted(self._beside(article)):
                held[pair].append(docid)
        bonuses = {pair: self.archive.pair_bonus(*pair) for pair in held}
        return {pair: (bonus, held[pair]) for pair, bonus in bonuses.items() if bonus}

    @cached_property
    def written(self) -> dict[str, str]:
        """Each form that an article holds, and each key of a tag, as it is written most often."""
        found: dict[str, Counter[str]] = defaultdict(Counter)
        for document in self.documents:
            for form, text in self._tokens(f"{document.title} {document.text}"):
                parts = self.analysis.parts(form), self.analysis.parts(text)
                for each, its in [(form, text), *zip(*parts, strict=True)]:
                    found[each][its] += 1
            for name in {tag.name for tag in document.tags}:
                words = list(self._tokens(name))
                whole = [" ".join(column) for column in zip(*words, strict=True)]
                for form, text in {tuple(whole), *words}:
                    found[f"g:{form}"][text] += 1
        return {form: _most_frequent(counts) for form, counts in found.items()}

    def _tokens(self, text: str) -> Iterator[tuple[str, str]]:
        """Form of each token of a text, and the token itself without its marks."""
        for token in self.analysis.tokens(text):
            plain = "".join(letter for letter in token if self.analysis.form(letter))
            yield self.analysis.form(token), plain

    def completions(self, written: dict[str, str]) -> dict[str, list[Completion]]:
        """Completions of every prefix that has an entry, forms as they are `written`."""
        words = sorted(form for form, term in self.terms.items() if term not in FUNCTION_WORDS)
        prefixes = {form[:end] for form in words for end in range(1, len(form) + 1)}
        beginning = {
            prefix: [form for form in words if form.startswith(prefix)] for prefix in prefixes
        }
        return {
            prefix: [*self._best_words(forms, written), *self._best_names(prefix)]
            for prefix, forms in beginning.items()
            if len(prefix.removeprefix(ARTICLE)) <= SHORT_PREFIX or len(forms) > MANY_FORMS
        }

    def _places(self, document: Document) -> dict[str, dict[int, int]]:
        """The least rank of a form of each term at each of its positions in an article."""
        title, body = (list(self.analysis.forms(text)) for text in (document.title, document.text))
        positions = [*range(len(title)), *(len(title) + BODY_GAP + i for i in range(len(body)))]
        found: dict[str, dict[int, int]] = defaultdict(dict)
        for token, position in zip([*title, *body], positions, strict=True):
            for form in (token, *self.analysis.parts(token)):
                places, rank = found[self.terms[form]], self.ranks[form]
                places[position] = min(rank, places.get(position, rank))
        return found

    def _beside(self, article: Article) -> set[tuple[str, str]]:
        """Pairs of terms that stand side by side."""
        at: dict[int, set[str]] = defaultdict(set)
        for form, places in article.places.items():
            for place in places:
                at[place].add(self.terms[form])
        return {
            (one, other)
            for place in sorted(at)
            for one in at[place]
            for other in at.get(place + 1, ())
        }

    def _best_words(self, forms: list[str], written: dict[str, str]) -> list[Completion]:
        df = self.archive.df
        ordered = sorted(
            forms, key=lambda form: (-df(self.terms[form]), self.terms[form], self.ranks[form])
        )
        best = {self.terms[form]: form for form in reversed(ordered)}
        first = sorted(best.items(), key=lambda item: ordered.index(item[1]))
        chosen = first[: self.settings.completion_terms]
        return [Completion(written[form], df(term), "word") for term, form in chosen]

    def _best_names(self, prefix: str) -> list[Completion]:
        tags = {tag for document in self.documents for tag in document.tags}
        counted = [
            Completion(tag.name, sum(tag in each.tags for each in self.documents), tag.kind)
            for tag in tags
            if " ".join(self.analysis.forms(tag.name)).startswith(prefix)
        ]
        counted.sort(key=lambda each: (-each.documents, each.kind, each.text))
        return counted[: self.settings.completion_terms]


def _most_frequent(counts: Counter[str]) -> str:
    """The text that comes most often; no text of the golden archive comes as often as another."""
    (best, often), *others = counts.most_common()
    if others and others[0][1] == often:
        raise ValueError(f"{best} and {others[0][0]} come equally often")
    return best
