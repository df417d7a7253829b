from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from tests.tagging.articles import article
from warraq.tagging.archive import tag_archive
from warraq.tagging.knowledge import Knowledge, load_knowledge
from warraq.tagging.model import ArticleTags
from warraq.tagging.passage import read_passage
from warraq.tagging.sequence import frozen
from warraq.tagging.sequence.features import Seen, features
from warraq.tagging.sequence.labels import COUNT
from warraq.tagging.sequence.lessons import Profiles
from warraq.tagging.sequence.model import Model
from warraq.tagging.sequence.rules import is_settled, rule_mentions, rule_notes
from warraq.tagging.sequence.sentences import shipped_sentences
from warraq.tagging.sequence.training import Trained, reader, sample, sentences_alone, train
from warraq.tagging.settings import TaggingSettings

_TEXT = "قال مصدر في باريس إن بيورن أندرلوند التقى وزير الخارجية لوكاس هيرفيلد في أوسلو أمس."
_TEXTS = [
    f"{_TEXT} وعاد السكان إلى قريتهم رقم {number}. ثم تحدث الرئيس جون برمنغ عن السلام."
    for number in range(6)
]


_FEW = shipped_sentences()[:80]


@cache
def taught() -> Trained:
    return train(_FEW, load_knowledge(), _TEXTS)


def with_model(trained: Trained) -> Knowledge:
    return replace(load_knowledge(), model=reader(trained, load_knowledge()))


def tagged(texts: Sequence[str], trained: Trained) -> list[ArticleTags]:
    articles = [article(text, path=f"{number}.txt") for number, text in enumerate(texts)]
    return tag_archive(articles, TaggingSettings(), with_model(trained))


def test_scores_are_the_sums_of_the_weights_of_all_features() -> None:
    knowledge, trained = load_knowledge(), taught()
    profiles = Profiles(knowledge, trained.lexicon)
    passage = read_passage(_TEXT, knowledge.vocabulary)
    mentions = rule_mentions(passage, knowledge)
    notes = rule_notes(len(passage), mentions)
    seen = Seen([profiles.plain(word) for word in passage.words], passage, notes)
    model = Model(trained.weights, profiles)
    spellings = model.spellings(passage)
    for index in range(len(passage)):
        rows = [trained.weights.rows.get(each) for each in features(seen, index)]
        sums = [sum(row[label] for row in rows if row) for label in range(COUNT)]
        scores = model.scores(passage, notes, spellings, index)
        assert [each - scores[0] for each in scores] == [each - sums[0] for each in sums]


def test_training_twice_gives_the_same_model() -> None:
    assert train(_FEW, load_knowledge(), _TEXTS) == taught()


def test_the_draw_does_not_depend_on_the_order_of_articles() -> None:
    articles = [article(str(number), path=f"{number}.txt") for number in range(40)]
    shuffled = random.Random(5).sample(articles, 40)
    assert sample(articles, 10) == sample(shuffled, 10)
    assert len(set(sample(articles, 10)) & set(sample([*articles, article("")], 10))) >= 9


def test_names_of_lists_stand_whatever_the_model_says() -> None:
    knowledge = with_model(taught())
    assert knowledge.model is not None
    for sentence in _FEW:
        passage = read_passage(sentence.text, knowledge.vocabulary)
        mentions = rule_mentions(passage, knowledge)
        judged = knowledge.model.judge(passage, mentions)
        assert {each for each in mentions if is_settled(each)} <= set(judged)
        ends = [place for each in judged for place in (each.first, each.last)]
        assert ends == sorted(ends)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "خبر",
        "\ud800 وقال \udfff بيورن",
        "كلمة " * 10_000,
        "بيورن " * 10_000,
        "The quick brown fox met Björn in Oslo.",
        "1 22 333 4,5 ٦٧",
        "[p:سامي",
    ],
)
def test_bad_input_gives_few_tags(text: str) -> None:
    (result,) = tagged([text], sentences_alone())
    assert len(result.tags) <= 2
    assert all(text[each.start : each.end] == each.text for each in result.entities)


def test_a_kept_model_is_read_as_it_was_written(tmp_path: Path) -> None:
    kept = frozen.Frozen(taught(), 60, frozen.program_digest())
    frozen.save_model(kept, tmp_path / "a.json")
    assert frozen.load_model(tmp_path / "a.json") == kept
    frozen.save_model(frozen.load_model(tmp_path / "a.json"), tmp_path / "b.json")
    assert (tmp_path / "a.json").read_bytes() == (tmp_path / "b.json").read_bytes()


@pytest.mark.parametrize(
    ("articles", "fresh", "digest", "stays"),
    [
        (61, False, "", True),
        (90, False, "", True),
        (91, False, "", False),
        (61, True, "", False),
        (61, False, "another", False),
    ],
)
def test_a_kept_model_holds_until_it_is_out_of_date(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    articles: int,
    fresh: bool,
    digest: str,
    stays: bool,
) -> None:
    monkeypatch.setattr(frozen, "shipped_sentences", lambda: _FEW)
    kept = frozen.Frozen(taught(), 60, digest or frozen.program_digest())
    frozen.save_model(kept, tmp_path / "kept.json")
    texts = [article(_TEXTS[0], path=f"{number}.txt") for number in range(articles)]
    settings = TaggingSettings(model_articles=2)
    found = frozen.current_model(
        texts, load_knowledge(), settings, tmp_path / "kept.json", fresh=fresh
    )
    assert (found == kept) is stays


def test_a_damaged_file_is_made_anew(tmp_path: Path) -> None:
    (tmp_path / "kept.json").write_text('{"version": 1}', encoding="utf-8")
    with pytest.raises(frozen.ModelFileError, match="build again"):
        frozen.load_model(tmp_path / "kept.json")
    few = [article(_TEXTS[0])]
    found = frozen.current_model(few, load_knowledge(), TaggingSettings(), tmp_path / "kept.json")
    assert found.trained == sentences_alone()
