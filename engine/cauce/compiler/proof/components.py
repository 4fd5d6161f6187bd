"""Strongly connected components of a part of the flow, without recursion (Tarjan 1972)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator


def components(nodes: Iterable[int], edges: Callable[[int], Iterable[int]]) -> Iterator[list[int]]:
    """Yield the components of the graph on `nodes` (edges out of it are ignored), innermost first."""
    within = set(nodes)
    number: dict[int, int] = {}
    low: dict[int, int] = {}
    stack: list[int] = []
    on_stack: set[int] = set()
    for root in sorted(within):
        if root in number:
            continue
        work = [(root, iter(list(edges(root))))]
        number[root] = low[root] = len(number)
        stack.append(root)
        on_stack.add(root)
        while work:
            node, coming = work[-1]
            for code in coming:
                if code not in within:
                    continue
                if code not in number:
                    number[code] = low[code] = len(number)
                    stack.append(code)
                    on_stack.add(code)
                    work.append((code, iter(list(edges(code)))))
                    break
                if code in on_stack:
                    low[node] = min(low[node], number[code])
            else:
                work.pop()
                if work:
                    above = work[-1][0]
                    low[above] = min(low[above], low[node])
                if low[node] == number[node]:
                    found = []
                    while True:
                        member = stack.pop()
                        on_stack.discard(member)
                        found.append(member)
                        if member == node:
                            break
                    yield sorted(found)
