from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from tests.reading.folders import BODY, article_of
from warraq.reading.excerpts import lead, paragraphs, shortened


def test_paragraphs_of_markdown(tmp_path: Path) -> None:
    body = f"## عنوان\n\n![صورة](a.jpg)\n\n{BODY}\nتتمة **الفقرة**.\n\nعنوان آخر\n---\n\nثانية."
    article = article_of(tmp_path, "x.md", f"Title: خبر\n\n{body}")
    assert paragraphs(article) == [f"{BODY} تتمة الفقرة .", "ثانية."]


def test_lead_passes_over_a_dateline(tmp_path: Path) -> None:
    article = article_of(tmp_path, "x.txt", f"الرياض - واس:\n\n{BODY}\nفقرة ثانية.")
    assert lead(article, 200) == BODY
    assert lead(article, 30) == "وصل وفد من العلماء إلى…"


def test_the_summary_is_the_lead(tmp_path: Path) -> None:
    article = article_of(tmp_path, "x.md", f"Title: خبر\nSummary: موجز <b>قصير</b>\n\n{BODY}")
    assert lead(article, 200) == "موجز قصير"


def test_lead_of_a_short_article(tmp_path: Path) -> None:
    assert lead(article_of(tmp_path, "x.txt", "خبر\n\nآخر"), 200) == "خبر"


@given(st.text(alphabet="اب ،«", max_size=60), st.integers(2, 60))
def test_shortened_keeps_the_limit(text: str, limit: int) -> None:
    short = shortened(text, limit)
    assert len(short) <= limit + 1
    assert short == text or short.endswith("…")
