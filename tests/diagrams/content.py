"""The gates that need the graph: lanes, every line of the flow, every word."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from cauce.diagrams.graph import Edge, Graph, NodeKind
from cauce.diagrams.sheet import Box, PlacedConnector, TextLine
from tests.diagrams.drawing import Drawing, bare, joined
from tests.diagrams.geometry import contains, text_width

LONGEST_WHOLE_WORD = 70.0
"""Points: a word up to this width is never broken; the narrowest column of ALGORITHM.md has 84."""
Found = Iterator[tuple[int, str]]
Way = tuple[str, str, str, bool]
"""A line of the graph as drawn: source, target, label without spaces, dashed."""


def lanes_wrong(drawings: Sequence[Drawing], graph: Graph) -> Found:
    """Lanes are columns, side by side, in the order of the graph, and each symbol is in its own."""
    order = {lane.id: number for number, lane in enumerate(graph.lanes)}
    names = {lane.id: bare(lane.name) for lane in graph.lanes}
    for drawing in drawings:
        lanes, page = drawing.sheet.lanes, drawing.page
        for left, right in pairwise(lanes):
            if order[left.id] >= order[right.id]:
                yield page, f"{left.id} antes de {right.id}"
            if abs(left.body.right - right.body.x) > 0.05:
                yield page, f"hueco entre {left.id} y {right.id}"
        for lane in lanes:
            if (abs(lane.head.x - lane.body.x), abs(lane.head.width - lane.body.width)) > (0.05, 0.05):
                yield page, f"el encabezado de {lane.id} no está sobre su columna"
            if (lane.body.y, lane.body.height) != (lanes[0].body.y, lanes[0].body.height):
                yield page, f"{lane.id} no mide lo que los demás"
            if joined(lane.lines) != names[lane.id]:
                yield page, f"el encabezado de {lane.id} no dice su nombre"
        bodies = {lane.id: lane.body for lane in lanes}
        # An end belongs to nobody: it stands where the line that reaches it comes from.
        owners = {placed.id: placed.node.lane for placed in drawing.sheet.nodes if placed.node.kind is not NodeKind.END}
        for piece in drawing.pieces:
            lane_id = owners.get(piece.owner)
            inside = (
                contains(bodies[lane_id], piece.box)
                if lane_id in bodies
                else any(contains(body, piece.box) for body in bodies.values())
            )
            if not inside:
                yield page, f"{piece.role} de {piece.owner} fuera de su carril"
        frame = _frame(list(bodies.values()))
        for edge in drawing.sheet.edges:
            if not all(contains(frame, Box(x, y, 0, 0)) for x, y in edge.points):
                yield page, f"{edge.source}→{edge.target} sale de los carriles"


def edges_missing(drawings: Sequence[Drawing], graph: Graph) -> Found:
    """Every line of the graph is drawn, directly or by connectors that match, and no other is."""
    wanted = {_way(edge): edge for edge in graph.edges}
    drawn: dict[Way, int] = {}
    for drawing in drawings:
        nodes = {placed.id: placed.node.id for placed in drawing.sheet.nodes}
        connectors = {connector.id: connector for connector in drawing.sheet.connectors}
        for edge in drawing.sheet.edges:
            if edge.source in connectors:
                continue
            target = connectors.get(edge.target)
            reached = target.target if target else nodes.get(edge.target, edge.target)
            drawn[(nodes.get(edge.source, edge.source), reached, joined(edge.label), edge.dashed)] = drawing.page
    for way in wanted.keys() - drawn.keys():
        yield 0, f"falta {way[0]}→{way[1]} «{wanted[way].label}»"
    for way in drawn.keys() - wanted.keys():
        yield drawn[way], f"sobra {way[0]}→{way[1]} «{way[2]}»"
    yield from _connectors_wrong(drawings)


def _connectors_wrong(drawings: Sequence[Drawing]) -> Found:
    letters: dict[str, set[str]] = defaultdict(set)
    ways_in: dict[tuple[int, str], PlacedConnector] = {}
    ways_out: list[tuple[int, PlacedConnector]] = []
    for drawing in drawings:
        nodes = {placed.id: placed.node.id for placed in drawing.sheet.nodes}
        for connector in drawing.sheet.connectors:
            letters[connector.letter].add(connector.target)
            said = joined(connector.lines)
            if not said.startswith(connector.letter) or not said.endswith(",".join(map(str, connector.pages))):
                yield drawing.page, f"el conector {connector.id} no dice su letra y sus páginas"
            if connector.outgoing:
                ways_out.append((drawing.page, connector))
                if not any(edge.target == connector.id for edge in drawing.sheet.edges):
                    yield drawing.page, f"nada llega al conector {connector.id}"
            else:
                ways_in[drawing.page, connector.letter] = connector
                goals = {nodes.get(edge.target) for edge in drawing.sheet.edges if edge.source == connector.id}
                if goals != {connector.target}:
                    yield drawing.page, f"el conector {connector.id} no lleva a {connector.target}"
    for letter, targets in letters.items():
        if len(targets) > 1:
            yield 0, f"la letra {letter} lleva a {', '.join(sorted(targets))}"
    by_target: dict[str, set[str]] = defaultdict(set)
    for letter, targets in letters.items():
        for target in targets:
            by_target[target].add(letter)
    yield from ((0, f"{target} tiene las letras {found}") for target, found in by_target.items() if len(found) > 1)
    origins: dict[tuple[int, str], set[int]] = defaultdict(set)
    for page, connector in ways_out:
        for goal in connector.pages:
            origins[goal, connector.letter].add(page)
            if (goal, connector.letter) not in ways_in:
                yield page, f"{connector.letter} manda a la página {goal}, donde no está"
    for (page, letter), connector in ways_in.items():
        if set(connector.pages) != origins[page, letter]:
            yield page, f"{letter} dice que viene de {connector.pages} y viene de {sorted(origins[page, letter])}"


def words_missing(drawings: Sequence[Drawing], graph: Graph) -> Found:
    """Every symbol is there once, with its number, its whole text, its documents and its deadlines."""
    places: dict[str, int] = defaultdict(int)
    for drawing in drawings:
        for placed in drawing.sheet.nodes:
            node, page = placed.node, drawing.page
            places[node.id] += 1
            said = bare(node.text) + (f"({bare(node.detail)})" if node.detail else "")
            if joined(placed.lines) != said:
                yield page, f"{placed.id} no dice su texto entero: «{joined(placed.lines)}»"
            if (placed.pill_text.text if placed.pill_text else "") != node.pill:
                yield page, f"{placed.id} no lleva su número {node.pill}"
            if {each for document in placed.documents for each in document.ids} != {mark.id for mark in node.documents}:
                yield page, f"{placed.id} no lleva sus documentos"
            told = "".join(f",{joined(document.lines)}," for document in placed.documents)
            for mark in node.documents:
                if f",{bare(mark.text)}," not in told:
                    yield page, f"{placed.id} no nombra «{mark.text}»"
            clocks = joined(placed.clock_lines)
            for clock in node.clocks:
                if bare(clock) not in clocks:
                    yield page, f"{placed.id} no dice su plazo «{clock}»"
    for node in graph.nodes:
        if places[node.id] != 1 and not (node.kind is NodeKind.END and places[node.id] > 1):
            yield 0, f"{node.id} está {places[node.id]} veces"


def words_broken(drawings: Sequence[Drawing], graph: Graph) -> Found:
    """No word goes on in the next line, save after a hyphen or slash, or one too long for any line."""
    lanes = {lane.id: lane.name for lane in graph.lanes}
    for drawing in drawings:
        written: list[tuple[str, Sequence[TextLine]]] = [(lanes[lane.id], lane.lines) for lane in drawing.sheet.lanes]
        for placed in drawing.sheet.nodes:
            node = placed.node
            written.append((f"{node.text} ({node.detail})" if node.detail else node.text, placed.lines))
            written.append((" ".join(node.clocks), placed.clock_lines))
            texts = {mark.id: mark.text for mark in node.documents}
            for document in placed.documents:
                names = dict.fromkeys(texts[each] for each in document.ids if each in texts)
                written.append((", ".join(names), document.lines))
        labels = {bare(edge.label): edge.label for edge in graph.edges}
        written += [(labels.get(joined(edge.label), ""), edge.label) for edge in drawing.sheet.edges]
        for text, lines in written:
            for word in _broken(text, lines):
                yield drawing.page, f"«{word}» partida en «{' / '.join(line.text for line in lines)[:80]}»"


def _broken(text: str, lines: Sequence[TextLine]) -> Iterator[str]:
    parts = [part for line in lines for part in line.text.split()]
    sizes = [line.size for line in lines]
    for word in text.split():
        said = ""
        while parts and len(said) < len(word):
            if said and not said.endswith(("-", "/")) and text_width(word, min(sizes), bold=True) <= LONGEST_WHOLE_WORD:
                yield word
            said += parts.pop(0)


def surroundings_missing(drawings: Sequence[Drawing], graph: Graph) -> Found:
    """The header, the page, the stage names, the legend of the codes used, the digest and the mark are there."""
    header = graph.header
    for drawing in drawings:
        sheet, page = drawing.sheet, drawing.page
        top = "".join(joined(lines) for _, lines in sheet.header_boxes)
        fields = (header.procedure, header.key, header.date, header.version, header.institution, header.area)
        for field in (*fields, f"{page} de {len(drawings)}"):
            if bare(field) not in top:
                yield page, f"el encabezado no dice «{field}»"
        foot = "".join(map(joined, ((*sheet.foot,), (sheet.mark,) if sheet.mark else ())))
        for field in (header.digest, header.mark, header.annex):
            if bare(field) not in foot + joined((sheet.title,)) + top:
                yield page, f"la hoja no dice «{field}»"
        legend = joined(sheet.legend)
        for placed in sheet.nodes:
            for mark in placed.node.documents:
                if mark.text != mark.name and bare(mark.name) not in legend:
                    yield page, f"la leyenda no explica «{mark.text}»"
        if sheet.number != page or sheet.pages != len(drawings):
            yield page, "la página no es la que dice"


CONTENT: dict[str, Callable[[Sequence[Drawing], Graph], Found]] = {
    "lanes crooked or out of order": lanes_wrong,
    "edges missing": edges_missing,
    "words missing": words_missing,
    "words broken": words_broken,
    "header, legend or foot incomplete": surroundings_missing,
}


def _way(edge: Edge) -> Way:
    return edge.source, edge.target, bare(edge.label), edge.dashed


def _frame(boxes: Sequence[Box]) -> Box:
    if not boxes:
        return Box(0, 0, 0, 0)
    left, top = min(box.x for box in boxes), min(box.y for box in boxes)
    return Box(left, top, max(box.right for box in boxes) - left, max(box.bottom for box in boxes) - top)
