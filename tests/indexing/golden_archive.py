"""The archive of the golden index, and what is asked of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from warraq.indexing.document import Document, Tag

CABINET = Tag("organisation", "مجلس الوزراء")
DOCUMENTS = [
    Document(
        "articles/قمة.html",
        "وزير الخارجية يصل إلى القاهرة",
        "وصل وزير الخارجية إلى القاهرة اليوم، والتقى الوزير نظيره المصري. وقال إن اللقاء مثمر.",
        "2021-09-29",
        "سياسة",
        "ورّاق",
        "وصل وزير الخارجية إلى القاهرة اليوم…",
        (Tag("place", "القاهرة"), Tag("topic", "سياسة خارجية")),
    ),
    Document("a2", "بطارية إس-400", "تسلّمت أنقرة بطاريات إس-400 الروسية.", "2019-07-12T09:30"),
    Document("a3", "فوز المنتخب", "فاز المُنتخَبُ بالمباراة ٣-١ في كأس العالم.", "2018"),
    Document("a4", "لقاح كوفيد-19", "وصلت الدفعة الأولى من لقاح كوفيد-19.", "2021-03"),
    Document(
        "a5",
        "نص بلا تاريخ",
        "اجتمعت اللجنة مع الوزراء في بيروت وناقشت الفكرة.",
        source="نشرة",
        tags=(CABINET, Tag("person", "ليلى حسن")),
        made=True,
    ),
    Document(
        "a6",
        "الحكومة تعلن الموازنة",
        "أعلن رئيس الحكومة الموازنة بعد اجتماع مجلس الوزراء، والإعلان هو الثاني.",
        "2020-02-29",
        "اقتصاد",
        "ورّاق",
        tags=(CABINET, Tag("person", "حسن علي"), Tag("other", "موازنة 2020")),
    ),
    Document(
        "a7",
        "اجتماع في بيروت",
        "عقد اجتماع في بيروت، واجتمع الوفد بعد ذلك مع رئيس الحكومة.",
        "2020-02",
        "سياسة",
        tags=(Tag("place", "بيروت"), Tag("person", "حسن علي")),
    ),
    Document("a8", "رئيس الوزراء", "اجتمع رئيس الوزراء بالوزير في المدينة.", "2020", "سياسة"),
    Document("a9", "محطة قطار في المدينة", "تعلن المدينة عن محطة قطار جديدة.", None, "اقتصاد"),
]
SUBJECTS = ("قطار المدينة", "محطة المياه", "مدرسة الوادي", "سوق المدينة", "جسر النهر")


def documents() -> list[Document]:
    """The articles: some written for single words, and many like each other for long lists."""
    return [*DOCUMENTS, *_similar_ones()]


def _similar_ones() -> Iterator[Document]:
    for number in range(10, 52):
        subject = SUBJECTS[number % len(SUBJECTS)]
        lines = [
            "الوزير " * (number % 5 + 1) + "في المدينة",
            f"افتتح الوزير {subject}" if number % 3 else f"زار الوفد {subject} مع الوزير",
        ]
        if number % 7 < 2:
            lines.insert(0, ("شرح المهندس الخطة", "درس الوفد هندسة الجسر")[number % 7])
        yield Document(
            f"b{number}",
            f"خبر {number} عن {subject}",
            ". ".join(lines[: number % 4 + 1]),
            f"20{number % 12 + 10}-{number % 12 + 1:02}",
            ("محليات", "اقتصاد", None)[number % 3],
            ("ورّاق", "نشرة")[number % 2],
            tags=(Tag("place", "المدينة"),) if number % 4 else (),
        )


PLAIN_TEXTS = (
    "وزير|الوزير|والوزير|وزي|القاهرة|إس-400|إس 400|كوفيد|لجنة|الوزير -القاهرة|"
    "وزير الخارجية القاهرة مثمر|بالمنتخب|المباريات|في|في الوزير|كلمة غريبة تماما|"
    "كأس العالم ٣|خبر 12|-الوزير|الوزير الوزير||«»؟|إس-500|الوزير إس-500|اجتماع|اجتماع بيروت|"
    "قطار المدينة|الوزير قطار المدينة|المدينة قطار|محطة المياه الوزير|الو|ال|قط|خبر عن|القاهدة|"
    "الخارججية وصل|اجتماغ بيروت|مدرسه الوادي افتتح|المهندس الخطة|المهندس الجسر|من إلى|"
    "إعلان الموازنة"
).split("|")
OPERATOR_TEXTS = [
    "القاهرة أو بيروت",
    "رئيس الحكومة OR اللجنة",
    "لقاح | «كأس العالم» | عنوان:بطارية",
    '"وزير الخارجية"',
    "«رئيس الوزراء» اجتمع",
    '"الوزير في المدينة"',
    '"وصل إلى القاهرة"',
    '"رئيس" الوزراء',
    '"وزراء"',
    '"في"',
    '"من إلى"',
    "عنوان:الوزير",
    "عنوان:المدينة الوزير",
    'عنوان:"قطار المدينة"',
    'title:"رئيس الوزراء"',
    'عنوان:"المدينة"',
    "title:محط",
    "شخص:حسن",
    'شخص:"حسن علي" بيروت',
    'شخص:"علي حسن"',
    "مكان:المدينة الوزير",
    'وسم:"مجلس الوزراء"',
    'جهة:"مجلس الوزراء" -سياسة',
    "موضوع:سياسة",
    "الوزير -قسم:محليات -مكان:المدينة",
    "قسم:اقتصاد",
    "مصدر:ورّاق قسم:سياسة",
    "شخص:غريب",
    "الوزير من:2015 إلى:2016-06",
    "من:2020",
    "from:2020-02-01 to:2020-02-29",
    "إلى:2012-01-31",
    "الوزير -«قطار المدينة»",
    'المدينة -"المدينة"',
    "اجتماع -اجتمع",
    "الوزير\u0085-القاهرة",
    "الوزير -\ufeffالقاهرة",
    "الوزير\x1c-القاهرة",
    " ".join(f"كلمة{number}" for number in range(300)) + " الوزير",  # more than a byte counts
]
OPTIONS: tuple[dict[str, Any], ...] = (
    {"any": True},
    {"plain": True},
    {"any": True, "plain": True, "exact": True},
    {"exact": True},
    {"order": "newest"},
    {"order": "oldest"},
)


def questions() -> list[tuple[str, dict[str, Any]]]:
    """Texts with the options of the search, those that are not at their default."""
    texts = [*PLAIN_TEXTS, *OPERATOR_TEXTS]
    chosen = [
        "وزير الخارجية",
        "الوزير قطار المدينة",
        "اجتماع بيروت",
        "القاهدة",
        *OPERATOR_TEXTS[:30:3],
    ]
    return [
        *((text, {}) for text in texts),
        *((text, options) for text in chosen for options in OPTIONS),
    ]
