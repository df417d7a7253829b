"""The definition of a right answer: every article looked at for every query, nothing clever.

docs/search.md in code, sentence by sentence. Shares parse_query with the engine, and what
naive_archive.py shares with the writer: no index, no posting lists, no dictionary.
"""

from __future__ import annotations

import calendar
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from tests.indexing.naive_archive import Article, NaiveArchive
from warraq.indexing.document import Document
from warraq.indexing.querying.query import Filter, Query, Unit, parse_query
from warraq.indexing.settings import IndexSettings
from warraq.language.affixes import candidates
from warraq.language.characters import SIMILAR
from warraq.language.function_words import FUNCTION_WORDS
from warraq.language.tokenizer import parts

TITLE_REACH = 8


@dataclass(frozen=True)
class Word:
    """A word of a query: how it was understood, and the terms that satisfy it, best first."""

    form: str
    how: str
    terms: tuple[str, ...] = ()

    @property
    def function(self) -> bool:
        return bool(self.terms) and self.terms[0] in FUNCTION_WORDS


@dataclass(frozen=True)
class Words:
    """A resolved unit: one word, or the words of a phrase."""

    words: tuple[Word, ...]
    title: bool
    exact: bool

    @property
    def alone(self) -> bool:
        return len(self.words) == 1 and not self.exact

    def key(self) -> object:
        """What makes two units the same."""
        words = [
            word.form if self.exact or not word.terms else (word.terms,) for word in self.words
        ]
        return self.title, self.exact, tuple(words)


class NaiveHit(NamedTuple):
    """An article of the answer."""

    docid: int
    score: int
    near: bool = False


@dataclass(frozen=True)
class Answer:
    """What a search gives."""

    hits: list[NaiveHit] = field(default_factory=list)
    total: int = 0
    near: int = 0
    mode: str = "all"


class NaiveEngine:
    """Answers queries over whole archives by looking at every article.

    ``shards``: first keys of the dictionary's shards, which nearest forms are looked for in.
    """

    def __init__(
        self,
        documents: Iterable[Document],
        settings: IndexSettings,
        shards: Sequence[str] = ("",),
    ) -> None:
        self.archive = NaiveArchive(documents, settings)
        self.shards = shards

    def search(
        self,
        text: str,
        limit: int = 10,
        *,
        any_word: bool = False,
        operators: bool = True,
        exact: bool = False,
        order: str = "relevance",
    ) -> Answer:
        """The first ``limit`` articles."""
        query = parse_query(text, plain=not operators, exact=exact)
        asked = _Asked(self.archive, query, not operators, self.shards)
        if not asked.clauses and not (query.filters or query.after or query.before):
            return Answer()
        count = len(asked.clauses)
        stages = [("any", 1)] if any_word else [("all", count), ("any", 1)]
        if count > 1 and not any_word:
            stages.insert(1, ("most", count // 2 + 1))
        for mode, needed in stages if count else [("all", 0)]:
            full = asked.articles(needed)
            more: list[NaiveHit] = []
            scarce = (count == 1 and len(full) < 10) or (count in {2, 3} and not full)
            if mode == "all" and order == "relevance" and scarce:
                known = {hit.docid for hit in full}
                more = [hit for hit in asked.articles(needed, near=True) if hit.docid not in known]
            if full or more:
                break
        hits = [*self._ordered(full, order), *self._ordered(more, order)]
        return Answer(hits[:limit], len(full), len(more), mode)

    def _ordered(self, hits: list[NaiveHit], order: str) -> list[NaiveHit]:
        if order == "relevance":
            return sorted(hits, key=lambda hit: (-hit.score, hit.docid))
        if order == "newest":
            return sorted(hits, key=lambda hit: hit.docid)
        dates = [article.document.date for article in self.archive.articles]
        dated = [hit for hit in hits if dates[hit.docid]]
        undated = [hit for hit in hits if not dates[hit.docid]]
        return sorted(dated, key=lambda hit: -hit.docid) + sorted(undated)


class _Asked:
    """A query in the terms of an archive."""

    def __init__(
        self, archive: NaiveArchive, query: Query, plain: bool, shards: Sequence[str]
    ) -> None:
        self.archive = archive
        self.query = query
        self.plain = plain
        self.shards = shards
        parsed = [list(self._split(clause)) for clause in query.clauses]
        self.pairs = list(dict.fromkeys(self._pairs(parsed)))
        self.clauses = _counting([clause for clauses in parsed for clause in clauses])

    # Words to terms

    def _split(self, clause: tuple[Unit, ...]) -> Iterator[list[Words]]:
        first = clause[0]
        joined = [] if len(clause) > 1 or len(first.forms) > 1 else parts(first.forms[0])
        if first.exact or not joined or first.forms[0] in self.archive.terms:
            yield [self._resolved(unit) for unit in clause]
        else:
            for part in joined:
                yield [self._resolved(Unit((part,), first.title))]

    def _resolved(self, unit: Unit) -> Words:
        alone = len(unit.forms) == 1 and not unit.exact
        words = map(self._word, unit.forms) if alone else map(self._written, unit.forms)
        if unit.exact:
            words = map(self._exact, unit.forms)
        return Words(tuple(words), unit.title, unit.exact)

    def _resolved_strictly(self, unit: Unit) -> Words:
        words = map(self._exact if unit.exact else self._written, unit.forms)
        return Words(tuple(words), unit.title, unit.exact)

    def _exact(self, form: str) -> Word:
        held = form in self.archive.form_df
        return Word(form, "known", (self.archive.terms[form],)) if held else Word(form, "unknown")

    def _written(self, form: str) -> Word:
        terms = self.archive.terms
        if form in terms:
            return Word(form, "known", (terms[form],))
        for candidate in candidates(form):
            if candidate in terms and terms[candidate] not in FUNCTION_WORDS:
                return Word(form, "affix", (terms[candidate],))
        return Word(form, "unknown")

    def _word(self, form: str) -> Word:
        written = self._written(form)
        if written.how == "known":
            return written
        if form == self.query.last and not self.plain and (completed := self._completed(form)):
            return Word(form, "completion", completed)
        if written.how == "unknown" and not self.plain and (nearest := self._nearest(form)):
            return Word(form, "corrected", (self.archive.terms[nearest],))
        return written

    def _completed(self, form: str) -> tuple[str, ...]:
        archive = self.archive
        longer = [each for each in archive.terms if len(form) > 1 and each.startswith(form)]
        terms = {archive.terms[each] for each in longer} - FUNCTION_WORDS
        ranked = sorted(terms, key=lambda term: (-archive.df(term), term))
        return tuple(ranked[: archive.settings.completion_terms])

    def _nearest(self, form: str) -> str | None:
        archive = self.archive
        if len(form) < 4 or _has_digit(form):
            return None
        beginnings = [form[:2], form[1] + form[0]]
        beginnings += [
            letter + form[1]
            for group in SIMILAR
            if form[0] in group
            for letter in group
            if letter != form[0]
        ]
        shards = list(dict.fromkeys(self._shard(begin + form[2:]) for begin in beginnings))[:6]
        ranked = [
            (osa(form, each), -archive.df(term), each)
            for each, term in archive.terms.items()
            if each[:2] in beginnings and self._shard(each) in shards
            if term not in FUNCTION_WORDS and not _has_digit(each)
        ]
        most = 2 if len(form) >= 7 else 1
        best = min(ranked, default=(most + 1, 0, ""))
        return best[2] if best[0] <= most else None

    def _shard(self, form: str) -> int:
        return max(0, bisect_right(self.shards, form) - 1)

    def _pairs(self, parsed: list[list[list[Words]]]) -> Iterator[tuple[str, str]]:
        members = [_pair_member(clauses) for clauses in parsed]
        for one, other, beside in zip(members, members[1:], self.query.beside, strict=False):
            if beside and one and other:
                yield one, other

    # Scores

    def articles(self, needed: int, near: bool = False) -> list[NaiveHit]:
        """All articles within the limits that satisfy at least ``needed`` clauses."""
        hits = []
        for docid, article in enumerate(self.archive.articles):
            scores = [self._clause(clause, article, near) for clause in self.clauses]
            satisfied = [score for score in scores if score is not None]
            if len(satisfied) >= needed and self._within(article):
                score = sum(satisfied) + self._bonus(article)
                hits.append(NaiveHit(docid, score, near))
        return hits

    def _within(self, article: Article) -> bool:
        if not all(self._filtered(each, article) for each in self.query.filters):
            return False
        for each in self.query.excluded:
            if isinstance(each, Filter):
                if self._filtered(each, article):
                    return False
            elif self._unit(self._resolved_strictly(each), article) is not None:
                return False
        dates = self.query.after, self.query.before
        return dates == (None, None) or _lies_within(article.document.date, *dates)

    def _filtered(self, wanted: Filter, article: Article) -> bool:
        whole = f"{wanted.field}:{wanted.value}"
        if self.archive.key_df(whole):
            return whole in article.keys
        return all(f"{wanted.field}:{word}" in article.keys for word in wanted.value.split())

    def _bonus(self, article: Article) -> int:
        return sum(
            self.archive.pair_bonus(*pair)
            for pair in self.pairs
            if self.archive.follows(article, *pair)
        )

    def _clause(self, clause: list[Words], article: Article, near: bool) -> int | None:
        scores = [self._unit(unit, article) for unit in clause]
        if near:
            scores += [self._near(unit, article) for unit in clause]
        return max((score for score in scores if score is not None), default=None)

    def _near(self, unit: Words, article: Article) -> int | None:
        if not unit.alone or unit.title or unit.words[0].how != "known":
            return None
        terms = self.archive.near.get(unit.words[0].terms[0], [])
        scores = [self._term(term, article, False) for term in terms]
        return max((3 * score // 10 for score in scores if score is not None), default=None)

    def _unit(self, unit: Words, article: Article) -> int | None:
        if unit.alone:
            scores = [self._term(term, article, unit.title) for term in unit.words[0].terms]
            return max((score for score in scores if score is not None), default=None)
        if any(word.how == "unknown" for word in unit.words):
            return None
        content = [place for place, word in enumerate(unit.words) if not word.function]
        if content and not self._stands(unit, content, article):
            return None
        scoring = content or range(len(unit.words))
        scores = [self._term(unit.words[place].terms[0], article, unit.title) for place in scoring]
        return None if None in scores else sum(score or 0 for score in scores)

    def _term(self, term: str, article: Article, title: bool) -> int | None:
        archive, forms = self.archive, self.archive.forms[term]
        if not (article.title_positions(forms) if title else article.positions(forms)):
            return None
        frequency = archive.title_df(term) if title else archive.df(term)
        return archive.idf(frequency) * archive.impact(article, term)

    def _stands(self, unit: Words, content: list[int], article: Article) -> bool:
        """Whether the phrase, or the exact word, stands somewhere in the article."""
        words = [(place - content[0], unit.words[place]) for place in content]
        everywhere = [article.positions(self.archive.forms[word.terms[0]]) for _, word in words]
        if not all(everywhere):
            return False
        end = max(map(min, everywhere)) + TITLE_REACH
        places = everywhere
        if unit.exact:
            places = [article.positions([word.form]) for _, word in words]
        starts = places[0]
        for (offset, _), held in zip(words, places, strict=True):
            starts = {start for start in starts if start + offset in held}
        return any(not unit.title or start + words[-1][0] <= end for start in starts)


def _counting(clauses: list[list[Words]]) -> list[list[Words]]:
    content = [clause for clause in clauses if not _is_function(clause)] or clauses
    unique: dict[object, list[Words]] = {}
    for clause in content:
        unique.setdefault(tuple(unit.key() for unit in clause), clause)
    return list(unique.values())


def _is_function(clause: list[Words]) -> bool:
    unit = clause[0]
    return len(clause) == 1 and unit.alone and not unit.title and unit.words[0].function


def _pair_member(clauses: list[list[Words]]) -> str | None:
    if len(clauses) != 1 or len(clauses[0]) != 1:
        return None
    unit = clauses[0][0]
    known = unit.alone and not unit.title and unit.words[0].how == "known"
    return unit.words[0].terms[0] if known else None


def _has_digit(form: str) -> bool:
    return any("0" <= letter <= "9" for letter in form)


def _lies_within(date: str | None, after: str | None, before: str | None) -> bool:
    if not date:
        return False
    first, last = _first_day(date[:10]), _last_day(date[:10])
    return (after or first) <= first and last <= (before or last)


def _first_day(date: str) -> str:
    return date + "-01-01"[len(date) - 4 :]


def _last_day(date: str) -> str:
    if len(date) == 4:
        return f"{date}-12-31"
    year, month = int(date[:4]), int(date[5:7])
    return date if len(date) == 10 else f"{date}-{calendar.monthrange(year, month)[1]}"


def osa(one: str, other: str) -> int:
    """Optimal string alignment distance by its recursive definition, all rows kept."""
    rows = [list(range(len(other) + 1))]
    for i in range(1, len(one) + 1):
        row = [i]
        for j in range(1, len(other) + 1):
            replaced = rows[i - 1][j - 1] + (one[i - 1] != other[j - 1])
            row.append(min(rows[i - 1][j] + 1, row[j - 1] + 1, replaced))
            if i > 1 and j > 1 and one[i - 1] == other[j - 2] and one[i - 2] == other[j - 1]:
                row[j] = min(row[j], rows[i - 2][j - 2] + 1)
        rows.append(row)
    return rows[-1][-1]
