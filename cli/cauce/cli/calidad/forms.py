"""The formats of `cauce diagrama`: the files that each gives for a procedure, and how to tell a file of ours."""

from __future__ import annotations

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
    """A drawing: whose it is, the name its files begin with, how many pages (0 if not paged), and the files by name."""

    key: str
    name: str
    pages: int
    files: dict[str, bytes]


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
        return Drawn(procedure.key, name, 0, {f"{name}.{ending(form)}": source(graph, form)})
    sheets = _sheets(procedure, graph)
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


def is_ours(data: bytes, form: str) -> bool:
    """Whether the content of a file of a format was made by Cauce."""
    if form in ("html", "dot", "mermaid"):
        from cauce.diagrams.graphs import dot, mermaid
        from cauce.diagrams.html import page

        return {"html": page.OURS, "dot": dot.OURS, "mermaid": mermaid.OURS}[form].encode() in data
    from cauce.diagrams.render import formats

    return formats.is_ours(data, form)


def _sheets(procedure: Procedure, graph: Graph) -> tuple[Sheet, ...]:
    from cauce.diagrams.layout import layout_sheets
    from cauce.diagrams.layout.engine import SheetTooSmallError

    try:
        return layout_sheets(graph)
    except SheetTooSmallError as large:
        raise CommandError(
            f"No se pudo dibujar {procedure.key}: «{str(large)[:60]}…» no cabe en una hoja.",
            "Escriba en ese paso un texto corto en «en_diagrama».",
        ) from large
