"""The page with an overlay: what the marks say beside each row, and in a section of its own; no part of the manual."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from cauce.diagrams.html.page import overlay_page
from cauce.diagrams.overlay.told import rows_told
from cauce.diagrams.overlay.values import Overlay
from cauce.diagrams.render.ours import OURS, OVERLAY_OURS
from tests.diagrams.html.pages import Reader, as_xml
from tests.diagrams.html.test_page import ELEMENTS
from tests.diagrams.overlay.made import ZONE, full_case, full_load, marked
from tests.diagrams.shipped import Drawn
from tests.diagrams.test_svg import NASTY
from tests.support.chromium import Chromium, needs_chromium

KEYS = ("64-AJP-P01", "PR-IMMUVER-01", "PR-IMMUVER-02")


def page_of(drawn: Drawn, overlay: Overlay) -> str:
    out = marked(drawn.procedure, drawn.graph, drawn.sheets, overlay)
    return overlay_page(drawn.procedure, out, overlay, ZONE)


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("kind", ["caso", "carga"])
def test_what_the_marks_say_is_beside_each_row(shipped: dict[str, Drawn], key: str, kind: str) -> None:
    drawn = shipped[key]
    overlay = full_case(drawn.procedure, 1) if kind == "caso" else full_load(drawn.procedure, 1)
    page = page_of(drawn, overlay)
    root = as_xml(page)
    told = rows_told(drawn.procedure, overlay, ZONE)
    assert len(told) >= 4
    cells = {" ".join(each.itertext()) for each in root.iter("td") if each.get("class") == "caso"}
    numbers = {row.ref: row.step for row in drawn.procedure.all_rows()}
    beside = [" ".join(words) for ref, words in told.items() if numbers[ref]]
    assert all(any(" ".join(words.split()) == " ".join(cell.split()) for cell in cells) for words in beside)
    assert {each.text for each in root.iter("th")} >= {"Caso" if kind == "caso" else "Carga", "Página"}
    assert ("VENCIDO el" in page) == (kind == "caso")


def test_it_says_whose_it_is_not(shipped: dict[str, Drawn]) -> None:
    drawn = shipped["PR-IMMUVER-01"]
    page = page_of(drawn, full_case(drawn.procedure, 1))
    assert OVERLAY_OURS in page
    assert OURS not in page
    assert page.count("HOJA DE CASO: NO ES PARTE DEL MANUAL") >= 5
    assert "COPIA NO CONTROLADA" not in page
    assert "<title>Hoja de caso 2026-0001: PR-IMMUVER-01" in page


@pytest.mark.parametrize("key", KEYS)
def test_every_link_leads_somewhere_and_every_id_is_one(shipped: dict[str, Drawn], key: str) -> None:
    drawn = shipped[key]
    found = Reader(page_of(drawn, full_case(drawn.procedure, 1))).found
    ids = [attributes["id"] for _, attributes in found if "id" in attributes]
    assert len(ids) == len(set(ids))
    for name, attributes in found:
        if name == "a":
            assert (attributes["href"] or "")[1:] in ids
        assert set((attributes.get("aria-labelledby") or "").split()) <= set(ids)


@pytest.mark.parametrize("text", NASTY, ids=range(len(NASTY)))
def test_no_folio_becomes_anything_but_text(shipped: dict[str, Drawn], text: str) -> None:
    drawn = shipped["PR-IMMUVER-01"]
    page = page_of(drawn, replace(full_case(drawn.procedure, 1), folio=text))
    as_xml(page)
    for name, attributes in Reader(page).found:
        assert name in {*ELEMENTS, "h3"}
        assert not any(attribute.startswith("on") for attribute in attributes)


@needs_chromium
def test_a_browser_shows_it_quietly_on_a_desk_and_on_a_phone(shipped: dict[str, Drawn], tmp_path: Path) -> None:
    drawn = shipped["PR-IMMUVER-01"]
    place = tmp_path / "caso.html"
    place.write_text(page_of(drawn, full_case(drawn.procedure, 1)), encoding="utf-8")
    with Chromium(tmp_path) as browser:
        for width, mobile in ((1200, False), (360, True)):
            browser.page("Emulation.setDeviceMetricsOverride", width=width, height=800, deviceScaleFactor=1,
                         mobile=mobile)  # fmt: skip
            browser.open(place.as_uri())
            assert browser.told("Runtime.exceptionThrown", "Runtime.consoleAPICalled", "Log.entryAdded") == []
            assert browser.value("document.documentElement.scrollWidth <= innerWidth")
        dark = "getComputedStyle(document.querySelector('td.vencido')).backgroundColor"
        assert browser.value(dark) == "rgb(27, 35, 48)"
