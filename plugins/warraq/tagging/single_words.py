"""Single words as candidate topics: definite nouns that a document comes back to."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import Final

from warraq.language.normaliser import normalise
from warraq.tagging.knowledge import bare_key
from warraq.tagging.passage import Passage
from warraq.tagging.phrases import FoundPhrase
from warraq.tagging.vocabulary import STOPS_PHRASE, Word, WordClass

_C = WordClass
LEAST: Final = 4
"""Times that a document must have a word for it to be a candidate."""
MOST: Final = 8
"""Words of one document that are kept."""
_SHORTEST: Final = 3
_NO_NOUN: Final = STOPS_PHRASE | _C.WEAK | _C.TITLE | _C.GIVEN_NAME
_GENERAL: Final = (
    _C.COMMON | _C.PLACE_HEAD | _C.ORGANISATION_HEAD | _C.STRICT_BODY | _C.FIRM_BODY
    | _C.PURPOSE_BODY | _C.NAMED_BODY | _C.SITE_HEAD
)  # fmt: skip
"""Heads and everyday words: alone they name nothing (الشركة، الفريق)."""
_NISBA: Final = ("ي", "يه")
_VAGUE: Final = frozenset(
    normalise(word)
    for word in (
        "فعاليات خدمات عروض عرض أداء وطن معلومات دورة بيع شراء تنسيق مؤسسات أحداث"
        " وثيقة قبول مكاتب محلات مرافق دراسات سيطرة ضعف خلل دفع تدريب أشقاء شريفين"
        " حرمين وزراء أمانات فرصة موهبة مكاسب تعاقد استعداد انطلاق تنظيم جهود"
        " إجراءات أعمال أنشطة برامج خطوة نجاح تطور اهتمام رغبة ثقة مسؤولية قدرة جودة"
        " مستوى نتائج تفاصيل أسماء أعداد أرقام صعوبات تحديات مشكلات مشاكل مرحلة خيار"
        " فكرة رسالة أفكار ظروف أوضاع ملايين أطراف جوانب أهداف منطقة بلاد دولة"
    ).split()
)
"""Nouns that say what is told and not what it is about."""


def stressed_words(passage: Passage, taken: set[int]) -> list[FoundPhrase]:
    """The words that a passage has most often and at least once with the article.

    ``taken`` are tokens that belong to names. A word written without the article counts as the same
    word: شمس and الشمس.
    """
    counts = Counter(word.bare for word in passage.words if word.begins)
    frequent = {bare for bare, count in counts.items() if count >= LEAST}
    places: defaultdict[str, list[int]] = defaultdict(list)
    for index, word in enumerate(passage.words):
        if word.begins and word.bare in frequent and index not in taken and _is_noun(word):
            places[word.bare].append(index)
    kept = [
        FoundPhrase(bare_key([bare]), None, False, False, [(each, each + 1) for each in found])
        for bare, found in places.items()
        if len(found) >= LEAST and any(_definite(passage.words[each]) for each in found)
    ]
    return sorted(kept, key=lambda phrase: (-len(phrase.places), phrase.places))[:MOST]


def _is_noun(word: Word) -> bool:
    """Whether a word can be a topic by itself: neither a general one nor an adjective."""
    return (
        len(word.bare) >= _SHORTEST
        and not word.bare_classes & (_NO_NOUN | _GENERAL)
        and not word.bare.endswith(_NISBA)
        and word.bare not in _VAGUE
    )


def _definite(word: Word) -> bool:
    return bool(word.stem_classes & _C.DEFINITE)
