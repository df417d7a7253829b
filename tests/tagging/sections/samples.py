"""News of clear subjects, made of sentences written for these tests."""

from __future__ import annotations

import random
from typing import Final

from tests.tagging.articles import article
from warraq.reading.article import Article

SPORT: Final = (
    "فاز الفريق في المباراة النهائية بهدفين.",
    "سجل المهاجم هدف التعادل في الشوط الثاني.",
    "قال المدرب إن اللاعبين استحقوا التأهل إلى الدور المقبل.",
    "تصدر النادي ترتيب الدوري برصيد ثلاثين نقطة.",
    "احتج الجمهور على قرار الحكم في الملعب.",
    "يبدأ المنتخب معسكره قبل التصفيات.",
)
ECONOMY: Final = (
    "ارتفعت أسعار النفط إلى ثمانين دولارا للبرميل.",
    "أغلقت البورصة على خسائر في أسهم المصارف.",
    "خفض البنك المركزي سعر الفائدة لدعم النمو.",
    "أعلنت الشركة أرباحها السنوية للمستثمرين.",
    "تراجع التضخم مع انخفاض أسعار الواردات.",
    "وقعت الوزارة قرضا لتمويل مشاريع الصناعة.",
)
HARBOUR: Final = (
    "رست السفن عند الرصيف القديم قبيل المساء.",
    "أصلح الصيادون شباكهم على الشاطئ الصخري.",
    "هبت ريح شرقية فعادت القوارب إلى المرسى.",
    "باع السماكون حصيلة البحر في المزاد الصباحي.",
)


def story(
    sentences: tuple[str, ...], number: int, section: str | None = None, count: int = 5
) -> Article:
    """An article of some of the sentences, always the same for one number."""
    chosen = random.Random(number).sample(sentences * 2, count)
    made = article("\n".join(chosen), path=f"{section or 'raw'}/{number}.txt")
    made.section, made.section_source = section, "path" if section else None
    return made
