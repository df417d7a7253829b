"""How much made headlines share with the real ones: ROUGE-1 F1 on stemmed words.

    python benchmarks/headline_rouge.py news.jsonl.gz results.json

``news.jsonl.gz`` holds one JSON object a line with ``title`` and ``text``. ROUGE-1 F1 (Lin 2004) is
the harmonic mean of the shares of shared words, counted with their repetitions, in either headline.
Both sides are stemmed by the rules of Lucene's light Arabic stemmer (Larkey, Ballesteros and
Connell 2007). The whole lead and its first fourteen words stand beside as marks.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import fmean

from warraq.language.tokenizer import tokenize
from warraq.reading.headline import made_headline

_PREFIXES = ("وال", "بال", "كال", "فال", "ال", "لل", "و")
_SUFFIXES = ("ها", "ان", "ات", "ون", "ين", "يه", "ه", "ي")
_EVERY = 5


def main(data: Path, out: Path) -> None:
    """Measure on every fifth titled article of ``data`` and write the means to ``out`` as JSON."""
    pairs = list(_pairs(data))[::_EVERY]
    ways: dict[str, Callable[[str], str]] = {
        "made headline": made_headline,
        "lead": _lead,
        "lead, 14 words": lambda text: " ".join(_lead(text).split()[:14]),
    }
    result: dict[str, object] = {"articles": len(pairs)}
    for name, way in ways.items():
        made = [(title, way(text)) for title, text in pairs]
        result[name] = {
            "rouge_1_f1": round(fmean(rouge_1(title, headline) for title, headline in made), 4),
            "words": round(fmean(len(headline.split()) for _, headline in made), 2),
        }
    out.write_text(json.dumps(result, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    print(json.dumps(result, ensure_ascii=False, indent=2))


def rouge_1(reference: str, candidate: str) -> float:
    """ROUGE-1 F1 of two texts on stemmed words, 0 to 1."""
    left, right = Counter(_stems(reference)), Counter(_stems(candidate))
    shared = sum((left & right).values())
    return 2 * shared / (left.total() + right.total()) if shared else 0.0


def _stems(text: str) -> list[str]:
    return [_stem(token.form) for token in tokenize(text)]


def _stem(form: str) -> str:
    for prefix in _PREFIXES:
        if form.startswith(prefix) and len(form) - len(prefix) >= (3 if prefix == "و" else 2):
            form = form[len(prefix) :]
            break
    for suffix in _SUFFIXES:
        if form.endswith(suffix) and len(form) - len(suffix) >= 2:
            form = form[: -len(suffix)]
    return form


def _lead(text: str) -> str:
    return text.strip().partition("\n")[0]


def _pairs(data: Path) -> Iterator[tuple[str, str]]:
    with gzip.open(data, "rt", encoding="utf-8") as lines:
        for line in lines:
            article = json.loads(line)
            if article["title"] and article["text"].strip():
                yield article["title"], article["text"]


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
