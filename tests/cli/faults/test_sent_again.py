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


def test_what_was_accepted(office: Counter) -> None:
    office.done("turnar", "P01-2026-0001", "--responsable", "archivo", "--motivo", "Motivo inventado")
    words = ("aceptar", "P01-2026-0001", "--id-envio", "uno")
    office.done(*words, person="archivo")
    after = office.case("P01-2026-0001")
    assert "ya se había hecho" in office.done(*words, person="archivo")
    assert office.case("P01-2026-0001") == after
    assert "nada espera" in office.refused("aceptar", "P01-2026-0001", "--id-envio", "dos", person="archivo")


def test_what_was_rejected(office: Counter) -> None:
    office.done("turnar", "P01-2026-0001", "--responsable", "archivo", "--motivo", "Motivo inventado")
    words = ("rechazar", "P01-2026-0001", "--motivo", "Motivo inventado", "--id-envio", "uno")
    office.done(*words, person="archivo")
    assert "ya se había hecho" in office.done(*words, person="archivo")


def test_a_derivation_that_was_accepted(office: Counter) -> None:
    derived(office)
    words = ("aceptar", "P01-2026-0002", "--id-envio", "uno")
    assert office.done(*words, person="psicologia").startswith("P02-2026-0001")
    again = office.done(*words, person="psicologia")
    assert again.startswith("P02-2026-0001")
    assert "ya se había hecho" in again
    assert "no existe" in office.refused("ver", "P02-2026-0002")


def test_what_was_omitted(office: Counter) -> None:
    office.done(
        "abrir",
        "AZAR-P01",
        "--inicio",
        "de_noche",
        "--datos",
        office.file("nombre.json", {"nombre": "Inventada"}),
        person="jefatura",
    )
    words = ("omitir", "P01-2026-0002", "--motivo", "Motivo inventado", "--id-envio", "uno")
    office.done(*words, person="juridica")
    assert "ya se había hecho" in office.done(*words, person="juridica")


def derived(office: Counter) -> None:
    """Take a case of its own to where it is derived."""
    office.file("nombre.json", {"nombre": "Persona Inventada"})
    office.done("abrir", "AZAR-P01", "--inicio", "de_noche", "--datos", "nombre.json", person="jefatura")
    folio = "P01-2026-0002"
    office.done("omitir", folio, "--motivo", "Motivo inventado", person="juridica")
    office.done("avanzar", folio, "--paso", "4.1", "--dato", "cita=2026-03-20", person="juridica")
    office.done("avanzar", folio, "--paso", "4.2", person="auxiliar")
    office.done("avanzar", folio, "--paso", "otra_vez", "--rama", "No", person="auxiliar")
    office.done("avanzar", folio, "--paso", "4.3", person="auxiliar")
    office.done("avanzar", folio, "--paso", "4.3", person="recepcion")
    office.done("avanzar", folio, "--dato", "vueltas=3", "--documento", "oficio=carpeta", person="juridica")
