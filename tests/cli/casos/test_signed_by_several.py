"""A step that several confirm: the first answers, the next sees what they sign, nobody carries another's name."""

from __future__ import annotations

import pytest

from tests.support.conversation import Conversation
from tests.support.counter import Counter

AT = ("--ahora", "2026-04-01T10:00")
FOLIO = "P01-2026-0001"


@pytest.fixture
def report(children: Counter) -> Counter:
    """The monthly report at step 8.4, which the attorney and the quality liaison sign."""
    children.as_of = "2026-04-01T10:00"
    children.done("abrir", "64-AJP-P01", "--inicio", "informe_mensual", person="quien_aprende")
    children.done("avanzar", FOLIO, "--documento", "f12", person="quien_aprende")
    children.done("avanzar", FOLIO, person="quien_aprende")
    children.done("avanzar", FOLIO, "--documento", "f12_mensual", person="quien_aprende")
    return children


def test_each_has_to_and_not_any(report: Counter) -> None:
    said = " ".join(report.done("ver", FOLIO).split())
    assert "Deben hacerlo: Procurador de la Defensa del Menor y la Familia y Enlace de Calidad" in said
    assert "deben hacerlo Procurador" in " ".join(report.refused("avanzar", FOLIO).split())


def test_the_first_is_asked_and_the_second_sees_what_they_sign(report: Counter) -> None:
    with Conversation("avanzar", FOLIO, "--como", "procurador", *AT, cwd=report.folder) as talk:
        assert "¿Es necesario integrar acciones?" in talk.answer("no")
        talk.answer("sí")
        assert talk.ended() == 0
    said = " ".join(report.done("ver", FOLIO).split())
    assert "Ya lo confirmó: " in said
    assert "(Procurador de la Defensa del Menor y la Familia)" in said
    with Conversation("avanzar", FOLIO, "--como", "enlace_calidad", *AT, cwd=report.folder) as talk:
        shown = " ".join(talk.answer("sí").split())
        assert "con estas respuestas: - ¿Es necesario integrar acciones? no" in shown
        assert f"cauce registrar {FOLIO} --paso 8.4" in shown
        assert talk.ended() == 0
    assert report.case(FOLIO)["estado"] == "concluido"


def test_another_answer_is_not_signed_by_who_signed_the_first(report: Counter) -> None:
    report.done("avanzar", FOLIO, "--dato", "hay_acciones=no", person="procurador")
    more = report.file("datos.json", {"hay_acciones": "si", "acciones": "Acciones inventadas"})
    said = " ".join(report.done("avanzar", FOLIO, "--datos", more, person="enlace_calidad").split())
    assert "Ya no vale lo que confirmó" in said
    assert "Sigue en el paso 8.4" in said
    assert said.endswith("a cargo de Procurador de la Defensa del Menor y la Familia.")
    assert "Ya no vale lo que confirmó" in " ".join(report.done("historial", FOLIO).split())
    report.done("avanzar", FOLIO, person="procurador")
    assert report.case(FOLIO)["estado"] == "concluido"
    report.done("comprobar")


def test_changing_what_was_answered_asks_only_for_what_the_step_asks(report: Counter) -> None:
    report.done("avanzar", FOLIO, "--dato", "hay_acciones=no", person="procurador")
    words = ("registrar", FOLIO, "--paso", "8.4", "--como", "enlace_calidad", *AT)
    with Conversation(*words, cwd=report.folder) as talk:
        assert "2. ¿Qué acciones corresponden?" in talk.answer("1")
        talk.answer("sí")
        assert talk.ended() == 0
        assert "Ya no vale lo que confirmó" in " ".join(talk.screen.split())
    assert len(report.case(FOLIO)["posiciones"][0]["responsables"]) == 2
