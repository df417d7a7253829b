"""Random small archives and queries of Arabic words, for property tests."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from typing import NamedTuple

from hypothesis import strategies as st

from warraq.indexing.document import Document, Tag

WORDS = (
    "وزير الوزير والوزير للوزير بالوزير وزيرة وزراء خارجية الخارجية رئيس الرئيس ورئيس "
    "لجنة اللجنة جنة فكرة كرة الكرة مصر مصري المصرية القاهرة في من على وقال قال فكان "
    "إس-400 كوفيد-19 كوفيد 2021 ٢٠٢١ قمّة سوريا سورية لبنان اتفاق الاتفاق باتفاق "
    "اتفاقية مباراة المباراة هدف أهداف اجتماع اجتمع مجتمع إعلان أعلن G20 Reuters"
).split()
NAMES = ("القاهرة", "محمد علي", "وزارة الخارجية", "كرة القدم", "مصر", "علي", "إس-400")
NEAR = ("اجتماع", "اجتمع", "إعلان", "أعلن", "استخدام", "استخدم", "مستخدم", "انتخاب", "انتخابي")
"""Words with near terms."""
KINDS = ("person", "place", "organisation", "other", "topic")
TYPED = (
    *("وز", "ال", "الو", "الوزيرين", "بالمباراتين", "الات", "غفغف", "إس", "اتفاقيه", "اجتماعات"),
    *("القاهدة", "لاقاهرة", "الخارججية", "المبارة", "مصصر", "قمه", "وعلى", "S-400", "2022"),
    *("الوظير", "اجتماغ", "القا", "اج", "كوفيد-20", "وزيير", "ليبنان"),
)
"""What nobody wrote in just this way: unfinished, inflected, misspelt, unknown."""
DATES = (
    *("2019", "2020-02", "2020-02-29", "2020-03-11", "2020-03", "2021-09-29"),
    *("2021-09-29T10:05", "2021", "2022-12-18", "2022-12-31"),
)
FIELDS = ("وسم", "tag", "شخص", "place", "جهة", "org", "موضوع", "قسم", "section", "مصدر", "source")
DAYS = ("من", "from", "إلى", "to")


@st.composite
def archives(draw: st.DrawFn, max_size: int = 12) -> list[Document]:
    """Up to ``max_size`` documents with distinct ids, some undated, some empty."""
    chance = random.Random(draw(st.integers(0, 1 << 32)))
    return archive(chance, draw(st.integers(0, max_size)), WORDS)


class Case(NamedTuple):
    """An archive, and queries that mostly find something in it."""

    documents: list[Document]
    queries: list[str]


def case(seed: int, most: int = 12, queries: int = 8) -> Case:
    """A random archive of up to ``most`` articles and a few different words, so that pairs and
    phrases repeat, and queries with every operator.
    """
    chance = random.Random(seed)
    words = chance.sample(WORDS, chance.randint(2, 12))
    words += chance.sample(NEAR, chance.choice((0, 3, 6)))
    documents = archive(chance, chance.randint(0, most), words)
    texts = [words[-1], f"{words[0]} {words[-1]}", *(query(chance, words) for _ in range(queries))]
    return Case(documents, texts)


def archive(chance: random.Random, size: int, words: Sequence[str]) -> list[Document]:
    """Documents with distinct ids, some undated, some empty."""
    return [_document(chance, f"d{number}", words) for number in range(size)]


def _document(chance: random.Random, identifier: str, words: Sequence[str]) -> Document:
    tags = [Tag(chance.choice(KINDS), chance.choice(NAMES)) for _ in range(chance.randint(0, 3))]
    return Document(
        identifier,
        " ".join(chance.choices(words, k=chance.choice((0, 2, 4, 16)))),
        " ".join(chance.choices(words, k=chance.choice((0, 3, 12, 25)))),
        chance.choice((None, *DATES)),
        chance.choice((None, *NAMES)),
        chance.choice((None, *NAMES)),
        f"مقدمة {identifier}",
        tuple(dict.fromkeys(tags)),
    )


def query(chance: random.Random, words: Sequence[str]) -> str:
    """A query of a few parts, mostly words of the archive, the last one perhaps unfinished."""
    parts = [_part(chance, words) for _ in range(chance.choice((1, 1, 2, 2, 3, 4)))]
    if chance.random() < 0.2:
        parts.append(chance.choice(words)[: chance.randint(2, 5)])
    return " ".join(parts) + chance.choice(("", "", "", " ", "؟"))


def _part(chance: random.Random, words: Sequence[str]) -> str:
    kinds: tuple[Callable[[random.Random, Sequence[str]], str], ...] = (_unit, _either, _limit)
    return chance.choices((_word, *kinds), (9, 3, 1, 2))[0](chance, words)


def _word(chance: random.Random, words: Sequence[str]) -> str:
    return chance.choice(TYPED) if chance.random() < 0.15 else chance.choice(words)


def _unit(chance: random.Random, words: Sequence[str]) -> str:
    """A word or phrase, perhaps in the title."""
    count = chance.randint(0, 3)
    text = " ".join(_word(chance, words) for _ in range(count or 1))
    quoted = chance.choice(('"{}"', "«{}»")).format(text) if count else text
    return chance.choice(("", "عنوان:", "title:")) + quoted


def _either(chance: random.Random, words: Sequence[str]) -> str:
    sign = chance.choice(("أو", "OR", "|"))
    return f"{_unit(chance, words)} {sign} {_unit(chance, words)}"


def _limit(chance: random.Random, words: Sequence[str]) -> str:
    """A filter, a date or something excluded."""
    name = chance.choice((*(f'"{name}"' for name in NAMES), *words[:2]))
    return chance.choice(
        (
            f"{chance.choice(FIELDS)}:{name}",
            f"{chance.choice(DAYS)}:{chance.choice(DATES)[:10]}",
            f"-{chance.choice(FIELDS)}:{name}",
            f"-{_unit(chance, words)}",
        )
    )
