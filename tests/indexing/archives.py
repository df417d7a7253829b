"""Random small archives and queries of Arabic words, for property tests."""

from __future__ import annotations

from hypothesis import strategies as st

from warraq.indexing.document import Document

WORDS = (
    "وزير الوزير والوزير للوزير بالوزير وزيرة وزراء خارجية الخارجية رئيس الرئيس ورئيس "
    "لجنة اللجنة جنة فكرة كرة الكرة مصر مصري المصرية القاهرة في من على وقال قال "
    "إس-400 كوفيد-19 كوفيد 2021 ٢٠٢١ قمّة سوريا سورية لبنان اتفاق الاتفاق باتفاق "
    "اتفاقية مباراة المباراة هدف أهداف G20 Reuters"
).split()

texts = st.lists(st.sampled_from(WORDS), max_size=25).map(" ".join)
dates = st.one_of(
    st.none(),
    st.sampled_from(
        ["2019", "2020-03", "2020-03-11", "2021-09-29", "2021-09-29T10:05", "2022-12-18"]
    ),
)


@st.composite
def archives(draw: st.DrawFn, max_size: int = 12) -> list[Document]:
    """Up to ``max_size`` documents with distinct ids, some undated, some empty."""
    size = draw(st.integers(min_value=0, max_value=max_size))
    return [
        Document(f"d{number}", draw(texts), draw(texts), draw(dates), lead=f"مقدمة {number}")
        for number in range(size)
    ]


_typed = st.sampled_from(
    (*WORDS, "وز", "الوزيرين", "بالمباراتين", "الات", "غفغف", "إس", "-في", "؟")
)
_operators = st.sampled_from(("", "", "", "-"))
queries = st.lists(st.tuples(_operators, _typed), max_size=6).map(
    lambda words: " ".join(operator + word for operator, word in words)
)
