"""Who sees what waits: roles, suplencias, persons assigned, what presses most first; nothing about who is attended."""

from __future__ import annotations

from datetime import date

import pytest

from cauce.model import commands
from cauce.model.refusals import Refusal
from cauce.runtime.desk.records import Person, Substitution
from cauce.runtime.desk.roles import ActingRole, roles_of
from cauce.runtime.scenarios import run_scenario
from tests.support.desk_player import desk_player
from tests.support.memory_store import MemoryStore
from tests.support.office import Office, advance, done

ABSENT = Person(id="ausente", name="Persona Inventada Ausente", roles=("trabajo_social", "recepcion"))
PRESENT = Person(id="presente", name="Persona Inventada Presente", roles=("recepcion",))
LEAVE = Substitution(absent="ausente", substitute="presente", since=date(2026, 3, 2), until=date(2026, 3, 6))


@pytest.mark.parametrize(("day", "stands_in"), [(1, False), (2, True), (6, True), (7, False)])
def test_a_suplencia_counts_from_its_first_day_to_its_last(day: int, stands_in: bool) -> None:
    roles = roles_of(PRESENT, (ABSENT, PRESENT), (LEAVE,), date(2026, 3, day))
    assert roles[0] == ActingRole("recepcion")
    assert (ActingRole("trabajo_social", "ausente") in roles) is stands_in


def test_who_stands_in_acts_in_the_other_role_and_it_is_written() -> None:
    office = Office("immuver", MemoryStore())
    with office.store.write() as transaction:
        transaction.save_person(ABSENT, office.now, "ausente")
        transaction.save_person(PRESENT, office.now, "ausente")
        transaction.save_substitution(LEAVE, office.now, "ausente")
    desk = office.desk(PRESENT)
    folio = done(desk.open("PR-IMMUVER-01")).folio
    done(desk.do(folio, advance("1", canal="presencial")))
    data = {"nombre_usuaria": "Persona Inventada Uno", "datos_generales": "x", "modalidad_servicio": "programado"}
    done(desk.do(folio, advance("2", documents=("bitacora",), caso_urgente="no", **data)))
    done(desk.do(folio, advance("3")))
    seen = desk.inbox()
    assert [(task.row, task.roles) for task in seen] == [("3", ("trabajo_social",))]
    done(desk.do(folio, commands.RecordData(data={"vinculo": "Ninguno"}, row="3")))
    result = desk.history(folio)
    assert not isinstance(result, Refusal)
    assert (result[1][0].role, result[1][0].stands_in_for) == ("recepcion", "")
    assert (result[1][-1].role, result[1][-1].stands_in_for) == ("trabajo_social", "ausente")


def test_each_sees_what_waits_for_their_roles() -> None:
    office = Office("immuver", MemoryStore())
    reception = office.sit("recepcion")
    folio = done(reception.open("PR-IMMUVER-01")).folio
    assert [(task.folio, task.row, task.kind) for task in reception.inbox()] == [(folio, "1", "paso")]
    assert office.sit("psicologa").inbox() == ()
    assert [task.folio for task in office.sit("psicologa").inbox(everybody=True)] == [folio]
    assert [task.folio for task in office.sit("psicologa").inbox(role="recepcion")] == [folio]


def test_what_presses_most_comes_first_and_what_is_overdue_can_be_asked_for() -> None:
    office = Office("sonora", MemoryStore(), at="2026-03-02T09:00")
    desk = office.sit("auxiliar", "guardia")
    later = done(desk.open("64-AJP-P01", "denuncia")).folio
    office.wait(hours=-10)
    first = done(desk.open("64-AJP-P01", "denuncia")).folio
    office.wait(hours=20)
    assert [task.folio for task in desk.inbox()] == [first, later]
    assert desk.inbox(overdue=True) == ()
    assert [task.folio for task in desk.inbox(within_days=3)] == [first, later]
    office.wait(hours=55)
    assert [task.folio for task in desk.inbox(overdue=True)] == [first]


def test_what_is_assigned_to_somebody_is_not_in_the_inbox_of_the_others() -> None:
    office = Office("immuver", MemoryStore())
    chief = office.sit("recepcion", name="jefa", supervises=True)
    one, other = office.sit("recepcion", name="una"), office.sit("recepcion", name="otra")
    folio = done(chief.open("PR-IMMUVER-01")).folio
    done(chief.do(folio, commands.Assign(person="una")))
    assert [task.person for task in one.inbox()] == ["una"]
    assert other.inbox() == ()


def test_no_word_about_who_is_attended_is_in_a_task() -> None:
    office = Office("immuver", MemoryStore())
    desk = office.sit("recepcion")
    folio = done(desk.open("PR-IMMUVER-01")).folio
    done(desk.do(folio, advance("1", canal="presencial")))
    data = {"nombre_usuaria": "Canario Inventado", "datos_generales": "Canario", "modalidad_servicio": "programado"}
    done(desk.do(folio, advance("2", documents=("bitacora",), caso_urgente="no", **data)))
    assert "Canario" not in repr(desk.inbox(everybody=True))


def test_what_was_handed_over_waits_for_its_receiver_and_comes_back_when_it_is_rejected() -> None:
    office = Office("sonora", MemoryStore(), at="2026-03-02T09:00")
    definition = office.shelf.by_key["64-AJP-P01"]
    scenario = next(item for item in definition.procedure.scenarios if "UNACARI con todos" in item.name)
    player = desk_player(office.store, definition.text, office.shelf)
    outcome = run_scenario(definition.procedure, scenario, office.institution, office.calendar, player)
    assert outcome.passed
    receiver, substitute = office.sit("subdirector_centros"), office.sit("abogado_centros")
    (task,) = [item for item in receiver.inbox() if item.kind == "acuse"]
    assert [item.item for item in substitute.inbox() if item.kind == "acuse"] == [task.item]
    done(receiver.do(task.folio, commands.RejectHandOver(handover=task.item, reason="Falta el oficio")))
    sender = next(item for item in office.sit("otro").inbox(everybody=True) if item.kind == "devuelto")
    assert (sender.folio, sender.row) == (task.folio, "7.4")
    assert sender.person
    done(substitute.do(task.folio, commands.AcceptHandOver(handover=task.item)))
    assert [item for item in office.sit("otro").inbox(everybody=True) if item.folio == task.folio] == []
