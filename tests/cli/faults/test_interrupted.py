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
    """A command, who gives it, and the answers to each of its questions; `before` is what the case needs first."""

    words: tuple[str, ...]
    answers: tuple[str, ...]
    who: str = "recepcion"
    before: tuple[tuple[str, ...], ...] = ()


STEP_1 = ("avanzar", FOLIO, "--paso", "1", "--datos", "datos.json", "--documento", "cedula=carpeta 1")
STEP_2 = ("avanzar", FOLIO, "--paso", "2", "--dato", "repetida=no")
TURNED = ("turnar", FOLIO, "--responsable", "archivo", "--motivo", WHY)
SUSPENDED = ("suspender", FOLIO, "--motivo", WHY)
CLOSED = ("cerrar", FOLIO, "--motivo", WHY)
BOSS = "quien_aprende"

COMMANDS = (
    Asked(("abrir", "AZAR-P01"), ("de_noche", "Persona Inventada", "sí"), "jefatura"),
    Asked(("avanzar", FOLIO, "--paso", "2"), ("no", "sí"), before=(STEP_1,)),
    Asked(("anotar", FOLIO), ("Nota inventada",)),
    Asked(("asignar", FOLIO), ("recepcion",)),
    Asked(("turnar", FOLIO), (WHY, "archivo")),
    Asked(("aceptar", FOLIO), ("Persona Inventada",), "juridica", (STEP_1, STEP_2)),
    Asked(("rechazar", FOLIO), (WHY,), "archivo", (TURNED,)),
    Asked(("canalizar", FOLIO), ("Hospital Inventado", WHY)),
    Asked(("interrumpir", FOLIO), ("queja",)),
    Asked(("prorrogar", FOLIO, "--plazo", "pronto", "--mas", "24"), (WHY,), BOSS),
    Asked(("corregir", FOLIO), (WHY, "1"), before=(STEP_1,)),
    Asked(("documento", "anular", FOLIO, "cedula"), (WHY,), before=(STEP_1,)),
    Asked(("suspender", FOLIO), (WHY,), BOSS),
    Asked(("reanudar", FOLIO, "--motivo"), (WHY,), BOSS, (SUSPENDED,)),
    Asked(("cerrar", FOLIO), (WHY,), BOSS),
    Asked(("reabrir", FOLIO, "--motivo"), (WHY,), BOSS, (CLOSED,)),
    Asked(("cancelar", FOLIO), (WHY,), BOSS),
)


@pytest.mark.parametrize("asked", COMMANDS, ids=lambda asked: "_".join(asked.words[:1]))
def test_nothing_is_half_done(office: Counter, asked: Asked) -> None:
    office.file("datos.json", FIRST)
    for words in asked.before:
        office.done(*words, person=BOSS if words in (SUSPENDED, CLOSED) else "")
    before = office.case(FOLIO)
    words = (*asked.words, "--como", asked.who, "--ahora", office.as_of)
    for number in range(len(asked.answers)):
        with Conversation(*words, cwd=office.folder) as talk:
            talk.answer(*asked.answers[:number])
            assert talk.leave() == 130, talk.screen
            assert talk.screen.rstrip().endswith("Interrumpido.")
        assert office.case(FOLIO) == before
        assert "no existe" in office.refused("ver", "P01-2026-0002")
    office.done("comprobar")
    if len(asked.answers) == 1:
        return  # there is no second question
    with Conversation(*words, cwd=office.folder) as talk:
        # A step that was left halfway is offered again: what was said then need not be said again.
        talk.answer(*(("no",) if asked.words[0] == "avanzar" else ()), *asked.answers)
        assert talk.ended() == 0, talk.screen
