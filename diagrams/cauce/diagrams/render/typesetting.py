"""Sheets through typst, from memory: pages that hold the SVG, text as text, our font, no date."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.resources import as_file, files
from typing import Any, Literal

from cauce.diagrams.render.speech import sheet_title
from cauce.diagrams.render.svg import sheet_svg
from cauce.diagrams.render.xml import legal
from cauce.diagrams.sheet import PAGE_HEIGHT, PAGE_WIDTH, Sheet

AUTHOR = "Cauce"


def typeset(sheets: Sequence[Sheet], form: Literal["pdf", "png"], **options: Any) -> list[bytes]:
    """Return one PDF of all the sheets (`form` «pdf»), or one image of each («png», `ppi` dots per inch)."""
    # 40 MB of library: only who asks for these formats waits for it.
    import typst  # noqa: PLC0415

    first = sheets[0]
    images = {f"{sheet.number}.svg": sheet_svg(sheet, embed_font=False).encode() for sheet in sheets}
    with as_file(files("cauce.diagrams.font")) as folder:
        fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(folder)])
        compiler = typst.Compiler(font_paths=fonts)
        made: Any = compiler.compile({"main.typ": _source(first, sheets).encode(), **images}, format=form, **options)
    return made if isinstance(made, list) else [made]


def _source(first: Sheet, sheets: Sequence[Sheet]) -> str:
    header = first.header
    title = f"Diagrama de flujo de {header.key} {header.procedure}"
    # Without a date, two runs on different days give the same bytes.
    lines = [
        f"#set document(title: {_text(title)}, author: {_text(AUTHOR)}, date: none)",
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
