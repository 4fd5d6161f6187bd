"""Whom a word means, who acts, and the clock of a session."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from cauce.cli.problems import CommandError, UsageError
from cauce.cli.settings import Settings
from cauce.cli.workspace.account import account
from cauce.cli.workspace.clock import clock
from cauce.cli.workspace.roles import find_roles
from cauce.cli.workspace.staff import by_id, find_active, find_person, new_id, who_acts
from cauce.runtime.desk.records import Person

ONE = Person(id="uno", name="Persona Inventada Uno", account="cuenta1")
TWO = Person(id="dos", name="Persona Inventada Dos", active=False)
ANNA = Person(id="ana", name="Ana Invéntada")
PEOPLE = by_id((ONE, TWO, ANNA))
HERMOSILLO = ZoneInfo("America/Hermosillo")


@pytest.mark.parametrize("word", ["uno", "UNO", "Persona Inventada Uno", "  persona  inventada UNO "])
def test_somebody_is_found_by_id_and_by_name(word: str) -> None:
    assert find_person(word, PEOPLE) is ONE


def test_the_beginning_of_one_name_is_enough_but_not_of_two() -> None:
    assert find_person("ana", PEOPLE) is ANNA
    with pytest.raises(CommandError, match="varias personas") as raised:
        find_person("persona", PEOPLE)
    assert raised.value.hint == "Diga cuál por su nombre corto: uno, dos."


@pytest.mark.parametrize(
    ("word", "hint"), [("unno", "¿Quiso decir «uno»?"), ("", "personal listar"), ("zzz", "listar")]
)
def test_nobody_of_that_name(word: str, hint: str) -> None:
    with pytest.raises(CommandError) as raised:
        find_person(word, PEOPLE)
    assert hint in raised.value.hint


def test_who_has_left_is_found_and_may_do_nothing_more() -> None:
    assert find_person("dos", PEOPLE) is TWO
    with pytest.raises(CommandError, match="Persona Inventada Dos está de baja y no puede recibir"):
        find_active("dos", PEOPLE, "recibir")
    assert find_active("ana", PEOPLE, "recibir") is ANNA


def test_who_acts_is_who_is_named_or_who_has_the_account() -> None:
    assert who_acts(Settings(actor="ana"), PEOPLE, required=True) is ANNA
    mine = Person(id="yo", name="Persona De La Cuenta", account=account())
    assert who_acts(Settings(), {**PEOPLE, "yo": mine}, required=True) is mine
    assert who_acts(Settings(), PEOPLE, required=False) is None
    with pytest.raises(CommandError, match="está de baja"):
        who_acts(Settings(actor="dos"), PEOPLE, required=False)
    with pytest.raises(CommandError) as raised:
        who_acts(Settings(), PEOPLE, required=True)
    assert "--como PERSONA" in raised.value.hint
    assert f"--cuenta {account()}" in raised.value.hint


def test_short_names_are_plain_and_unlike_those_taken() -> None:
    assert new_id("Ñandú  Invéntado-Tres", ()) == "nandu_inventado_tres"
    assert new_id("Uno", ("uno", "uno_2")) == "uno_3"
    assert new_id("¿?", ()) == "persona"
    assert new_id("Sistema", ()) == "sistema_2", "what the system does by itself is signed by nobody else"


def test_roles_by_id_or_name_with_the_nearest_when_unknown() -> None:
    known = {"trabajo_social": "Trabajo Social", "recepcion": "Recepcionista"}
    assert find_roles(["Trabajo social", "recepcion", "RECEPCIONISTA"], known) == ("trabajo_social", "recepcion")
    with pytest.raises(UsageError) as raised:
        find_roles(["trabajo_socal"], known)
    assert raised.value.hint == "¿Quiso decir «trabajo_social»?"
    with pytest.raises(UsageError) as raised:
        find_roles(["astronauta"], known)
    assert "trabajo_social, recepcion" in raised.value.hint


def test_the_clock_is_set_only_in_training() -> None:
    asked = Settings(now="2026-03-13T16:20")
    with pytest.raises(UsageError, match="solo se usa en un espacio de capacitación"):
        clock(asked, HERMOSILLO, training=False)
    assert clock(asked, HERMOSILLO, training=True)() == datetime(2026, 3, 13, 16, 20, tzinfo=HERMOSILLO)
    abroad = clock(Settings(now="2026-03-13T16:20-06:00"), HERMOSILLO, training=True)()
    assert (abroad.hour, abroad.tzinfo) == (15, HERMOSILLO)
    assert clock(Settings(), HERMOSILLO, training=False)().tzinfo is HERMOSILLO
