"""Connected components of a graph, by disjoint sets (Tarjan 1975)."""

from __future__ import annotations

from collections.abc import Iterable


def components(pairs: Iterable[tuple[int, int]], size: int) -> list[list[int]]:
    """Components of two and more of the numbers below ``size``; members and components ascend."""
    parents = list(range(size))
    for first, second in pairs:
        low, high = sorted((_root(parents, first), _root(parents, second)))
        parents[high] = low
    found: dict[int, list[int]] = {}
    for number in range(size):
        found.setdefault(_root(parents, number), []).append(number)
    return [members for members in found.values() if len(members) > 1]


def _root(parents: list[int], number: int) -> int:
    """The least number of a set; halves the way to it for the next who asks."""
    while parents[number] != number:
        parents[number] = parents[parents[number]]
        number = parents[number]
    return number
