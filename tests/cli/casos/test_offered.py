"""Whatever a screen offers to somebody is accepted from them, whoever they are and however the case stands."""

from __future__ import annotations

import json
import re
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.casos.conftest import SMALL
from tests.support.counter import Counter

FOLIO = "09-2026-0001"
WHY = ("--motivo", "Motivo inventado")
DATA = {"visitas": [{"dia": "lunes"}], "nota": "Algo"}
CHIEF = "quien_aprende"
PEOPLE = ("recepcion", "trabajo_social", "abogada", "solo_supervisa", CHIEF)
BRINGS = {"dato", "documento", "regla", "respuesta", "motivo"}
"""What whoever gives a command brings with it: no screen can offer it."""


@pytest.fixture
def staffed(small: Counter) -> Counter:
    """The small procedure, and somebody who supervises and has no function."""
    small.done("personal", "agregar", "Solo Supervisa", "--supervisa", person=CHIEF)
    return small


def standings(counter: Counter) -> Iterator[str]:
    """Take the case of the small procedure through everything that may become of it."""
    data = counter.file("datos.json", DATA)
    step_2 = ("avanzar", FOLIO, "--datos", data, "--documento", "cedula")
    yield "at step 1"
    counter.done("avanzar", FOLIO)
    yield "at step 2"
    counter.done("suspender", FOLIO, *WHY, person=CHIEF)
    yield "suspended"
    counter.done("reanudar", FOLIO, person=CHIEF)
    counter.done("cerrar", FOLIO, *WHY, person=CHIEF)
    yield "closed"
    counter.done("reabrir", FOLIO, *WHY, person=CHIEF)
    counter.done(*step_2, person="trabajo_social")
    yield "at step 3, which may be omitted"
    counter.done("omitir", FOLIO, *WHY, person="trabajo_social")
    counter.done("avanzar", FOLIO, "--dato", "turno_dado=uno", person="abogada")
    yield "ended where it may be opened again"
    counter.done("reabrir", FOLIO, *WHY, person=CHIEF)
    counter.done("interrumpir", FOLIO, "se_va", person="recepcion")
    yield "ended where it may not"
    counter.done("abrir", "PRUEBA-09")
    counter.done("cancelar", "09-2026-0002", *WHY)
    yield "cancelled"


def test_every_command_that_is_offered_is_accepted(staffed: Counter, tmp_path: Path) -> None:
    offered: dict[str, set[str]] = {}
    for standing in standings(staffed):
        folio = "09-2026-0002" if standing == "cancelled" else FOLIO
        for person in PEOPLE:
            shown = staffed.done("ver", folio, "--completo", person=person)
            shown += "\n".join(refusal(staffed, word, folio, person) for word in ("cancelar", "suspender"))
            for line in commands(shown, folio):
                offered.setdefault(person, set()).add(line.split()[0])
                check(staffed, tmp_path / "copia", line, f"{standing}, {person}")
    assert offered["solo_supervisa"] >= {"reabrir", "reanudar", "historial"}
    assert "avanzar" not in offered["solo_supervisa"]
    assert offered["trabajo_social"] >= {"avanzar", "omitir", "reabrir"}
    assert "reanudar" not in offered["trabajo_social"]
    assert "reabrir" not in offered["recepcion"]


def refusal(counter: Counter, verb: str, folio: str, person: str) -> str:
    """Return what a command says when it is refused, "" when it would not be: without a reason it does nothing."""
    return counter(verb, folio, *WHY, "--secuencia", "999999999", person=person).err


def commands(shown: str, folio: str) -> list[str]:
    """Return the commands on a case that a screen offers, without «cauce»."""
    return [line for line in re.findall(rf"cauce (\w+ {folio}[^\n]*)", shown) if not line.startswith("ver ")]


def check(counter: Counter, copy: Path, line: str, where: str) -> None:
    """Give a command that was offered to a copy of the workspace."""
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(counter.folder, copy)
    words = shlex.split(line.rstrip(".)»"))
    if "--como" not in words:
        words += ["--como", where.rpartition(", ")[2]]
    ran = counter.terminal(*words, "--no-preguntar", "--ahora", counter.as_of, "--espacio", str(copy), "--json")
    if ran.code == 2:
        assert "Falta «--motivo»" in ran.err, (where, line, ran)
    elif ran.code:
        lacking = json.loads(ran.out)["falta"]
        assert {item["tipo"] for item in lacking} <= BRINGS, (where, line, lacking)


@pytest.mark.parametrize(
    ("person", "says"),
    [
        ("trabajo_social", f"Para seguir: cauce avanzar {FOLIO} --como trabajo_social"),
        ("abogada", "Para seguir: le toca a Trabajo Social."),
        ("solo_supervisa", "Para seguir: le toca a Trabajo Social."),
    ],
)
def test_whose_it_is_where_it_is_not_theirs(staffed: Counter, person: str, says: str) -> None:
    staffed.done("avanzar", FOLIO)
    assert staffed.done("ver", FOLIO, person=person).splitlines()[-1] == says


def test_a_case_that_is_over_says_who_may_open_it_again(staffed: Counter) -> None:
    staffed.done("cancelar", FOLIO, *WHY)
    said = " ".join(staffed.done("ver", FOLIO).split())
    assert "Para abrirlo de nuevo: debe hacerlo una persona que supervise; supervisa" in said
    said = " ".join(staffed.refused("suspender", FOLIO, *WHY).split())
    assert "el caso está cancelado (para reabrirlo: debe hacerlo una persona que supervise; supervisa" in said
    assert "cauce reabrir" not in said
    assert f"cauce reabrir {FOLIO}" in staffed.refused("suspender", FOLIO, *WHY, person=CHIEF)


def test_an_end_that_takes_no_case_back_is_said(staffed: Counter) -> None:
    staffed.done("interrumpir", FOLIO, "se_va")
    assert "reabrir" not in staffed.done("ver", FOLIO, person=CHIEF)
    said = " ".join(staffed.refused("cancelar", FOLIO, *WHY, person=CHIEF).split())
    assert "el fin «Fin sin vuelta» no admite reabrir el caso" in said
    assert "cauce reabrir" not in said


def test_opening_for_others_says_whose_the_first_step_is(women: Counter) -> None:
    text = SMALL.replace("{paso: 1, responsable: recepcion", "{paso: 1, responsable: abogada")
    (women.folder / "procedures" / "PRUEBA-09.yaml").write_text(text, encoding="utf-8")
    assert women.done("abrir", "PRUEBA-09").splitlines()[-1] == "Para seguir: le toca a Abogada."


def test_the_first_of_a_list_of_everybody_is_one_of_theirs(staffed: Counter) -> None:
    mine = staffed.done("pendientes", "--todos").splitlines()[-1]
    assert mine == f"Para atender el primero: cauce avanzar {FOLIO} --como recepcion"
    assert "Para atender" not in staffed.done("pendientes", "--todos", person="abogada")
