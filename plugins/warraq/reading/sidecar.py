"""The sidecar: ``<name>.meta.json`` beside an article, with metadata that its file cannot hold."""

from __future__ import annotations

import json
import re
from pathlib import PurePosixPath
from typing import Final

from warraq.reading.faults import Fault
from warraq.reading.fields import FIELD_NAMES, Given

SUFFIX: Final = ".meta.json"
_LISTS: Final = frozenset({"tags", "authors"})
_MEND_TYPE: Final = 'write text in double quotes, for example "date": "2021-09-29"'


def sidecar_of(path: str) -> str:
    """Path of the sidecar that belongs to an article's path.

    >>> sidecar_of("2021/09/x.txt")
    '2021/09/x.meta.json'
    """
    return str(PurePosixPath(path).with_suffix(SUFFIX))


def parse_sidecar(text: str, shown: str) -> tuple[dict[str, Given], list[Fault]]:
    """The fields of a sidecar by their names in :mod:`~warraq.reading.fields`, and its faults.

    ``shown`` is its path in messages. Unknown keys come along as text (JSON for anything else).
    """
    try:
        values = json.loads(text)
    except json.JSONDecodeError as error:
        mend = "write one JSON object with keys and values in double quotes"
        return {}, [Fault(shown, error.lineno, f"bad JSON ({error.msg})", mend)]
    except (ValueError, RecursionError):
        return {}, [Fault(shown, None, "bad JSON", "write one plain JSON object")]
    if not isinstance(values, dict):
        mend = 'write {"title": "…", "date": "2021-09-29"}'
        return {}, [Fault(shown, 1, "not a JSON object", mend)]
    return _fields(values, text, shown)


def _fields(
    values: dict[str, object], text: str, shown: str
) -> tuple[dict[str, Given], list[Fault]]:
    fields: dict[str, Given] = {}
    faults: list[Fault] = []
    for key, value in values.items():
        if value is None:
            continue
        name = FIELD_NAMES.get(key.lower(), key.lower())
        line = _line(text, key)
        items = _items(name, value)
        if items is None:
            wanted = "text or a list of texts" if name in _LISTS else "text"
            faults.append(Fault(shown, line, f"{key} must be {wanted}", _MEND_TYPE))
        elif not _encodable(items):
            faults.append(Fault(shown, line, f"{key} holds half a character", "write it out anew"))
        elif any(item.strip() for item in items):
            fields[name] = Given(name, items, shown, line, "sidecar", isinstance(value, list))
    return fields, faults


def _items(name: str, value: object) -> tuple[str, ...] | None:
    """The value as texts, ``None`` where a known field has another type than it must have."""
    if isinstance(value, str):
        return (value,)
    if name in _LISTS and isinstance(value, list):
        texts = tuple(item for item in value if isinstance(item, str))
        return texts if len(texts) == len(value) else None
    if name in FIELD_NAMES.values():
        return None
    return (json.dumps(value, ensure_ascii=False, sort_keys=True),)


def _encodable(items: tuple[str, ...]) -> bool:
    """Whether there is no lone surrogate, which JSON's escapes can write and no file can hold."""
    return not any("\ud800" <= letter <= "\udfff" for item in items for letter in item)


def _line(text: str, key: str) -> int | None:
    spelled = re.search(rf"{re.escape(json.dumps(key, ensure_ascii=False))}\s*:", text)
    return text.count("\n", 0, spelled.start()) + 1 if spelled else None
