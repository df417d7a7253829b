"""Byte-level forms that the index's files share: varints, Rice codes, sealed files."""

from __future__ import annotations

import zlib
from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

from warraq.indexing.codecs.texts import decode_text, encode_text


class CorruptFileError(ValueError):
    """An index file that is truncated or whose checksum does not fit its content."""


def seal(payload: bytes, *, pack: bool = True) -> bytes:
    """File content of a payload: its CRC-32 (4 bytes, little-endian), then the raw deflate
    stream; without ``pack`` one that only frames the bytes.
    """
    compressor = zlib.compressobj(9 if pack else 0, zlib.DEFLATED, -zlib.MAX_WBITS)
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
_SHORT_VARINTS: Final = [bytes([number]) for number in range(_VARINT_MORE)]


def varint(number: int) -> bytes:
    """A non-negative integer in groups of seven bits, least significant first, high bit = more
    follow.
    """
    if number <= _VARINT_BITS:
        return _SHORT_VARINTS[number]
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
    """A text as the varint of its length in bytes and its bytes."""
    encoded = encode_text(text)
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
        return decode_text(self.take(self.varint()))


_LN2: Final = 0.6931471805599453
_SQRT_HALF: Final = 0.7071067811865476
RICE_THRESHOLDS: Final = tuple(
    2.0**parameter * (_SQRT_HALF / _LN2) - 0.5 for parameter in range(1, 41)
)
"""Means of gaps above which the Rice parameter is 1, 2, 3, …

The rounded log2 of mean + 1/2 times ln 2, the optimum for a geometric distribution (Gallager and
Van Voorhis 1975), as a table, since logarithms differ in their last bit between machines.
"""


def rice_parameter(gaps: Sequence[int]) -> int:
    """Bits of a Rice code's remainder for gaps of this mean; there is at least one gap."""
    return bisect_left(RICE_THRESHOLDS, sum(gaps) / len(gaps))


class BitReader:
    """Reads codes from a block of bits, high bits first; ``position`` counts the bits read.

    Raises ``ValueError`` where the block ends within a code.
    """

    def __init__(self, encoded: bytes) -> None:
        self._bits = f"{int.from_bytes(encoded, 'big'):0{len(encoded) * 8}b}" if encoded else ""
        self.position = 0

    def field(self, width: int) -> int:
        """A number of ``width`` bits."""
        if not width:
            return 0
        end = self.position + width
        if end > len(self._bits):
            raise ValueError("a block of bits ends early")
        number = int(self._bits[self.position : end], 2)
        self.position = end
        return number

    def rice(self, parameter: int) -> int:
        """A Rice code."""
        zero = self._bits.index("0", self.position)
        quotient = zero - self.position
        self.position = zero + 1
        return quotient << parameter | self.field(parameter)

    def gamma(self) -> int:
        """A gamma code."""
        return self.field(2 * (self._bits.index("1", self.position) - self.position) + 1)
