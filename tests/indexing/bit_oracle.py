"""Codes of the index format as strings of 0 and 1, written from its page one number at a time."""

from collections.abc import Iterable


def rice(number: int, parameter: int) -> str:
    """A Rice code."""
    return "1" * (number >> parameter) + "0" + field(number, parameter)


def gamma(number: int) -> str:
    """A gamma code."""
    return "0" * (number.bit_length() - 1) + f"{number:b}"


def field(number: int, width: int) -> str:
    """The low bits of a number, high bit first."""
    return f"{number & (1 << width) - 1:0{width}b}" if width else ""


def block(codes: Iterable[str]) -> bytes:
    """A block of bits, its last byte filled with zeros."""
    bits = "".join(codes)
    bits = bits.ljust(-(-len(bits) // 8) * 8, "0")
    return bytes(int(bits[at : at + 8], 2) for at in range(0, len(bits), 8))


def gaps(docids: Iterable[int]) -> list[int]:
    """Gaps of ascending docids."""
    before = -1
    found = []
    for docid in docids:
        found.append(docid - before - 1)
        before = docid
    return found
