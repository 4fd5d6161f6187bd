"""PDF and PNG: judged by another library's reading; the same bytes on any day and in any process."""

from __future__ import annotations

import os
import struct
import subprocess
import sys
import zlib
from dataclasses import replace
from io import BytesIO

import pytest
from pypdf import PdfReader

from cauce.diagrams.render.formats import FORMATS, is_ours, rendered
from cauce.diagrams.render.pdf import sheets_pdf
from cauce.diagrams.render.png import DOTS_PER_INCH, sheets_png
from cauce.diagrams.sheet import PAGE_HEIGHT, PAGE_WIDTH
from tests.diagrams.drawing import Drawing
from tests.diagrams.handmade import HEADER, sheets
from tests.diagrams.shipped import Drawn


def read(data: bytes) -> PdfReader:
    return PdfReader(BytesIO(data), strict=True)


def test_texts_stay_texts_in_our_font(shipped: dict[str, Drawn]) -> None:
    """A font that is not found is replaced without an error: only the file itself tells."""
    drawn = shipped["PR-IMMUVER-01"].sheets
    document = read(sheets_pdf(drawn))
    assert len(document.pages) == len(drawn)
    for page, sheet in zip(document.pages, drawn, strict=True):
        assert (float(page.mediabox.width), float(page.mediabox.height)) == (PAGE_WIDTH, PAGE_HEIGHT)
        fonts = {font.get_object()["/BaseFont"].split("+")[1] for font in page["/Resources"]["/Font"].values()}
        assert fonts == {"CauceSans-Regular", "CauceSans-Bold"}
        for font in page["/Resources"]["/Font"].values():
            descriptor = font.get_object()["/DescendantFonts"][0].get_object()["/FontDescriptor"]
            assert any(key.startswith("/FontFile") for key in descriptor)
        said = page.extract_text().split()
        for _, line in Drawing(sheet).texts():
            assert set(line.text.split()) <= set(said) or line.text.replace(" ", "") in "".join(said), line.text


def test_the_file_says_what_it_is_and_who_made_it() -> None:
    document = read(sheets_pdf(sheets()))
    assert document.metadata is not None
    assert document.metadata.title == "Diagrama de flujo de PR-00 Procedimiento de prueba"
    assert document.metadata.author == "Cauce"
    assert document.metadata.creation_date is None
    assert str(document.root_object["/Lang"]).startswith("es")
    assert document.root_object["/MarkInfo"]["/Marked"]


@pytest.mark.parametrize("text", ['"#panic()', "\\", '\\" + sys.inputs', "#{", "$x$", "<a>", "\x00\u202e"])
def test_a_title_is_never_typst(text: str) -> None:
    spoilt = [replace(each, header=replace(HEADER, procedure=text)) for each in sheets()]
    document = read(sheets_pdf(spoilt))
    assert document.metadata is not None
    legal = text.replace("\x00", "").replace("\u202e", "·")
    assert document.metadata.title == f"Diagrama de flujo de PR-00 {legal}".strip()


def chunks(image: bytes) -> dict[bytes, bytes]:
    """The chunks of a PNG, their checksums verified."""
    found: dict[bytes, bytes] = {}
    place = 8
    while place < len(image):
        length, name = struct.unpack_from(">L4s", image, place)
        content = image[place + 8 : place + 8 + length]
        assert struct.unpack_from(">L", image, place + 8 + length) == (zlib.crc32(name + content),)
        found[name] = content
        place += 12 + length
    return found


def test_an_image_prints_at_letter_size() -> None:
    images = sheets_png(sheets())
    assert len(images) == 2
    for image in images:
        found = chunks(image)
        width, height = struct.unpack(">LL", found[b"IHDR"][:8])
        assert (width, height) == (round(8.5 * DOTS_PER_INCH), 11 * DOTS_PER_INCH)
        across, down, unit = struct.unpack(">LLB", found[b"pHYs"])
        assert unit == 1
        assert across == down == pytest.approx(DOTS_PER_INCH / 0.0254, abs=0.5)
        assert found[b"tEXt"] == b"Software\0Cauce"


@pytest.mark.parametrize("form", FORMATS)
def test_each_format_knows_its_own_files_and_gives_the_same_bytes(form: str) -> None:
    files = rendered(sheets(), "PR-00", form)
    assert list(files) == ([f"PR-00.{form}"] if form in ("pdf", "docx") else [f"PR-00-1.{form}", f"PR-00-2.{form}"])
    assert all(is_ours(data, form) for data in files.values())
    assert not is_ours(b"%PDF-1.7 <svg></svg> \x89PNG", form)
    assert rendered(sheets(), "PR-00", form) == files


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the memory of a process is read from /proc")
def test_many_images_take_the_memory_of_one() -> None:
    """A page is 15 MB of dots, and typst would keep ten of them; only a new process knows its own peak."""
    program = """
import resource
from dataclasses import replace
from cauce.diagrams.render.png import sheets_png
from tests.diagrams.handmade import sheets
first = sheets()[0]
sheets_png([first])
one = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
# Pages that differ: the same one is drawn once.
sheets_png([replace(first, number=number, foot=(replace(first.foot[0], text=str(number)),)) for number in range(2, 10)])
print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - one) // 1024)
"""
    paths = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    ran = subprocess.run([sys.executable, "-c", program], env=paths, capture_output=True, text=True, check=True)
    assert int(ran.stdout) < 40
