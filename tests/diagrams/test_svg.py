"""The SVG: parses, says everything to those who do not see it, runs nothing and asks for nothing from outside."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from base64 import b64decode
from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest
from fontTools.ttLib import TTFont

from cauce.diagrams.render import palette
from cauce.diagrams.render.svg import sheet_svg
from cauce.diagrams.render.text import all_lines
from cauce.diagrams.sheet import Sheet
from tests.diagrams.drawing import Drawing
from tests.diagrams.handmade import sheets
from tests.diagrams.shipped import Drawn

NAMESPACE = "{http://www.w3.org/2000/svg}"
ELEMENTS = {"svg", "g", "title", "desc", "style", "rect", "polygon", "path", "circle", "text"}
NASTY = (
    "<script>alert(1)</script>",
    "]]>",
    "a & b &amp; &lt;",
    '" onload="alert(1)',
    "' onclick='x'",
    "\u202edenuncia\u202c \u2066x\u2069",
    "\x00\x07\x1b[31m\ufffe\ud800",
    "👩‍⚖️ 🇲🇽",
    "אבג עברית",
    "palabra " * 375,
    "x" * 200,
    "javascript:alert(1)",
    "--> <!-- <?xml ?> <![CDATA[",
    "url(https://example.org/a)",
    "{font-family} </style>",
)


def parsed(svg: str) -> ET.Element:
    return ET.fromstring(svg)  # noqa: S314 - made here; what it could hold is the question


def spoken_by(text: str) -> Sheet:
    """The hand-made sheet with one text in every place that takes one."""
    first, _ = sheets()

    def line(old: Any) -> Any:
        return replace(old, text=text)

    node = first.nodes[1]
    return replace(
        first,
        header=replace(first.header, procedure=text, key=text),
        title=line(first.title),
        nodes=tuple(
            replace(
                each,
                node=replace(each.node, text=text, detail=text, pill=text, ref=text, clocks=(text,)),
                lines=tuple(map(line, each.lines)),
                id=f"{text}{number}",
            )
            for number, each in enumerate((node, *first.nodes[2:]))
        ),
        edges=tuple(
            replace(each, source=text, target=text, label=tuple(map(line, each.label))) for each in first.edges
        ),
        connectors=tuple(replace(each, id=text, letter=text) for each in first.connectors),
        lanes=tuple(replace(each, id=text, lines=tuple(map(line, each.lines))) for each in first.lanes),
        legend=tuple(map(line, first.legend)),
        foot=tuple(map(line, first.foot)),
    )


def assert_harmless(svg: str) -> None:
    for element in parsed(svg).iter():
        assert element.tag.removeprefix(NAMESPACE) in ELEMENTS
        for name, value in element.attrib.items():
            assert not name.lower().startswith("on")
            assert "href" not in name.lower()
            assert "url(" not in value or name in ("aria-label", "data-paso"), (name, value)
    styles = [element.text or "" for element in parsed(svg).iter(f"{NAMESPACE}style")]
    assert len(styles) == 1
    face = (
        r"@font-face\{font-family:'Cauce Sans';font-weight:(normal|bold);"
        r"src:url\(data:font/ttf;base64,[A-Za-z0-9+/=]+\) format\('truetype'\)\}"
    )
    assert re.fullmatch(f"({face}){{2}}", styles[0])


@pytest.mark.parametrize("text", NASTY, ids=range(len(NASTY)))
def test_no_text_becomes_anything_but_text(text: str) -> None:
    svg = sheet_svg(spoken_by(text))
    assert_harmless(svg)
    assert not re.search("[\u202a-\u202e\u2066-\u2069\x00-\x08\ud800-\udfff\ufffe]", svg)
    ids = [element.get("id") for element in parsed(svg).iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    assert all(re.fullmatch(r"p1(-[A-Za-z0-9_-]+)?", each or "") for each in ids)


def test_what_is_legal_is_kept_to_the_letter() -> None:
    svg = sheet_svg(spoken_by("a & b <c> «¿Sí?» ñ —"))
    texts = {element.text for element in parsed(svg).iter(f"{NAMESPACE}text")}
    assert "a & b <c> «¿Sí?» ñ —" in texts


def test_the_shipped_sheets_say_every_line_and_nothing_else(shipped: dict[str, Drawn]) -> None:
    for each in shipped.values():
        for sheet in each.sheets:
            svg = sheet_svg(sheet)
            assert_harmless(svg)
            drawn = sorted(element.text or "" for element in parsed(svg).iter(f"{NAMESPACE}text"))
            assert drawn == sorted(line.text for _, line in Drawing(sheet).texts())


def test_it_can_be_heard() -> None:
    root = parsed(sheet_svg(sheets()[0]))
    assert (root.get("role"), root.get("lang")) == ("graphics-document", "es")
    labels = (root.get("aria-labelledby") or "").split()
    told = {element.get("id"): element.text for element in root if element.get("id") in labels}
    assert told == {
        "p1-titulo": "Diagrama de flujo de PR-00 Procedimiento de prueba, página 1 de 2",
        "p1-descripcion": "Carriles, de izquierda a derecha: Recepción, Trabajo Social.",
    }
    nodes = [each for each in root.iter(f"{NAMESPACE}g") if (each.get("class") or "").startswith("nodo ")]
    names = [each.get("aria-label") for each in nodes]
    assert names[:4] == [
        "Inicio",
        "Paso 1. Recibe la solicitud. Documentos: Solicitud, Oficio",
        "Decisión 2. ¿Procede?",
        "Paso 3. Responde y anota. Documentos: Libro. 5 dias",
    ]
    assert names[-1] == "Conector A, sigue en la página 2"
    titles = [title.text for title in root.iter(f"{NAMESPACE}title")]
    assert "De «2» a «3»: Sí" in titles


def test_badges_have_a_group_of_their_own() -> None:
    root = parsed(sheet_svg(sheets()[0]))
    groups = [each for each in root if each.get("class") == "insignias"]
    assert [group.get("id") for group in groups] == ["p1-insignias"]
    assert [text.text for text in groups[0].iter(f"{NAMESPACE}text")] == ["1", "2", "3", "4", "5"]


def test_the_font_inside_has_every_letter_of_the_page_and_few_others(shipped: dict[str, Drawn]) -> None:
    sheet = shipped["64-AJP-P01"].sheets[0]
    svg = sheet_svg(sheet)
    assert len(svg) < 100_000
    for bold, data in enumerate(re.findall(r"base64,([^)]+)\)", svg)):
        font = TTFont(BytesIO(b64decode(data)), checkChecksums=2)
        glyphs, outlines = font.getBestCmap(), font["glyf"]
        needed = {character for line in all_lines(sheet) if line.bold == bool(bold) for character in line.text}
        for character in needed - {" ", "\xa0"}:
            assert outlines[glyphs[ord(character)]].numberOfContours != 0, character
        filled = [name for name in outlines.keys() if outlines[name].numberOfContours != 0]  # noqa: SIM118
        assert len(filled) < len(needed) + 40


def luminance(colour: str) -> float:
    channels = (int(colour[index : index + 2], 16) / 255 for index in (1, 3, 5))
    linear = [each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_texts_are_readable_on_what_is_under_them() -> None:
    """WCAG 2.2, 1.4.3."""
    papers = (
        palette.PAPER,
        palette.LANE,
        palette.TERMINATOR,
        palette.DECISION,
        palette.WAIT,
        palette.SHEET,
        palette.DRUM,
        palette.DONE,
    )
    for text in (palette.INK, palette.NAVY, palette.MUTED, palette.WARNING):
        assert min(contrast(text, paper) for paper in papers) >= 4.5
    assert contrast(palette.PAPER, palette.NAVY) >= 4.5
    assert contrast(palette.RULE, palette.PAPER) >= 3


def test_numbers_are_written_alike() -> None:
    svg = sheet_svg(sheets()[0], embed_font=False)
    assert not re.search(r"\d\.\d{3}|\de[-+]\d|-0[ \",]|\.0[ \",]", svg)
