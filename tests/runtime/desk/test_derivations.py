"""Hand-overs to other procedures (language.md L41): offered, accepted, rejected, withdrawn, concluded."""

from __future__ import annotations

from hashlib import sha256

from hypothesis import given
from hypothesis import strategies as st

from cauce.compiler.api import compile_procedure
from cauce.model import commands
from cauce.model.case import Case, OfferState, Status
from cauce.runtime.desk.desk import CaseView
from cauce.runtime.desk.records import Attachment, Definition
from cauce.runtime.rehearsal.walking import play, run_to_the_end
from cauce.runtime.scenarios import opening_moment
from tests.runtime.workbench import HEADER, procedure
from tests.support.desk_player import DeskPlayed, desk_player
from tests.support.memory_store import MemoryStore
from tests.support.office import Office, done, refused

FIRST = "Gestión y derivación a las dos áreas, con seguimiento"


def played(office: Office, key: str, scenario_name: str, steps: int | None = None, folio: str = "") -> DeskPlayed:
    """Play a scenario, or its first steps, on a case of the office; with `folio` it goes on with that case."""
    definition = office.shelf.by_key[key]
    procedure = definition.procedure
    scenario = next(item for item in procedure.scenarios if item.name == scenario_name)
    kind = desk_player(office.store, definition.text, office.shelf)
    player = kind(procedure, office.institution, office.calendar, opening_moment(scenario, office.institution))
    if folio:
        player.take(folio)
    else:
        start = procedure.start_by_id[scenario.start]
        roles = start.actors.roles if start.actors else ("",)
        assert player.do(commands.Open(case="x", start=start.id), roles[0]) is None
    for step in scenario.steps[:steps]:
        trouble = play(player, step)
        assert trouble is None, trouble.text
    if steps is None:
        trouble = run_to_the_end(player)
        assert trouble is None, trouble.text
    return player


def derived() -> tuple[Office, DeskPlayed]:
    """Return a case of reception that has been derived to both areas."""
    office = Office("immuver", MemoryStore())
    return office, played(office, "PR-IMMUVER-01", FIRST, 6)


def offers(player: DeskPlayed) -> dict[str, int]:
    player.read_again()
    return {offer.procedure: offer.id for offer in player.case.offers.values()}


def test_both_areas_receive_a_case_with_what_is_carried() -> None:
    office, mother = derived()
    ids = offers(mother)
    assert set(ids) == {"PR-IMMUVER-02", "PR-IMMUVER-03"}
    law = done(office.sit("abogada").accept_offer(mother.folio, ids["PR-IMMUVER-02"]))
    mind = done(office.sit("psicologa").accept_offer(mother.folio, ids["PR-IMMUVER-03"]))
    assert (law.folio, mind.folio) == ("02-2026-0001", "03-2026-0001")
    assert law.case.data["nombre_usuaria"] == "Persona Inventada Uno"
    assert law.case.documents["cedula"]
    assert mind.case.data["origen"] == "trabajo_social"
    mother.read_again()
    assert {offer.state for offer in mother.case.offers.values()} == {OfferState.ACCEPTED}
    view = office.sit("abogada").view(law.folio)
    assert view.parent == mother.folio  # type: ignore[union-attr]
    above = office.sit("trabajo_social").view(mother.folio)
    assert sorted(above.children.values()) == [law.folio, mind.folio]  # type: ignore[union-attr]


def test_a_derived_case_that_ends_is_known_above() -> None:
    office, mother = derived()
    law = done(office.sit("abogada").accept_offer(mother.folio, offers(mother)["PR-IMMUVER-02"]))
    child = played(
        office, "PR-IMMUVER-02", "Denuncia, con tres seguimientos y dentro del tiempo promedio", None, law.folio
    )
    assert child.case.status is Status.ENDED
    mother.read_again()
    states = {offer.procedure: offer.state for offer in mother.case.offers.values()}
    assert states == {"PR-IMMUVER-02": OfferState.CONCLUDED, "PR-IMMUVER-03": OfferState.OFFERED}


def test_who_does_not_work_there_does_not_receive_it_and_nothing_is_half_done() -> None:
    office, mother = derived()
    refusal = refused(office.sit("recepcion").accept_offer(mother.folio, offers(mother)["PR-IMMUVER-02"]))
    assert refusal.code == "persona_no_permitida"
    assert (
        done(office.sit("abogada").accept_offer(mother.folio, offers(mother)["PR-IMMUVER-02"])).folio == "02-2026-0001"
    )


def test_it_is_accepted_once() -> None:
    office, mother = derived()
    offer = offers(mother)["PR-IMMUVER-02"]
    first = done(office.sit("abogada").accept_offer(mother.folio, offer, request="a"))
    again = done(office.sit("abogada").accept_offer(mother.folio, offer, request="a"))
    assert again.repeated
    assert again.folio == first.folio
    assert refused(office.sit("abogada").accept_offer(mother.folio, offer)).code == "derivacion_pendiente"


def test_several_that_wait_have_to_be_told_apart() -> None:
    office, mother = derived()
    refusal = refused(office.sit("psicologa").accept_offer(mother.folio))
    assert "PR-IMMUVER-02" in refusal.message
    assert "PR-IMMUVER-03" in refusal.message


def test_it_waits_in_the_inbox_of_who_receives_and_a_rejection_in_that_of_who_sent() -> None:
    office, mother = derived()
    law = office.sit("abogada")
    offer = offers(mother)["PR-IMMUVER-02"]
    assert [task.item for task in law.inbox() if task.kind == "derivacion"] == [offer]
    rejection = commands.RejectOffer(offer=offer, reason="Falta la cédula")
    outcome = done(law.do(mother.folio, rejection, note="Se pidió por teléfono"))
    assert [note.text for note in outcome.case.notes] == ["Se pidió por teléfono"], "of who works elsewhere"
    assert [task for task in law.inbox() if task.kind == "derivacion"] == []
    social = office.sit("trabajo_social")
    assert [task.item for task in social.inbox() if task.kind == "rechazo"] == [offer]
    done(social.do(mother.folio, commands.Reoffer(offer=offer)))
    assert [task for task in social.inbox() if task.kind == "rechazo"] == []
    assert len([task for task in law.inbox() if task.kind == "derivacion"]) == 1


def test_a_derived_case_that_is_opened_again_can_end_again() -> None:
    office, mother = derived()
    mind = done(office.sit("psicologa").accept_offer(mother.folio, offers(mother)["PR-IMMUVER-03"]))
    name = "Única sesión en crisis, sin no conformidad, reabierta por la cita abierta"
    child = played(office, "PR-IMMUVER-03", name, None, mind.folio)
    assert (child.case.status, child.case.end) == (Status.ENDED, "cita_abierta")


def test_only_who_would_receive_it_rejects_it() -> None:
    office, mother = derived()
    offer = offers(mother)["PR-IMMUVER-02"]
    rejection = commands.RejectOffer(offer=offer, reason="No es de aquí")
    assert refused(office.sit("recepcion").do(mother.folio, rejection)).code == "persona_no_permitida"
    done(office.sit("abogada").do(mother.folio, rejection))


def test_who_receives_is_written_in_the_role_that_receives() -> None:
    office, mother = derived()
    desk = office.sit("recepcion", "abogada")
    law = done(desk.accept_offer(mother.folio, offers(mother)["PR-IMMUVER-02"]))
    told = desk.history(law.folio)
    assert isinstance(told, tuple)
    assert told[1][0].role == "abogada"


def test_a_file_is_carried_whole() -> None:
    office, mother = derived()
    content = b"cedula inventada"
    file = Attachment(digest=sha256(content).hexdigest(), content=content)
    paper = commands.Attached(digest=file.digest, name="cedula.pdf")
    done(
        office.sit("trabajo_social").do(
            mother.folio, commands.AddDocument(documents={"cedula": paper}), attachments=(file,)
        )
    )
    law = done(office.sit("abogada").accept_offer(mother.folio, offers(mother)["PR-IMMUVER-02"]))
    (entry,) = law.case.documents["cedula"]
    assert (entry.digest, entry.name) == (file.digest, "cedula.pdf")
    with office.store.read() as transaction:
        assert transaction.attachment(law.case.id, file.digest) == content


AT_ONCE = """
responsables: {a: Persona A}
datos: {aplica: {tipo: si_no, clase: operativo}}
inicios:
  derivada: {nombre: Derivada, de: [PRUEBA-01], registra: [aplica], pasa_a: aplica_o_no}
  aqui: {nombre: Aquí, registra: [aplica], pasa_a: aplica_o_no}
actividades:
  - decision: ¿Aplica?
    id: aplica_o_no
    segun: aplica
    ramas:
      - {respuesta: si, pasa_a: 1}
      - {respuesta: no, pasa_a: fin}
  - {paso: 1, actividad: Atiende, responsable: a, pasa_a: fin}
"""
WAITS = """
responsables: {b: Persona B}
actividades:
  - {paso: 1, actividad: Deriva, responsable: b, deriva: [{a: OTRO-02}]}
  - {espera: Mientras concluye, id: concluye, hasta: {concluyen: [OTRO-02]}}
  - {paso: 2, actividad: Sigue, responsable: b}
"""


def small_office(waits: str = WAITS) -> tuple[Office, str, int]:
    """Return a case that waits for another, derived to a procedure that may end as soon as it begins."""
    office = Office("immuver", MemoryStore())
    other = compile_procedure(
        (HEADER.replace("PRUEBA-01", "OTRO-02") + "fines: {fin: {nombre: Fin, reabre_en: 1}}\n" + AT_ONCE).encode(),
        "o.yaml",
    )
    assert other.procedure is not None, other.diagnostics
    for definition in (procedure(waits), other.procedure):
        office.shelf.by_key[definition.key] = Definition(procedure=definition, text=b"")
    desk = office.sit("b")
    folio = done(desk.open("PRUEBA-01")).folio
    case = done(desk.do(folio, commands.Advance(row="1"))).case
    return office, folio, next(iter(case.offers))


def resting(office: Office, folio: str) -> list[str]:
    view = office.sit("b").view(folio)
    assert isinstance(view, CaseView)
    return [position.row for position in view.case.positions.values()]


def test_a_derived_case_that_ends_as_it_begins_keeps_nobody_waiting() -> None:
    office, folio, offer = small_office()
    child = done(office.sit("a").accept_offer(folio, offer, {"aplica": "no"}))
    assert child.case.status is Status.ENDED
    assert resting(office, folio) == ["2"]


def test_a_derivation_whose_case_was_a_mistake_comes_back_to_who_sent_it() -> None:
    """To cancel what was derived attends to nobody: the sender offers it again, or withdraws it."""
    office, folio, offer = small_office()
    child = done(office.sit("a").accept_offer(folio, offer, {"aplica": "si"}))
    done(office.sit("a", supervises=True).do(child.folio, commands.Cancel(reason="No era de aquí")))
    assert resting(office, folio) == ["concluye"]
    assert [task.kind for task in office.sit("b").inbox() if task.folio == folio] == ["espera", "rechazo"]
    done(office.sit("b").do(folio, commands.Reoffer(offer=offer)))
    again = done(office.sit("a").accept_offer(folio, offer, {"aplica": "si"}))
    done(office.sit("a").do(again.folio, commands.Advance(row="1")))
    assert resting(office, folio) == ["2"]


AS_THE_CHILD_IS = {
    Status.OPEN: OfferState.ACCEPTED,
    Status.SUSPENDED: OfferState.ACCEPTED,
    Status.ENDED: OfferState.CONCLUDED,
    Status.CLOSED: OfferState.CONCLUDED,
    Status.CANCELLED: OfferState.REJECTED,
}
ANYTHING: dict[str, commands.Command] = {
    "ends": commands.Advance(row="1"),
    "opens again": commands.Reopen(reason="Llamó otra vez"),
    "is corrected": commands.Correct(row="1", reason="No se había atendido"),
    "is a mistake": commands.Cancel(reason="No era de aquí"),
    "closes": commands.Close(reason="No volvió"),
    "stands still": commands.Suspend(reason="Está fuera"),
    "goes on": commands.Resume(reason="Volvió"),
}


@given(st.lists(st.sampled_from(sorted(ANYTHING)), max_size=8))
def test_whatever_becomes_of_a_derived_case_is_known_where_it_came_from(said: list[str]) -> None:
    office, folio, offer = small_office()
    child = done(office.sit("a").accept_offer(folio, offer, {"aplica": "si"}))
    desk = office.sit("a", supervises=True)
    for name in said:
        desk.do(child.folio, ANYTHING[name])  # what its state does not admit is refused, and changes nothing
        status, above = seen(office, child.folio).status, seen(office, folio)
        assert above.offers[offer].state is AS_THE_CHILD_IS[status], (name, status)
        owed = any(task.kind == "rechazo" for task in office.sit("b").inbox() if task.folio == folio)
        assert owed is (status is Status.CANCELLED)


def seen(office: Office, folio: str) -> Case:
    view = office.sit("b").view(folio)
    assert isinstance(view, CaseView)
    return view.case


def corrected_after_it_ended() -> tuple[Office, str, int, str]:
    """Return a case whose derived case ended and was corrected: it is being attended to again."""
    office, folio, offer = small_office()
    child = done(office.sit("a").accept_offer(folio, offer, {"aplica": "si"}))
    desk = office.sit("a")
    done(desk.do(child.folio, commands.Advance(row="1")))
    done(desk.do(child.folio, commands.Correct(row="1", reason="No se había atendido")))
    return office, folio, offer, child.folio


def test_a_correction_that_goes_on_with_a_derived_case_is_told_once_and_so_is_its_second_end() -> None:
    office, folio, _, child = corrected_after_it_ended()
    assert resting(office, folio) == ["2"], "who had waited has gone on: what was done after is not undone"
    assert told(office, folio)[-1] == "OfferResumed"
    done(office.sit("a").do(child, commands.Advance(row="1")))
    assert told(office, folio)[-2:] == ["OfferResumed", "OfferConcluded"]
    assert told(office, folio).count("OfferConcluded") == 2


def told(office: Office, folio: str) -> list[str]:
    found = office.sit("b").history(folio)
    assert isinstance(found, tuple)
    return [type(entry.event).__name__ for entry in found[1]]


def test_a_wait_for_two_waits_again_for_the_one_that_goes_on() -> None:
    office, folio, first = small_office(WAITS.replace("[{a: OTRO-02}]", "[{a: OTRO-02}, {a: OTRO-02}]"))
    second = max(seen(office, folio).offers)
    desk = office.sit("a")
    one, two = (done(desk.accept_offer(folio, offer, {"aplica": "si"})).folio for offer in (first, second))
    done(desk.do(one, commands.Advance(row="1")))
    done(desk.do(one, commands.Correct(row="1", reason="No se había atendido")))
    done(desk.do(two, commands.Advance(row="1")))
    assert resting(office, folio) == ["concluye"]
    done(desk.do(one, commands.Advance(row="1")))
    assert resting(office, folio) == ["2"]


def test_a_derived_case_that_goes_on_after_its_sender_answered_does_not_come_between() -> None:
    """Offered to somebody else meanwhile, it is their case that counts."""
    office, folio, offer = small_office()
    first = done(office.sit("a").accept_offer(folio, offer, {"aplica": "si"}))
    boss = office.sit("a", supervises=True)
    done(boss.do(first.folio, commands.Cancel(reason="No era de aquí")))
    done(office.sit("b").do(folio, commands.Reoffer(offer=offer)))
    done(boss.do(first.folio, commands.Reopen(reason="Sí era de aquí")))
    assert seen(office, folio).offers[offer].state is OfferState.OFFERED
    second = done(office.sit("a").accept_offer(folio, offer, {"aplica": "si"}))
    done(boss.do(first.folio, commands.Advance(row="1")))
    assert seen(office, folio).offers[offer].state is OfferState.ACCEPTED
    assert resting(office, folio) == ["concluye"]
    done(boss.do(second.folio, commands.Advance(row="1")))
    assert resting(office, folio) == ["2"]
