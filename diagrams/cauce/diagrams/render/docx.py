"""Sheets as a document of Word: a letter page each, the sheet as a picture at its true size.

The picture is an image and not SVG: Word draws the text of SVG in the fonts of each machine and leaves out the one
inside, so that a text could leave its box. An image looks the same everywhere, and at 300 dots an inch prints sharp.
"""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import TYPE_CHECKING, Any
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from cauce.diagrams.render.png import sheets_png
from cauce.diagrams.render.speech import sheet_contents, sheet_title
from cauce.diagrams.render.typesetting import AUTHOR
from cauce.diagrams.render.xml import legal
from cauce.diagrams.sheet import MARGIN, PAGE_HEIGHT, PAGE_WIDTH, Sheet

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

DOTS_PER_INCH = 300
OURS = f"<Application>{AUTHOR}</Application>".encode()
"""What says that a document is ours: the program that wrote it. Word and LibreOffice put their own name there when a
person saves it, and from then on it is theirs."""

_PROPERTIES = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    + OURS + b"</Properties>"
)  # fmt: skip
_PROPERTIES_FILE = "docProps/app.xml"
_LANGUAGE = "es-MX"
_NOT_OURS = {"thumbnail", "stylesWithEffects", "customXml"}
"""Parts of the library's empty document that would say something of another one, or in English."""
_EDGE = MARGIN - 6.0
"""Margin of the page in points. What the sheet has beyond it is white, and is left out of the picture: a picture as
large as the paper would make Word warn that it cannot be printed."""
_SLACK = 10.0
"""What the bottom margin gives up, in points, so that the line that holds the picture never needs another page."""
_LONGEST = 255
"""Letters in a property of the document, by the library's own rule."""
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The date of every file in the package: without one, two runs would differ."""


def sheets_docx(sheets: Sequence[Sheet]) -> bytes:
    """Return the sheets as a document of Word: the same bytes for the same sheets, on any day."""
    # Half of what this command takes to load, with the reader of XML under it.
    import docx  # noqa: PLC0415
    from docx.shared import Pt  # noqa: PLC0415

    document = docx.Document()
    _describe(document, sheets[0])
    section = document.sections[0]
    section.page_width, section.page_height = Pt(PAGE_WIDTH), Pt(PAGE_HEIGHT)
    section.left_margin = section.right_margin = section.top_margin = Pt(_EDGE)
    section.bottom_margin = Pt(_EDGE - _SLACK)
    section.header_distance = section.footer_distance = Pt(0)
    for number, (sheet, image) in enumerate(zip(sheets, sheets_png(sheets, DOTS_PER_INCH), strict=True)):
        _put(document.add_paragraph(), sheet, image, breaks=number > 0)
    saved = BytesIO()
    document.save(saved)
    return _dateless(saved.getvalue())


def _describe(document: Document, sheet: Sheet) -> None:
    """Say what the document is, in which language, and nothing of the machine, the day or the library."""
    from docx.oxml.ns import qn  # noqa: PLC0415

    header = sheet.header
    properties = document.core_properties
    properties.title = _property(f"Diagrama de flujo de {header.key} {header.procedure}")
    properties.subject = _property(" · ".join(filter(None, (header.annex, header.institution, header.mark))))
    properties.author, properties.language, properties.comments = AUTHOR, _LANGUAGE, ""
    properties.version = _property(header.version)
    # The library can change a date but not leave it out.
    element: Any = properties._element
    for name in ("dcterms:created", "dcterms:modified"):
        element.remove(element.find(qn(name)))
    for part in (document.styles.element, document.settings.element):
        for tag in (*part.iter(qn("w:lang")), *part.iter(qn("w:themeFontLang"))):
            tag.set(qn("w:val"), _LANGUAGE)
    for setting in document.settings.element.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            # Of Word 2013 and later: below that it says «modo de compatibilidad».
            setting.set(qn("w:val"), "15")
    for relations in (document.part.package.rels, document.part.rels):
        for own, relation in list(relations.items()):
            if relation.reltype.rpartition("/")[2] in _NOT_OURS:
                del relations[own]


def _property(text: str) -> str:
    text = legal(text)
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def _put(paragraph: Paragraph, sheet: Sheet, image: bytes, *, breaks: bool) -> None:
    """Put a sheet on a line of its own, at the top of a page: in line with the text, where readers aloud find it."""
    from docx.oxml import OxmlElement  # noqa: PLC0415
    from docx.oxml.ns import qn  # noqa: PLC0415
    from docx.shared import Pt  # noqa: PLC0415

    layout = paragraph.paragraph_format
    layout.page_break_before, layout.line_spacing = breaks, 1.0
    layout.space_before = layout.space_after = Pt(0)
    run = paragraph.add_run()
    run.font.size = Pt(1)
    size = Pt(PAGE_WIDTH - 2 * _EDGE), Pt(PAGE_HEIGHT - 2 * _EDGE)
    # The library has no words for alternative text, nor for what is left out at the edges.
    inline: Any = run.add_picture(BytesIO(image), *size)._inline
    told = {"name": f"Hoja {sheet.number}", "title": legal(sheet_title(sheet)), "descr": legal(sheet_contents(sheet))}
    for name, text in told.items():
        inline.docPr.set(name, text)
    cut = OxmlElement("a:srcRect")
    for side, whole in (("l", PAGE_WIDTH), ("t", PAGE_HEIGHT), ("r", PAGE_WIDTH), ("b", PAGE_HEIGHT)):
        cut.set(side, str(round(100_000 * _EDGE / whole)))
    inline.find(f".//{qn('a:blip')}").addnext(cut)
    inline.find(f".//{qn('pic:cNvPr')}").set("name", f"hoja-{sheet.number}.png")


def _dateless(data: bytes) -> bytes:
    """Return a package with every file of one day, and with our name as that of the program that wrote it."""
    written = BytesIO()
    with ZipFile(BytesIO(data)) as made, ZipFile(written, "w", ZIP_DEFLATED) as package:
        for name in made.namelist():
            entry = ZipInfo(name, _FIRST_DAY)
            ours = name == _PROPERTIES_FILE
            # What says that it is ours is told without opening the package; an image is already as small as it gets.
            entry.compress_type = ZIP_STORED if ours or name.endswith(".png") else ZIP_DEFLATED
            package.writestr(entry, _PROPERTIES if ours else made.read(name))
    return written.getvalue()
