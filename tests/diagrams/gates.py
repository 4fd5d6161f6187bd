"""The gates of the sheets, counted over coordinates, written from «ALGORITHM.md», Gates, and nothing of the layout.

`check` returns every failure. A crossing is counted apart (`crossings`): few are allowed, 0.2 to a page.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations

from cauce.diagrams.graph import Graph, NodeKind
from cauce.diagrams.sheet import FRAME_WIDTH, MARGIN, PAGE_HEIGHT, PAGE_WIDTH, Box, PlacedEdge, Point, Sheet
from tests.diagrams.content import CONTENT
from tests.diagrams.drawing import Drawing, Finding
from tests.diagrams.gates_of_marks import MARKS
from tests.diagrams.geometry import (
    close,
    contains,
    crossing,
    length,
    on_outline,
    overlap,
    passes,
    passes_diamond,
    segments,
    shared_length,
    shrunk,
    square,
    text_box,
    text_inside,
    uncovered,
    vertices,
)

SMALLEST = 8.0
"""Points: no text is smaller."""
TOO_NEAR = 2.0
"""Points between parallel lines under which they look like one."""
BESIDE = 14.0
"""Points between an answer and its own line, at most, where several answers leave by one vertex."""
ARROWHEAD = 7.0
"""Points that an arrowhead takes of the last straight piece."""
PAPER_EDGE = 18.0
"""Points at the border of the paper where printers do not reach."""

Found = Iterator[str]


def nodes_overlap(drawing: Drawing) -> Found:
    """Symbols with all that hangs from them, and connectors, are apart."""
    for a, b in combinations(drawing.pieces, 2):
        if a.owner != b.owner and overlap(a.box, b.box, 0.1):
            yield f"{a.role} de {a.owner} y {b.role} de {b.owner}"


def edges_through_nodes(drawing: Drawing) -> Found:
    """No line enters a symbol, its own neither, nor what hangs from it."""
    for edge, segment in drawing.lines:
        for piece in drawing.pieces:
            if piece.role == "símbolo" and drawing.kinds[piece.owner] is NodeKind.DECISION:
                through = passes_diamond(segment, piece.box, 0.7)
            else:
                through = passes(segment, shrunk(piece.box, 0.5))
            if through:
                yield f"{edge.source}→{edge.target} pasa por {piece.role} de {piece.owner}"
                break


def edges_overlap(drawing: Drawing) -> Found:
    """Lines with different ends do not run on one another, nor turn on one another."""
    for (a, one), (b, other) in combinations(drawing.lines, 2):
        if a is b or a.target == b.target:
            continue
        if a.source == b.source and not drawing.few_answers(a.source):
            continue
        if shared_length(one, other, TOO_NEAR) > 0.5:
            yield f"{a.source}→{a.target} sobre {b.source}→{b.target}"
    for edge, segment in drawing.lines:
        for other in drawing.sheet.edges:
            if other.target == edge.target or other.source == edge.source:
                continue
            for bend in other.points[1:-1]:
                if passes((bend, bend), shrunk(Box(*_low(segment), *_size(segment)), -0.4)):
                    yield f"{other.source}→{other.target} dobla sobre {edge.source}→{edge.target}"


def labels_on_things(drawing: Drawing) -> Found:
    """Labels are on paper: on no line, box, lane border or other label."""
    borders = [(lane.body.x, lane.body.y, lane.body.bottom) for lane in drawing.sheet.lanes]
    borders += [(lane.body.right, lane.body.y, lane.body.bottom) for lane in drawing.sheet.lanes]
    for edge, line, box in drawing.labels:
        name = f"«{line.text}» de {edge.source}→{edge.target}"
        for other, segment in drawing.lines:
            if passes(segment, shrunk(box, 0.3)):
                yield f"{name} sobre la línea {other.source}→{other.target}"
        for piece in drawing.pieces:
            if overlap(box, piece.box, 0.3):
                yield f"{name} sobre {piece.role} de {piece.owner}"
        for x, top, bottom in borders:
            if passes(((x, top), (x, bottom)), shrunk(box, 0.3)):
                yield f"{name} sobre el borde de un carril"
        if not any(contains(lane.body, box) for lane in drawing.sheet.lanes):
            yield f"{name} fuera de los carriles"
    for edge, line, _ in drawing.labels:
        # All the branches of a fork are taken: their names may stand on the stem that they share.
        chosen = drawing.kinds.get(edge.source) is not NodeKind.FORK and not drawing.few_answers(edge.source)
        if chosen and not any(_beside_its_own(drawing, edge, text_box(each)) for each in edge.label):
            yield f"«{line.text}» de {edge.source}→{edge.target} lejos de su línea"
    for (a, one, box), (b, other, second) in combinations(drawing.labels, 2):
        if one is not other and overlap(box, second, 0.3) and not (a is b and box.y == second.y):
            yield f"«{one.text}» sobre «{other.text}» ({a.source}, {b.source})"


def marks_on_text(drawing: Drawing) -> Found:
    """Pills, documents and clocks hide no text."""
    for placed in drawing.sheet.nodes:
        own = [text_box(line) for line in placed.lines]
        marks = [("número", placed.pill), ("reloj", placed.clock)]
        marks += [("documento", document.box) for document in placed.documents]
        for role, box in marks:
            if box is not None and any(overlap(box, text, 0.3) for text in own):
                yield f"{role} de {placed.id} sobre su texto"
        beside = [text_box(line) for line in placed.clock_lines]
        for document in placed.documents:
            if any(overlap(document.box, text, 0.3) for text in beside):
                yield f"documento de {placed.id} sobre su plazo"
        for one, other in combinations(placed.documents, 2):
            if overlap(one.box, other.box, 0.3):
                yield f"documentos de {placed.id} encimados"


def ends_off_their_place(drawing: Drawing) -> Found:
    """Lines begin and end on an outline; those of a decision on its vertices, each answer on its own."""
    used: dict[tuple[str, int], set[str]] = {}
    for edge in drawing.sheet.edges:
        if not all(map(square, segments(edge.points))):
            yield f"{edge.source}→{edge.target} no es recta"
        if edge.arrow and length(segments(edge.points)[-1]) < ARROWHEAD:
            yield f"la punta de {edge.source}→{edge.target} no cabe"
        for name, point, role in ((edge.source, edge.points[0], "sale"), (edge.target, edge.points[-1], "entra")):
            if name not in drawing.boxes:
                yield f"{edge.source}→{edge.target}: no hay {name} en la página"
                continue
            kind, box = drawing.kinds[name], drawing.boxes[name]
            side = _vertex(box, point)
            if kind is NodeKind.DECISION and side is None:
                yield f"{edge.source}→{edge.target}: {role} fuera de un vértice de {name}"
            elif not on_outline(kind, box, point):
                yield f"{edge.source}→{edge.target}: {role} fuera del contorno de {name}"
            elif kind is NodeKind.DECISION and side is not None:
                answer = f"{edge.target} {_label(edge.label)}" if drawing.few_answers(name) else "sale"
                use = answer if role == "sale" else "entra"
                used.setdefault((name, side), set()).add(use)
    for (name, _), uses in used.items():
        if len(uses) > 1:
            yield f"un vértice de {name} sirve a {', '.join(sorted(uses))}"


def text_outside(drawing: Drawing) -> Found:
    """Texts are inside their shapes."""
    sheet = drawing.sheet
    for placed in sheet.nodes:
        inner = shrunk(placed.box, 6) if placed.node.kind is NodeKind.PROCEDURE else placed.box
        box = Box(inner.x, placed.box.y, inner.width, placed.box.height)
        for line in placed.lines:
            if not text_inside(placed.node.kind, box, text_box(line)):
                yield f"«{line.text}» fuera de {placed.id}"
        pill, number = placed.pill, placed.pill_text
        if pill is not None and number is not None and not contains(pill, text_box(number)):
            yield f"número fuera de su insignia en {placed.id}"
        for document in placed.documents:
            room = Box(document.box.x, document.box.y, document.box.width, document.box.height - 3)
            for line in document.lines:
                if not contains(room, text_box(line), 0.5):
                    yield f"«{line.text}» fuera del documento de {placed.id}"
    for connector in sheet.connectors:
        for line in connector.lines:
            if not text_inside(NodeKind.CONNECTOR, connector.box, text_box(line), 0.5):
                yield f"«{line.text}» fuera del conector {connector.id}"
    for lane in sheet.lanes:
        for line in lane.lines:
            if not contains(lane.head, text_box(line)):
                yield f"«{line.text}» fuera del encabezado de su carril"
    for box, lines in sheet.header_boxes:
        for line in lines:
            if not contains(box, text_box(line)):
                yield f"«{line.text}» fuera del encabezado"
    for (_, one), (_, other) in combinations(drawing.texts(), 2):
        if one is not other and overlap(text_box(one), text_box(other), 0.5):
            yield f"«{one.text}» sobre «{other.text}»"


def off_the_page(drawing: Drawing) -> Found:
    """The frame is at most 540 pt wide, and nothing is outside the paper that printers reach."""
    lanes = drawing.sheet.lanes
    if lanes and lanes[-1].body.right - lanes[0].body.x > FRAME_WIDTH + 0.01:
        yield "el marco mide más de 540 puntos"
    paper = shrunk(Box(0, 0, PAGE_WIDTH, PAGE_HEIGHT), PAPER_EDGE)
    boxes = [*(piece.box for piece in drawing.pieces), *(lane.body for lane in lanes), *(lane.head for lane in lanes)]
    boxes += [box for box, _ in drawing.sheet.header_boxes]
    for box in boxes:
        if not contains(paper, box):
            yield f"algo está fuera de la hoja, en ({box.x:.0f}, {box.y:.0f})"
    for place, line in drawing.texts():
        box = text_box(line)
        if not contains(paper, box) or (box.x < MARGIN - 1 or box.right > PAGE_WIDTH - MARGIN + 1):
            yield f"{place}: «{line.text}» fuera de la hoja"


def small_text(drawing: Drawing) -> Found:
    """No text is under 8 pt."""
    for place, line in drawing.texts():
        if line.size < SMALLEST:
            yield f"{place}: «{line.text}» mide {line.size} puntos"


PAGE_GATES = {
    "node overlaps": nodes_overlap,
    "edges through nodes": edges_through_nodes,
    "edges on edges": edges_overlap,
    "labels on things": labels_on_things,
    "marks over text": marks_on_text,
    "ends off their place": ends_off_their_place,
    "text outside its shape": text_outside,
    "off the page": off_the_page,
    "text under 8 pt": small_text,
    **MARKS,
}
GATES = (*PAGE_GATES, *CONTENT)


def check(sheets: Sequence[Sheet], graph: Graph) -> list[Finding]:
    """Return every failure of every gate."""
    found = []
    drawings = [Drawing(sheet) for sheet in sheets]
    for drawing in drawings:
        for gate, look in PAGE_GATES.items():
            found += [Finding(gate, drawing.page, what) for what in look(drawing)]
    for gate, read in CONTENT.items():
        found += [Finding(gate, page, what) for page, what in read(drawings, graph)]
    return found


def counts(findings: Sequence[Finding]) -> dict[str, int]:
    """Count failures by gate, those without any too."""
    counted = Counter(finding.gate for finding in findings)
    return {gate: counted[gate] for gate in GATES}


def crossings(sheet: Sheet) -> set[Point]:
    """Where lines cross on a page; lines drawn as one cross once."""
    lines = Drawing(sheet).lines
    points = (crossing(one, other) for (a, one), (b, other) in combinations(lines, 2) if a is not b)
    return {point for point in points if point is not None}


def _beside_its_own(drawing: Drawing, edge: PlacedEdge, label: Box) -> bool:
    """Whether a label is near a piece of line that no other line runs on."""
    others = [segment for each, segment in drawing.lines if each is not edge]
    own = (part for mine in segments(edge.points) for part in uncovered(mine, others, TOO_NEAR))
    return any(passes(part, shrunk(label, -BESIDE)) for part in own)


def _vertex(box: Box, point: Point) -> int | None:
    return next((index for index, vertex in enumerate(vertices(box)) if close(vertex, point)), None)


def _label(lines: Sequence[object]) -> str:
    return " ".join(getattr(line, "text", "") for line in lines)


def _low(segment: tuple[Point, Point]) -> Point:
    (ax, ay), (bx, by) = segment
    return min(ax, bx), min(ay, by)


def _size(segment: tuple[Point, Point]) -> Point:
    (ax, ay), (bx, by) = segment
    return abs(bx - ax), abs(by - ay)
