"""The font of the sheets as a style: embedded, with only the characters in use."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable

from cauce.diagrams.font import BOLD_FILE, FAMILY, REGULAR_FILE
from cauce.diagrams.render.subset import subset
from cauce.diagrams.sheet import TextLine


def font_faces(lines: Iterable[TextLine]) -> str:
    """Return the rules that give the font for some lines of text, regular and bold."""
    regular, bold = set("0123456789"), set("0123456789")
    for line in lines:
        (bold if line.bold else regular).update(line.text)
    faces = []
    for name, weight, characters in ((REGULAR_FILE, "normal", regular), (BOLD_FILE, "bold", bold)):
        data = b64encode(subset(name, "".join(sorted(characters)))).decode("ascii")
        source = f"url(data:font/ttf;base64,{data}) format('truetype')"
        faces.append(f"@font-face{{font-family:'{FAMILY}';font-weight:{weight};src:{source}}}")
    return "".join(faces)
