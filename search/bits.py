"""Sets of row ids as integers (row id = bit), and sums over them: fast without any library.

An operation on two sets of 200 000 rows takes some microseconds, so hits, filters, facet counts and
the best of all hits are worked out without touching a single row.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Sequence
from typing import Final

Bits = int

_BITS_OF: Final = [[bit for bit in range(8) if byte >> bit & 1] for byte in range(256)]


class RowSet:
    """A set of row ids that grows and shrinks; `bits` gives it as one integer."""

    __slots__ = ("_bits", "_bytes")

    def __init__(self, ids: Iterable[int] = ()) -> None:
        self._bytes = bytearray()
        self._bits: Bits | None = 0
        for pk in ids:
            self.add(pk)

    def add(self, pk: int) -> None:
        place = pk >> 3
        if place >= len(self._bytes):
            self._bytes.extend(bytes(place + 1 - len(self._bytes) + (place >> 2)))
        self._bytes[place] |= 1 << (pk & 7)
        self._bits = None

    def discard(self, pk: int) -> None:
        if pk >> 3 < len(self._bytes):
            self._bytes[pk >> 3] &= ~(1 << (pk & 7)) & 0xFF
            self._bits = None

    @property
    def bits(self) -> Bits:
        if self._bits is None:
            self._bits = int.from_bytes(self._bytes, "little")
        return self._bits


def bits_of(ids: Sequence[int]) -> Bits:
    """The set of these ids, given ascending."""
    if not ids:
        return 0
    held = bytearray((ids[-1] >> 3) + 1)
    for pk in ids:
        held[pk >> 3] |= 1 << (pk & 7)
    return int.from_bytes(held, "little")


def ids_of(rows: Bits) -> list[int]:
    """The ids of a set, ascending."""
    held = rows.to_bytes((rows.bit_length() + 7) // 8, "little")
    return [place * 8 + bit for place, byte in enumerate(held) if byte for bit in _BITS_OF[byte]]


def union(sets: Iterable[Bits]) -> Bits:
    together = 0
    for rows in sets:
        together |= rows
    return together


def packed(rows: Bits) -> bytes:
    """A set as it is stored: eight rows a byte, compressed."""
    return zlib.compress(rows.to_bytes((rows.bit_length() + 7) // 8, "little"), level=1)


def unpacked(stored: bytes | memoryview) -> Bits:
    """The reverse of `packed`."""
    return int.from_bytes(zlib.decompress(stored), "little")


class Sums:
    """A whole number for every row, kept as one set a binary digit, so that adding to thousands of
    rows is a handful of operations."""

    def __init__(self) -> None:
        self._digits: list[Bits] = []

    def add(self, amount: int, rows: Bits) -> None:
        """Add ``amount`` to the sum of each of the rows."""
        carry, place = 0, 0
        while amount or carry:
            if place == len(self._digits):
                self._digits.append(0)
            digit, added = self._digits[place], rows if amount & 1 else 0
            self._digits[place] = digit ^ added ^ carry
            carry = (digit & added) | (carry & (digit ^ added))
            amount >>= 1
            place += 1

    def best(self, rows: Bits, number: int) -> list[int]:
        """Ids of the rows with the greatest sums, best first; equal sums in the order of ids."""
        return self._sorted(rows, len(self._digits) - 1, number)

    def _sorted(self, rows: Bits, place: int, number: int) -> list[int]:
        if not rows or number <= 0:
            return []
        if place < 0:
            return ids_of(rows)[:number]
        greater = self._sorted(rows & self._digits[place], place - 1, number)
        if len(greater) >= number:
            return greater
        smaller = rows & ~self._digits[place]
        return greater + self._sorted(smaller, place - 1, number - len(greater))
