"""How a room's settings are read: typed fields with defaults, overridden by name, unknown names refused."""

from __future__ import annotations

import dataclasses
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


def _check_type(key: str, value: object, hint: Any, where: str) -> None:
    accepted = typing.get_args(hint) or (hint,)
    literal = typing.get_origin(hint) is typing.Literal
    if literal:
        fits = value in accepted
    else:
        types = tuple(typing.get_origin(each) or each for each in (accepted if typing.get_origin(hint) is not tuple else (tuple,)))
        fits = isinstance(value, types) and not (isinstance(value, bool) and bool not in types)
        fits = fits or (float in types and type(value) is int)
    if not fits:
        raise SettingsError(f"{where}: {key} must be {hint}, not {value!r}")
