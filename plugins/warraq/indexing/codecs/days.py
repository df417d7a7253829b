"""Dates: how many articles each date has, newest first, and the period that a date stands for."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from itertools import groupby
from typing import NamedTuple

from warraq.indexing.codecs.codec import ByteReader, varint
from warraq.indexing.codecs.front import decode_front, encode_front

_DAY: int = len("2021-09-29")


class Run(NamedTuple):
    """Neighbouring articles of one date: docids from ``first`` to before ``end``."""

    date: str
    first: int
    end: int


def encode_days(dates: Iterable[str | None]) -> bytes:
    """Payload for the articles' dates in docid order, as precise as known; undated ones (None) are
    left out.

    A time after the day is left out, too.
    """
    payload = bytearray()
    before = ""
    for date, articles in groupby(date[:_DAY] for date in dates if date):
        payload += encode_front(date, before) + varint(sum(1 for _ in articles))
        before = date
    return bytes(payload)


def decode_days(payload: bytes) -> list[Run]:
    """Runs of articles of one date, newest first."""
    reader = ByteReader(payload)
    runs: list[Run] = []
    date, first = "", 0
    while not reader.at_end:
        date = decode_front(reader, date)
        end = first + reader.varint()
        runs.append(Run(date, first, end))
        first = end
    return runs


def period(date: str) -> tuple[str, str]:
    """First and last day that a date, perhaps of a month or a year only, may mean."""
    if len(date) == _DAY:
        return date, date
    first, last = f"{date}-01-01"[:_DAY], f"{date}-12"[:7]
    return first, f"{last}-{monthrange(int(last[:4]), int(last[5:]))[1]:02}"


def lies_within(date: str, after: str | None, before: str | None) -> bool:
    """Whether all days that a date may mean lie from day ``after`` to day ``before``, where
    given.
    """
    first, last = period(date)
    return (after is None or after <= first) and (before is None or last <= before)
