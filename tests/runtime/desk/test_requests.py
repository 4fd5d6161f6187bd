"""A sending is of one person, to one case, with one asking: anything else under its name is refused."""

from __future__ import annotations

from cauce.model import commands
from tests.support.memory_store import MemoryStore
from tests.support.office import Office, advance, done, refused

STEP = advance("1", canal="presencial")


def two_cases() -> tuple[Office, str, str]:
    office = Office("immuver", MemoryStore())
    desk = office.sit("recepcion")
    return office, done(desk.open("PR-IMMUVER-01")).folio, done(desk.open("PR-IMMUVER-01")).folio


def test_the_same_step_of_another_case_is_not_taken_for_a_repetition() -> None:
    office, first, second = two_cases()
    desk = office.sit("recepcion")
    done(desk.do(first, STEP, request="envio-1"))
    assert refused(desk.do(second, STEP, request="envio-1")).code == "envio_distinto"
    done(desk.do(second, STEP, request="envio-2"))


def test_what_somebody_else_sent_is_not_taken_for_a_repetition() -> None:
    office, first, _ = two_cases()
    done(office.sit("recepcion", name="una").do(first, commands.Annotate(text="Llamó"), request="envio-1"))
    other = office.sit("recepcion", name="otra")
    assert refused(other.do(first, commands.Annotate(text="Llamó"), request="envio-1")).code == "envio_distinto"
    done(other.open("PR-IMMUVER-01", request="envio-2"))
    assert refused(office.sit("recepcion").open("PR-IMMUVER-01", request="envio-2")).code == "envio_distinto"


def test_another_note_is_another_asking() -> None:
    office, first, _ = two_cases()
    desk = office.sit("recepcion")
    done(desk.do(first, STEP, note="Vino con su hija", request="envio-1"))
    assert refused(desk.do(first, STEP, note="Vino sola", request="envio-1")).code == "envio_distinto"
    assert done(desk.do(first, STEP, note="Vino con su hija", request="envio-1")).repeated
