"""How a room's settings are read: typed fields with defaults, overridden by name, unknown names
refused.
"""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Mapping
from typing import Any, TypeVar

Settings = TypeVar("Settings")


class SettingsError(ValueError):
    """A setting that does not exist or has a value of the wrong type; the message says which."""


def load(cls: type[Settings], overrides: Mapping[str, object], where: str) -> Settings:
    """An instance of the settings dataclass ``cls`` with ``overrides`` applied.

    ``where`` names the mapping in messages (for example ``WARRAQ_INDEX in pelicanconf.py``).
    Raises :class:`SettingsError` for an unknown key or a value of another type than the field's.
    """
    fields = {field.name: field for field in dataclasses.fields(cls)}  # type: ignore[arg-type]
    hints = typing.get_type_hints(cls)
    for key, value in overrides.items():
        if key not in fields:
            known = ", ".join(sorted(fields))
            raise SettingsError(f"{where}: there is no setting {key!r}; known are {known}")
        _check_type(key, value, hints[key], where)
    return cls(**typing.cast("dict[str, Any]", dict(overrides)))


def _check_type(key: str, value: object, hint: object, where: str) -> None:
    if not _fits(value, hint):
        raise SettingsError(f"{where}: {key} must be {hint}, not {value!r}")


def _fits(value: object, hint: object) -> bool:
    """Whether a value has a field's type: a plain class, a tuple, a literal or a union of these."""
    origin = typing.get_origin(hint)
    if origin is typing.Literal:
        return value in typing.get_args(hint)
    if origin in (typing.Union, types.UnionType):
        return any(_fits(value, each) for each in typing.get_args(hint))
    expected = origin or hint
    if expected is float:
        return isinstance(value, int | float) and not isinstance(value, bool)
    if expected is int:
        return isinstance(value, int) and not isinstance(value, bool)
    return isinstance(value, typing.cast("type", expected))
