"""Keys: plain texts with a name, that look like what they are."""

from __future__ import annotations

import re
from dataclasses import replace
from unicodedata import normalize

from cauce.compiler.reader.bullets import refused_bullet
from cauce.compiler.reader.characters import BIDI, INVISIBLE, ODD_SPACE
from cauce.compiler.reader.nodes import Scalar
from cauce.compiler.reader.report import Report
from cauce.compiler.reader.shown import shown
from cauce.compiler.reader.source import Source

_UNSEEN = f"[{INVISIBLE}{BIDI}\u200c\u200d\ufe00-\ufe0f\ufeff]"
_ODD_SPACES = f"[{ODD_SPACE}]"


def checked_key(key: Scalar, start: int, source: Source, report: Report) -> Scalar:
    """Report what is wrong with a key out of the ordinary; return it in NFC and without invisible characters."""
    text = key.text
    if start in source.announced:
        hint = (
            "Escriba la clave y sus dos puntos en una línea: «clave: valor». Un signo ? de un texto va entre comillas."
        )
        message = f"la clave «{shown(text)}» está escrita con un signo ? delante"
        report.add("E132", key.span, message, hint, usable=False)
    if not text:
        message, hint = (
            "aquí hay dos puntos sin clave delante",
            "Escriba la clave antes de los dos puntos, o borre la línea.",
        )
        report.add("E133", key.span, message, hint, usable=False)
    elif text == "<<" and not key.style:
        message = "«<<» mezcla otro bloque con éste, y aquí no se usa"
        report.add("E129", key.span, message, "Escriba aquí las claves que hacen falta.", usable=False)
    elif not key.style and (refused := refused_bullet(text)):
        report.add(refused[0], key.span, refused[1], refused[2], usable=False)
    return replace(key, text=_visible(key, report))


def _visible(key: Scalar, report: Report) -> str:
    text = key.text
    if text.isascii():
        return text
    if unseen := re.search(_UNSEEN, text):
        code_point = f"U+{ord(unseen[0]):04X}"
        message = f"la clave «{shown(re.sub(_UNSEEN, '', text))}» tiene dentro un carácter invisible ({code_point})"
        report.add("E112", key.span, message, "Borre la clave y escríbala de nuevo.")
        text = re.sub(_UNSEEN, "", text)
    if re.search(_ODD_SPACES, text):
        clean = re.sub(_ODD_SPACES, " ", text).strip()
        message = f"la clave «{shown(clean)}» tiene un espacio que no es el de la barra espaciadora (espacio duro)"
        report.add("E111", key.span, message, "Borre la clave y escríbala de nuevo.")
        text = clean
    return normalize("NFC", text)
