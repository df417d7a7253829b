"""What a news text says of itself: where it comes from, who wrote it, who speaks in it.

Vocabulary. The *dateline* is the head of a story before its first sentence: place, agency,
reporter or paper, in any order (موسكو (رويترز) - …). An *agency* is a news agency that the text
names as its origin, in the dateline or as a *credit*, a last line or a parenthesis at the end
(المصدر: وكالات). A *byline* names who wrote, translated or prepared the text. A *quotation* is
*direct*, in quotation marks, or *reported*, a clause after a verb of speech and أن or إن; its
*speaker* is a name, a phrase without a name (مسؤول كبير), or open. A *named source* is a body or
person that the text refers to for what it says (بحسب، نقلا عن، ذكرت صحيفة). A *cue* is the word
that shows one of these. *Boilerplate* are lines that recur in articles which tell different
stories.

The way of a text: :mod:`view` (folded text, words, sentences, names by place) -> :mod:`opening` and
:mod:`credits` (dateline, agency, byline), :mod:`speech` (cues of speech and who speaks),
:mod:`quotations`, :mod:`sources` -> :func:`~warraq.tagging.structure.find.find_structure`.
:mod:`lines` and :mod:`boilerplate` look at all articles of an archive together.
"""
