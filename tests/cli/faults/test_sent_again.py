"""A command of which nobody heard the end is given once more, to the letter: it acts once, and says so."""

from __future__ import annotations

import pytest

from tests.cli.faults.conftest import FIRST
from tests.support.counter import Counter

FOLIO = "P02-2026-0001"


@pytest.fixture
def waiting(office: Counter) -> Counter:
    """The workspace, with a case that waits for something."""
    office.done("abrir", "AZAR-P02", "--inicio", "directa", person="psicologia")
    office.done("avanzar", FOLIO, "--documento", "oficio=carpeta 1", person="psicologia")
    office.done("avanzar", FOLIO, person="psicologia")
    assert office.case(FOLIO)["posiciones"][0]["id"] == "responde"
    return office


@pytest.mark.parametrize("step", [(), ("--paso", "responde")])
def test_what_was_waited_for(waiting: Counter, step: tuple[str, ...]) -> None:
    words = ("avanzar", FOLIO, *step, "--rama", "Llega", "--id-envio", "uno")
    waiting.done(*words, person="psicologia")
    after = waiting.case(FOLIO)
    assert after["posiciones"][0]["paso"] == "3"
    assert "ya se había hecho" in waiting.done(*words, person="psicologia")
    assert waiting.case(FOLIO) == after


def test_the_last_step(waiting: Counter) -> None:
    waiting.done("avanzar", FOLIO, "--rama", "Llega", person="psicologia")
    words = ("avanzar", FOLIO, "--id-envio", "uno")
    waiting.done(*words, person="psicologia")
    after = waiting.case(FOLIO)
    assert after["fin"] == "atendida"
    assert "ya se había hecho" in waiting.done(*words, person="psicologia")
    assert waiting.case(FOLIO) == after


@pytest.mark.parametrize(
    "words",
    [
        ("anotar", "--nota", "Nota inventada"),
        ("avanzar", "--datos", "datos.json", "--documento", "cedula=carpeta 1", "--nota", "Nota inventada"),
        ("registrar", "--dato", "urgente=si"),
        ("documento agregar", "cedula=carpeta 1"),
        ("suspender", "--motivo", "Motivo inventado"),
        ("cancelar", "--motivo", "Motivo inventado"),
        ("interrumpir", "queja"),
        ("canalizar", "--a", "Hospital Inventado", "--motivo", "Motivo inventado"),
        ("asignar", "--persona", "recepcion", "--paso", "1"),
        ("turnar", "--responsable", "archivo", "--motivo", "Motivo inventado"),
        ("prorrogar", "--plazo", "pronto", "--mas", "24", "--motivo", "Motivo inventado"),
        ("cerrar", "--motivo", "Motivo inventado"),
    ],
    ids=lambda words: words[0],
)
def test_every_command_acts_once(office: Counter, words: tuple[str, ...]) -> None:
    office.file("datos.json", FIRST)
    command = (*words[0].split(), "P01-2026-0001", *words[1:], "--id-envio", "uno")
    who = "quien_aprende" if words[0] in ("suspender", "cancelar", "prorrogar", "cerrar") else "recepcion"
    office.done(*command, person=who)
    after = office.case("P01-2026-0001")
    assert "ya se había hecho" in office.done(*command, person=who)
    assert office.case("P01-2026-0001") == after
    other = office.refused("anotar", "P01-2026-0001", "--nota", "Otra", "--id-envio", "uno")
    assert "ya se usó para otra cosa" in other
