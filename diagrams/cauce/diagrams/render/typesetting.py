"""Sheets through typst, from memory: pages that hold the SVG, text as text, our font, no date."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.resources import as_file, files
from typing import Any

from cauce.diagrams.render.speech import sheet_title
from cauce.diagrams.render.svg import sheet_svg
from cauce.diagrams.render.xml import legal
from cauce.diagrams.sheet import PAGE_HEIGHT, PAGE_WIDTH, Sheet

AUTHOR = "Cauce"
OVERLAY_AUTHOR = "Cauce - no es parte del manual"
"""Of sheets with an overlay: their files are told apart by it."""
_FORGETS_AFTER = 11
"""Compilations after which typst lets go of what it drew: it can be asked for that in no other way."""


def typeset_pdf(sheets: Sequence[Sheet]) -> bytes:
    """Return one PDF of all the sheets."""
    with _compiler() as compiler:
        made: bytes = compiler.compile(_files(sheets), format="pdf")
    return made


def typeset_png(sheets: Sequence[Sheet], dots_per_inch: int) -> Iterator[bytes]:
    """Yield an image of each sheet, in the memory that one takes: as bare dots it is 15 MB at 200 an inch."""
    with _compiler() as compiler:
        for sheet in sheets:
            yield compiler.compile(_files([sheet]), format="png", ppi=float(dots_per_inch))
            for _ in range(_FORGETS_AFTER):
                compiler.compile({"main.typ": b""}, format="pdf")


@contextmanager
def _compiler() -> Iterator[Any]:
    """Give a compiler that knows our font and no other."""
    # 40 MB of library: only who asks for these formats waits for it.
    import typst  # noqa: PLC0415

    with as_file(files("cauce.diagrams.font")) as folder:
        fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(folder)])
        yield typst.Compiler(font_paths=fonts)


def _files(sheets: Sequence[Sheet]) -> dict[str, bytes]:
    images = {f"{sheet.number}.svg": sheet_svg(sheet, embed_font=False).encode() for sheet in sheets}
    return {"main.typ": _source(sheets).encode(), **images}


def _source(sheets: Sequence[Sheet]) -> str:
    header = sheets[0].header
    layer = sheets[0].overlay
    title = f"{layer.name if layer else 'Diagrama de flujo'} de {header.key} {header.procedure}"
    author = OVERLAY_AUTHOR if layer else AUTHOR
    # Without a date, two runs on different days give the same bytes.
    lines = [
        f"#set document(title: {_text(title)}, author: {_text(author)}, date: none)",
        f"#set page(width: {PAGE_WIDTH:g}pt, height: {PAGE_HEIGHT:g}pt, margin: 0pt)",
        '#set text(lang: "es")',
    ]
    pages = [
        f'#image("{sheet.number}.svg", width: 100%, height: 100%, alt: {_text(sheet_title(sheet))})' for sheet in sheets
    ]
    return "\n".join([*lines, "\n#pagebreak()\n".join(pages)])


def _text(text: str) -> str:
    """Return a string of typst: only these two characters mean something inside it."""
    return '"' + legal(text).replace("\\", "\\\\").replace('"', '\\"') + '"'
