"""Lines of text at their baselines."""

from __future__ import annotations

from collections.abc import Iterable

from cauce.diagrams.render import palette
from cauce.diagrams.render.xml import Value, element, text_content
from cauce.diagrams.sheet import TextLine


def text_lines(lines: Iterable[TextLine], *, fill: str = palette.INK, bold_fill: str = "") -> list[str]:
    """Return one element per line; bold ones may have a colour of their own."""
    found = []
    for line in lines:
        attributes: dict[str, Value] = {
            "x": line.x,
            "y": line.y,
            "font-size": line.size,
            "font-weight": "bold" if line.bold else None,
            # The sheet says «middle» once, for all.
            "text-anchor": None if line.anchor == "middle" else line.anchor,
            "fill": (bold_fill or fill) if line.bold else fill,
            "stroke": "none",
        }
        found.append(element("text", attributes, [text_content(line.text)]))
    return found
