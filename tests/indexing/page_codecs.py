"""Sealed files, bytes and bits of the search index, as docs/index-format.md describes them."""

from __future__ import annotations

import json
import re
import zlib

CHARSET = "windows-1256"


def unseal(data: bytes) -> bytes:
    """Return the payload of a `.bin` file; ValueError where file or checksum is damaged."""
    stream = zlib.decompressobj(wbits=-15)
    payload = stream.decompress(data[4:]) + stream.flush()
    if not stream.eof or stream.unused_data:
        raise ValueError("the deflate stream does not end with the file")
    if zlib.crc32(payload) != int.from_bytes(data[:4], "little"):
        raise ValueError("the checksum does not fit")
    return payload


class Bytes:
    """A payload, or a part of one, read from its beginning on."""

    def __init__(self, data: bytes) -> None:
        """Stand before the first byte of `data`."""
        self._data = data
        self._next = 0

    @property
    def left(self) -> int:
        """Number of bytes that have not been read."""
        return len(self._data) - self._next

    def take(self, length: int) -> bytes:
        """Return the next `length` bytes."""
        if not 0 <= length <= self.left:
            raise ValueError("the data end too early")
        self._next += length
        return self._data[self._next - length : self._next]

    def rest(self) -> bytes:
        """Return all bytes that are left."""
        return self.take(self.left)

    def varint(self) -> int:
        """Return the next number: seven bits a byte, the lowest first."""
        value = shift = 0
        while True:
            (byte,) = self.take(1)
            value |= (byte & 0x7F) << shift
            if byte < 0x80:
                return value
            shift += 7

    def zigzag(self) -> int:
        """Return the next signed number."""
        value = self.varint()
        return -(value + 1) // 2 if value % 2 else value // 2

    def text(self) -> str:
        """Return the next text: its length in bytes, then the bytes in windows-1256.

        What the charset lacks is escaped as in JSON, two UTF-16 units where they are a pair.
        """
        written = self.take(self.varint()).decode(CHARSET)
        return re.sub(r"(\\u[0-9a-f]{4})+", lambda run: str(json.loads(f'"{run[0]}"')), written)

    def shared_text(self, before: str) -> str:
        """Return the next text of which only what differs from `before` is written."""
        shared = self.varint()
        if shared > len(before):
            raise ValueError("more letters are shared than the text before has")
        return before[:shared] + self.text()


class Bits:
    """A block of bits, the highest bit of each byte first."""

    def __init__(self, data: bytes) -> None:
        """Stand before the first bit of `data`."""
        self._bits = "".join(f"{byte:08b}" for byte in data)
        self._next = 0

    def fixed(self, width: int) -> int:
        """Return the next `width` bits as a number."""
        self._next += width
        if self._next > len(self._bits):
            raise ValueError("the block ends too early")
        return int(self._bits[self._next - width : self._next] or "0", 2)

    def rice(self, k: int) -> int:
        """Return the next number in Rice code of parameter `k`."""
        return self._run("0") << k | self.fixed(k)

    def gamma(self) -> int:
        """Return the next number, 1 or more, in gamma code."""
        width = self._bits.index("1", self._next) - self._next
        self._next += width
        return self.fixed(width + 1)

    def end(self) -> None:
        """Refuse a block that goes on: only zeros may fill its last byte."""
        filling = self._bits[self._next :]
        if len(filling) > 7 or "1" in filling:
            raise ValueError("the block is longer than what it holds")

    def _run(self, end: str) -> int:
        """Return the number of bits before the next `end`, which is read, too."""
        start, self._next = self._next, self._bits.index(end, self._next) + 1
        return self._next - 1 - start


def container(data: Bytes) -> list[bytes]:
    """Return the records of a container, to its end."""
    lengths = [data.varint() for _ in range(data.varint())]
    records = [data.take(length) for length in lengths]
    if data.left:
        raise ValueError("the container is longer than its records")
    return records


def pair_bucket(key: str, buckets: int) -> int:
    """Return the number of the file that holds a pair."""
    return zlib.crc32(key.encode("utf-8")) % buckets
