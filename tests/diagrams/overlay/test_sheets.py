"""An overlay on the sheets: nothing of the drawing moves, and all that it says is there, on paper and aloud."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from pypdf import PdfReader

from cauce.compiler.api import compile_paths
from cauce.diagrams.overlay.placed import State
from cauce.diagrams.overlay.sheets import overlay_sheets
from cauce.diagrams.overlay.values import CaseOverlay, Load, LoadOverlay, Outcome, PathStep, Standing
from cauce.diagrams.render.formats import is_ours, rendered
from cauce.diagrams.render.svg import sheet_svg
from cauce.diagrams.sheet import Sheet
from tests.diagrams.drawing import Drawing
from tests.diagrams.overlay.history import played
from tests.diagrams.overlay.made import full_case, full_load, judged, marked
from tests.diagrams.shipped import Drawn
from tests.diagrams.test_svg import NASTY, assert_harmless

P01, AJP = "PR-IMMUVER-01", "64-AJP-P01"
MEXICO = ZoneInfo("America/Mexico_City")
AT = datetime(2026, 3, 18, 16, 0, tzinfo=UTC)


def both_branches(drawn: Drawn, **changes: object) -> CaseOverlay:
    """PR-IMMUVER-01 with both branches open, one of them overdue."""
    steps = [("1", ("2",)), ("2", ("3",)), ("3", ("4",)), ("4", ("gestion_o_derivacion",)),
             ("gestion_o_derivacion", ("5", "6"))]  # fmt: skip
    path = tuple(PathStep(at=AT - timedelta(days=5, hours=-number), row=row, leads_to=to)
                 for number, (row, to) in enumerate(steps))  # fmt: skip
    standing = tuple(Standing(row=row, since=AT - timedelta(days=4), roles=("trabajo_social",), due=due)
                     for row, due in (("5", AT + timedelta(days=1)), ("6", AT - timedelta(days=1))))  # fmt: skip
    whole = CaseOverlay(procedure=P01, digest=drawn.procedure.digest, at=AT, folio="2026/0001",
                        start="primer_contacto", path=path, standing=standing)  # fmt: skip
    return replace(whole, **changes)  # type: ignore[arg-type]


def case_sheets(drawn: Drawn, overlay: CaseOverlay) -> tuple[Sheet, ...]:
    return overlay_sheets(drawn.procedure, drawn.graph, drawn.sheets, overlay, MEXICO)


def said(sheet: Sheet) -> str:
    return " ".join(line.text for _, line in Drawing(sheet).texts())


def marks(sheet: Sheet) -> dict[str, list[str]]:
    """What the marks say, by the number of the step, or the text of the symbol."""
    assert sheet.overlay
    names = {placed.id: placed.node.pill or placed.node.text for placed in sheet.nodes}
    found: dict[str, list[str]] = {}
    for mark in sheet.overlay.marks:
        text = " | ".join(" ".join(line.text for line in cell.lines) for cell in mark.cells)
        found.setdefault(names[mark.node], []).append(text)
    return found


def test_nothing_of_the_drawing_moves(shipped: dict[str, Drawn]) -> None:
    for key, drawn in shipped.items():
        for overlay in (full_load(drawn.procedure, 1), *([full_case(drawn.procedure, 1)] if key == P01 else [])):
            out = marked(drawn.procedure, drawn.graph, drawn.sheets, overlay)
            assert len(out) > len(drawn.sheets)
            for before, after in zip(drawn.sheets, out, strict=False):
                same = replace(after, overlay=None, header=before.header, foot=before.foot, mark=before.mark)
                assert same == before


def test_every_sheet_says_that_it_is_no_part_of_the_manual(shipped: dict[str, Drawn]) -> None:
    drawn = shipped[AJP]
    for overlay, words in (
        (full_load(drawn.procedure, 1), "HOJA DE CARGA"),
        (full_case(drawn.procedure, 1), "HOJA DE CASO"),
    ):
        for sheet in marked(drawn.procedure, drawn.graph, drawn.sheets, overlay):
            assert sheet.overlay
            assert sheet.overlay.band_line.text.startswith(f"{words}: NO ES PARTE DEL MANUAL")
            assert sheet.mark
            assert sheet.mark.text == f"{words}: NO ES PARTE DEL MANUAL"
            text = said(sheet)
            assert "BORRADOR" not in text
            assert "COPIA NO CONTROLADA" not in text
            assert drawn.procedure.digest[:12] in text


def test_where_a_case_is_and_by_where_it_went(shipped: dict[str, Drawn]) -> None:
    drawn = shipped[P01]
    first, words = case_sheets(drawn, both_branches(drawn))
    assert marks(first) == {
        "1": ["1.º"], "2": ["2.º"], "3": ["3.º"], "4": ["4.º"], "¿Requiere gestión o derivación?": ["5.º"],
        "5": ["AQUÍ: vence el 19/03/2026 10:00 | Le toca a Trabajo Social"],
        "6": ["VENCIDO el 17/03/2026 10:00 | Le toca a Trabajo Social"],
    }  # fmt: skip
    layer = first.overlay
    assert layer
    states = {placed.node.pill: look.state for placed in first.nodes for look in layer.looks if look.node == placed.id}
    assert (states["4"], states["5"], states["6"]) == (State.DONE, State.HERE, State.OVERDUE)
    assert "7" not in states
    spoken = {mark.spoken for mark in layer.marks}
    assert "Paso 4. Hecho: 4.º del recorrido." in spoken
    late = "Aquí está el caso desde el 14/03/2026 10:00, venció el 17/03/2026 10:00. Le toca a Trabajo Social."
    assert f"Paso 6. {late}" in spoken
    dark = [cell.dark for mark in layer.marks for cell in mark.cells if "VENCIDO" in cell.lines[0].text]
    assert dark == [True]
    pills = {placed.id: placed.node.pill or placed.node.text for placed in first.nodes}
    gone = [(pills[line.source], pills[line.target]) for line in layer.travelled]
    question = "¿Requiere gestión o derivación?"
    assert sorted(gone) == sorted([("Inicio", "1"), ("1", "2"), ("2", "3"), ("3", "4"), ("4", question),
                                   (question, "5"), (question, "6")])  # fmt: skip
    assert "5 Realiza las gestiones" in said(words)
    assert "VENCIDO el 17/03/2026 10:00" in said(words)
    assert "Caso 2026/0001 · situación al 18/03/2026 10:00" in said(first)


def test_a_due_midnight_is_the_end_of_the_day_before(shipped: dict[str, Drawn]) -> None:
    drawn = shipped[P01]
    midnight = datetime(2026, 3, 18, tzinfo=MEXICO)
    for at, text in (
        (midnight, "VENCIDO el 17/03/2026"),
        (midnight - timedelta(minutes=1), "AQUÍ: vence el 17/03/2026"),
    ):
        standing = (Standing(row="5", since=AT - timedelta(days=4), due=midnight),)
        first, _ = case_sheets(drawn, both_branches(drawn, at=at, standing=standing))
        assert marks(first)["5"] == [text]


def test_times_are_those_of_the_institution(shipped: dict[str, Drawn]) -> None:
    drawn = shipped[P01]
    overlay = both_branches(drawn)
    for zone, hour in (("America/Hermosillo", "09:00"), ("Europe/Madrid", "17:00")):
        out = overlay_sheets(drawn.procedure, drawn.graph, drawn.sheets, overlay, ZoneInfo(zone))
        assert f"VENCIDO el 17/03/2026 {hour}" in marks(out[0])["6"][0]


def test_what_was_skipped_undone_and_done_again(shipped: dict[str, Drawn]) -> None:
    drawn = shipped[P01]
    path = [PathStep(at=AT, row="4", outcome=outcome) for outcome in
            (Outcome.DONE, Outcome.UNDONE, Outcome.DONE, Outcome.DONE, Outcome.DONE, Outcome.SKIPPED)]  # fmt: skip
    first, words = case_sheets(drawn, both_branches(drawn, path=tuple(path), standing=(Standing(row="8", since=AT),)))
    assert marks(first)["4"] == ["1.º … 5.º (4 veces) | 6.º omitido | 2.º deshecho"]
    assert first.overlay
    look = next(look for look in first.overlay.looks if look.state is State.SKIPPED)
    assert 'stroke-dasharray="5 3"' in sheet_svg(first)
    assert look.node in {placed.id for placed in first.nodes if placed.node.pill == "4"}
    assert [word in said(words) for word in ("omitido", "deshecho", "hecho")] == [True] * 3


def test_a_case_that_ended(shipped: dict[str, Drawn]) -> None:
    drawn = shipped[P01]
    last = PathStep(at=AT, row="8", leads_to=("fin_del_procedimiento",))
    first, words = case_sheets(drawn, both_branches(drawn, path=(last,), standing=(), end="fin_del_procedimiento"))
    assert marks(first)["Fin del procedimiento"] == ["CONCLUYÓ AQUÍ"]
    assert "concluyó Fin del procedimiento" in said(words)


def test_an_end_reached_without_a_line_is_marked_all_the_same(shipped: dict[str, Drawn]) -> None:
    drawn = shipped[P01]
    first, _ = case_sheets(drawn, both_branches(drawn, path=(), standing=(), end="solo_orientacion"))
    assert marks(first) == {"Fin: Sólo orientación o desistimiento": ["CONCLUYÓ"]}


def test_an_interruption_that_happened(shipped: dict[str, Drawn]) -> None:
    drawn = shipped[P01]
    steps = (PathStep(at=AT, row="1", leads_to=("2",)),
             PathStep(at=AT, interruption="desiste", leads_to=("solo_orientacion",)))  # fmt: skip
    first, words = case_sheets(drawn, both_branches(drawn, path=steps, standing=(), end="solo_orientacion"))
    assert marks(first)["La usuaria sólo requería orientación o desiste"] == ["2.º"]
    assert first.overlay
    assert any(line.dashed for line in first.overlay.travelled)
    assert "La usuaria sólo requería orientación o desiste" in said(words)


def test_a_path_goes_through_questions_and_connectors(shipped: dict[str, Drawn], procedures: Path) -> None:
    drawn = shipped[AJP]
    compiled = compile_paths([procedures / f"{AJP}.yaml"])[0]
    assert compiled.institution
    assert compiled.calendar
    name = "Los seguimientos llegan el día 16 (NC-3, una vez cada uno)"
    overlay = played(drawn.procedure, compiled.institution, compiled.calendar, name, 22, timedelta(days=20))
    out = marked(drawn.procedure, drawn.graph, drawn.sheets, overlay)
    gone = set()
    for sheet in out:
        assert sheet.overlay
        names = {placed.id: placed.node.pill or placed.node.text for placed in sheet.nodes}
        names |= {each.id: f"conector {each.letter}" for each in sheet.connectors}
        gone |= {(names[line.source], names[line.target]) for line in sheet.overlay.travelled}
    assert {("2.3", "¿Cómo resulta la denuncia?"), ("¿Cómo resulta la denuncia?", "2.7"), ("2.9", "conector B"),
            ("conector B", "3.1"), ("¿El caso es urgente?", "3.4")} <= gone  # fmt: skip
    assert not {("¿Cómo resulta la denuncia?", "2.5"), ("¿El caso es urgente?", "3.8"), ("3.8", "conector D")} & gone
    assert marks(out[3])["Verifica el domicilio e informa el resultado"] == ["19.º y 22.º"]


def test_how_many_wait_and_how_long(shipped: dict[str, Drawn]) -> None:
    drawn = shipped[P01]
    loads = (Load(row="1", cases=1, wait=timedelta(minutes=40)),
             Load(row="2", cases=4, overdue=1, wait=timedelta(hours=5)),
             Load(row="4", cases=12, overdue=3, wait=timedelta(days=2.5)), Load(row="5", cases=0))  # fmt: skip
    overlay = LoadOverlay(procedure=P01, digest=drawn.procedure.digest, at=AT, loads=loads)
    first, words = overlay_sheets(drawn.procedure, drawn.graph, drawn.sheets, overlay, MEXICO)
    assert marks(first) == {"1": ["1 caso | 40 min"], "2": ["4 casos | 1 vencido | 5 h"],
                            "4": ["12 casos | 3 vencidos | 2.5 días"]}  # fmt: skip
    assert first.overlay
    levels = {placed.node.pill: look.level for placed in first.nodes for look in first.overlay.looks
              if look.node == placed.id}  # fmt: skip
    assert levels == {"1": 1, "2": 2, "4": 4}
    gauges = {mark.node: [cell.gauge for cell in mark.cells] for mark in first.overlay.marks}
    assert sorted(gauges.values()) == [[0, 0, 1], [0, 0, 4], [0, 1]]
    assert "contorno: hasta 3, 6, 9 y 12 casos" in said(first)
    assert "Dónde están los casos: 17 casos, 4 vencidos" in said(words)
    svg = sheet_svg(first)
    assert all(f'stroke-width="{weight}"' in svg for weight in ("1.5", "2.3", "4.2"))


def test_a_load_without_cases(shipped: dict[str, Drawn]) -> None:
    drawn = shipped[P01]
    overlay = LoadOverlay(procedure=P01, digest=drawn.procedure.digest, at=AT)
    first, words = overlay_sheets(drawn.procedure, drawn.graph, drawn.sheets, overlay, MEXICO)
    assert marks(first) == {}
    assert "No hay casos abiertos." in said(words)


def test_a_path_of_a_thousand_steps_takes_pages_and_loses_none(shipped: dict[str, Drawn]) -> None:
    drawn = shipped[P01]
    path = tuple(PathStep(at=AT, row="7") for _ in range(1000))
    first, *words = case_sheets(drawn, both_branches(drawn, path=path))
    assert marks(first)["7"] == ["1.º … 1000.º (1000 veces)"]
    text = " ".join(map(said, words))
    assert all(f" {number}.º " in text for number in (1, 2, 500, 999, 1000))
    assert len(words) > 10


def test_what_has_no_room_is_said_in_words(shipped: dict[str, Drawn]) -> None:
    drawn = shipped[P01]
    tall = replace(drawn.sheets[0], lanes=tuple(
        replace(lane, body=replace(lane.body, width=0.5)) for lane in drawn.sheets[0].lanes))  # fmt: skip
    out = overlay_sheets(drawn.procedure, drawn.graph, (tall,), both_branches(drawn), MEXICO)
    assert out[0].overlay
    assert out[0].overlay.crowded
    assert "(sin lugar para la señal)" in said(out[1])


@pytest.mark.parametrize("text", NASTY, ids=range(len(NASTY)))
def test_no_text_of_an_overlay_becomes_anything_but_text(shipped: dict[str, Drawn], text: str) -> None:
    drawn = shipped[P01]
    for sheet in case_sheets(drawn, both_branches(drawn, folio=text)):
        assert_harmless(sheet_svg(sheet))


def test_files_are_told_apart_from_those_of_the_binder(shipped: dict[str, Drawn]) -> None:
    drawn = shipped[P01]
    out = case_sheets(drawn, both_branches(drawn))
    for form in ("svg", "pdf", "png"):
        mine, binder = rendered(out, "x", form), rendered(drawn.sheets, "x", form)
        assert all(is_ours(data, form, overlay=True) and not is_ours(data, form) for data in mine.values())
        assert all(is_ours(data, form) and not is_ours(data, form, overlay=True) for data in binder.values())


def test_the_pdf_says_it_all_in_our_font(shipped: dict[str, Drawn]) -> None:
    drawn = shipped[P01]
    (data,) = rendered(case_sheets(drawn, both_branches(drawn)), "x", "pdf").values()
    pages = PdfReader(BytesIO(data)).pages
    text = pages[0].extract_text()
    assert "HOJA DE CASO: NO ES PARTE DEL MANUAL" in text
    assert "VENCIDO el 17/03/2026" in text
    fonts = {str(font.get_object()["/BaseFont"]) for page in pages
             for font in page["/Resources"]["/Font"].values()}  # type: ignore[index]  # fmt: skip
    assert all("CauceSans" in font.replace("-", "").replace("#20", "") for font in fonts)


PROGRAM = """
import sys
from hashlib import sha256
from pathlib import Path
from cauce.compiler.api import compile_paths
from cauce.diagrams.html.page import overlay_page
from cauce.diagrams.from_procedure import build_graph
from cauce.diagrams.header import header_of
from cauce.diagrams.layout import layout_sheets
from cauce.diagrams.render.formats import rendered
from tests.diagrams.overlay.made import ZONE, full_case, full_load, marked
procedure = compile_paths([Path(sys.argv[1])])[0].procedure
graph = build_graph(procedure, header_of(procedure))
sheets = layout_sheets(graph)
for overlay in (full_load(procedure, 1), full_case(procedure, 1)):
    out = marked(procedure, graph, sheets, overlay)
    files = rendered(out, "x", "svg") | rendered(out, "x", "pdf") | rendered(out[:1], "x", "png")
    for data in (*files.values(), overlay_page(procedure, out, overlay, ZONE).encode()):
        print(sha256(data).hexdigest())
"""


def test_same_bytes_under_three_hash_seeds(procedures: Path, root: Path) -> None:
    paths = os.pathsep.join(str(root / each) for each in ("engine", "diagrams", "cli", "."))
    runs = [subprocess.run([sys.executable, "-c", PROGRAM, str(procedures / f"{P01}.yaml")], capture_output=True,
                           text=True, check=True, env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": paths})
            for seed in ("0", "1", "4242")]  # fmt: skip
    assert len(runs[0].stdout.split()) == 10
    assert len({run.stdout for run in runs}) == 1


@pytest.mark.parametrize("folio", ["2026-0001", "01-2026-0001", "P01-2026-0001"])
def test_a_sheet_of_training_says_so_in_its_head_and_foot_and_still_whose_it_is(
    shipped: dict[str, Drawn], folio: str
) -> None:
    drawn = shipped[P01]
    for overlay in (both_branches(drawn, training=True, folio=folio), full_load(drawn.procedure, 1)):
        real = replace(overlay, training=False)
        invented = replace(overlay, training=True)
        for sheet, plain in zip(
            marked(drawn.procedure, drawn.graph, drawn.sheets, invented),
            marked(drawn.procedure, drawn.graph, drawn.sheets, real),
            strict=True,
        ):
            assert sheet.overlay
            assert sheet.mark
            assert sheet.overlay.band_line.text.startswith("CAPACITACIÓN · HOJA DE C")
            assert "NO ES PARTE DEL MANUAL" in sheet.overlay.band_line.text
            assert sheet.mark.text.startswith("CAPACITACIÓN · HOJA DE C")
            assert "CAPACITACIÓN" not in said(plain)
            if isinstance(overlay, CaseOverlay):
                assert folio in sheet.overlay.band_line.text
        assert not judged(marked(drawn.procedure, drawn.graph, drawn.sheets, invented), drawn.graph)
