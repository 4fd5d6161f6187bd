"""The formats of `cauce diagrama`: the files that each gives for a procedure, and how to tell a file of ours."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from cauce.cli.problems import CommandError

if TYPE_CHECKING:
    from cauce.diagrams.graph import Graph
    from cauce.diagrams.sheet import Sheet
    from cauce.model.institution import Institution
    from cauce.model.procedure import Procedure

FORMS = ("svg", "pdf", "png", "docx", "html", "dot", "mermaid")
MAP_FORMS = ("svg", "dot", "mermaid")
_ENDINGS = {"mermaid": "mmd"}


class Drawn(NamedTuple):
    """A drawing: whose it is, the name its files begin with, how many pages (0 if not paged), and the files by name.

    `remark` says in Spanish what could not be drawn, and how it can be, or what else is to be known of it.
    """

    key: str
    name: str
    pages: int
    files: dict[str, bytes]
    remark: str = ""


def ending(form: str) -> str:
    """Return how the names of the files of a format end, without the dot."""
    return _ENDINGS.get(form, form)


def draw(procedure: Procedure, institution: Institution | None, names: Mapping[str, str], form: str) -> Drawn:
    """Draw a procedure without errors in a format; `names` are those of the procedures it hands over to.

    Raises CommandError if something does not fit on a page.
    """
    from cauce.compiler.template import file_name
    from cauce.diagrams.from_procedure import build_graph
    from cauce.diagrams.header import header_of

    name = file_name(procedure.key)
    graph = build_graph(procedure, header_of(procedure, institution), names)
    if form in ("dot", "mermaid"):
        text = {f"{name}.{ending(form)}": source(graph, form)}
        picture, lacks = _picture(graph, name) if form == "dot" else ({}, "")
        return Drawn(procedure.key, name, 0, text | picture, lacks)
    sheets = sheets_of(procedure, graph)
    if form == "html":
        from cauce.diagrams.html.page import procedure_page

        page = procedure_page(procedure, sheets, institution).encode()
        return Drawn(procedure.key, name, len(sheets), {f"{name}.html": page})
    from cauce.diagrams.render.formats import rendered

    return Drawn(procedure.key, name, len(sheets), rendered(sheets, name, form))


def source(graph: Graph, form: str) -> bytes:
    """Return a graph as a text that another program places: «dot» or «mermaid»."""
    if form == "dot":
        from cauce.diagrams.graphs.dot import graph_dot

        return graph_dot(graph).encode()
    from cauce.diagrams.graphs.mermaid import graph_mermaid

    return graph_mermaid(graph).encode()


def leftovers(drawn: Drawn, form: str) -> re.Pattern[str]:
    """Return what the names of files that an earlier drawing may have left look like, whole."""
    own = re.escape(drawn.name)
    return re.compile(rf"{own}-\d+\.{form}|{own}\.{form}\.svg")


def is_ours(data: bytes, form: str) -> bool:
    """Whether the content of a file of a format was made by Cauce."""
    from cauce.diagrams.render import formats

    return formats.is_ours(data, form)


def _picture(graph: Graph, name: str) -> tuple[dict[str, bytes], str]:
    """Return the drawing that Graphviz places, if it is there, or else what to say."""
    from cauce.diagrams.graphs.flow_svg import flow_svg
    from cauce.diagrams.graphs.placing import PlacingError, has_dot

    if not has_dot():
        return {}, (
            f"Falta el programa «dot» de Graphviz: se escribió {name}.dot, pero no su dibujo, {name}.dot.svg. "
            "Instálelo y repita la orden, o dibújelo donde esté con «dot -Tsvg»."
        )
    try:
        return {f"{name}.dot.svg": flow_svg(graph).encode()}, ""
    except PlacingError:
        return {}, f"«dot» no pudo dibujar {name}.dot: quedó solo el texto. Las hojas no dependen de «dot»."


def sheets_of(procedure: Procedure, graph: Graph) -> tuple[Sheet, ...]:
    """Lay out the sheets of a procedure. Raises CommandError if something does not fit on a page."""
    from cauce.diagrams.layout import layout_sheets
    from cauce.diagrams.layout.engine import SheetTooSmallError

    try:
        return layout_sheets(graph)
    except SheetTooSmallError as large:
        raise CommandError(
            f"No se pudo dibujar {procedure.key}: «{str(large)[:60]}…» no cabe en una hoja.",
            "Escriba en ese paso un texto corto en «en_diagrama».",
        ) from large
