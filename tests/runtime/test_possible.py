"""What can be done now, as `ver` and `pendientes` will show it."""

from cauce.model.commands import AddDocument, RecordData
from cauce.model.rows import RowKind
from cauce.runtime.ports import Context
from cauce.runtime.possible import Move, interruptions, possible
from tests.runtime.workbench import LFT, OFFICE, Desk, opened

TEXT = """
responsables: {a: Persona A, b: Persona B}
datos:
  urgente: {tipo: si_no, clase: operativo}
  motivo: {tipo: texto, clase: operativo}
  cita: {tipo: fecha, clase: operativo}
documentos: {f01: {nombre: Denuncia}, acta: {nombre: Acta}, oficio: {nombre: Oficio}}
interrupciones:
  - {id: queja, nombre: Queja, entre: [2, 2], pasa_a: 4}
fines: {fin: Fin}
actividades:
  - paso: 1
    responsable: {en_orden: [a, b]}
    actividad: Recibe
    registra: [urgente, cita, {dato: motivo, cuando: {urgente: {es: si}}}]
    produce: [f01, {documento: acta, cuando: {urgente: {es: no}}}, {documento: oficio, opcional: si}]
  - {paso: 2, responsable: a, actividad: Cita, no_antes_de: {dato: cita}}
  - decision: ¿Sigue?
    id: sigue
    responsable: b
    ramas:
      - {respuesta: Sí, pasa_a: 3}
      - {respuesta: No, pasa_a: fin}
  - {paso: 3, responsable: a, actividad: Grupo, opcional: si, repite: si}
  - {espera: Mientras llega, id: llega, ramas: [{respuesta: Llega, pasa_a: 4}, {respuesta: No llega, pasa_a: fin}]}
  - {paso: 4, responsable: a, actividad: Cierra, usa: [f01], pasa_a: fin}
"""


def now(desk: Desk) -> list[Move]:
    return possible(desk.procedure, desk.case, desk.now, Context(OFFICE, LFT))


def test_a_row_asks_for_what_may_apply_and_is_not_there() -> None:
    desk = opened(TEXT)
    (move,) = now(desk)
    assert (move.row, move.kind, move.roles, move.since) == ("1", RowKind.ACTIVITY, ("a",), desk.now)
    assert [use.datum for use in move.data] == ["urgente", "cita", "motivo"]
    assert [use.document for use in move.documents] == ["f01", "acta", "oficio"]
    desk.give(RecordData(row="1", data={"urgente": "si"}))
    desk.give(AddDocument(row="1", documents={"f01": ""}))
    (move,) = now(desk)
    assert [use.datum for use in move.data] == ["cita", "motivo"]
    assert [use.document for use in move.documents] == ["oficio"]
    desk.do("1", cita="2026-03-05", motivo="Motivo inventado")
    assert now(desk)[0].roles == ("b",)


def test_what_no_answer_supplies_and_what_may_be_chosen() -> None:
    desk = opened(TEXT)
    desk.do("1", documents=("f01", "acta"), urgente="no", cita="2026-03-05")
    desk.do("1", role="b")
    (move,) = now(desk)
    assert [missing.text for missing in move.missing] == ["hay que esperar al 05-03-2026"]
    assert interruptions(desk.procedure, desk.case, desk.now, Context(OFFICE, LFT)) == ["queja"]
    desk.wait(days=4)
    assert now(desk)[0].missing == ()
    desk.do("2")
    assert interruptions(desk.procedure, desk.case, desk.now, Context(OFFICE, LFT)) == []
    (move,) = now(desk)
    assert (move.answers, move.optional) == (("Sí", "No"), False)
    desk.do("sigue", "Sí", role="b")
    (move,) = now(desk)
    assert (move.optional, move.repeats, move.answers) == (True, True, ())
    desk.do("3")
    (move,) = now(desk)
    assert (move.kind, move.answers) == (RowKind.WAIT, ("Llega", "No llega"))
    desk.do("llega", "No llega")
    assert now(desk) == []
    assert interruptions(desk.procedure, desk.case, desk.now, Context(OFFICE, LFT)) == []
