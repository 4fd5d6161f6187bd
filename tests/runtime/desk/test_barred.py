"""Nothing is said to wait for somebody who may not do it: who has signed it already, who did what another checks."""

from __future__ import annotations

from datetime import timedelta

from cauce.model import commands
from cauce.runtime.desk.desk import CaseView, Desk
from cauce.runtime.desk.records import Substitution
from tests.runtime.desk.test_acting import office
from tests.support.office import Office, done, refused

ROLES = "responsables: {a: Persona A, b: Persona B, j: Jefatura}"
CHECKED = f"""
{ROLES}
actividades:
  - {{etapa: Primera, numero: I, supervisa: j}}
  - {{paso: 1, actividad: Recibe, responsable: a}}
  - {{paso: 2, actividad: Revisa, responsable: a, persona_distinta_de: [1]}}
"""
SIGNED = f"""
{ROLES}
actividades:
  - {{paso: 0, actividad: Prepara, responsable: a}}
  - {{paso: 1, actividad: Firman, responsable: {{MODE: [a, b]}}}}
"""
AT_ONCE = f"""
{ROLES}
actividades:
  - {{etapa: Primera, numero: I, supervisa: j}}
  - en_paralelo: A la vez
    id: a_la_vez
    ramas:
      - nombre: Una
        actividades:
          - {{paso: 1, actividad: Hace, responsable: a}}
      - nombre: Otra
        actividades:
          - {{paso: 2, actividad: Revisa, responsable: a, persona_distinta_de: [1]}}
"""


def step(row: str) -> commands.Advance:
    return commands.Advance(row=row)


def waits(desk: Desk, folio: str) -> list[str]:
    """The rows that wait for somebody: their inbox and the case that they see say the same."""
    view, inbox = desk.view(folio), desk.inbox()
    assert isinstance(view, CaseView)
    assert view.mine == inbox
    return [task.row for task in inbox]


def stand_in(here: Office, absent: str, substitute: str) -> None:
    today = here.now.date()
    leave = Substitution(absent=absent, substitute=substitute, since=today, until=today + timedelta(days=1))
    with here.store.write() as transaction:
        transaction.save_substitution(leave, here.now, "jefa")


def test_who_did_what_another_checks_does_not_have_the_checking() -> None:
    here = office(CHECKED)
    one, other = here.sit("a", name="una"), here.sit("a", name="otra")
    folio = done(one.open("PRUEBA-01")).folio
    assert (waits(one, folio), waits(other, folio)) == (["1"], ["1"])
    done(one.do(folio, step("1")))
    assert (waits(one, folio), waits(other, folio)) == ([], ["2"])
    assert refused(one.do(folio, step("2"))).code == "persona_no_permitida"
    (task,) = other.inbox()
    assert task.barred == ("una",)
    assert one.inbox(role="a") == one.inbox(everybody=True) == (task,), "what waits for others is not hidden"
    done(here.sit("j", name="jefa").do(folio, commands.Correct(row="1", reason="Faltó algo")))
    assert waits(one, folio) == ["1"]
    done(other.do(folio, step("1")))
    assert (waits(one, folio), waits(other, folio)) == (["2"], []), "who did it in the end is who counts"


def test_who_signed_does_not_have_the_other_signature() -> None:
    here = office(SIGNED.replace("MODE", "todos"))
    both, other = here.sit("a", "b", name="ambas"), here.sit("b", name="otra")
    folio = done(both.open("PRUEBA-01")).folio
    done(both.do(folio, step("0")))
    assert (waits(both, folio), waits(other, folio)) == (["1"], ["1"])
    done(both.do(folio, step("1")))
    assert (waits(both, folio), waits(other, folio)) == ([], ["1"])
    assert refused(both.do(folio, step("1"))).code == "persona_no_permitida"
    assert done(other.do(folio, step("1"))).case.end


def test_what_one_hands_on_to_another_may_be_of_one_person() -> None:
    here = office(SIGNED.replace("MODE", "en_orden"))
    both = here.sit("a", "b", name="ambas")
    folio = done(both.open("PRUEBA-01")).folio
    done(both.do(folio, step("0")))
    done(both.do(folio, step("1")))
    assert waits(both, folio) == ["1"]
    assert done(both.do(folio, step("1"))).case.end


def test_who_stands_in_for_another_is_barred_as_who_they_are() -> None:
    here = office(SIGNED.replace("MODE", "todos"))
    one, other = here.sit("a", name="una"), here.sit("a", name="otra")
    here.hire("b", name="ausente")
    folio = done(one.open("PRUEBA-01")).folio
    done(one.do(folio, step("0")))
    done(one.do(folio, step("1")))
    stand_in(here, "ausente", "una")
    assert waits(one, folio) == [], "who signed does not sign for who is absent either"
    assert refused(one.do(folio, step("1"))).code == "persona_no_permitida"
    stand_in(here, "ausente", "otra")
    assert waits(other, folio) == ["1"]
    assert done(other.do(folio, step("1"))).case.end


def test_who_stands_in_for_one_who_is_barred_is_not() -> None:
    here = office(CHECKED)
    away, other = here.sit("a", name="ausente"), here.sit("b", name="otra")
    folio = done(away.open("PRUEBA-01")).folio
    done(away.do(folio, step("1")))
    stand_in(here, "ausente", "otra")
    assert (waits(away, folio), waits(other, folio)) == ([], ["2"])
    assert done(other.do(folio, step("2"))).case.end


def test_what_was_assigned_before_is_still_theirs_to_give_to_another() -> None:
    here = office(AT_ONCE)
    one, other, chief = here.sit("a", name="una"), here.sit("a", name="otra"), here.sit("j", name="jefa")
    folio = done(one.open("PRUEBA-01")).folio
    done(chief.do(folio, commands.Assign(row="2", person="una")))
    done(one.do(folio, step("1")))
    assert refused(one.do(folio, step("2"))).code == "persona_no_permitida"
    assert (waits(one, folio), waits(other, folio)) == (["2"], []), "or nobody would see it"
    done(one.do(folio, commands.Assign(row="2", person="otra")))
    assert (waits(one, folio), waits(other, folio)) == ([], ["2"])


def test_what_is_handed_on_is_not_to_be_taken_by_who_is_barred() -> None:
    here = office(CHECKED)
    one, other = here.sit("a", "b", name="una"), here.sit("a", "b", name="otra")
    third = here.sit("b", name="tercera")
    folio = done(one.open("PRUEBA-01")).folio
    done(one.do(folio, step("1")))
    done(other.do(folio, commands.HandOn(row="2", role="b", reason="Es suyo")))
    assert [task.kind for task in third.inbox()] == ["acuse"]
    assert one.inbox() == ()
    assert refused(one.do(folio, commands.AcceptHandOver())).code == "persona_no_permitida"
    done(third.do(folio, commands.AcceptHandOver()))
