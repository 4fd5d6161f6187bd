"""The one place that writes HTML: names are ours, values and texts are escaped, every element is closed.

What it writes is XML as well, so that any parser can check it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape

from cauce.diagrams.render.xml import legal

Markup = str
"""HTML made by this module (or an SVG made by `render`): the only thing that goes unescaped into a page."""

_VOID = frozenset({"meta", "link", "input", "br"})
_NONE: Mapping[str, str | bool] = {}


def text(words: str) -> Markup:
    """Return a text as content: what HTML forbids is gone, bidi controls are shown as «·»."""
    return escape(legal(words), quote=False)


def lines(words: str) -> Markup:
    """Return a text of several lines, each on its own."""
    return tag("br").join(map(text, words.split("\n")))


def tag(name: str, attributes: Mapping[str, str | bool] = _NONE, content: Iterable[Markup] = ()) -> Markup:
    """Return an element; an attribute that is False is left out, one that is True has its own name as value."""
    written = "".join(f' {key}="{_value(key, value)}"' for key, value in attributes.items() if value is not False)
    if name in _VOID:
        return f"<{name}{written}/>"
    return f"<{name}{written}>{''.join(content)}</{name}>"


def link(to: str, words: str, **attributes: str) -> Markup:
    """Return a link to a place of the same page, by its id."""
    return tag("a", {"href": f"#{to}", **attributes}, [text(words)])


def _value(key: str, value: str | bool) -> str:
    return key if value is True else escape(legal(str(value)))
