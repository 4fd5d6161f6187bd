"""In which role somebody acts, when they have several and the procedure says which."""

from __future__ import annotations

from datetime import timedelta

from cauce.model import commands
from cauce.runtime.desk.records import Definition, Substitution
from tests.runtime.workbench import procedure
from tests.support.office import Office, done, refused

TEXT = """
responsables: {a: Persona A, b: Persona B, j: Jefatura}
actividades:
  - {etapa: Primera, numero: I, supervisa: j}
  - {paso: 1, actividad: Recibe, responsable: a}
  - {paso: 2, actividad: Revisa, responsable: a, persona_distinta_de: [1]}
  - {paso: 3, actividad: Cierra, responsable: a}
"""


def office(text: str = TEXT) -> Office:
    made = Office("immuver")
    definition = procedure(text)
    made.shelf.by_key[definition.key] = Definition(procedure=definition, text=b"")
    return made


def test_who_also_supervises_a_stage_assigns_and_corrects_in_that_role() -> None:
    here = office()
    both, other = here.sit("a", "j", name="ambas"), here.sit("a", name="otra")
    folio = done(other.open("PRUEBA-01")).folio
    done(both.do(folio, commands.Assign(person="otra")))
    done(other.do(folio, commands.Advance(row="1")))
    done(both.do(folio, commands.Correct(row="1", reason="Faltó un dato")))
    told = both.history(folio)
    assert isinstance(told, tuple)
    assert [entry.role for entry in told[1] if type(entry.event).__name__ in ("Assigned", "Corrected")] == ["j", "j"]


def test_who_stands_in_sees_and_does_what_is_assigned_to_who_is_absent() -> None:
    here = office()
    chief, away, stands_in = here.sit("j", name="jefa"), here.hire("a", name="ausente"), here.hire("b", name="suple")
    folio = done(here.sit("a", name="ausente").open("PRUEBA-01")).folio
    done(chief.do(folio, commands.Assign(person=away.id)))
    today = here.now.date()
    desk = here.desk(stands_in)
    assert desk.inbox() == ()
    with here.store.write() as transaction:
        transaction.save_substitution(
            Substitution(absent=away.id, substitute=stands_in.id, since=today, until=today), here.now, "jefa"
        )
    assert [task.person for task in desk.inbox()] == ["ausente"]
    done(desk.do(folio, commands.Advance(row="1")))
    assert refused(desk.do(folio, commands.Advance(row="2"))).code == "persona_no_permitida", "the same two hands"
    here.now += timedelta(days=1)
    assert refused(desk.do(folio, commands.Advance(row="2"))).code == "persona_no_permitida"
    done(here.desk(away).do(folio, commands.Advance(row="2")))


REOPENED = """
responsables: {a: Persona A, b: Persona B}
fines: {fin: {nombre: Cita abierta, reabre_en: 2}}
actividades:
  - {paso: 1, responsable: b, actividad: Recibe}
  - {paso: 2, responsable: a, actividad: Atiende, pasa_a: fin}
"""


def test_an_ended_case_is_opened_again_in_the_role_that_goes_on_with_it() -> None:
    here = office(REOPENED)
    both = here.sit("b", "a", name="ambas")
    folio = done(both.open("PRUEBA-01")).folio
    for row in ("1", "2"):
        done(both.do(folio, commands.Advance(row=row)))
    assert refused(here.sit("b", name="otra").do(folio, commands.Reopen())).code == "persona_no_permitida"
    done(both.do(folio, commands.Reopen()))
    told = both.history(folio)
    assert isinstance(told, tuple)
    assert next(entry.role for entry in told[1] if type(entry.event).__name__ == "Reopened") == "a"


BOTH = """
responsables: {a: Persona A, b: Persona B}
datos: {urge: {tipo: si_no, clase: operativo}}
actividades:
  - {paso: 1, actividad: Recibe, responsable: a, registra: [{dato: urge, opcional: si}]}
  - {paso: 2, actividad: Cierra, responsable: a}
"""


def test_who_works_in_several_procedures_acts_in_the_one_of_the_case() -> None:
    here = office(BOTH)
    both, stranger = here.sit("abogada", "b", name="ambas"), here.sit("abogada", name="ajena")
    folio = done(both.open("PRUEBA-01")).folio
    urgent = commands.RecordData(data={"urge": "si"})
    assert refused(stranger.do(folio, urgent)).code == "persona_no_permitida"
    done(both.do(folio, urgent))
    done(both.do(folio, commands.Annotate(text="Llamó")))
    told = both.history(folio)
    assert isinstance(told, tuple)
    assert {entry.role for entry in told[1]} == {"b"}


def test_who_stands_in_for_somebody_of_the_procedure_works_in_it_that_day() -> None:
    here = office(BOTH)
    away, stands_in = here.hire("b", name="ausente"), here.hire("abogada", name="suple")
    folio = done(here.sit("a", name="otra").open("PRUEBA-01")).folio
    today = here.now.date()
    with here.store.write() as transaction:
        transaction.save_substitution(
            Substitution(absent=away.id, substitute=stands_in.id, since=today, until=today), here.now, "jefa"
        )
    note = commands.Annotate(text="Llamó")
    done(here.desk(stands_in).do(folio, note))
    here.wait(days=1)
    assert refused(here.desk(stands_in).do(folio, note)).code == "persona_no_permitida"


def test_a_note_beside_what_may_be_done_needs_no_other_leave() -> None:
    here = office(BOTH)
    outcome = done(here.sit("abogada", name="ajena").open("PRUEBA-01", note="La trajo la vecina"))
    assert [note.text for note in outcome.case.notes] == ["La trajo la vecina"]


def test_what_is_done_by_right_of_supervising_is_done_in_no_role() -> None:
    here = office()
    chief = here.sit("b", "a", name="jefa", supervises=True)
    folio = done(chief.open("PRUEBA-01")).folio
    done(chief.do(folio, commands.Advance(row="1")))
    done(chief.do(folio, commands.Correct(row="1", reason="Faltó un dato")))
    done(chief.do(folio, commands.Suspend(reason="Falta un dato")))
    done(chief.do(folio, commands.Resume()))
    done(chief.do(folio, commands.Close(reason="No sigue")))
    told = chief.history(folio)
    assert isinstance(told, tuple)
    roles = {type(entry.event).__name__: entry.role for entry in told[1]}
    assert roles["Completed"] == "a"
    assert {roles[name] for name in ("Corrected", "Suspended", "Resumed", "Closed")} == {""}


def test_who_takes_back_their_own_step_does_it_in_the_role_of_the_step() -> None:
    here = office(REOPENED)
    both = here.sit("a", "b", name="ambas")
    folio = done(both.open("PRUEBA-01")).folio
    done(both.do(folio, commands.Advance(row="1")))
    done(both.do(folio, commands.Correct(row="1", reason="Faltó un dato")))
    told = both.history(folio)
    assert isinstance(told, tuple)
    assert next(entry.role for entry in told[1] if type(entry.event).__name__ == "Corrected") == "b"


def test_who_supervises_and_works_elsewhere_notes_in_no_role() -> None:
    here = office()
    folio = done(here.sit("a", name="otra").open("PRUEBA-01")).folio
    chief = here.sit("z", name="jefa", supervises=True)
    done(chief.do(folio, commands.Annotate(text="Nota inventada")))
    told = chief.history(folio)
    assert isinstance(told, tuple)
    assert [entry.role for entry in told[1] if type(entry.event).__name__ == "Annotated"] == [""]
