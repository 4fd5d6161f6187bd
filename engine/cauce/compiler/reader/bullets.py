"""What stands where the dash of a list should: a dash glued to its text, or the bullet of a word processor."""

from __future__ import annotations

from cauce.compiler.reader.shown import shown

BULLETS = "–—―•‣▪●◦·*\uf0b7\uf0a7"
"""What word processors put in the place of the dash of a list."""

LIKE_A_DASH = "-" + BULLETS


def refused_bullet(text: str) -> tuple[str, str, str] | None:
    """Return the code, the problem and the cure of a text that was meant as an item of a list; None if it was not."""
    if text[:1] == "-" and text[1:2].isalpha():
        message = f"falta un espacio después del guion: «{shown(text)}»"
        return "E123", message, f"Escriba «- {shown(text[1:])}»."
    if text[:1] and text[:1] in BULLETS and text[1:2] in (" ", "\u00a0"):
        message = f"el signo «{text[0]}» no es el guion de las listas: parece de un procesador de textos"
        return "E135", message, f"Escriba el guion corto del teclado y un espacio: «- {shown(text[2:])}»."
    return None
