"""What a sheet says to those who do not see it: the names of symbols and lines."""

from __future__ import annotations

from textwrap import shorten

from cauce.diagrams.graph import Node, NodeKind
from cauce.diagrams.sheet import PlacedConnector, PlacedEdge, Sheet

_KINDS = {
    NodeKind.ACTIVITY: "Paso",
    NodeKind.DECISION: "Decisión",
    NodeKind.WAIT: "Espera",
    NodeKind.FORK: "Al mismo tiempo",
    NodeKind.JOIN: "Se reúnen",
    NodeKind.PROCEDURE: "Otro procedimiento",
    NodeKind.NOTE: "Nota",
}

_LONGEST = 200
"""Letters of one text in the description of a whole sheet, which nobody can stop and resume."""


def sheet_title(sheet: Sheet) -> str:
    """Name a sheet."""
    header = sheet.header
    if sheet.overlay is not None and not sheet.nodes:
        return f"{sheet.overlay.name}, {header.key} {header.procedure}, hoja {sheet.number}"
    if sheet.overlay is not None:
        return f"{sheet.overlay.name}, {header.key} {header.procedure}, página {sheet.number} de {sheet.pages}"
    return f"Diagrama de flujo de {header.key} {header.procedure}, página {sheet.number} de {sheet.pages}"


def sheet_description(sheet: Sheet) -> str:
    """Say who acts on a sheet and in how many steps."""
    if not sheet.lanes:
        return "Lo que dicen las señales del diagrama, en palabras."
    lanes = ", ".join(" ".join(line.text for line in lane.lines) for lane in sheet.lanes)
    return f"Carriles, de izquierda a derecha: {lanes}."


def sheet_contents(sheet: Sheet) -> str:
    """Tell a sheet for those who do not see it: lanes, symbols in reading order, answers, connectors, mark, digest.

    Long texts are shortened with «…»: the drawing has them whole.
    """
    names = end_names(sheet)
    answers = [edge_name(edge, names) for edge in sheet.edges if edge.label]
    parts = [
        sheet_description(sheet),
        *(node_name(placed.node) for placed in sheet.nodes),
        *(f"Respuesta. {each}" for each in answers),
        *map(connector_name, sheet.connectors),
        *(line.text for line in (*sheet.foot, *((sheet.mark,) if sheet.mark else ()))),
    ]
    told = (shorten(part, _LONGEST, placeholder="…") for part in parts if part.strip())
    return " ".join(part if part.endswith((".", "?", "…")) else f"{part}." for part in told)


def node_name(node: Node) -> str:
    """Say a node whole: kind, number, text, what it adds, documents and deadlines."""
    start = " ".join(filter(None, (_KINDS.get(node.kind, ""), node.pill)))
    documents = ", ".join(mark.name or mark.text for mark in node.documents)
    parts = (start, node.text, node.detail, f"Documentos: {documents}" if documents else "", *node.clocks)
    return ". ".join(filter(None, parts))


def connector_name(connector: PlacedConnector) -> str:
    """Say where a connector leads or comes from."""
    pages = " y ".join(map(str, connector.pages))
    return f"Conector {connector.letter}, {'sigue en' if connector.outgoing else 'viene de'} la página {pages}"


def end_names(sheet: Sheet) -> dict[str, str]:
    """Name what lines join, by id: steps by their number, connectors by their letter, the rest by their text."""
    nodes = {placed.id: placed.node.pill or placed.node.text for placed in sheet.nodes}
    return nodes | {connector.id: connector_name(connector) for connector in sheet.connectors}


def edge_name(edge: PlacedEdge, names: dict[str, str]) -> str:
    """Say from where to where a line goes, and its answer."""
    told = f"De «{names.get(edge.source, edge.source)}» a «{names.get(edge.target, edge.target)}»"
    said = " ".join(line.text for line in edge.label)
    return f"{told}: {said}" if said else told
