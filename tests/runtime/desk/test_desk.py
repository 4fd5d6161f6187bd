"""One person at the desk: what is opened, done, refused, repeated; nothing is half-done."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from cauce.model import commands, events
from cauce.model.case import Status
from tests.support.memory_store import MemoryStore, MemoryTransaction
from tests.support.office import Office, advance, done, refused


def at_reception() -> tuple[Office, MemoryStore]:
    store = MemoryStore()
    return Office("immuver", store), store


def first_contact(office: Office) -> str:
    return done(office.sit("recepcion").open("PR-IMMUVER-01")).folio


def test_folios_are_consecutive_for_each_procedure_and_year() -> None:
    office, _ = at_reception()
    assert [first_contact(office), first_contact(office)] == ["01-2026-0001", "01-2026-0002"]
    office.wait(days=365)
    assert first_contact(office) == "01-2027-0001"


def test_a_refused_opening_takes_no_folio() -> None:
    office, store = at_reception()
    refusal = refused(office.sit("psicologa").open("PR-IMMUVER-01"))
    assert refusal.code == "persona_no_permitida"
    assert not store.tables.cases
    assert first_contact(office) == "01-2026-0001"


def test_the_only_start_by_hand_need_not_be_named_and_several_are_listed() -> None:
    office, _ = at_reception()
    assert done(office.sit("recepcion").open("PR-IMMUVER-01")).case.start == "primer_contacto"
    sonora = Office("sonora")
    refusal = refused(sonora.sit("auxiliar").open("64-AJP-P01"))
    assert "denuncia" in refusal.message
    assert "informe_mensual" not in refusal.message


def test_unknown_procedures_cases_and_people_are_said() -> None:
    office, _ = at_reception()
    desk = office.sit("recepcion")
    assert refused(desk.open("PR-99")).code == "procedimiento_desconocido"
    assert refused(desk.do("01-2026-0099", commands.Watch())).code == "caso_desconocido"
    assert refused(desk.view("01-2026-0099")).code == "caso_desconocido"
    assert refused(office.desk(None).open("PR-IMMUVER-01")).code == "persona_desconocida"


def test_the_folio_is_understood_as_typed() -> None:
    office, _ = at_reception()
    folio = first_contact(office)
    assert done(office.sit("recepcion").do(" 01/2026/1 ", advance("1", canal="presencial"))).folio == folio


def test_the_same_request_acts_once() -> None:
    office, store = at_reception()
    desk = office.sit("recepcion")
    first = done(desk.open("PR-IMMUVER-01", request="envio-1"))
    again = done(desk.open("PR-IMMUVER-01", request="envio-1"))
    assert again.repeated
    assert again.folio == first.folio
    assert len(store.tables.cases) == 1
    step = advance("1", canal="presencial")
    assert not done(desk.do(first.folio, step, request="envio-2")).repeated
    office.wait(hours=1)
    assert done(desk.do(first.folio, step, request="envio-2")).repeated
    other = refused(desk.do(first.folio, advance("1", canal="redes"), request="envio-2"))
    assert other.code == "envio_distinto"


def test_the_same_request_for_another_case_or_with_another_note_is_not_the_same() -> None:
    office, store = at_reception()
    desk = office.sit("recepcion")
    one, two = (done(desk.open("PR-IMMUVER-01")).folio for _ in range(2))
    step = advance("1", canal="presencial")
    assert not done(desk.do(one, step, request="envio-1", note="Nota inventada")).repeated
    before = store.tables.entries
    assert refused(desk.do(two, step, request="envio-1", note="Nota inventada")).code == "envio_distinto"
    assert refused(desk.do(one, step, request="envio-1", note="Otra nota")).code == "envio_distinto"
    assert refused(desk.open("PR-IMMUVER-01", request="envio-1")).code == "envio_distinto"
    assert store.tables.entries == before


def test_the_same_request_for_another_procedure_is_not_the_same() -> None:
    office, store = at_reception()
    one = office.shelf.by_key["PR-IMMUVER-01"]
    twin = replace(one, procedure=replace(one.procedure, key="PR-IMMUVER-91", digest="otro"))
    office.shelf.by_key["PR-IMMUVER-91"] = twin
    desk = office.sit("recepcion")
    done(desk.open("PR-IMMUVER-01", request="envio-1"))
    assert refused(desk.open("PR-IMMUVER-91", request="envio-1")).code == "envio_distinto"
    assert len(store.tables.cases) == 1


def test_who_saw_an_earlier_state_is_told() -> None:
    office, _ = at_reception()
    desk = office.sit("recepcion")
    seen = done(desk.open("PR-IMMUVER-01"))
    done(desk.do(seen.folio, advance("1", canal="presencial"), expected=seen.case.sequence))
    refusal = refused(desk.do(seen.folio, advance("1", canal="redes"), expected=seen.case.sequence))
    assert refusal.code == "otra_persona"
    assert "Otra persona avanzó" in refusal.message


def test_a_rehearsal_tells_what_would_happen_and_stores_nothing() -> None:
    office, store = at_reception()
    desk = office.sit("recepcion")
    folio = done(desk.open("PR-IMMUVER-01")).folio
    before = store.tables.cases
    rehearsed = done(desk.do(folio, advance("1", canal="presencial"), rehearse=True))
    assert [position.row for position in rehearsed.case.positions.values()] == ["2"]
    assert store.tables.cases == before


def test_a_note_stays_beside_what_was_done() -> None:
    office, _ = at_reception()
    desk = office.sit("recepcion")
    folio = done(desk.open("PR-IMMUVER-01", note="Llegó acompañada")).folio
    result = desk.history(folio)
    assert isinstance(result, tuple)
    view, entries = result
    assert [note.text for note in view.case.notes] == ["Llegó acompañada"]
    assert isinstance(entries[-1].event, events.Annotated)
    assert {entry.person for entry in entries} == {"inventada_recepcion"}
    assert {entry.role for entry in entries} == {"recepcion"}


def test_reading_a_case_leaves_a_trace_without_its_data() -> None:
    office, store = at_reception()
    desk = office.sit("recepcion")
    folio = first_contact(office)
    done(desk.do(folio, advance("1", canal="presencial")))
    data = {"nombre_usuaria": "Persona Inventada Uno", "datos_generales": "x", "modalidad_servicio": "programado"}
    done(desk.do(folio, advance("2", documents=("bitacora",), caso_urgente="no", **data)))
    assert not isinstance(desk.view(folio), type(None))
    at, person, role, command, _, classes = store.tables.audits[-1]
    assert (at, person, role, command) == (office.now, "inventada_recepcion", "recepcion", "ver")
    assert "identidad" in classes
    assert "Inventada Uno" not in repr(store.tables.audits)


def test_a_case_keeps_to_the_definition_it_was_opened_with() -> None:
    office, _ = at_reception()
    folio = first_contact(office)
    before = office.shelf.by_key.pop("PR-IMMUVER-01")
    view = office.sit("recepcion").view(folio)
    assert view.procedure.digest == before.digest  # type: ignore[union-attr]
    assert refused(office.sit("recepcion").open("PR-IMMUVER-01")).code == "procedimiento_desconocido"
    assert done(office.sit("recepcion").do(folio, advance("1", canal="presencial"))).case.status is Status.OPEN


class Watchful(MemoryStore):
    """A store that notes how each transaction that writes was left."""

    def __init__(self) -> None:
        super().__init__()
        self.left: list[str] = []

    @contextmanager
    def write(self) -> Iterator[MemoryTransaction]:
        """Begin a transaction and note its end."""
        try:
            with super().write() as transaction:
                yield transaction
        except BaseException:
            self.left.append("rolled back")
            raise
        self.left.append("committed")


def test_a_refusal_leaves_its_transaction_as_if_it_had_never_begun() -> None:
    store = Watchful()
    office = Office("immuver", store)
    desk = office.sit("recepcion")
    folio = done(desk.open("PR-IMMUVER-01")).folio
    store.left.clear()
    refused(desk.do(folio, advance("1")))
    refused(desk.do("P01-2026-0999", advance("1")))
    refused(desk.open("PR-IMMUVER-01", "no_hay"))
    refused(desk.accept_offer(folio))
    assert store.left == ["rolled back"] * 4
