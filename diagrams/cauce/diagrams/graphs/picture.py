"""What drawings placed by Graphviz have in common: the SVG around them, curves, arrowheads."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import hypot

from cauce.diagrams.font import FAMILY
from cauce.diagrams.render.faces import font_faces
from cauce.diagrams.render.lines import HEAD_HALF_WIDTH
from cauce.diagrams.render.ours import COMMENT
from cauce.diagrams.render.xml import Value, element, number, numbers, text_content
from cauce.diagrams.sheet import Point, TextLine


def picture(width: float, height: float, content: Iterable[str]) -> str:
    """Return a document of SVG, its size in points, whose content begins with an `opening`."""
    root: dict[str, Value] = {
        "xmlns": "http://www.w3.org/2000/svg",
        "width": f"{number(width)}pt",
        "height": f"{number(height)}pt",
        "viewBox": f"0 0 {numbers(width, height)}",
        "lang": "es",
        "role": "graphics-document",
        "aria-labelledby": "titulo descripcion",
        "font-family": f"'{FAMILY}', Arial, 'Liberation Sans', sans-serif",
        "font-kerning": "none",
        "text-anchor": "middle",
    }
    return f"{element('svg', root, content)}\n"


def opening(title: str, description: str, lines: Iterable[TextLine]) -> list[str]:
    """Return what says whose a drawing is, the font for all its lines, and what it is to those who do not see it."""
    return [
        COMMENT,
        element("style", {}, [font_faces(lines)]),
        element("title", {"id": "titulo"}, [text_content(title)]),
        element("desc", {"id": "descripcion"}, [text_content(description)]),
    ]


def curve(points: Sequence[Point]) -> str:
    """Return the path commands of a curve of Bézier's."""
    first, *rest = points
    return f"M{numbers(*first)}C{' '.join(numbers(*point) for point in rest)}"


def head(back: Point, tip: Point) -> tuple[Point, ...]:
    """Return the corners of an arrowhead between the end of a line and its tip."""
    length = hypot(tip[0] - back[0], tip[1] - back[1]) or 1.0
    across = (back[1] - tip[1]) / length * HEAD_HALF_WIDTH, (tip[0] - back[0]) / length * HEAD_HALF_WIDTH
    return tip, (back[0] + across[0], back[1] + across[1]), (back[0] - across[0], back[1] - across[1])
