"""The one place that writes XML: names are ours, values are escaped, numbers always look the same."""

from __future__ import annotations

from collections.abc import Iterable
from xml.sax.saxutils import escape

Value = str | float | int | None

_HARMLESS = "·"
_REORDERING = (0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
_BREAKING = (0x09, 0x0A, 0x0D, 0x85, 0x2028, 0x2029)
_ILLEGAL = (*range(0x20), *range(0x7F, 0xA0), *range(0xD800, 0xE000), *range(0xFDD0, 0xFDF0), 0xFEFF, 0xFFFE, 0xFFFF)
_MARKS = {
    **dict.fromkeys(_ILLEGAL),
    **dict.fromkeys(_BREAKING, " "),
    **dict.fromkeys(_REORDERING, _HARMLESS),
}


def legal(text: str) -> str:
    """Return a text without what XML forbids, its line breaks as spaces, and bidi controls shown as «·».

    Bidi controls reorder what is read; the compiler refuses them, so that one here comes from elsewhere.
    """
    return text if text.isprintable() else text.translate(_MARKS)


def number(value: float) -> str:
    """Return a number with at most two decimals and no trailing zeros: the same bytes on every machine."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text in {"-0", ""} else text


def numbers(*values: float) -> str:
    """Return numbers separated by spaces."""
    return " ".join(map(number, values))


def element(name: str, attributes: dict[str, Value], content: Iterable[str] | None = None) -> str:
    """Return an element. Attributes of value None are left out; `content` is XML made by this module."""
    start = name + "".join(f' {key}="{_value(value)}"' for key, value in attributes.items() if value is not None)
    inside = "".join(content or ())
    return f"<{start}>{inside}</{name}>" if inside else f"<{start}/>"


def text_content(text: str) -> str:
    """Return a text as the content of an element."""
    return escape(legal(text))


def _value(value: str | float) -> str:
    if isinstance(value, str):
        return escape(legal(value), {'"': "&quot;"})
    return number(value)
