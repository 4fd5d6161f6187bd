"""Hand-overs inside the institution that wait for whoever receives (language.md L20, L42; acceptance 6)."""

from cauce.model.case import HandOverState, Status
from cauce.model.commands import AcceptHandOver, Advance, Attached, RejectHandOver
from tests.runtime.workbench import Desk, opened

SUB, LAW, OTHER = "Subdirectora Inventada", "Abogado Inventado", "Otra Persona Inventada"

TURNS = """
responsables:
  a: Persona A
  s: {nombre: Subdirección, suplente: l}
  l: Abogado del área
  z: Archivo
datos: {asignado: {pregunta: '¿Quién lleva el asunto?', tipo: texto, clase: operativo}}
actividades:
  - paso: 1
    actividad: Avisa
    responsable: a
    turna_a: z
  - paso: 2
    actividad: Turna
    responsable: a
    turna_a: {rol: s, con_acuse: si, al_aceptar_registra: [asignado]}
  - {paso: 3, actividad: Sigue, responsable: a}
"""


def turned() -> Desk:
    desk = opened(TURNS)
    desk.do("1")
    desk.do("2")
    return desk


def states(desk: Desk) -> list[HandOverState]:
    return [item.state for item in desk.case.handovers]


def test_one_that_asks_nothing_waits_for_nothing() -> None:
    desk = turned()
    assert states(desk) == [HandOverState.DELIVERED, HandOverState.PENDING]
    assert desk.refuse(AcceptHandOver(), OTHER, "z").code == "persona_no_permitida"
    first = desk.case.handovers[0].id
    assert desk.refuse(AcceptHandOver(handover=first), OTHER, "z").code == "turno_no_pendiente"


def test_without_the_data_asked_for_it_is_not_accepted() -> None:
    desk = turned()
    refusal = desk.refuse(AcceptHandOver(), LAW, "l")
    assert refusal.code == "falta_dato"
    assert "falta el dato «¿Quién lleva el asunto?»" in refusal.message
    assert refusal.cure == "cauce aceptar FOLIO --dato asignado=…"
    assert desk.refuse(AcceptHandOver(data={"asignado": " "}), LAW, "l").code == "falta_dato"
    paper = Attached("ab" * 32, "acuse firmado.pdf")
    desk.give(AcceptHandOver(data={"asignado": OTHER}, receipt=paper), LAW, "l")
    made = desk.case.handovers[1]
    assert (made.state, made.receiver, made.receiver_role, made.answered_at) == (
        HandOverState.ACCEPTED,
        LAW,
        "l",
        desk.now,
    )
    assert (made.digest, made.name) == ("ab" * 32, "acuse firmado.pdf")
    assert desk.case.data["asignado"] == OTHER
    assert "firmado" not in repr(desk.case)


def test_who_does_not_receive_is_told_who_does() -> None:
    desk = turned()
    number = desk.case.handovers[1].id
    assert "debe hacerlo Subdirección" in desk.refuse(AcceptHandOver(handover=number), OTHER, "a").message
    assert desk.refuse(RejectHandOver(handover=99, reason="No"), SUB, "s").code == "turno_no_pendiente"


def test_a_rejected_one_may_be_accepted_when_it_is_mended_even_after_the_end() -> None:
    desk = turned()
    desk.give(RejectHandOver(reason="Faltan copias"), SUB, "s")
    assert (desk.case.handovers[1].state, desk.case.handovers[1].reason) == (HandOverState.REJECTED, "Faltan copias")
    desk.give(Advance(row="3"))
    assert desk.case.status is Status.ENDED
    desk.wait(days=3)
    desk.give(AcceptHandOver(data={"asignado": LAW}), SUB, "s")
    assert (desk.case.handovers[1].state, desk.case.handovers[1].reason) == (HandOverState.ACCEPTED, "")
