"""The page in a real browser: what a person does with it, by mouse, by keyboard, on a phone and on paper."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from cauce.diagrams.html.page import procedure_page
from tests.diagrams.handmade import sheets
from tests.diagrams.html.pages import spoken_by
from tests.diagrams.shipped import Drawn
from tests.diagrams.test_svg import NASTY
from tests.diagrams.test_svg import spoken_by as sheet_spoken_by
from tests.support.chromium import Chromium, needs_chromium

pytestmark = needs_chromium

KEYS = ("64-AJP-P01", *(f"PR-IMMUVER-0{number}" for number in range(1, 6)))
TAB, ENTER, ESCAPE = ("Tab", 9), ("Enter", 13), ("Escape", 27)
PHONE = {"width": 360, "height": 740, "deviceScaleFactor": 2, "mobile": True}
DESK = {"width": 1200, "height": 900, "deviceScaleFactor": 1, "mobile": False}


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chromium]:
    with Chromium(tmp_path_factory.mktemp("chromium")) as opened:
        yield opened


@pytest.fixture(scope="module")
def pages(shipped: dict[str, Drawn], tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("paginas")
    for key, drawn in shipped.items():
        (folder / f"{key}.html").write_text(procedure_page(drawn.procedure, drawn.sheets), encoding="utf-8")
    return folder


def opened(browser: Chromium, page: Path, fragment: str = "", screen: dict[str, Any] = DESK) -> None:
    browser.page("Emulation.setDeviceMetricsOverride", **screen)
    browser.open(page.as_uri() + fragment)


def assert_quiet(browser: Chromium) -> None:
    """Nothing was told to the console, nothing was refused by the policy, nothing was asked from outside."""
    assert browser.told("Runtime.exceptionThrown", "Runtime.consoleAPICalled", "Log.entryAdded") == []
    asked = {each["request"]["url"].partition(":")[0] for each in browser.told("Network.requestWillBeSent")}
    assert asked <= {"file", "data"}
    files = [each for each in browser.told("Network.requestWillBeSent") if each["request"]["url"].startswith("file")]
    assert len(files) == 1


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("screen", [DESK, PHONE], ids=["desk", "phone"])
def test_opens_quietly_and_fits_its_screen(browser: Chromium, pages: Path, key: str, screen: dict[str, Any]) -> None:
    opened(browser, pages / f"{key}.html", screen=screen)
    assert_quiet(browser)
    assert browser.value("document.documentElement.scrollWidth <= innerWidth")
    assert browser.value("document.compatMode") == "CSS1Compat"
    assert browser.value("document.fonts.check('9px \"Cauce Sans\"')")
    sizes = "[...document.querySelectorAll('td,li,a,button')].map(e => parseFloat(getComputedStyle(e).fontSize))"
    assert min(browser.value(sizes)) >= 12


def test_by_keyboard_from_the_first_link_to_a_row_and_back(browser: Chromium, pages: Path) -> None:
    opened(browser, pages / "PR-IMMUVER-01.html")
    here = "(e => e.id || e.getAttribute('href') || e.className)(document.activeElement)"
    order = []
    for _ in range(60):
        browser.press(TAB[0], code=TAB[1])
        order.append(browser.value(here))
        # A link over a symbol shows its focus on its own frame.
        outline = (
            "document.activeElement.closest('.enlaces') ? true"
            " : getComputedStyle(document.activeElement).outlineStyle !== 'none'"
        )
        assert browser.value(outline), order[-1]
        if order[-1].startswith("p1-simbolo-"):
            break
    assert order[0] == "#contenido"
    assert order[1:3] == ["#diagrama", "#tabla"]
    assert order[-6:-1] == ["busca", "menos", "normal", "mas", "hoja-1"]
    stroke = "getComputedStyle(document.activeElement.querySelector('rect')).strokeWidth"
    assert browser.value(stroke) == "3px"
    browser.press(ENTER[0], code=ENTER[1])
    row = browser.value("location.hash")
    assert row.startswith("#fila-")
    seen = "(r => r.top >= 0 && r.bottom <= innerHeight)(document.querySelector(location.hash).getBoundingClientRect())"
    assert browser.value(seen)
    browser.press(TAB[0], code=TAB[1])
    assert browser.value(f"document.activeElement.closest('tr').id === '{row[1:]}'")
    browser.press(ENTER[0], code=ENTER[1])
    assert browser.value("location.hash") == f"#{order[-1]}"
    assert browser.value(seen)


def test_the_bar_never_covers_where_a_link_leads(browser: Chromium, pages: Path) -> None:
    opened(browser, pages / "64-AJP-P01.html", "#fila-30")
    assert browser.value("document.querySelector('#fila-30').getBoundingClientRect().top"
                         " >= document.querySelector('.barra').getBoundingClientRect().bottom")  # fmt: skip
    assert (
        browser.value("getComputedStyle(document.querySelector('#fila-30 td')).backgroundColor") != "rgba(0, 0, 0, 0)"
    )


def test_search_without_accents_or_capitals_marks_symbols_and_rows(browser: Chromium, pages: Path) -> None:
    opened(browser, pages / "64-AJP-P01.html")
    browser.value("document.querySelector('#busca').focus()")
    browser.write("CITATÓRIO")
    marked = browser.value("[...document.querySelectorAll('.hallado')].map(e => e.classList.contains('nodo'))")
    said = "[...e.querySelectorAll('td:not(.ver)')].map(c => c.textContent).join(' ') || e.textContent"
    expected = f"[...document.querySelectorAll('tr,li.fila')].filter(e => /citatorio/i.test({said})).length"
    assert marked.count(False) == browser.value(expected) > 1
    assert marked.count(True) > 1
    told = f"{marked.count(True)} símbolos y {marked.count(False)} filas"
    assert browser.value("document.querySelector('#hallados').textContent") == told
    box = "document.querySelector('.actual').getBoundingClientRect()"
    seen = f"(r => r.top >= 0 && r.left >= 0 && r.right <= innerWidth && r.bottom <= innerHeight)({box})"
    first = None
    for _ in range(len(marked)):
        browser.press(ENTER[0], code=ENTER[1])
        assert browser.value("document.querySelectorAll('.actual').length") == 1
        assert browser.value(seen)
        first = first or browser.value("document.querySelector('.actual').id")
    browser.value("document.querySelector('#siguiente').click()")
    assert browser.value("document.querySelector('.actual').id") == first
    browser.value("document.querySelector('#busca').focus()")
    browser.press(ESCAPE[0], code=ESCAPE[1])
    assert browser.value("document.querySelectorAll('.hallado, .actual').length") == 0
    browser.write("no hay tal cosa")
    assert browser.value("document.querySelector('#hallados').textContent") == "Nada dice eso."
    assert browser.value("document.querySelector('#siguiente').disabled")
    assert_quiet(browser)


def test_zoom_changes_the_sheets_and_nothing_else(browser: Chromium, pages: Path) -> None:
    opened(browser, pages / "PR-IMMUVER-02.html")
    width = "Math.round(document.querySelector('.hoja').getBoundingClientRect().width)"
    assert browser.value(width) == 816
    browser.value("document.querySelector('#mas').click(), document.querySelector('#mas').click()")
    assert browser.value(width) == 1224
    assert browser.value("document.documentElement.scrollWidth <= innerWidth")
    browser.value("for (const _ of Array(9)) document.querySelector('#menos').click()")
    assert browser.value(width) == 408
    assert browser.value("document.querySelector('#menos').disabled")
    browser.value("document.querySelector('#normal').click()")
    assert browser.value(width) == 816
    assert_quiet(browser)


def test_without_its_script_the_page_shows_no_control_that_does_nothing(browser: Chromium, pages: Path) -> None:
    browser.page("Emulation.setScriptExecutionDisabled", value=True)
    try:
        opened(browser, pages / "PR-IMMUVER-02.html", "#fila-3")
        document = browser.page("DOM.getDocument")["root"]["nodeId"]

        def box(selector: str) -> dict[str, Any]:
            node = browser.page("DOM.querySelector", nodeId=document, selector=selector)["nodeId"]
            return browser.page("DOM.getBoxModel", nodeId=node)["model"]  # type: ignore[no-any-return]

        assert box("#fila-3")["height"] > 0
        assert box("#p1")["width"] == 816
        with pytest.raises(RuntimeError, match="box model"):
            box("#controles")
    finally:
        browser.page("Emulation.setScriptExecutionDisabled", value=False)


@pytest.mark.parametrize("key", ["64-AJP-P01", "PR-IMMUVER-01"])
def test_on_paper_each_sheet_is_a_letter_page_and_the_rest_follows(
    browser: Chromium, pages: Path, shipped: dict[str, Drawn], key: str
) -> None:
    opened(browser, pages / f"{key}.html")
    printed = browser.page("Page.printToPDF", preferCSSPageSize=True, printBackground=False)["data"]
    document = PdfReader(BytesIO(base64.b64decode(printed)))
    assert {tuple(round(float(side)) for side in page.mediabox) for page in document.pages} == {(0, 0, 612, 792)}
    texts = [" ".join(page.extract_text().split()) for page in document.pages]
    count = len(shipped[key].sheets)
    for number, text in enumerate(texts[:count], 1):
        assert f"Página: {number} de {count}" in text
    assert texts[count].startswith(f"Tabla de actividades · {key}")
    assert not any("Buscar" in text or "pág. 1 pág." in text for text in texts)
    assert all(texts)


def test_the_policy_stops_what_a_page_must_never_hold(browser: Chromium, pages: Path, tmp_path: Path) -> None:
    page = (pages / "PR-IMMUVER-02.html").read_text(encoding="utf-8")
    spoilt = tmp_path / "spoilt.html"
    bad = (
        "<script>window.ran = 1</script><img src='data:,' onerror='window.ran = 2'/>"
        "<img src='http://127.0.0.1:9/a.png'/></body>"
    )
    spoilt.write_text(page.replace("</body>", bad), encoding="utf-8")
    opened(browser, spoilt)
    assert browser.value("typeof window.ran") == "undefined"
    assert len(browser.told("Log.entryAdded")) >= 3


@pytest.mark.parametrize("text", NASTY, ids=range(len(NASTY)))
def test_nothing_in_a_text_acts(browser: Chromium, shipped: dict[str, Drawn], tmp_path: Path, text: str) -> None:
    procedure = spoken_by(shipped["PR-IMMUVER-02"].procedure, text)
    page = tmp_path / "pagina.html"
    page.write_text(procedure_page(procedure, [sheet_spoken_by(text), sheets()[1]]), encoding="utf-8")
    opened(browser, page)
    assert_quiet(browser)
    assert browser.told("Page.javascriptDialogOpening") == []
    assert browser.value("document.scripts.length") == 1
    # The one style attribute is the zoom that our script writes on the root.
    assert (
        browser.value("document.querySelectorAll('svg script, img, iframe, object, body [style], [onload]').length")
        == 0
    )
    assert browser.value("document.documentElement.scrollWidth <= innerWidth")
