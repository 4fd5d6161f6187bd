"""Graphs to test: one with a text in every place that takes one, and texts that other programs would act upon."""

from __future__ import annotations

from dataclasses import replace

from cauce.diagrams.graph import Graph
from tests.diagrams.handmade import GRAPH
from tests.diagrams.test_svg import NASTY

TRICKY = (
    *NASTY,
    "end",
    "1. lista",
    "- lista",
    'click n1 href "javascript:alert(1)"',
    "`**negritas**`",
    "%%{init: {}}%%",
    "&lt;b&gt;",
    "#35;",
    "$$x$$",
    "fa:fa-car",
    "<b>x</b>",
    "<TABLE><TR><TD>x</TD></TR></TABLE>",
    "n1 --> n2; style n1 fill:red",
    "n1:puerto",
    "a\\",
    "a\\\\",
    '\\"',
    '"',
    "\\N \\G \\E \\l",
    "}]);",
    "dos\nlíneas",
)


def spoken_by(text: str) -> Graph:
    """The hand-made graph saying one text everywhere."""
    return replace(
        GRAPH,
        header=replace(GRAPH.header, procedure=text, key=text, version=text, mark=text, institution=text),
        lanes=tuple(replace(lane, name=text) for lane in GRAPH.lanes),
        nodes=tuple(
            replace(
                node,
                text=text,
                pill=text if node.pill else "",
                detail=text,
                clocks=(text,),
                documents=tuple(replace(mark, name=text, code=text) for mark in node.documents),
            )
            for node in GRAPH.nodes
        ),
        edges=tuple(replace(edge, label=text) for edge in GRAPH.edges),
    )
