"""A small sheet placed by hand, with one of everything, on which every gate holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from cauce.diagrams.graph import DocumentMark, Edge, Graph, Header, Lane, MarkShape, Node, NodeKind
from cauce.diagrams.overlay.placed import LINE, Cell, Look, Mark, Sample, SheetOverlay, State
from cauce.diagrams.sheet import (
    FRAME_WIDTH,
    MARGIN,
    Box,
    PlacedConnector,
    PlacedDocument,
    PlacedEdge,
    PlacedLane,
    PlacedNode,
    Sheet,
    TextLine,
)

HEADER = Header(
    procedure="Procedimiento de prueba",
    key="PR-00",
    date="2026-01",
    version="1.0",
    institution="Institución inventada",
    area="Área inventada",
    annex="PR-00-G01 Diagrama",
    digest="0123456789ab",
    mark="BORRADOR",
)

_FORM = DocumentMark("f01", "F01", MarkShape.SHEET, "Solicitud", "PR-00-F01")
_LETTER = DocumentMark("f02", "F02", MarkShape.SHEET, "Oficio", "PR-00-F02")
_LOG = DocumentMark("libro", "Libro", MarkShape.DRUM, "Libro")

START = Node(id="i1", kind=NodeKind.START, text="Inicio", lane="a")
RECEIVE = Node(
    id="n1", kind=NodeKind.ACTIVITY, text="Recibe la solicitud", lane="a", ref="1", pill="1", documents=(_FORM, _LETTER)
)
DECIDE = Node(id="n2", kind=NodeKind.DECISION, text="¿Procede?", lane="a", ref="2", pill="2")
ANSWER = Node(
    id="n3",
    kind=NodeKind.ACTIVITY,
    text="Responde y anota",
    lane="b",
    ref="3",
    pill="3",
    documents=(_LOG,),
    clocks=("5 dias",),
)
WAIT = Node(id="n4", kind=NodeKind.WAIT, text="Espera el acuse", lane="b", ref="4", pill="4")
OTHER = Node(id="n4-p", kind=NodeKind.PROCEDURE, text="PR-99 Otro", lane="b", ref="4")
NOTE = Node(id="n5", kind=NodeKind.NOTE, text="Nota: se archiva.", lane="a", ref="5", pill="5")
END = Node(id="f1", kind=NodeKind.END, text="Fin", lane="b")
LATER = Node(id="n6", kind=NodeKind.ACTIVITY, text="Sigue después", lane="a", ref="6", pill="6")

GRAPH = Graph(
    header=HEADER,
    lanes=(Lane("a", "Recepción"), Lane("b", "Trabajo Social")),
    nodes=(START, RECEIVE, DECIDE, ANSWER, WAIT, OTHER, NOTE, LATER, END),
    edges=(
        Edge("i1", "n1"),
        Edge("n1", "n2"),
        Edge("n2", "n3", "Sí"),
        Edge("n2", "n6", "No"),
        Edge("n3", "n4"),
        Edge("n4", "n4-p"),
        Edge("n4-p", "f1"),
        Edge("n5", "n2", dashed=True),
        Edge("n6", "f1"),
    ),
    legend=(("PR-00-F01", "Solicitud"), ("PR-00-F02", "Oficio")),
)


def line(x: float, y: float, text: str, size: float = 9.0, *, bold: bool = False, anchor: str = "middle") -> TextLine:
    return TextLine(x, y, text, size, bold, anchor)


def _box(node: Node, x: float, y: float, width: float, height: float, *lines: str, **more: object) -> PlacedNode:
    """A node around (x, y), its lines in the middle."""
    box = Box(x - width / 2, y - height / 2, width, height)
    first = y + 3 - (len(lines) - 1) * 5.5
    placed = tuple(line(x, first + 11 * number, text) for number, text in enumerate(lines))
    pill = pill_text = None
    if node.pill:
        left = x - width / 2 + 6 if node.kind is not NodeKind.DECISION else x - 44
        top = y - height / 2 - 6 if node.kind is not NodeKind.DECISION else y - 26
        pill, pill_text = Box(left, top, 16, 12), line(left + 8, top + 8.8, node.pill, 8, bold=True)
    return PlacedNode(node.id, node, box, placed, pill, pill_text, **more)  # type: ignore[arg-type]


def _edge(
    source: str,
    target: str,
    *points: tuple[float, float],
    label: str = "",
    at: tuple[float, float] = (0, 0),
    dashed: bool = False,
) -> PlacedEdge:
    if not label:
        return PlacedEdge(source, target, points, dashed=dashed)
    box = Box(at[0], at[1], 16, 10)
    return PlacedEdge(source, target, points, (line(at[0] + 8, at[1] + 8, label, 8, bold=True),), box, dashed)


def _sheet(number: int, lanes: Sequence[tuple[str, str, float, float]], bottom: float, **more: object) -> Sheet:
    placed = tuple(
        PlacedLane(
            lane, Box(x, 170, width, 24), Box(x, 194, width, bottom - 194), (line(x + width / 2, 185, name, bold=True),)
        )
        for lane, name, x, width in lanes
    )
    fields = ("PR-00", f"{number} de 2", "2026-01", "1.0", HEADER.procedure, HEADER.institution, HEADER.area)
    header = tuple(
        (Box(MARGIN, 36 + 15 * row, FRAME_WIDTH, 15), (line(42, 46 + 15 * row, field, anchor="start"),))
        for row, field in enumerate(fields)
    )
    everything = {
        "sections": (),
        "connectors": (),
        "mark": line(306, 770, "BORRADOR", 10, bold=True),
        "legend": (line(MARGIN, bottom + 12, "F01 Solicitud; F02 Oficio", 8, anchor="start"),),
        "foot": (line(MARGIN, 750, "PR-00-G01 Diagrama · Definición 0123456789ab", 8, anchor="start"),),
    } | more
    return Sheet(
        number=number,
        pages=2,
        header=HEADER,
        header_boxes=header,
        title=line(306, 150, "Diagrama de flujo", 13, bold=True),
        lanes=placed,
        **everything,
    )  # type: ignore[arg-type]


def sheets() -> tuple[Sheet, Sheet]:
    """Two pages: a decision whose «No» goes on, by a connector, on the second."""
    stack = PlacedDocument(("f01", "f02"), "documento", Box(135, 279, 45, 19), (line(156, 288, "F01, F02", 8),))
    drum = PlacedDocument(("libro",), "registro", Box(390, 379, 40, 22), (line(410, 395, "Libro", 8),))
    nodes = (
        _box(START, 126, 220, 60, 22, "Inicio"),
        _box(RECEIVE, 126, 270, 108, 32, "Recibe la solicitud", documents=(stack,)),
        _box(DECIDE, 126, 360, 108, 44, "¿Procede?"),
        _box(
            ANSWER,
            376,
            360,
            108,
            40,
            "Responde y anota",
            documents=(drum,),
            clock=Box(322, 383, 10, 10),
            clock_lines=(line(334, 391, "5 dias", 8, anchor="start"),),
        ),
        _box(WAIT, 376, 450, 108, 32, "Espera el acuse"),
        _box(OTHER, 376, 510, 108, 32, "PR-99 Otro"),
        _box(NOTE, 236, 560, 96, 30, "Nota: se archiva."),
        _box(END, 376, 570, 60, 22, "Fin"),
    )
    edges = (
        _edge("i1", "n1", (126, 231), (126, 254)),
        _edge("n1", "n2", (126, 286), (126, 338)),
        _edge("n2", "n3", (180, 360), (322, 360), label="Sí", at=(184, 348)),
        _edge("n2", "c1", (126, 382), (126, 440), label="No", at=(130, 386)),
        _edge("n3", "n4", (376, 380), (376, 434)),
        _edge("n4", "n4-p", (376, 466), (376, 494)),
        _edge("n4-p", "f1", (376, 526), (376, 559)),
        _edge("n5", "n2", (188, 560), (60, 560), (60, 360), (72, 360), dashed=True),
    )
    out = PlacedConnector(
        "c1",
        "A",
        (2,),
        "n6",
        True,
        Box(107, 440, 38, 32),
        (line(126, 451, "A", bold=True), line(126, 460, "pág. 2", 8, bold=True)),
    )
    first = _sheet(
        1,
        [("a", "Recepción", 36, 254), ("b", "Trabajo Social", 290, 286)],
        600,
        nodes=nodes,
        edges=edges,
        connectors=(out,),
    )
    into = PlacedConnector(
        "c1",
        "A",
        (1,),
        "n6",
        False,
        Box(107, 206, 38, 32),
        (line(126, 217, "A", bold=True), line(126, 226, "pág. 1", 8, bold=True)),
    )
    second = _sheet(
        2,
        [("a", "Recepción", 36, 270), ("b", "Trabajo Social", 306, 270)],
        400,
        nodes=(_box(LATER, 126, 280, 108, 32, "Sigue después"), _box(END, 400, 280, 60, 22, "Fin")),
        edges=(_edge("c1", "n6", (126, 238), (126, 264)), _edge("n6", "f1", (180, 280), (370, 280))),
        connectors=(into,),
    )
    return first, second


def overlaid(sheet: Sheet) -> Sheet:
    """A page by hand with an overlay by hand: a mark on the corner of «Responde y anota», a key of two entries."""
    words = "HOJA DE CASO: NO ES PARTE DEL MANUAL"
    box = Box(396, 334, 30, 12)
    cell = Cell(box, (line(417, 343, "3.º", 8, bold=True),), gauge=2, gauge_box=Box(398, 338, 8, 4.5))
    layer = SheetOverlay(
        name="Hoja de caso 1",
        band=Box(MARGIN, 19.5, FRAME_WIDTH, 13),
        band_line=line(306, 29, words, 9, bold=True),
        looks=(Look("n3", State.DONE),),
        marks=(Mark("n3", box, (cell,), "Hecho: 3.º del recorrido."),),
        key=(
            Sample(LINE, Box(36, 756.5, 16, 6.5), line(55, 763, "recorrido", 8, anchor="start")),
            Sample(State.DONE, Box(120, 756.5, 16, 6.5), line(139, 763, "hecho", 8, anchor="start")),
        ),
    )
    mark = line(FRAME_WIDTH + MARGIN, 750, words, 9, bold=True, anchor="end")
    return replace(sheet, header=replace(HEADER, mark=words), mark=mark, overlay=layer)
