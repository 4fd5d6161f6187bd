"""The formats that sheets are written in: which files they give, and how to tell a file of ours."""

from __future__ import annotations

from collections.abc import Sequence

from cauce.diagrams.render import docx, pdf, png, svg
from cauce.diagrams.render.ours import OURS, OVERLAY_OURS
from cauce.diagrams.sheet import Sheet

FORMATS = ("svg", "pdf", "png", "docx")
_OURS = {"pdf": pdf.OURS, "png": png.OURS, "docx": docx.OURS}
_OVERLAY_OURS = {"pdf": pdf.OVERLAY_OURS, "png": png.OVERLAY_OURS}


def rendered(sheets: Sequence[Sheet], name: str, form: str) -> dict[str, bytes]:
    """Return the files of some sheets by name: `name-1.svg`… (images alike), one `name.pdf` or one `name.docx`.

    `form` is one of FORMATS; any other is a KeyError.
    """
    return {
        "svg": lambda: _numbered(name, "svg", [svg.sheet_svg(sheet).encode() for sheet in sheets]),
        "png": lambda: _numbered(name, "png", png.sheets_png(sheets)),
        "pdf": lambda: {f"{name}.pdf": pdf.sheets_pdf(sheets)},
        "docx": lambda: {f"{name}.docx": docx.sheets_docx(sheets)},
    }[form]()


def is_ours(data: bytes, form: str, *, overlay: bool = False) -> bool:
    """Whether a file of a format was made here: of the binder or, if `overlay`, one that shows cases.

    Any format not known by its own mark is a text.
    """
    marks, text = (_OVERLAY_OURS, OVERLAY_OURS) if overlay else (_OURS, OURS)
    return marks.get(form, text.encode()) in data


def _numbered(name: str, ending: str, pages: Sequence[bytes]) -> dict[str, bytes]:
    return {f"{name}-{number}.{ending}": page for number, page in enumerate(pages, 1)}
