"""Two people in one step: what the slower one answered cannot be sent any more, and they are told so."""

from __future__ import annotations

import pytest

from tests.support.conversation import Conversation
from tests.support.counter import Counter

FOLIO = "09-2026-0001"
CHIEF = "quien_aprende"
WORDS = ("avanzar", FOLIO, "--paso", "2", "--como", CHIEF, "--ahora", "2026-03-13T16:25")
ANSWERS = ("lunes", "no", "Nota inventada", "papel", "carpeta 1")


@pytest.fixture
def interviewing(small: Counter) -> Counter:
    small.done("avanzar", FOLIO)
    return small


def somebody_else_does_it(counter: Counter) -> None:
    data = counter.file("datos.json", {"visitas": [{"dia": "martes"}], "nota": "Otra"})
    counter.done("avanzar", FOLIO, "--datos", data, "--documento", "cedula", person="trabajo_social")


def test_the_slower_one_is_told_what_they_had_answered_and_offered_nothing_that_fails(interviewing: Counter) -> None:
    with Conversation(*WORDS, cwd=interviewing.folder) as talk:
        talk.answer(*ANSWERS)
        talk.asked()
        somebody_else_does_it(interviewing)
        talk.type("sí")
        assert talk.ended() == 1
    last = " ".join(talk.screen.split("¿Confirma?")[-1].split())
    assert "Otra persona avanzó el caso" in last
    assert "Ya no se puede enviar lo que contestó" in last
    assert "Nota inventada" in last
    assert "--paso 2" not in last
    assert "Para seguir donde se quedó" not in last
    with Conversation(*WORDS, cwd=interviewing.folder) as talk:
        assert talk.ended() == 1
    said = " ".join(talk.screen.split())
    assert "Ya no se puede enviar lo que contestó" in said
    assert "Nota inventada" in said
    assert "el caso no está en el paso 2" in said
    interviewing.done("corregir", FOLIO, "--a", "2", "--motivo", "Motivo inventado", person=CHIEF)
    with Conversation(*WORDS, cwd=interviewing.folder) as talk:
        assert "¿Sigue con lo que ya había contestado?" in talk.asked()


def test_whoever_leaves_an_open_step_may_go_on(interviewing: Counter) -> None:
    with Conversation(*WORDS, cwd=interviewing.folder) as talk:
        talk.answer(*ANSWERS[:3])
        assert talk.leave() == 130
    assert f"cauce avanzar {FOLIO} --paso 2 --como {CHIEF}" in talk.screen
