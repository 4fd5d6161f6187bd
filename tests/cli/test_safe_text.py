"""Nothing that comes from data can move the cursor, change colours, reorder letters or break a line."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from cauce.cli.safe_text import safe_text

NASTY = [
    "\x1b[31mrojo\x1b[0m",
    "\x1b]52;c;Y2F1Y2U=\x07",
    "\x9b2J",
    "a\rb",
    "a\nb",
    "\x00\x7f\x08",
    "Calle \u202egnp.exe",
    "\u2066aislado\u2069",
    "\u200fder",
    "línea\u2028otra\u2029más",
    "\ufeffinicio",
    "\ud800",
]


def is_harmless(text: str) -> bool:
    return not any(
        unicodedata.category(letter) in ("Cc", "Cs", "Zl", "Zp")
        or unicodedata.bidirectional(letter) in ("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI")
        for letter in text
    )


def test_controls_are_shown_as_marks() -> None:
    assert [safe_text(text) for text in NASTY[:2]] == ["␛[31mrojo␛[0m", "␛]52;c;Y2F1Y2U=␇"]
    assert all(is_harmless(safe_text(text)) for text in NASTY)


def test_plain_spanish_and_rich_markup_are_kept_to_the_letter() -> None:
    for text in ("Atención: «¿Qué pasó?» – 100 % [urgente] Calle [/centro] 5", "ñandú ünico … ½"):
        assert safe_text(text) == text


@given(st.text())
def test_any_text_becomes_harmless_and_keeps_its_length(text: str) -> None:
    safe = safe_text(text)
    assert is_harmless(safe)
    assert len(safe) == len(text)
    safe.encode("utf-8")


@given(st.text())
def test_a_safe_text_is_left_alone(text: str) -> None:
    assert safe_text(safe_text(text)) == safe_text(text)
