"""Which forms share a term, with an archive as witness, with the lexicon, and with both."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warraq.language.conflation import Conflater, conflate
from warraq.language.function_words import FUNCTION_WORDS
from warraq.language.lexicon import Lexicon, load_lexicon
from warraq.language.normaliser import normalise

FAMILIES = [
    "وزير الوزير والوزير للوزير بالوزير ووزير لوزير وزيرا وزيرة وزيران وزيرين",
    "وزراء الوزراء وللوزراء ووزيرة لوزرائه",
    "سيارة سيارات السيارات بالسيارات سيارتين سيارته والسيارة",
    "مصر مصري مصرية المصريين مصريون لمصر ومصر بمصر",
    "مهندس مهندسون المهندسين مهندسات ومهندس",
    "لبنان اللبناني لبنانية لبنانيون لبنانيين بلبنان للبنان ولبنان",
    "سوريا سوري سورية السوريين السورية وسوريا",
    "مدرسة المدارس والمدرسة بمدرسة مدارس",
    "فلسطين الفلسطينيين فلسطينية بفلسطين",
    "التهاب الالتهاب التهابات والتهاب بالتهاب",
    "إلغاء الإلغاء بإلغاء وإلغاء",
    "الله والله بالله لله",
    "ولاية الولايات ولايات والولاية",
    "عضو أعضاء الأعضاء لأعضاء",
    "قال يقول وقال قالت سيقول تقول قالوا",
    "أعلن يعلن وأعلن أعلنت سيعلن تعلن أعلنوا",
    "أكد يؤكد وأكد أكدت",
    "أميركا أمريكا أميركي الأمريكيين الأميركية لأميركا",
    "قانون القوانين القانونية قانوني",
    "نهاية نهايات النهاية نهائي",
    "فيروس الفيروس فيروسات وفيروس",
    "سياحة السياحة سياحي السياحية",
    "مدني المدنيين مدنية والمدني",
    "بطل أبطال أبطاله الأبطال",
    "قرية القرى قرى لقرية",
    "ورشة ورش ورشات الورشات",
    "مقاتل مقاتلون مقاتلين مقاتلو",
    "كشف يكشف تكشف كشفت",
    "انطلق ينطلق انطلقت تنطلق",
]
APART = [
    "لجنة جنة",
    "فكرة كرة",
    "وزير زير",
    "لبنان لبن",
    "سلطان سلطة",
    "فيروس روس",
    "بيان بين",
    "ميدان ميد",
    "نبات نبأ",
    "كتاب تاب",
    "ولاية لا",
    "بيروت بيرو",
    "التهاب تهاب",
    "إلغاء غاية",
    "تحدث حدث",
    "وكالة كالة",
    "لاعب اعب",
    "بريد رد",
    "سفير فير",
    "قانون قانا",
    "مدني مدن",
    "والد ألد",
    "فيروس يروس",
    "سياحة سياح",
    "تعاون تعا",
]
SPELLINGS = [
    "غوغل جوجل قوقل لغوغل وجوجل",
    "تشاد التشاد وتشاد تشادي التشادية",
    "إنجلترا إنكلترا وإنكلترا إنجليزي الإنكليزية",
    "أمريكا أميركا الأميركيين أمريكية",
    "هاشتاغ الهاشتاق بهاشتاج",
    "لوكسمبورغ لوكسمبورج ولوكسمبورج",
    "تشيلسي وتشلسي لتشيلسي",
    "رودريغيز رودريجيز ورودريغز",
]
RARE_CASES = [
    ("لازمه", "ازمه", {"لازمه": 2, "ازمه": 60, "لازم": 3}),  # لأزمة
    ("نموها", "نمو", {"نموها": 2, "نمو": 9, "نموا": 1}),
    ("باشرت", "باشر", {"باشرت": 40, "باشر": 3, "يباشر": 2}),
    ("قتيلا", "قتيل", {"قتيلا": 50, "قتيل": 5, "القتيل": 9}),
    ("ونوه", "نوه", {"ونوه": 20, "نوه": 5}),
    ("تشارك", "شارك", {"تشارك": 9, "شارك": 9, "يشارك": 9, "يتشارك": 1}),
]
KEPT = [
    ("قحطان", {"قحطان": 2, "القحطاني": 30}),
    ("معاون", {"معاون": 4, "معا": 0}),
    ("كولو", {"كولو": 5, "كولين": 1}),
    ("فريتز", {"فريتز": 9, "ريتز": 3}),
    ("ماريا", {"ماريا": 9, "مار": 3}),
]
ARABIC = st.text("ابتدرسعفقكلمنهويء", min_size=1, max_size=9)
VOCABULARIES = st.dictionaries(ARABIC, st.integers(1, 50), max_size=30)


def terms(words: str, lexicon: Lexicon | None = None) -> list[str]:
    """Terms of the words in an archive that holds nothing else, each in one article."""
    forms = [normalise(word) for word in words.split()]
    found = conflate(Counter(forms), lexicon)
    return [found[form] for form in forms]


@pytest.mark.parametrize("family", FAMILIES)
def test_forms_of_one_word_share_a_term(family: str) -> None:
    assert len(set(terms(family, load_lexicon()))) == 1, terms(family, load_lexicon())


@pytest.mark.parametrize("spellings", SPELLINGS)
def test_spellings_of_a_name_share_a_term(spellings: str) -> None:
    assert len(set(terms(spellings, load_lexicon()))) == 1, terms(spellings, load_lexicon())


@pytest.mark.parametrize("pair", APART)
def test_words_that_only_look_related_stay_apart(pair: str) -> None:
    first, second = terms(pair, load_lexicon())
    assert first != second


@pytest.mark.parametrize(("form", "base", "archive"), RARE_CASES)
def test_the_more_common_reading_is_taken(form: str, base: str, archive: dict[str, int]) -> None:
    found = conflate(archive, load_lexicon())
    assert found[form] == found[base]


@pytest.mark.parametrize(("form", "archive"), KEPT)
def test_what_only_looks_inflected_is_kept(form: str, archive: dict[str, int]) -> None:
    assert conflate(archive)[form] == form


def test_a_term_is_its_own_term_for_every_listed_word() -> None:
    lexicon = load_lexicon()
    conflater = Conflater({}, lexicon)
    words = {*lexicon.headwords, *lexicon.irregular, *lexicon.spellings}
    terms = {conflater.term(word) for word in words}
    assert {term: conflater.term(term) for term in terms} == {term: term for term in terms}


@given(VOCABULARIES, ARABIC)
def test_a_term_is_its_own_term(archive: dict[str, int], new: str) -> None:
    conflater = Conflater(archive, load_lexicon())
    for form in (*archive, new):
        term = conflater.term(form)
        assert conflater.term(term) == term


@given(VOCABULARIES)
def test_the_steps_lead_to_the_term(archive: dict[str, int]) -> None:
    conflater = Conflater(archive, load_lexicon())
    for form in archive:
        assert [form, *(step.form for step in conflater.steps(form))][-1] == conflater.term(form)


def test_steps_name_their_rules() -> None:
    conflater = Conflater(Counter(["والوزراء", "وزير"]), load_lexicon())
    assert [*conflater.steps("والوزراء")] == [("clitics", "وزراء"), ("irregular", "وزير")]
    assert not [*conflater.steps("وزير")]


def test_families_keep_their_terms_beside_one_another() -> None:
    together = terms(" ".join(FAMILIES), load_lexicon())
    assert len(set(together)) == len(FAMILIES) - 1  # وزير and وزراء are one word


def test_a_broken_plural_joins_its_singular() -> None:
    assert len(set(terms("وزير الوزراء", load_lexicon()))) == 1


def test_one_article_is_enough() -> None:
    assert len({*terms("والمدرسة مدرسة", load_lexicon())}) == 1
    assert terms("بمدرسة", load_lexicon()) == terms("مدرسة", load_lexicon())


def test_without_a_lexicon_the_archive_decides() -> None:
    archive = {"لجنه": 20, "اللجنه": 40, "جنه": 9, "وزير": 9, "الوزير": 9, "ووزير": 1, "زير": 1}
    found = conflate(archive)
    assert found["لجنه"] == found["اللجنه"] != found["جنه"]
    assert found["وزير"] == found["ووزير"] != found["زير"]


def test_an_unattested_remainder_keeps_the_letter() -> None:
    assert conflate({"فلورز": 3, "لورا": 1})["فلورز"] == "فلورز"


def test_a_frequent_word_is_not_a_clitic_and_a_rare_one() -> None:
    assert conflate({"بسله": 50, "سله": 2})["بسله"] != conflate({"بسله": 2, "سله": 50})["بسله"]


def test_an_article_that_belongs_to_the_word_stays() -> None:
    found = conflate({"التماس": 5, "الالتماس": 4, "تماس": 1, "الماس": 2, "ماس": 9})
    assert found["التماس"] == found["الالتماس"] != found["تماس"]
    assert found["الماس"] == found["ماس"]


def test_spellings_follow_their_usual_form_through_inflection() -> None:
    lexicon = Lexicon(spellings={"صحافي": "صحفي"})
    found = conflate({"الصحافيين": 1, "صحافيون": 1, "صحفي": 1}, lexicon)
    assert found["صحفي"] == "صحف"
    spelled = conflate({"دمقراطيين": 1, "ديمقراطي": 1}, Lexicon(spellings={"دمقراطي": "ديمقراطي"}))
    assert len(set(spelled.values())) == 1


def test_the_stem_of_a_variant_never_takes_a_word_of_its_own() -> None:
    lexicon = Lexicon(spellings={"هولنده": "هولندا"}, headwords=frozenset(["هولندا"]))
    assert conflate({"هولنده": 1, "هولندا": 1}, lexicon)["هولنده"] == "هولندا"


@pytest.mark.parametrize("form", ["2021", "3.5", "اس-400", "nato", "москва", "covid-19"])
def test_numbers_joined_forms_and_other_scripts_stay(form: str) -> None:
    assert Conflater({form: 1}, load_lexicon()).term(form) == form


def test_function_words_stay() -> None:
    found = conflate(dict.fromkeys(FUNCTION_WORDS, 5), load_lexicon())
    assert all(form == term for form, term in found.items())


@given(VOCABULARIES)
def test_every_form_has_a_term_and_only_forms_of_the_archive_have(archive: dict[str, int]) -> None:
    found = conflate(archive, load_lexicon())
    assert found.keys() == archive.keys()
    assert all(found.values())


@given(VOCABULARIES)
def test_the_order_of_the_vocabulary_does_not_matter(archive: dict[str, int]) -> None:
    shuffled = dict(sorted(archive.items(), reverse=True))
    assert conflate(archive, load_lexicon()) == conflate(shuffled, load_lexicon())


@given(ARABIC)
def test_a_lone_form_of_no_known_word_keeps_its_clitic(form: str) -> None:
    (term,) = conflate({form: 1}).values()
    assert form.removeprefix("ال").startswith(term[:1]) or form.startswith(
        ("و", "ف", "ب", "ك", "ل")
    )


@given(st.text(min_size=1))
def test_any_text_has_a_term(form: str) -> None:
    assert Conflater({form: 1}, load_lexicon()).term(form)


def test_the_article_joins_every_headword() -> None:
    headwords = load_lexicon().headwords
    tested = sorted(headwords - FUNCTION_WORDS)[::25]
    for word in tested:
        if len(word) > 2 and f"ال{word}" not in headwords:  # الهام may be ال + هام or إلهام
            archive = {word: 5, f"ال{word}": 5, f"وال{word}": 1, f"بال{word}": 1}
            assert len(set(conflate(archive, load_lexicon()).values())) == 1, word


class TestLexicon:
    """The lists as they are shipped."""

    def test_the_lists_are_large_enough_to_matter(self) -> None:
        lexicon = load_lexicon()
        assert len(lexicon.headwords) > 5000
        assert len(lexicon.irregular) > 500
        assert len(lexicon.spellings) > 400

    def test_everything_is_normalised_and_one_word(self) -> None:
        lexicon = load_lexicon()
        listed = {*lexicon.headwords, *lexicon.irregular, *lexicon.spellings}
        assert all(normalise(word) == word and word.isalpha() for word in listed)

    @pytest.mark.parametrize("pairs", [load_lexicon().irregular, load_lexicon().spellings])
    def test_no_form_leads_back_to_itself(self, pairs: dict[str, str]) -> None:
        for variant, usual in pairs.items():
            seen, form = {variant}, usual
            while form in pairs:
                assert form not in seen
                seen.add(form)
                form = pairs[form]
            assert form != variant

    def test_a_usual_spelling_is_nobody_s_variant(self) -> None:
        spellings = load_lexicon().spellings
        assert not set(spellings) & set(spellings.values())
