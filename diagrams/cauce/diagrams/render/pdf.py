"""Sheets as one PDF: a letter page each, its text real text in the bundled font."""

from __future__ import annotations

from collections.abc import Sequence

from cauce.diagrams.render.typesetting import OVERLAY_AUTHOR, typeset_pdf
from cauce.diagrams.sheet import Sheet

OURS = b"/Author(Cauce)"
"""What says that a PDF is ours: its author, as typst writes it, uncompressed."""
OVERLAY_OURS = f"/Author({OVERLAY_AUTHOR})".encode()
"""The same of sheets with an overlay."""


def sheets_pdf(sheets: Sequence[Sheet]) -> bytes:
    """Return the sheets as a PDF: the same bytes for the same sheets, on any day."""
    return typeset_pdf(sheets)
