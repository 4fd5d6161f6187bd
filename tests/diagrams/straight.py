"""Graphs of steps in a line: any texts, any number of lanes."""

from __future__ import annotations

from cauce.diagrams.graph import DocumentMark, Edge, Graph, Lane, MarkShape, Node, NodeKind
from tests.diagrams.handmade import HEADER


def graph(*texts: str, lanes: int = 2) -> Graph:
    """A line of steps, one per text, each in the next lane, with a question after the first."""
    steps = [
        Node(id=f"n{number}", kind=NodeKind.ACTIVITY, text=text, lane=f"l{number % lanes}", ref=str(number),
             pill=str(number), documents=(_mark(number, text[:90].strip()),))
        for number, text in enumerate(texts, 1)
    ]  # fmt: skip
    question = Node(id="q", kind=NodeKind.DECISION, text=f"¿{texts[0][:300]}?", lane=steps[0].lane, ref="q")
    start = Node(id="i", kind=NodeKind.START, text="Inicio", lane=steps[0].lane)
    end = Node(id="f", kind=NodeKind.END, text="Fin", lane=steps[-1].lane)
    edges = [Edge("i", "n1"), Edge("n1", "q"), Edge("q", "n2", texts[0][:40]), Edge("q", "f", "No")]
    edges += [Edge(one.id, other.id) for one, other in zip(steps[1:], [*steps[2:], end], strict=True)]
    columns = tuple(Lane(f"l{number % lanes}", f"Responsable {number % lanes}") for number in range(1, lanes + 1))
    return Graph(header=HEADER, lanes=columns, nodes=(start, steps[0], question, *steps[1:], end), edges=tuple(edges))


def straight(steps: int, lanes: int = 4) -> Graph:
    """A line of short steps."""
    return graph(*(f"Realiza la actividad número {number} y turna." for number in range(1, steps + 1)), lanes=lanes)


def many_answers(answers: int) -> Graph:
    """A question whose every answer is another step, each in the next of two lanes."""
    question = Node(id="q", kind=NodeKind.DECISION, text="¿Qué área lo atiende?", lane="l0", ref="1", pill="1")
    steps = [
        Node(id=f"n{number}", kind=NodeKind.ACTIVITY, text=f"Atiende el área {number}", lane=f"l{number % 2}",
             ref=str(number + 1), pill=str(number + 1))
        for number in range(1, answers + 1)
    ]  # fmt: skip
    start = Node(id="i", kind=NodeKind.START, text="Inicio", lane="l0")
    end = Node(id="f", kind=NodeKind.END, text="Fin", lane="l0")
    edges = [Edge("i", "q")]
    edges += [Edge("q", step.id, f"Área {number}") for number, step in enumerate(steps, 1)]
    edges += [Edge(step.id, "f") for step in steps]
    lanes = (Lane("l0", "Recepción"), Lane("l1", "Área"))
    return Graph(header=HEADER, lanes=lanes, nodes=(start, question, *steps, end), edges=tuple(edges))


def _mark(number: int, name: str) -> DocumentMark:
    return DocumentMark(f"d{number}", name, MarkShape.SHEET, name)
