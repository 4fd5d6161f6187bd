"""Which rows can leave their list: backwards from every exit, end and escape, in time linear in the edges."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cauce.compiler.proof.flow import Flow


def can_leave(flow: Flow, *, limited: bool = False, lapses: bool = False) -> bytearray:
    """Return, by row, whether its position can reach the end of its list, an end of the case or an escape.

    Branches with `limite_veces` do not count unless `limited` (once used up they lead to their `despues`), nor do
    clocks unless `lapses` (a case must not depend on one to move on: language.md §3.5).
    """
    graph = flow.graph
    following, arms = graph.following, graph.arms
    special = set(arms).union(graph.lapses) if lapses else arms
    leaves = bytearray(len(graph.rows))

    def edges(number: int) -> Iterator[int]:
        return graph.level_edges(number, joins=number in flow.joinable, limited=limited, lapses=lapses)

    for number in range(len(graph.rows) - 1, -1, -1):
        code = following[number]
        if number not in special:
            leaves[number] = 1 if code < 0 else leaves[code]
            continue
        for code in edges(number):
            if code < 0 or leaves[code]:
                leaves[number] = 1
                break
    # One backward pass leaves undecided the rows whose way out goes through an edge back.
    undecided = [number for number, value in enumerate(leaves) if not value]
    before: dict[int, list[int]] = {}
    ready = []
    for number in undecided:
        for code in edges(number):
            if code < 0 or leaves[code]:
                ready.append(number)
                break
            before.setdefault(code, []).append(number)
    while ready:
        number = ready.pop()
        if not leaves[number]:
            leaves[number] = 1
            ready.extend(before.get(number, ()))
    return leaves
