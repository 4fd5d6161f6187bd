"""Texts that come from data, made harmless for a terminal."""

from __future__ import annotations

_PICTURES_OF_CONTROLS = 0x2400
_UNSEEN = (
    *range(0x80, 0xA0),  # C1
    *(0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)),  # bidi: they reorder what is read
    *(0x2028, 0x2029, 0xFEFF),  # line breaks where none is expected, and the invisible mark
    *range(0xD800, 0xE000),  # lone surrogates cannot be written to any stream
)
_MARKS = {
    **{code: chr(_PICTURES_OF_CONTROLS + code) for code in range(0x20)},
    0x7F: "␡",
    **dict.fromkeys(_UNSEEN, "�"),
}


def safe_text(text: str) -> str:
    """Return the text with C0, C1, DEL and bidi controls shown as visible marks (ESC as «␛», a line break as «␊»)."""
    # Nearly every text is printable and needs no table.
    return text if text.isprintable() else text.translate(_MARKS)


def is_unicode(text: str) -> bool:
    """Tell whether a text came whole: bytes that are not UTF-8 arrive as lone surrogates, which nothing can store."""
    return text.isascii() or not any("\ud800" <= letter <= "\udfff" for letter in text)
