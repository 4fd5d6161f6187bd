"""The last look before confirming: everything has its row, in the order of the questions, and nothing typed is lost."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from cauce.cli.casos.asking.answer import Answer
from cauce.cli.casos.asking.summary import answer_said
from cauce.cli.casos.words.clock import Clock
from cauce.compiler.api import compile_paths
from tests.support.conversation import Conversation
from tests.support.counter import Counter

PROCEDURES = Path(__file__).resolve().parents[3] / "procedures"
AT_NIGHT = ("--como", "guardia", "--ahora", "2026-03-13T23:00")
OPEN = ("abrir", "64-AJP-P01", "--inicio", "disposicion_judicial", *AT_NIGHT)
TOLD = ("Niña Inventada Uno", "7", "no", "Juez Inventado")
FOLIO = "P01-2026-0001"


def test_a_paper_that_is_not_there_yet_has_its_row_and_is_refused_before_confirming(children: Counter) -> None:
    with Conversation(*OPEN, cwd=children.folder) as talk:
        talk.answer(*TOLD, "3")
        shown = " ".join(talk.asked().split())
        assert "3. Oficio" in shown
        assert "todavía no está" in shown
        assert "falta" in shown
        assert "Se abrirá un caso" not in shown
        assert "¿Qué quiere cambiar? (su número, o «no» para dejarlo aquí)" in shown
        talk.type("3")
        shown = " ".join(talk.answer("papel", "legajo 3", "sí").split())
        assert "Se abrirá un caso" in shown
        assert "Juez Inventado 3. Oficio" in shown
        assert "legajo 3" in shown
        assert talk.ended() == 0, talk.screen


def test_whoever_does_not_confirm_an_opening_keeps_what_was_typed(children: Counter) -> None:
    with Conversation(*OPEN, cwd=children.folder) as talk:
        talk.answer(*TOLD, "papel", "legajo 3", "no")
        assert talk.ended() == 1
        assert "No se abrió ningún caso." in talk.screen
        assert "cauce abrir 64-AJP-P01 --inicio disposicion_judicial --como guardia" in talk.screen
    with Conversation(*OPEN, cwd=children.folder) as talk:
        shown = " ".join(talk.asked().split())
        assert all(kept in shown for kept in ("Niña Inventada Uno", "Juez Inventado", "legajo 3"))


def test_what_no_answer_would_allow_is_said_before_the_first_question(children: Counter) -> None:
    by_day = ("--como", "guardia", "--ahora", "2026-03-13T12:00")
    with Conversation("abrir", "64-AJP-P01", "--inicio", "disposicion_judicial", *by_day, cwd=children.folder) as talk:
        assert talk.ended() == 1
        said = " ".join(talk.screen.split())
    assert "sólo se abre por este inicio cuando" in said
    assert "¿" not in said
    assert "falta el" not in said


def test_the_command_that_supplies_what_is_missing_is_whole(children: Counter) -> None:
    said = " ".join(children.terminal(*OPEN, "--no-preguntar").err.split())
    assert "cauce abrir 64-AJP-P01 --inicio disposicion_judicial --como guardia --documento oficio_disposicion" in said


def test_what_was_kept_comes_in_the_order_of_the_questions_and_keeps_its_numbers(children: Counter) -> None:
    said = children.file("datos.json", {"autoridad_judicial": "Juez Inventado"})
    with Conversation(*OPEN, "--datos", said, cwd=children.folder) as talk:
        talk.answer("Niña Inventada Uno", "7", "no", "papel", "legajo 3")
        shown = " ".join(talk.asked().split())
        assert shown.index("Niña Inventada Uno") < shown.index("2. ¿Qué autoridad") < shown.index("3. Oficio")
        talk.type("1").answer("Niña Inventada Dos", "7", "no")
        shown = " ".join(talk.asked().split())
        assert shown.index("Niña Inventada Dos") < shown.index("2. ¿Qué autoridad") < shown.index("3. Oficio")
        assert talk.press() == 130
    with Conversation(*OPEN, cwd=children.folder) as talk:
        shown = " ".join(talk.asked().split())
        assert shown.index("Niña Inventada Dos") < shown.index("¿Qué autoridad") < shown.index("Oficio")


@pytest.mark.parametrize(
    ("key", "datum", "said", "pointed"),
    [
        ("PR-IMMUVER-02", "orientacion_dada", "2027-01-12", True),
        ("PR-IMMUVER-02", "orientacion_dada", "2026-03-13", False),
        ("64-AJP-P01", "fecha_cita", "2027-01-12T10:00", False),  # a step waits for it: it is one to come
        ("64-AJP-P01", "hora_apartada", "2026-03-13T16:21", True),
        ("64-AJP-P01", "hora_apartada", "2026-03-13T16:19", False),
    ],
)
def test_a_date_to_come_is_pointed_at(key: str, datum: str, said: str, pointed: bool) -> None:
    """Most dates tell of what has happened: a wrong year would be believed."""
    zone = ZoneInfo("America/Hermosillo")
    clock = Clock(datetime(2026, 3, 13, 16, 20, tzinfo=zone), zone)
    procedure = compile_paths([PROCEDURES / f"{key}.yaml"])[0].procedure
    assert procedure is not None
    (row,) = answer_said(procedure, Answer(data={datum: said}), {}, clock)
    assert row.text.endswith(" (es una fecha futura)") == pointed, row
