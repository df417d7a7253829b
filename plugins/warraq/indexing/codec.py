"""Byte-level forms that the index's files share: varints, Rice codes, sealed files."""

from __future__ import annotations

import math
import zlib
from collections.abc import Sequence


class CorruptFileError(ValueError):
    """An index file that is truncated or whose checksum does not fit its content."""


def seal(payload: bytes) -> bytes:
    """File content of a payload: its CRC-32 (4 bytes, little-endian), then the raw deflate
    stream.
    """
    compressor = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    stream = compressor.compress(payload) + compressor.flush()
    return zlib.crc32(payload).to_bytes(4, "little") + stream


def unseal(content: bytes) -> bytes:
    """Payload of a sealed file; raises :class:`CorruptFileError`."""
    try:
        payload = zlib.decompress(content[4:], -zlib.MAX_WBITS)
    except zlib.error as error:
        raise CorruptFileError(f"not a whole deflate stream: {error}") from error
    if zlib.crc32(payload) != int.from_bytes(content[:4], "little"):
        raise CorruptFileError("the checksum does not fit the content")
    return payload


_VARINT_BITS = 0x7F
_VARINT_MORE = 0x80


def varint(number: int) -> bytes:
    """A non-negative integer in groups of seven bits, least significant first, high bit = more
    follow.
    """
    encoded = bytearray()
    while number > _VARINT_BITS:
        encoded.append(number & _VARINT_BITS | _VARINT_MORE)
        number >>= 7
    encoded.append(number)
    return bytes(encoded)


def zigzag(number: int) -> int:
    """A signed integer as a non-negative one: 0, -1, 1, -2 become 0, 1, 2, 3."""
    return number << 1 if number >= 0 else (-number << 1) - 1


def unzigzag(number: int) -> int:
    """Inverse of :func:`zigzag`."""
    return number >> 1 if number & 1 == 0 else -(number + 1 >> 1)


def text_field(text: str) -> bytes:
    """A text as the varint of its UTF-8 length and its UTF-8 bytes."""
    encoded = text.encode()
    return varint(len(encoded)) + encoded


class ByteReader:
    """Reads a payload from its beginning; ``position`` is the offset of the next byte."""

    def __init__(self, payload: bytes, position: int = 0) -> None:
        self.payload = payload
        self.position = position

    @property
    def at_end(self) -> bool:
        """Whether every byte has been read."""
        return self.position >= len(self.payload)

    def varint(self) -> int:
        """The next varint."""
        number = shift = 0
        while True:
            byte = self.payload[self.position]
            self.position += 1
            number |= (byte & _VARINT_BITS) << shift
            if byte < _VARINT_MORE:
                return number
            shift += 7

    def take(self, length: int) -> bytes:
        """The next ``length`` bytes."""
        taken = self.payload[self.position : self.position + length]
        self.position += length
        return taken

    def text(self) -> str:
        """The next text field."""
        return self.take(self.varint()).decode()


def rice_parameter(gaps: Sequence[int]) -> int:
    """Bits of a Rice code's remainder for gaps of this mean.

    log2 of the mean times ln 2, the optimum for a geometric distribution (Gallager and Van Voorhis
    1975).
    """
    mean = sum(gaps) / len(gaps)
    return max(0, round(math.log2(max(1.0, (mean + 0.5) * math.log(2)))))


def rice_encode(gaps: Sequence[int], parameter: int) -> bytes:
    """Gaps as Rice codes, high bits first, padded with zeros to a byte.

    A gap's quotient by 2^parameter is that many ones and a zero; its remainder takes ``parameter``
    bits.
    """
    codes: dict[int, str] = {}
    bits = []
    for gap in gaps:
        code = codes.get(gap)
        if code is None:
            remainder = f"{gap & (1 << parameter) - 1:0{parameter}b}" if parameter else ""
            code = codes[gap] = "1" * (gap >> parameter) + "0" + remainder
        bits.append(code)
    joined = "".join(bits)
    length = -(-len(joined) // 8)
    return int(joined.ljust(length * 8, "0"), 2).to_bytes(length, "big")


def rice_decode(encoded: bytes, count: int, parameter: int) -> list[int]:
    """The first ``count`` gaps of Rice-coded bytes."""
    bits = f"{int.from_bytes(encoded, 'big'):0{len(encoded) * 8}b}"
    gaps = []
    position = 0
    for _ in range(count):
        zero = bits.index("0", position)
        end = zero + 1 + parameter
        gaps.append(
            (zero - position << parameter) + (int(bits[zero + 1 : end], 2) if parameter else 0)
        )
        position = end
    return gaps
