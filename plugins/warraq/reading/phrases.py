"""Phrases of a news lead that a headline does without: times, datelines, titles of honour,
attributions.

Every pattern is to be matched against folded text (:class:`~warraq.language.folding.FoldedText`).
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from warraq.language.date_mentions import alternatives
from warraq.language.months import hijri_month_numbers, month_numbers, weekday_numbers
from warraq.language.ordinals import day_words

_LETTER: Final = r"[^\W\d_]"
_BEGIN: Final = rf"(?<!{_LETTER})"
_END: Final = rf"(?!{_LETTER})"

_PART_OF_DAY: Final = (
    "(?:صباح|صبيحه|مساء|عشيه|ظهر|ظهيره|عصر|فجر|ضحى|نهار|ليله?|بعد ظهر|قبل ظهر|منتصف ليله?"
    "|بعد منتصف ليله?)"
)
_RELATIVE_DAY: Final = (
    r"(?:هذا )?اليوم(?! (?:ال(?:عالمي|وطني|دولي|عربي|مفتوح|دراسي|ذي|تالي|سابق|واحد)|نفسه|ذاته"
    "|{ordinals}))"
    "|(?:يوم )?اول من امس|اول امس|امس الاول|يوم امس|امس|البارحه|يوم غد|بعد غد|غدا|غد"
    "|الليله الماضيه|الليله"
)
_WHICH: Final = rf"(?:الماضي|المنصرم|الفائت|المقبل|القادم|الجاري|الحالي){_END}"

AGENCIES: Final = (
    r"رويترز|واس|وام|قنا|كونا|بنا|سانا|وفا|بترا|وات|واج|د ?\.? ?ب ?\.? ?ا|ا ?\.? ?ف ?\.? ?ب"
    r"|ا ?\.? ?ب|ي ?\.? ?ب ?\.? ?ا|و ?\.? ?م ?\.? ?ع|سبوتنيك|شينخوا|الاناضول|فرانس برس"
    r"|اسوشيتد برس|وكالات|الوكالات"
)


@cache
def time_phrases() -> tuple[re.Pattern[str], ...]:
    """«صباح اليوم الأربعاء 29 سبتمبر 2021», «يوم الخميس المقبل», «في 22 صفر 1443هـ», longest kind
    first.
    """
    weekday = alternatives(weekday_numbers())
    month = alternatives(month_numbers())
    hijri = alternatives(hijri_month_numbers())
    year = rf"(?:[ ،,]*(?:من )?(?:عام |سنه |العام )?\d{{4}}(?:\s*[هم]{_END})?)"
    paired = rf"(?:\s*[/(]\s*(?:{month})\s*\)?)?"
    named = rf"(?:من )?(?:شهر )?(?:{month}|{hijri}){_END}{paired}(?:{year}|\s+{_WHICH})?"
    numeric = rf"[-/]\s?\d{{1,2}}(?:\s?[-/]\s?\d{{4}}(?:\s*[هم]{_END})?)?"
    words = alternatives(day_words())
    relative = _RELATIVE_DAY.replace("{ordinals}", words)
    yearly = r"(?:\s+من كل (?:عام|سنه)(?!\w))?"
    counted = rf"(?<!\d)\d{{1,2}}\s*(?:{numeric}|{named})"
    date = rf"(?:الموافق(?: ل)?\s*)?(?:{counted}|(?:{words}) (?:من )?{named}){yearly}"
    day = rf"(?:{weekday}){_END}"
    sitting = "تداولات?|تعاملات|جلسه|حصه"  # جلسة اليوم: what is left without the day is no place
    preposition = (
        "(?:(?:(?:عند|في|مع) (?:بدايه|ختام|افتتاح|نهايه|الافتتاح في) )?"
        rf"(?:(?:في|خلال) )?(?:{sitting}) |(?:بدايه|ابتداء|اعتبارا|انطلاقا) من |في |من |منذ |حتي )?"
    )
    return (
        re.compile(
            rf"{_BEGIN}{preposition}(?:{_PART_OF_DAY} )?(?:{relative}){_END}"
            rf"(?:[ ،,(]+(?:الاول{_END}|{day})\)?)?(?:[ ،,(]+{date}\)?)?"
        ),
        re.compile(
            rf"{_BEGIN}{preposition}(?:{_PART_OF_DAY} )?(?:يوم |هذا |هذه )?{day}"
            rf"(?:\s+{_WHICH})?(?:[ ،,(]+{date}\)?)?"
        ),
        re.compile(rf"{_BEGIN}(?:في |يوم |بتاريخ |من )*{date}{_END}"),
    )


PARENTHESES: Final = re.compile(r"\s*[(\[](?!\s*\d+\s*[)\]]\s*\w)[^()\[\]]{0,80}[)\]]")

HONOURS: Final = re.compile(
    rf"{_BEGIN}(?:صاحبه? السمو الملكي|صاحبه? السمو|صاحبه? المعالي|معالي|سعاده|فضيله|سمو|السيده?|"
    rf"حفظه الله|يحفظه الله|رعاه الله|رحمه الله|الدكتوره?|المهندسه?|الاستاذه?){_END}\s*"
)

ATTRIBUTIONS: Final = re.compile(
    rf"[،,]?\s*{_BEGIN}(?:وفقا?|ب?حسب(?:ما)?|نقلا عن|طبقا){_END}[^،,.]{{3,60}}(?:[،,]|(?=\.))"
)

STATEMENTS: Final = re.compile(
    rf"{_BEGIN}(?:في|خلال|عبر)\s+(?:تصريح(?:ات)?|بيان|بلاغ|حديث|حوار|مداخله|تدوينه|تغريده|كلمه|"
    rf"مؤتمر صح[فا]ا?في){_END}[^،,.:]{{0,70}}[،,:]"
)

_SAID: Final = (
    "قال|اكد|اعلن|اوضح|ذكر|افاد|كشف|اضاف|صرح|اشار|بين|شدد|اعتبر|رجح|نفي|راي|حذر|توقع|اعرب|علم"
)
# Not حذر، نفى، توقع، رجح: «X: Y» would have X say what X denies or fears.
_ASSERTED: Final = "قال|اكد|اعلن|اوضح|ذكر|افاد|كشف|اضاف|صرح|اشار|بين|شدد|اعتبر|راي|علم"
REPORTED: Final = re.compile(
    rf"(?:{_ASSERTED})(?:ت|وا)?\s+(?P<who>[^.،,:؛]{{3,110}}?(?:[،,][^.،,:؛]{{3,60}}?)?)"
    r"\s*[،,]?\s+(?:عن |الي |علي |من )?"
    rf"ب?(?:ان|انه|انها|انهم){_END}\s*(?P<what>\S)"
)
"""«قال X إن Y»: a headline says «X: Y»."""

PREAMBLE: Final = re.compile(
    "(?:فيما |بينما |و)?(?:مما لا شك فيه|لا شك|من المعروف|من المعلوم|من الواضح|يذكر|يشار الي"
    "|الجدير بالذكر|جدير بالذكر|تجدر الاشاره الي|من المقرر|من المنتظر|من المتوقع|من المرتقب"
    "|يرتقب|ينتظر|يتوقع|يبدو)"
    rf"\s+(?:في\s+)?ا?ن{_END}\s+"
)
"""«من المقرر أن», «مما لا شك فيه أن»: what follows is the news."""

SUBORDINATE: Final = re.compile(
    "(?:بينما|فيما|في الوقت الذي|في حين|بعدما|بعد ان|عندما|اذا|لو|رغم|علي الرغم من|بالرغم من"
    "|بناء علي|انفاذا|تنفيذا"
    "|بالتزامن مع|في (?:تطور|اطار|خطوه|اعقاب)|علي هامش|ضمن|عقب|بحضور|برعايه|تحت رعايه|بمناسبه|وفق)"
    rf"{_END}"
)
"""A sentence that begins so has its main clause after a comma."""

MODIFIER: Final = re.compile(
    r"(?<=\w)\s+(?:التابعه?|الواقعه?|الكاينه?|المنتميه?)\s+(?:(?:في|الي|ب|ل|غرب|شرق|شمال|جنوب)\s+)?"
    r"\w+(?:\s+ال\w+)*(?!\w)"
)
"""«التابعة لوزارة الصحة», said of the noun before it."""

CIRCUMSTANCE: Final = re.compile(
    r"\s+(?:خلال|في|علي هامش|عقب|بعد|لدي|اثناء|عبر|امام|من مصادرها?(?: الخاصه)?"
    rf"|ل(?:برنامج|اذاعه|وكاله|صحيفه|قناه|مراسل|موفد)){_END}"
)
"""Where a speaker's name ends and the occasion begins."""

_NAMES: Final = r"[^\W\d]+(?: [^\W\d]+){0,3} ?"
_REPORTER: Final = rf"\s*{_NAMES}[\-–—]+\s*{_NAMES}[\-–—]+\s*{_NAMES}:"
DATELINE: Final = re.compile(
    rf"{_REPORTER}|(?!(?:{_SAID})(?:ت|وا)?\s)"
    r"[\s(]*(?:[^\W\d]+(?: [^\W\d]+){0,2}(?: \([^()]{2,30}\))?)?\s*"
    rf"(?:\(?(?:{AGENCIES})\)?\s*[:\-–—|]+|[\-–—]+\s+(?:[^\W\d]+ ?){{1,3}}:"
    rf"|[\-–—]+\s*\(?(?:{AGENCIES})\)?\s*[:\-–—|]*"
    r"|\s[\-–—]+\s)\s*"
)
"""«فلان الفلاني - سبق - الرياض: », «لندن - رويترز: », «بيروت (رويترز) - », «مدريد - »."""

CLAUSE_OPENERS: Final = frozenset(
    "التي الذي الذين اللذين اللتين حيث بينما فيما وذلك مما بهدف اثر عقب بعد قبل خلال ضمن بحضور"
    " بمشاركه بسبب جراء نتيجه لكن وسط رغم برغم بينهم بينها كما اذ ومن وفي منذ لدي تزامنا"
    " تمهيدا استعدادا بمناسبه عبر والتي والذي والذين سواء خاصه خصوصا لاسيما حسبما وفق".split()
)
"""Words (folded) that begin a new clause or circumstance: a headline may end before one."""

ASIDES: Final = frozenset(
    "مشيرا مشيره موكدا موكده مضيفا مضيفه موضحا موضحه مبينا معتبرا معتبره معربا معربه داعيا داعيه"
    " لافتا لافته مطالبا مطالبه محذرا محذره مشددا مشدده منوها مبرزا معلنا معلنه مرجحا".split()
)
"""Participles (folded) with which a lead goes on to the speaker's further words."""

APPOSITION: Final = re.compile(
    rf"(?<=[\w»”\"])\s*[،,]\s*(?:الطبق|المدينه|الدوله|الشركه|المركبه|البلد|الرجل)?\s*"
    rf"(?:الذي|التي|الذين|التابعه?|الواقعه?|المعروفه?|البالغه?|المملوكه?"
    rf"|في (?:اجتماع|جلسه|لقاء)){_END}[^،,.:؛]{{3,120}}[،,](?:\s*[،,])*(?=\s*\w)"
)
"""«، التابع لوكالة الفضاء،»: said of the name before it, between commas."""

GOVERNED: Final[dict[str, frozenset[str]]] = {
    verb: frozenset(particles.split())
    for verbs, particles in (
        ("حذر", "من ان"),
        ("تمكن تمكنت تمكنوا", "من"),
        ("اعلن", "عن ان نتايج انطلاق بدء وفاه تعيين اعتزال استقاله رفض حاله تاجيل الغاء فتح"),
        ("كشف اعرب عبر", "عن ان"),
        ("صرح افاد اوضح ذكر بين اضاف", "ان بان عن ب"),
        ("اكد شدد", "علي ان ضروره اهميه حرص دعم"),
        ("دعا", "الي ل"),
        ("طالب وجه", "ب"),
        ("ساهم اسهم", "في"),
        ("نجح", "في"),
        ("اشرف اطلع", "علي"),
        ("اشار", "الي ان"),
    )
    for verb in verbs.split()
}
"""Verbs (folded) that say nothing without one of their particles: a letter is one written on."""

RELATIVE_VERBS: Final = frozenset(
    "يلزم تلزم حضره حضرها نقل نقلت استمر استمرت عقده عقدتها عقدته عقدها قضاها قضوها جمع جمعت ضم"
    " ضمت شارك شاركت يضم تضم يشمل تشمل يهدف تهدف دام دامت اسفر اسفرت بلغ بلغت شهد شهدت يتضمن تتضمن"
    " احتضنه احتضنها استضافه استضافتها استضافته يتمثل تتمثل"
    " يبلغ تبلغ يقع تقع يمتد تمتد زاره زارته يعتقد يشتبه".split()
)
"""Verbs (folded) that after an indefinite noun begin a relative clause: a headline may end
before.
"""

QUANTIFIERS: Final = frozenset(
    "ثلاث ثلاثه اربع اربعه خمس خمسه ست سته سبع سبعه ثمان ثماني ثمانيه تسع تسعه عشر عشره عشرات ميات"
    " الاف ملايين مليارات عشرون عشرين ثلاثون ثلاثين اربعون اربعين خمسون خمسين ستون ستين سبعون سبعين"
    " ثمانون ثمانين تسعون تسعين ميه مايه الف مليون مليار اثنا اثني احدي بضع بضعه اكثر نحو حوالي"
    " معظم سائر عدد عده العديد الكثير المزيد".split()
)
"""Numerals and quantifiers (folded): what they count comes after them."""

DANGLING: Final = frozenset(
    "في من الي علي عن مع بين حتي منذ خلال بعد قبل عند لدي ضد نحو حول تحت فوق امام وراء ضمن عبر"
    " بدون دون و او ام ثم لكن بل حيث كما اذ ان انه انها انهم بان بانه التي الذي الذين اللذين"
    " اللتين هو هي هم كان كانت قد لقد لم لن لا ما سوف غير كل بعض اي هذا هذه ذلك تلك هذين اذا لو"
    " كي لان ليس بن ابن بنت ابو ابي ال عبد اثر عقب قرب وفق حسب بحسب وان ومن وفي والي وعلي وعن"
    " ومع وقد ولا ولم وهو وهي الا سوي مثل بهدف بسبب نتيجه جراء وذلك منها منهم فيها بينها بينهم"
    " بينما فيما مما وسط رغم بعدما عندما قبيل بعيد بعنوان اول ثاني اكثر اقل احد احدي عدد عدم عدة"
    " عده يوم اليوم علما كلا جميع نفس ذات ب ل ك ف سواء خاصه خصوصا اثناء"
    " شمالي جنوبي شرقي غربي شمال جنوب شرق غرب"
    " لهذا لهذه بهذا بهذه هولاء اوليك دي فان فون".split()
)
"""Words (folded) that no headline can end with: they want another after them."""
