"""Words that show speech and sources, as folded forms with what each of them says."""

from __future__ import annotations

from typing import Final, Literal, NamedTuple


class Cue(NamedTuple):
    """A word that says that somebody speaks.

    ``kind`` is ``verb``, ``participle`` (مضيفا: its subject is that of the sentence) or ``source``
    (بحسب). ``feminine`` and ``plural`` are the verb's form; a ``continuing`` verb (أضاف) goes on
    with the speaker before. A ``doubtful`` form is a noun or preposition too (بين، كشف). An
    ``imperfect`` verb needs a subject of its own; after a ``direct_only`` one (كتب، وصف) أن begins
    no speech; of a ``cited`` one (عن فلان قوله) the speaker stands before, after عن.
    """

    kind: Literal["verb", "participle", "source"]
    feminine: bool = False
    plural: bool = False
    continuing: bool = False
    doubtful: bool = False
    imperfect: bool = False
    direct_only: bool = False
    cited: bool = False


_VERBS: Final = (
    "قال قالت يقول تقول|صرح صرحت يصرح تصرح|اكد اكدت يوكد توكد|اوضح اوضحت يوضح توضح"
    "|اعلن اعلنت يعلن تعلن|ذكر ذكرت - تذكر|افاد افادت يفيد تفيد|كشف كشفت - -"
    "|اشار اشارت يشير تشير|شدد شددت يشدد تشدد|حذر حذرت يحذر تحذر|توقع توقعت يتوقع تتوقع"
    "|اعتبر اعتبرت يعتبر تعتبر|رجح رجحت يرجح ترجح|لفت لفتت يلفت تلفت|نوه نوهت ينوه تنوه"
    "|نبه نبهت ينبه تنبه|جدد جددت يجدد تجدد|ابرز ابرزت يبرز تبرز|زعم زعمت يزعم تزعم"
    "|ادعي ادعت يدعي تدعي|كتب كتبت يكتب تكتب|غرد غردت يغرد تغرد|علق علقت يعلق تعلق"
    "|تساءل تساءلت يتساءل تتساءل|اقر اقرت يقر تقر|اعترف اعترفت يعترف تعترف|ابلغ ابلغت يبلغ تبلغ"
    "|شرح شرحت يشرح تشرح|حكي حكت يحكي تحكي|روي روت يروي تروي|تعهد تعهدت يتعهد تتعهد"
    "|هدد هددت يهدد تهدد|اعرب اعربت يعرب تعرب|بين بينت - -|راي رات يري تري"
    "|طالب طالبت يطالب تطالب|رد ردت - -|لاحظ لاحظت يلاحظ تلاحظ|ذكر ذكرت - -"
    "|تحدث تحدثت يتحدث تتحدث|وصف وصفت يصف تصف|اعترض اعترضت - -|اخبر اخبرت يخبر تخبر"
    "|اورد اوردت يورد تورد|نشر نشرت - -|اقترح اقترحت يقترح تقترح|دعا دعت - -|نفي نفت - -"
)
_CONTINUING: Final = (
    "اضاف اضافت يضيف تضيف|تابع تابعت يتابع تتابع|اردف اردفت يردف تردف|استطرد استطردت - -"
    "|زاد زادت - -|ختم ختمت - -|اختتم اختتمت - -|واصل واصلت - -|استدرك استدركت - -"
    "|اكمل اكملت - -|مضي - - -"
)
_PLURALS: Final = (
    "قالوا اكدوا اوضحوا ذكروا افادوا اشاروا شددوا حذروا اضافوا اعتبروا اعلنوا يقولون يوكدون"
)
_DOUBTFUL: Final = frozenset(
    "ذكر كشف بين راي رد وصف نقل نشر شرح يري تري تبين زعم ختم زاد رات كتب روي تذكر مضي يصف تصف"
    " اقر يقر تقر اكمل تعهد نفي نفت توقع تحدث علق لفت ادعي هدد طالب يبين يدعي نبه حذر تساءل".split()
)
_DIRECT_ONLY: Final = frozenset("وصف كتب غرد علق رد تحدث اقترح دعا نفي نشر".split())
_CITED: Final = "قوله قولها قولهم"
_PARTICIPLES: Final = (
    "مضيفا موكدا موضحا مشيرا مبينا معتبرا لافتا منوها مشددا محذرا متوقعا قايلا قائلا معلنا مرجحا"
    " كاشفا معربا مبرزا مذكرا مستطردا متابعا ملاحظا زاعما منبها سايلا داعيا مطالبا"
)
_SOURCES: Final = "حسب بحسب وفق وفقا طبقا حسبما نقلا"


def _forms(table: str, continuing: bool) -> dict[str, Cue]:
    found: dict[str, Cue] = {}
    for row in table.split("|"):
        for place, form in enumerate(row.split(" ")):
            if form != "-":
                cue = Cue(
                    "verb", place % 2 == 1, False, continuing, form in _DOUBTFUL, place > 1,
                    row.split(" ")[0] in _DIRECT_ONLY,
                )  # fmt: skip
                found.setdefault(form, cue)
    return found


def _all_forms() -> dict[str, Cue]:
    plain = _forms(_VERBS, continuing=False) | _forms(_CONTINUING, continuing=True)
    plain |= {form: Cue("verb", plural=True) for form in _PLURALS.split(" ")}
    plain |= {form: Cue("verb", cited=True) for form in _CITED.split(" ")}
    joined = {
        clitic + form: cue._replace(doubtful=cue.doubtful and form in ("بين", "راي"))
        for form, cue in plain.items()
        for clitic in ("و", "ف")
    }
    participles = {form: Cue("participle") for form in _PARTICIPLES.split(" ")}
    participles |= {f"{form[:-1]}ه": Cue("participle", feminine=True) for form in participles}
    participles |= {f"و{form}": cue for form, cue in participles.items()}
    sources = {form: Cue("source") for form in _SOURCES.split(" ")}
    sources |= {f"و{form}": cue for form, cue in sources.items()}
    return sources | participles | joined | plain


CUES: Final[dict[str, Cue]] = _all_forms()
"""Every cue by its folded form, with و and ف before it too."""

ACCORDING: Final = frozenset(
    "حسب بحسب وفق وفقا طبقا نقلا حسبما وحسب وبحسب ووفق ووفقا وطبقا ونقلا".split(" ")
)
"""Words (folded) before the name of a source."""

MEDIA: Final = frozenset(
    "صحيفه وكاله قناه موقع مجله جريده شبكه اذاعه تلفزيون راديو صحيفتي وكالتي موقعي يوميه اسبوعيه"
    " الصحيفه الوكاله القناه فضاييه فضائيه".split(" ")
)
"""Heads (folded) of the names of papers, channels and agencies."""

TOLD_TO: Final = frozenset({f"ل{head}" for head in MEDIA if not head.startswith("ال")})
"""The same after ل: قال لصحيفة."""

REPORTS: Final = frozenset(
    clitic + verb
    for clitic in ("", "و", "ف")
    for verb in (
        "ذكرت ذكر افادت افاد اوردت اورد نشرت نشر نقلت نقل كشفت كشف قالت قال اكدت اكد اشارت اشار"
        " بثت بث اضافت اضاف اوضحت اوضح رصدت رصد"
    ).split(" ")
)
"""Verbs (folded) of which a medium is the subject: ذكرت صحيفة."""

COMPLEMENTISERS: Final[dict[str, bool]] = {
    form: form in ("ان", "بان")
    for form in (
        "ان انه انها انهم انهما انهن انني اننا بان بانه بانها بانهم بانهما باننا بانني"
    ).split(" ")
}
"""أن, إن and their like (folded), and whether the clause begins after the word: in إنه the clause
needs the pronoun.
"""

SIGNAL_WORDS: Final = CUES.keys() | COMPLEMENTISERS.keys() | ACCORDING | TOLD_TO | REPORTS
"""Every word (folded) that any rule of speech or sources begins at."""

CIRCUMSTANCES: Final = frozenset(
    "في خلال عقب بعد قبل لدي اثناء عبر امام علي الي عن من مع حول بشان ضد منذ حيث بمناسبه وذلك اليوم"
    " امس صباح مساء ظهر يوم السبت الاحد الاثنين الثلاثاء الاربعاء الخميس الجمعه بحضور برفقه عند بين"
    " حتي بعدما عندما حين ردا تعليقا ايضا كذلك بدوره بدورها الذي التي الذين وقد لقد قد انما هنا"
    " مجددا اخيرا سابقا لاحقا ب ل لي لنا له لها لهم فيما بينما كما مرارا صراحه".split(" ")
)
"""Words (folded) with which a speaker's phrase ends and the occasion begins."""
