"""What names.toml says reaches names, entities and tags; random archives keep their slugs."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest
from hypothesis import Phase, assume, given, settings
from hypothesis import strategies as st

from tests.building import ROOT
from tests.tagging.articles import article
from tests.tagging.names import Built, build, decided
from warraq.cli import main
from warraq.reading.article import Article
from warraq.reading.faults import Refused
from warraq.tagging.names_entry import Address, Entry
from warraq.tagging.report import tag_files

MEETING = article(
    "استقبل الوزير سامر هانكلوزي الوفد في بيروت. وقال هانكلوزي إن العمل مستمر.", path="a.txt"
)
VISIT = article(
    "زار الوزير سامر هانكلوزي تونس. وفي تونس مدينة لوسيل، ثم عاد إلى سورية.", path="b.txt"
)
HEADER = '[person."سامر-هانكلوزي"]\n'


def edited(text: str, header: str, *lines: str) -> str:
    """A file with lines added to one of its tables."""
    assert header in text
    return text.replace(header, header + "".join(f"{line}\n" for line in lines))


def slugs(built: Built) -> dict[str, str]:
    """Slugs by name."""
    return {tag.name: tag.slug for found in built.tags for tag in found.tags}


def test_a_new_name_keeps_the_slug() -> None:
    text = build([MEETING]).text.replace('name = "سامر هانكلوزي"', 'name = "سامر ن. هانكلوزي"')
    again = build([MEETING], text)
    assert again.text == text
    assert slugs(again)["سامر ن. هانكلوزي"] == "سامر-هانكلوزي"
    assert "سامر ن. هانكلوزي" in again.entities
    assert "سامر هانكلوزي" not in again.names | again.entities


def test_a_name_that_was_replaced_everywhere_in_the_file_keeps_the_slug() -> None:
    text = build([MEETING]).text.replace('"سامر هانكلوزي"', '"سمير هانكلوزي"')
    again = build([MEETING], text)
    assert again.text == text
    assert slugs(again)["سمير هانكلوزي"] == "سامر-هانكلوزي"
    assert "سامر هانكلوزي" not in again.names | again.entities


def test_another_type_reaches_entities_and_tags() -> None:
    text = edited(build([MEETING]).text, HEADER, 'type = "organisation"')
    again = build([MEETING], text)
    assert {tag.type for tag in again.tags[0].tags if tag.name == "سامر هانكلوزي"} == {
        "organisation"
    }
    assert {each.type for each in again.tags[0].entities if "هانكلوزي" in each.text} == {
        "organisation"
    }
    assert again.moved == {("person", "سامر-هانكلوزي"): ("organisation", "سامر-هانكلوزي")}


def test_a_name_that_is_a_topic_is_no_entity() -> None:
    again = build([MEETING], edited(build([MEETING]).text, HEADER, 'type = "topic"'))
    assert ("topic", "سامر-هانكلوزي") in again.pages
    assert "سامر هانكلوزي" not in again.entities


def test_a_banned_name_is_nowhere_even_if_listed_or_given() -> None:
    given_tag = article("نص قصير.", tags=("تونس", "رحلات"), path="c.txt")
    archive = [MEETING, VISIT, given_tag]
    text = build(archive).text
    assert "تونس" in build(archive).names & build(archive).entities
    banned = edited(text, '[place."تونس"]\n', "ban = true")
    banned = edited(banned, '[topic."رحلات"]\n', "ban = true")
    again = build(archive, banned)
    assert not {"تونس", "رحلات"} & (again.names | again.entities)
    assert again.text == banned
    assert again.moved == {}


def test_a_name_can_be_banned_before_it_has_a_page() -> None:
    assert "سوريا" not in build([VISIT], '[place."سورية"]\nban = true\n').names
    assert "سوريا" in build([VISIT]).names


def test_a_merged_name_is_the_other_one_with_and_without_mentions() -> None:
    other = article("قال الوزير ماهر قندلفتيان إن العمل مستمر.", path="c.txt")
    text = edited(build([MEETING, other]).text, '[person."ماهر-قندلفتيان"]\n',
                  'merge = "سامر-هانكلوزي"')  # fmt: skip
    for archive in ([MEETING, other], [other]):
        again = build(archive, text)
        assert "سامر هانكلوزي" in again.names & again.entities
        assert "ماهر قندلفتيان" not in again.names | again.entities
        assert again.moved[("person", "ماهر-قندلفتيان")] == ("person", "سامر-هانكلوزي")
        assert again.text == text


def test_merges_follow_one_another_and_cross_types() -> None:
    tags = ("أسعار القمح", "الموانئ")
    archive = [MEETING, article("نص قصير.", tags=tags, path="c.txt")]
    text = build(archive).text
    text = edited(text, '[topic."أسعار-القمح"]\n', 'merge = "topic/الموانئ"')
    text = edited(text, '[topic."الموانئ"]\n', 'merge = "بيروت"')
    again = build(archive, text)
    assert [(tag.name, tag.type) for tag in again.tags[1].tags] == [("بيروت", "place")]
    text = edited(build(archive).text, '[place."بيروت"]\n', 'merge = "الموانئ"')
    again = build(archive, text)
    assert ("الموانئ", "topic") in [(tag.name, tag.type) for tag in again.tags[0].tags]
    assert "بيروت" not in again.names | again.entities


def test_an_alias_by_hand_joins() -> None:
    other = article("قال الوزير ماهر قندلفتيان إن العمل مستمر.", path="c.txt")
    text = build([MEETING]).text.replace(
        'aliases = ["سامر هانكلوزي"]', 'aliases = ["سامر هانكلوزي", "ماهر قندلفتيان"]'
    )
    again = build([MEETING, other], text)
    assert "ماهر قندلفتيان" not in again.names
    assert again.text == text


def test_an_alias_that_is_moved_joins_the_other_name() -> None:
    long = article("قال الوزير سامر بن نادر هانكلوزي إن العمل مستمر.", path="b.txt")
    other = article("قال الوزير ماهر قندلفتيان إن العمل مستمر.", path="c.txt")
    archive = [MEETING, long, other]
    text = build(archive).text
    both = 'aliases = ["سامر بن نادر هانكلوزي", "سامر هانكلوزي"]'
    assert both in text
    moved = text.replace(both, 'aliases = ["سامر بن نادر هانكلوزي"]')
    moved = moved.replace(
        'aliases = ["ماهر قندلفتيان"]', 'aliases = ["ماهر قندلفتيان", "سامر هانكلوزي"]'
    )
    again = build(archive, moved)
    assert "ماهر قندلفتيان" in {tag.name for tag in again.tags[0].tags}
    assert "سامر بن نادر هانكلوزي" in {tag.name for tag in again.tags[1].tags}
    assert again.text == moved


def test_what_is_split_off_stays_apart_within_a_text() -> None:
    again = build([MEETING], edited(build([MEETING]).text, HEADER, 'split = ["هانكلوزي"]'))
    texts = {each.text: (each.start, each.name) for each in again.tags[0].entities}
    assert texts["هانكلوزي"] == (MEETING.text.index("هانكلوزي إن"), "هانكلوزي")
    assert texts["سامر هانكلوزي"][1] == "سامر هانكلوزي"
    assert "هانكلوزي" not in again.names


def test_what_is_split_off_stays_apart_across_texts() -> None:
    long = article("قال الوزير سامر بن نادر هانكلوزي إن العمل مستمر.", path="b.txt")
    text = build([MEETING, long]).text
    split = edited(text, '[person."سامر-بن-نادر-هانكلوزي"]\n', 'split = ["سامر هانكلوزي"]')
    again = build([MEETING, long], split)
    assert slugs(again)["سامر هانكلوزي"] == "سامر-هانكلوزي"
    assert slugs(again)["سامر بن نادر هانكلوزي"] == "سامر-بن-نادر-هانكلوزي"
    third = build([MEETING, long], again.text)
    assert (third.text, third.tags) == (again.text, again.tags)


def test_a_listed_alias_can_be_split_off() -> None:
    text = '[place."سوريا"]\nsplit = ["سورية"]\n'
    again = build([VISIT], text)
    assert "سورية" in again.names & again.entities
    assert build([VISIT], again.text).text == again.text


@pytest.mark.parametrize(
    "text",
    [
        '[place."سورية"]\nsplit = ["شام"]\n',
        '[place."سورية"]\nname = "سورية"\n',
        '[place."بيروت"]\naliases = ["بيروت"] # the port\n',
        '[place."ص"]\naliases = ["بيروت"]\nsplit = ["ص"]\n',
        '[person."سامر-هانكلوزي"]\n',
    ],
)
def test_a_table_that_a_person_began_is_completed_once(text: str) -> None:
    first = build([MEETING, VISIT], text)
    tables = re.findall(r"^\[", first.text, re.MULTILINE)
    for key in ("name", "aliases"):
        assert len(re.findall(rf"^{key} = ", first.text, re.MULTILINE)) == len(tables)
    again = build([MEETING, VISIT], first.text)
    assert (again.text, again.tags) == (first.text, first.tags)
    assert build([MEETING], again.text).text == again.text


def test_names_and_types_follow_the_archive_and_slugs_do_not() -> None:
    first = "قال الأمين العام جوزفان طغيريشو إن العمل مستمر."
    second = first.replace("طغيريشو", "طغيريسو")
    before = build([article(first)])
    after = build([article(first, path="a.txt"), *(article(second, path=f"{i}.txt")
                   for i in range(3))], before.text)  # fmt: skip
    assert slugs(after) == {"جوزفان طغيريسو": "جوزفان-طغيريشو"}
    assert after.text.endswith(
        '[person."جوزفان-طغيريشو"]\nname = "جوزفان طغيريسو"\n'
        'aliases = ["جوزفان طغيريسو", "جوزفان طغيريشو"]\n'
    )


def test_a_vote_on_another_type_moves_the_table_and_leads_on() -> None:
    former = '# once a person\n[person."لوسيل"]\nname = "لوسيل"\naliases = ["لوسيل"]\n'
    after = build([VISIT], former)
    assert after.moved == {("person", "لوسيل"): ("place", "لوسيل")}
    assert (
        '# once a person\n[place."لوسيل"]\nname = "لوسيل"\naliases = ["لوسيل"]\n'
        'addresses = ["person/لوسيل"]\n'
    ) in after.text
    assert build([VISIT], after.text).text == after.text
    merged = decided(f'{after.text}\n[topic."مدن"]\nmerge = "person/لوسيل"\n')
    assert merged.roots["topic", "مدن"].header == ("place", "لوسيل")


def test_a_vote_on_a_type_whose_address_is_taken_does_not_count() -> None:
    former = '[person."لوسيل"]\naliases = ["لوسيل"]\n[place."لوسيل"]\naliases = ["لوسيال"]\n'
    assert ("person", "لوسيل") in build([VISIT], former).pages


def test_a_slug_that_is_taken_is_never_given_again() -> None:
    text = (
        '[place."مرفأ"]\nname = "مرفأ"\naliases = ["مرفأ"]\nslug = "بيروت"\n'
        'addresses = ["place/تونس"]\n'
    )
    built = build([MEETING, VISIT], text)
    assert slugs(built)["بيروت"].startswith("بيروت-")
    assert slugs(built)["تونس"].startswith("تونس-")


def test_the_file_of_the_demonstration_archive_is_sound() -> None:
    text = (ROOT / "content" / "names.toml").read_text(encoding="utf-8")
    assert len(decided(text).entries) > 100


def test_the_command_obeys_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file, names = tmp_path / "a.txt", tmp_path / "names.toml"
    file.write_text(MEETING.text, encoding="utf-8")
    names.write_text('[place."بيروت"]\nname = "العاصمة"\n', encoding="utf-8")
    (row,) = tag_files([file], names=names)
    tags = [(tag["name"], tag["slug"]) for tag in row["tags"]]
    assert ("سامر هانكلوزي", "سامر-هانكلوزي") in tags
    assert main(["tag", str(file), "--names", str(tmp_path / "no.toml")]) == 1
    assert "no.toml: there is no such file: check the path" in capsys.readouterr().err


SPELLINGS = ("سامر هانكلوزي", "سامر بن نادر هانكلوزي", "سامر هانكلوسي", "هانكلوزي",
             "ماهر هانكلوزي", "ماهر قندلفتيان", "سلوى طبرجيان", "طبرجيان")  # fmt: skip
PLACES = ("بيروت", "قطر", "سورية", "سوريا", "مدينة زغرونة", "زغرونة")
GIVEN = ("أسعار القمح", "القمح", "سورية", "سامر هانكلوزي", "أسعار قمح", "الموانئ")
SENTENCES = st.builds(
    "{} {} {} في {}، {} إن العمل مستمر.".format,
    st.sampled_from(["قال", "زار", "استقبل"]),
    st.sampled_from(["الوزير", "مدينة", "رئيس الوفد"]),
    st.sampled_from(SPELLINGS),
    st.sampled_from(PLACES),
    st.sampled_from(["وقال هانكلوزي", "وأضاف"]),
)
TEXTS = st.lists(SENTENCES, min_size=1, max_size=3).map("\n".join)
ARTICLES = st.builds(article, TEXTS, tags=st.lists(st.sampled_from(GIVEN), max_size=2).map(tuple))
ARCHIVES = st.lists(ARTICLES, min_size=1, max_size=5)
OPERATIONS = ("name", "type", "slug", "merge", "split", "ban", "alias")


def line_of(operation: str, draw: random.Random, entry: Entry, others: list[Entry]) -> str:
    """A line for a table, right or not."""
    other = draw.choice(others)
    match operation:
        case "type":
            return f'type = "{draw.choice(["person", "place", "topic", "other"])}"\n'
        case "slug":
            return f'slug = "{entry.slug}-{draw.randrange(3)}"\n'
        case "merge":
            return f'merge = "{other.type}/{other.slug}"\n'
        case "split":
            return f'split = ["{draw.choice(SPELLINGS)}"]\n'
    return "ban = true\n"


def edit(text: str, draw: random.Random) -> str:
    """The file with one more edit; as it was where that would be a fault."""
    entries = list(decided(text).entries)
    entry = draw.choice(entries)
    operation = draw.choice(OPERATIONS)
    header = f'[{entry.type}."{entry.slug}"]\n'
    if operation == "name":
        new = text.replace(f'{header}name = "{entry.name}"', f'{header}name = "{entry.name} ص"')
    elif operation == "alias":
        added = f'aliases = ["{entry.aliases[0]}", "{draw.choice(SPELLINGS)}"'
        new = text.replace(f'aliases = ["{entry.aliases[0]}"', added)
    else:
        new = text.replace(header, header + line_of(operation, draw, entry, entries))
    try:
        decided(new)
    except Refused:
        return text
    return new


def by_hand(entry: Entry) -> tuple[object, ...]:
    """What a person wrote into a table."""
    name = entry.name if entry.renamed else None
    return (entry.new_type, entry.new_slug, entry.merge, entry.split, entry.ban, name)


def addresses(text: str) -> set[Address]:
    """Every address that a file keeps."""
    return {each for entry in decided(text).entries for each in entry.every_address}


@settings(max_examples=60, phases=[Phase.explicit, Phase.generate])
@given(st.lists(ARCHIVES, min_size=1, max_size=3), st.randoms(use_true_random=False))
def test_rebuilds_of_random_archives(archives: list[list[Article]], draw: random.Random) -> None:
    text = ""
    for archive in archives:
        if text:
            for _ in range(2):
                text = edit(text, draw)
        before = decided(text)
        built = build(archive, text)
        again = build(draw.sample(archive, len(archive)), built.text)
        assert again.text == built.text
        assert again.pages == built.pages
        after = decided(built.text)
        assert addresses(text) <= addresses(built.text)
        assert built.pages <= addresses(built.text)
        edits = {by_hand(entry) for entry in before.entries}
        assert edits <= {by_hand(entry) for entry in after.entries}
        assert not built.moved.keys() & built.pages
        assert set(built.moved.values()) <= built.pages
        text = built.text


@settings(max_examples=40)
@given(ARCHIVES, ARCHIVES)
def test_no_slug_of_a_name_changes(first: list[Article], second: list[Article]) -> None:
    before = build(first)
    assume(before.text)
    after = build([*first, *second], before.text)
    known = decided(before.text)
    for entry in decided(after.text).entries:
        former = [old for old in known.entries if old.aliases[0] in entry.aliases]
        for old in former:
            if old.type == entry.type:
                assert old.slug == entry.slug
