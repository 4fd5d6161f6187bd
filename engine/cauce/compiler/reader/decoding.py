"""From bytes to text: UTF-8 or a refusal that says which program saved the file and how to save it again."""

from __future__ import annotations

import re

from cauce.compiler.reader.report import Report
from cauce.compiler.reader.shown import shown
from cauce.compiler.reader.source import Source
from cauce.model.source import NOWHERE, Span

SIZE_LIMIT = 1024 * 1024
"""Bytes; the largest real procedure is under 100 kB."""

_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")
_FORMATS = (
    (b"PK\x03\x04", "parece un documento de Word, de Excel o un .zip"),
    (b"\xd0\xcf\x11\xe0", "parece un documento de Word o de Excel de los antiguos"),
    (b"{\\rtf", "parece un documento con formato (.rtf)"),
    (b"%PDF", "parece un PDF"),
)
_SAVE_AS_UTF8 = (
    "Ábralo en el Bloc de notas, elija «Guardar como» y en «Codificación» escoja UTF-8; "
    "revise que los acentos se vean bien."
)
_SAVE_AS_TEXT = "Copie el contenido a un archivo de texto, guárdelo con codificación UTF-8 y con la terminación .yaml."


def decode(data: bytes, report: Report) -> Source | None:
    """Return the text of a file without its byte order mark, or None with one problem reported."""
    if len(data) > SIZE_LIMIT:
        message = f"el archivo mide {len(data) / SIZE_LIMIT:.1f} MiB y el límite es 1 MiB"
        hint = "Un procedimiento ocupa mucho menos: vea si se pegó algo de más, o repártalo en varios archivos."
        return _refused(report, "E106", message, hint)
    for magic, what in _FORMATS:
        if data.startswith(magic):
            return _refused(report, "E139", f"el archivo no es un archivo de texto: {what}", _SAVE_AS_TEXT)
    if data.startswith(_UTF16_MARKS) or _looks_like_utf16(data):
        return _refused(
            report, "E103", "el archivo está guardado como «Unicode» (UTF-16) y debe ser UTF-8", _SAVE_AS_UTF8
        )
    text = data.removeprefix(b"\xef\xbb\xbf")
    if (nul := text.find(b"\0")) >= 0:
        message = "el archivo no es un archivo de texto: aquí tiene un byte nulo, que ningún editor de texto escribe"
        return _refused(report, "E139", message, "Recupere una copia anterior del archivo.", _place_after(text[:nul]))
    try:
        decoded = text.decode()
    except UnicodeDecodeError as error:
        return _not_utf8(text, error.start, report)
    # the parser counts a line after the last even where no line break ends it
    return Source(report.file, decoded if decoded.endswith("\n") else decoded + "\n")


def _refused(report: Report, code: str, message: str, hint: str, span: Span = NOWHERE) -> Source | None:
    report.add(code, span, message, hint, usable=False)
    return None


def _place_after(before: bytes) -> Span:
    """Place of the one character that follows these bytes."""
    decoded = before.decode(errors="replace")
    place = Source("", decoded).span(len(decoded), len(decoded))
    return Span(place.line, place.column, place.line, place.column + 1)


def _looks_like_utf16(data: bytes) -> bool:
    """Tell UTF-16 without a mark: in our alphabet one of every two bytes is null."""
    head = data[:512]
    return len(head) >= 4 and head.count(0) * 3 >= len(head) and 0 in head[:4]


def _not_utf8(text: bytes, start: int, report: Report) -> Source | None:
    """Report the first byte that is not UTF-8, with its word as an old Windows program (cp1252) would have meant it."""
    ansi = _as_ansi(text[start : start + 1])
    lines = re.split(r"\r\n?|\n", text.decode(errors="surrogateescape"))
    touched = sum(1 for line in lines if not line.isascii() and _FOREIGN.search(line))
    others = " (y hay más en otra línea)" if touched == 2 else f" (y hay más en otras {touched - 1} líneas)"
    others = others if touched > 1 else ""
    if ansi.isalpha() or ansi in "¿¡°–—“”‘’«»…":
        word = re.search(rb"[^ \r\n]{0,30}\Z", text[:start])
        rest = re.match(rb"[^ \r\n]{0,30}", text[start:])
        around = _as_ansi((word[0] if word else b"") + (rest[0] if rest else b""))
        message = f"la «{ansi}» de «{shown(around)}» no está escrita en UTF-8: ¿guardado como ANSI?{others}"
        hint = _SAVE_AS_UTF8
    else:
        message = f"aquí hay un byte que no es texto en UTF-8{others}"
        hint = "Vea si el archivo es de verdad un texto; si lo es, guárdelo con codificación UTF-8."
    return _refused(report, "E102", message, hint, _place_after(text[:start]))


_FOREIGN = re.compile("[\udc80-\udcff]")
"""How Python's `surrogateescape` shows a byte that is not UTF-8."""


def _as_ansi(text: bytes) -> str:
    """Read bytes as UTF-8 where they are, and as cp1252 where they are not."""
    decoded = text.decode(errors="surrogateescape")
    return _FOREIGN.sub(lambda byte: bytes([ord(byte[0]) - 0xDC00]).decode("cp1252", errors="replace"), decoded)
