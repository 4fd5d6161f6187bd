"""The document of Word: a letter page per sheet, told to those who do not see it, and nothing of machine or day."""

from __future__ import annotations

import os
import shutil
import subprocess
import xml.etree.ElementTree as ET
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import docx
import pytest
from docx.document import Document
from pypdf import PdfReader

from cauce.diagrams.render.docx import DOTS_PER_INCH, sheets_docx
from cauce.diagrams.render.formats import is_ours
from cauce.diagrams.render.png import sheets_png
from cauce.diagrams.render.speech import sheet_contents
from cauce.diagrams.sheet import MARGIN, PAGE_HEIGHT, PAGE_WIDTH
from tests.diagrams.handmade import HEADER, sheets
from tests.diagrams.shipped import Drawn
from tests.diagrams.test_hard_texts import HARD
from tests.diagrams.test_svg import spoken_by

SOFFICE = shutil.which("soffice")
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
WORDS = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def opened(data: bytes) -> Document:
    return docx.Document(BytesIO(data))


def test_each_sheet_is_a_letter_page_of_its_own_at_its_true_size() -> None:
    data = sheets_docx(sheets())
    document = opened(data)
    [section] = document.sections
    assert (section.page_width.pt, section.page_height.pt) == (PAGE_WIDTH, PAGE_HEIGHT)
    assert [each.paragraph_format.page_break_before for each in document.paragraphs] == [False, True]
    assert len(document.inline_shapes) == 2
    for shape in document.inline_shapes:
        [cut] = shape._inline.iter(f"{DRAWING}srcRect")
        across = PAGE_WIDTH * (1 - (int(cut.get("l")) + int(cut.get("r"))) / 100_000)
        down = PAGE_HEIGHT * (1 - (int(cut.get("t")) + int(cut.get("b"))) / 100_000)
        assert (shape.width.pt, shape.height.pt) == pytest.approx((across, down), abs=0.02)
        # What is left out at the edges is at the margin of the page again, and nothing of the sheet is left out.
        left, top = PAGE_WIDTH * int(cut.get("l")) / 100_000, PAGE_HEIGHT * int(cut.get("t")) / 100_000
        assert (section.left_margin.pt, section.top_margin.pt) == pytest.approx((left, top), abs=0.02)
        assert max(left, top) < MARGIN
        assert shape.height.pt + section.top_margin.pt + section.bottom_margin.pt + 5 < PAGE_HEIGHT
    with ZipFile(BytesIO(data)) as package:
        pictures = [package.read(name) for name in package.namelist() if name.endswith(".png")]
    assert pictures == sheets_png(sheets(), DOTS_PER_INCH)


def test_pictures_are_told_in_spanish(shipped: dict[str, Drawn]) -> None:
    drawn = shipped["PR-IMMUVER-05"].sheets
    document = opened(sheets_docx(drawn))
    told = [shape._inline.docPr.get("descr") for shape in document.inline_shapes]
    assert len(told) == len(drawn)
    for text, sheet in zip(told, drawn, strict=True):
        for placed in sheet.nodes:
            assert placed.node.text[:60] in text
            assert placed.node.pill in text
        for lane in sheet.lanes:
            assert " ".join(line.text for line in lane.lines) in text
        assert HEADER.mark not in text
        assert sheet.header.mark in text
        assert sheet.header.digest in text
    assert "Conector A, sigue en la página 2." in told[0]
    assert "Conector A, viene de la página 1." in told[1]
    names = [shape._inline.docPr.get("name") for shape in document.inline_shapes]
    assert names == ["Hoja 1", "Hoja 2"]


def test_the_file_says_what_it_is_in_its_language_and_not_who_nor_when() -> None:
    data = sheets_docx(sheets())
    found = opened(data).core_properties
    assert found.title == "Diagrama de flujo de PR-00 Procedimiento de prueba"
    assert found.subject == "PR-00-G01 Diagrama · Institución inventada · BORRADOR"
    assert (found.author, found.last_modified_by, found.comments, found.keywords) == ("Cauce", "", "", "")
    assert (found.created, found.modified) == (None, None)
    assert found.language == "es-MX"
    with ZipFile(BytesIO(data)) as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        for name in package.namelist():
            if not name.endswith((".xml", ".rels")):
                continue
            root = ET.fromstring(package.read(name))  # noqa: S314 - made here; what it could hold is the question
            assert {each.get(f"{WORDS}val") for each in root.iter(f"{WORDS}lang")} <= {"es-MX"}
            assert not [each for each in root.iter() if each.get("TargetMode")], name
            assert b"python-docx" not in package.read(name)
            assert not name.startswith("docProps") or b"Microsoft" not in package.read(name)


@pytest.mark.parametrize("text", [*HARD.values(), "\x00\x07\ufffe", "\ud800", "\u202ex"], ids=range(len(HARD) + 3))
def test_no_text_becomes_anything_but_text(text: str) -> None:
    spoilt = replace(spoken_by(text), header=replace(HEADER, procedure=text, annex=text, version=text))
    data = sheets_docx([spoilt])
    document = opened(data)
    [shape] = document.inline_shapes
    told = shape._inline.docPr.get("descr")
    assert "Carriles, de izquierda a derecha" in told
    assert not set(told) & set("\x00\x07\ufffe\ud800\u202e")
    assert len(document.core_properties.title) <= 255
    with ZipFile(BytesIO(data)) as package:
        assert package.testzip() is None
        tags = {each.tag.rpartition("}")[2] for each in ET.fromstring(package.read("word/document.xml")).iter()}  # noqa: S314
    assert "script" not in tags


def test_a_long_text_is_told_shortened_and_that_is_seen() -> None:
    assert "…" in sheet_contents(spoken_by(HARD["3,000 characters"]))
    assert "…" not in sheet_contents(sheets()[0])


def test_a_document_that_a_person_saved_is_theirs() -> None:
    """Word writes its own name as that of the program; that of Cauce as author stays."""
    data = sheets_docx(sheets())
    assert is_ours(data, "docx")
    saved = BytesIO()
    with ZipFile(BytesIO(data)) as made, ZipFile(saved, "w", ZIP_DEFLATED) as again:
        for name in made.namelist():
            again.writestr(name, made.read(name).replace(b"<Application>Cauce", b"<Application>Microsoft Office Word"))
    assert not is_ours(saved.getvalue(), "docx")


@pytest.mark.skipif(SOFFICE is None, reason="no está LibreOffice (apt-get install libreoffice-writer)")
def test_libreoffice_prints_a_page_for_each_sheet(tmp_path: Path, shipped: dict[str, Drawn]) -> None:
    drawn = shipped["PR-IMMUVER-03"].sheets
    (tmp_path / "hojas.docx").write_bytes(sheets_docx(drawn))
    words = [str(SOFFICE), f"-env:UserInstallation=file://{tmp_path}/perfil", "--headless", "--convert-to", "pdf",
             "--outdir", str(tmp_path), str(tmp_path / "hojas.docx")]  # fmt: skip
    subprocess.run(words, capture_output=True, check=True, env={**os.environ, "HOME": str(tmp_path)})
    printed = PdfReader(tmp_path / "hojas.pdf")
    assert len(printed.pages) == len(drawn)
    for page in printed.pages:
        assert (float(page.mediabox.width), float(page.mediabox.height)) == pytest.approx((612, 792), abs=0.5)
        content = page.get_contents()
        assert content is not None
        assert content.get_data().count(b" Do") == 1
