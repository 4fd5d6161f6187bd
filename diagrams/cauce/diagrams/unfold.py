"""Nodes that one symbol cannot draw, written as several: long texts, many documents, more than three answers.

A diamond has three free vertices, one for each answer; and its text takes twice the paper that a box would.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from cauce.diagrams.graph import DocumentMark, Edge, Graph, Node, NodeKind
from cauce.diagrams.text.measure import text_width

LONGEST = 300
"""Characters that a symbol with slopes or round ends can hold."""
LONGEST_END = 160
"""Characters in a start or an end, which must stay wider than tall."""
LONGEST_BOX = 20000.0
"""Points of text at 8 pt in one box: some 5,000 letters, well under a page."""
LONGEST_MARKS = 9000.0
"""The same of its documents, which have half the width of the box."""
LONGEST_LEGEND = 20000.0
"""The same of the legend of their codes, under the drawing."""
_SIZE = 8.0
_LETTERS = 2000
"""A word of more letters is cut: nothing is wider than 8 pt in a text of 8 pt."""
_ANSWERS = 3
_OTHER = "Otra respuesta"
_MORE = "Más documentos de este paso"
_SHORT = {
    NodeKind.DECISION: "¿Cuál es la respuesta?",
    NodeKind.WAIT: "Espera",
    NodeKind.FORK: "A la vez",
    NodeKind.PROCEDURE: "Otro procedimiento",
    NodeKind.START: "Inicio",
    NodeKind.END: "Fin",
}


def unfold(graph: Graph) -> Graph:
    """Return the graph with such nodes as chains of nodes; every text is kept whole."""
    nodes: list[Node] = []
    edges = list(graph.edges)
    for node in graph.nodes:
        chain = _chain(node)
        nodes += chain
        if len(chain) > 1:
            first, last = chain[0].id, chain[-1].id
            edges = [replace(edge, source=last if edge.source == node.id else edge.source,
                             target=first if edge.target == node.id else edge.target) for edge in edges]  # fmt: skip
            edges += [Edge(one.id, other.id) for one, other in pairwise(chain)]
    return _few_answers(replace(graph, nodes=tuple(nodes), edges=tuple(edges)))


def _chain(node: Node) -> list[Node]:
    """Return the node, or boxes with its text around a symbol with a word."""
    fits = _share_of(node.text) + sum(map(_share, node.documents)) <= 1
    if node.kind not in _SHORT:
        return [node] if fits else _boxes(node, node.id)
    longest = LONGEST_END if node.kind in (NodeKind.START, NodeKind.END) else LONGEST
    if fits and len(node.text) + len(node.detail) <= longest:
        return [node]
    symbol = replace(node, id=f"{node.id}-z", text=_SHORT[node.kind], pill="", documents=(), clocks=(), detail="")
    boxes = _boxes(replace(node, kind=NodeKind.ACTIVITY), node.id)
    if node.kind is NodeKind.START:
        return [symbol, *boxes]
    return [*boxes, symbol]


def _boxes(node: Node, own: str) -> list[Node]:
    pieces = list(_pieces(node.text))
    stacks = _stacks(node.documents)
    held: list[tuple[str, tuple[DocumentMark, ...]]] = [(piece, ()) for piece in pieces]
    if stacks and _share_of(pieces[-1]) + sum(map(_share, stacks[0])) <= 1:
        held[-1] = (pieces[-1], stacks.pop(0))
    held += [(_MORE, stack) for stack in stacks]
    boxes = []
    for number, (text, documents) in enumerate(held):
        first, last = number == 0, number == len(held) - 1
        boxes.append(replace(
            node, id=own if first else f"{own}-{number + 1}z", text=text, pill=node.pill if first else "",
            documents=documents, clocks=node.clocks if last else (),
            detail=node.detail if last else "continúa"))  # fmt: skip
    return boxes


def _stacks(documents: tuple[DocumentMark, ...]) -> list[tuple[DocumentMark, ...]]:
    """Cut documents, in their order, into those that one box can hold with their legend."""
    stacks: list[list[DocumentMark]] = []
    room = 0.0
    for mark in documents:
        share = _share(mark)
        if share > room:
            stacks.append([])
            room = 1.0 - _share_of(_MORE)
        stacks[-1].append(mark)
        room -= share
    return [tuple(stack) for stack in stacks]


def _share(mark: DocumentMark) -> float:
    """Return the share that a document takes of what a box alone on its page can say."""
    legend = text_width(f"{mark.text} {mark.name}; ", _SIZE) if mark.code else 0.0
    return text_width(f"{mark.text}, ", _SIZE) / LONGEST_MARKS + legend / LONGEST_LEGEND


def _share_of(text: str) -> float:
    """Return the share that a text takes of it."""
    return text_width(text, _SIZE) / LONGEST_BOX


def _pieces(text: str) -> Iterator[str]:
    """Cut a text between words into pieces that a box can hold."""
    piece = ""
    for word in text.split():
        for part in (word[at : at + _LETTERS] for at in range(0, len(word), _LETTERS)):
            longer = f"{piece} {part}" if piece else part
            if piece and text_width(longer, _SIZE) > LONGEST_BOX:
                yield piece
                piece = part
            else:
                piece = longer
    if piece:
        yield piece


def _few_answers(graph: Graph) -> Graph:
    """Return the graph with questions of many answers asked again for the rest of them."""
    nodes: list[Node] = []
    leaving: dict[str, list[Edge]] = {}
    for edge in graph.edges:
        leaving.setdefault(edge.source, []).append(edge)
    for node in graph.nodes:
        nodes.append(node)
        answers = leaving.get(node.id, [])
        if node.kind is not NodeKind.DECISION or len(answers) <= _ANSWERS:
            continue
        asked, own, turn = [], node.id, 2
        while len(answers) > _ANSWERS:
            again = f"{node.id}-{turn}q"
            asked += [replace(edge, source=own) for edge in answers[: _ANSWERS - 1]]
            asked.append(Edge(own, again, _OTHER))
            nodes.append(replace(node, id=again, pill="", documents=(), clocks=(), detail=""))
            answers, own, turn = answers[_ANSWERS - 1 :], again, turn + 1
        leaving[node.id] = [*asked, *(replace(edge, source=own) for edge in answers)]
    edges = [edge for group in leaving.values() for edge in group]
    return replace(graph, nodes=tuple(nodes), edges=tuple(edges))
