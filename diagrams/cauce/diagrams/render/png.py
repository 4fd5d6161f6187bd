"""Sheets as images, with their real size inside, so that they print at a letter page."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Sequence

from cauce.diagrams.render.typesetting import typeset_png
from cauce.diagrams.sheet import Sheet

DOTS_PER_INCH = 200
OURS = b"tEXtSoftware\0Cauce"
"""What says that an image is ours: a text chunk (PNG, 3rd edition, 11.3.3.2)."""
OVERLAY_OURS = b"tEXtSource\0Cauce: no es parte del manual"
"""The same of a sheet with an overlay."""

_HEADER_END = 33
"""Signature (8) and header chunk (25): further chunks go after them."""


def sheets_png(sheets: Sequence[Sheet], dots_per_inch: int = DOTS_PER_INCH) -> list[bytes]:
    """Return one image per sheet: 1700 × 2200 dots, if not told otherwise."""
    per_metre = round(dots_per_inch / 0.0254)
    added = _chunk(b"pHYs" + struct.pack(">LLB", per_metre, per_metre, 1)) + _chunk(
        OVERLAY_OURS if sheets[0].overlay else OURS
    )
    images = typeset_png(sheets, dots_per_inch)
    return [image[:_HEADER_END] + added + image[_HEADER_END:] for image in images]


def _chunk(content: bytes) -> bytes:
    """Return a chunk of four letters and data, with its length and checksum."""
    return struct.pack(">L", len(content) - 4) + content + struct.pack(">L", zlib.crc32(content))
