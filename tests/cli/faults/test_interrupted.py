"""Ctrl-C at every question of every command that asks: 130, and the case is as it was."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from tests.cli.faults.conftest import FIRST
from tests.support.conversation import Conversation
from tests.support.counter import Counter

FOLIO = "P01-2026-0001"
WHY = "Motivo inventado"


class Asked(NamedTuple):
    """A command, who gives it, and the answers to each of its questions; `before` is what the case needs first.

    `again` are those of the last time, where what was answered before is offered and not wanted.
    """

    words: tuple[str, ...]
    answers: tuple[str, ...]
    who: str = "recepcion"
    before: tuple[tuple[str, ...], ...] = ()
    again: tuple[str, ...] = ()


STEP_1 = ("avanzar", FOLIO, "--paso", "1", "--datos", "datos.json", "--documento", "cedula=carpeta 1")
STEP_2 = ("avanzar", FOLIO, "--paso", "2", "--dato", "repetida=no")
TURNED = ("turnar", FOLIO, "--responsable", "archivo", "--motivo", WHY)
SUSPENDED = ("suspender", FOLIO, "--motivo", WHY)
CLOSED = ("cerrar", FOLIO, "--motivo", WHY)
BY_NIGHT = ("abrir", "AZAR-P01", "--inicio", "de_noche", "--datos", "nombre.json")
BOSS = "quien_aprende"
WHO = {SUSPENDED: BOSS, CLOSED: BOSS, BY_NIGHT: "jefatura"}

COMMANDS = (
    Asked(
        ("abrir", "AZAR-P01"),
        ("de_noche", "Persona Inventada", "sí"),
        "jefatura",
        again=("de_noche", "no", "no", "Persona Inventada", "sí"),
    ),
    Asked(("omitir", "P01-2026-0002", "--motivo", WHY), ("sí",), "juridica", (BY_NIGHT,)),
    Asked(("avanzar", FOLIO, "--paso", "2"), ("no", "sí"), before=(STEP_1,), again=("no", "no", "sí")),
    Asked(("anotar", FOLIO), ("Nota inventada",)),
    Asked(("asignar", FOLIO), ("recepcion",)),
    Asked(("turnar", FOLIO), ("archivo", WHY, "sí")),
    Asked(("aceptar", FOLIO), ("Persona Inventada",), "juridica", (STEP_1, STEP_2)),
    Asked(("rechazar", FOLIO), (WHY,), "archivo", (TURNED,)),
    Asked(("canalizar", FOLIO), ("Hospital Inventado", WHY)),
    Asked(("interrumpir", FOLIO), ("queja", "sí")),
    Asked(("prorrogar", FOLIO, "--plazo", "pronto", "--mas", "24"), (WHY, "sí"), BOSS),
    Asked(("prorrogar", FOLIO, "--plazo", "pronto"), ("24", WHY, "sí"), BOSS),
    Asked(("corregir", FOLIO), ("1", WHY, "sí"), before=(STEP_1,)),
    Asked(("documento", "anular", FOLIO, "cedula"), (WHY,), before=(STEP_1,)),
    Asked(("reanudar", FOLIO, "--motivo"), (WHY,), BOSS, (SUSPENDED,)),
    Asked(("cerrar", FOLIO), (WHY, "sí"), BOSS),
    Asked(("reabrir", FOLIO, "--motivo"), (WHY, "sí"), BOSS, (CLOSED,)),
    Asked(("cancelar", FOLIO), (WHY, "sí"), BOSS),
)


@pytest.mark.parametrize("asked", COMMANDS, ids=lambda asked: "_".join(asked.words[:1]))
def test_nothing_is_half_done(office: Counter, asked: Asked) -> None:
    office.file("datos.json", FIRST)
    office.file("nombre.json", {"nombre": "Persona Inventada"})
    for words in asked.before:
        office.done(*words, person=WHO.get(words, ""))
    before = office.case(FOLIO)
    tasks = office.json("pendientes", "--todos")
    words = (*asked.words, "--como", asked.who, "--ahora", office.as_of)
    for number in range(len(asked.answers)):
        with Conversation(*words, cwd=office.folder) as talk:
            talk.answer(*asked.answers[:number])
            assert talk.leave() == 130, talk.screen
            assert talk.screen.rstrip().endswith("Interrumpido.")
        assert office.case(FOLIO) == before
        assert office.json("pendientes", "--todos") == tasks
    office.done("comprobar")
    if len(asked.answers) == 1:
        return  # there is no second question
    with Conversation(*words, cwd=office.folder) as talk:
        talk.answer(*(asked.again or asked.answers))
        assert talk.ended() == 0, talk.screen
