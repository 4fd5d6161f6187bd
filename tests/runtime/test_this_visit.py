"""What belongs to one visit: documents that a round makes, optional data that a round gives (rule 5, L28)."""

import pytest

from cauce.model.commands import AddDocument, RecordData
from tests.runtime.workbench import Desk, names, opened

ROUNDS = """
datos: {vuelve: {tipo: si_no, clase: operativo}, motivo: {tipo: texto, clase: operativo}}
documentos: {f01: {nombre: Denuncia}, f04: {nombre: Verificación}, f07: {nombre: Foto}, f09: {nombre: Acta}}
actividades:
  - {paso: 1, responsable: a, actividad: Recibe, recibe: [f01]}
  - paso: 2
    responsable: a
    actividad: Verifica
    registra: [vuelve, {dato: motivo, opcional: si}]
    usa: [f01]
    produce: [f04, {documento: f09, si_falta: advierte}]
    recibe: [{documento: f07, opcional: si}]
    segun: vuelve
    ramas: [{respuesta: si, pasa_a: 2}, {respuesta: no, pasa_a: fin}]
reglas:
  - {id: con_motivo, al_completar: 2, cuando: {vuelve: {es: si}}, exige: {motivo: presente}, si_falta: bloquea}
"""


def at_2(text: str = ROUNDS) -> Desk:
    desk = opened(text)
    desk.do("1", documents=("f01",))
    return desk


def test_each_round_makes_its_own_document() -> None:
    desk = at_2()
    desk.do("2", documents=("f04", "f09"), vuelve="si", motivo="Falta")
    assert names(desk.fails("2", vuelve="no")) == ["f04"]
    desk.do("2", documents=("f04",), vuelve="no")
    assert desk.case.end == "fin"
    assert desk.case.warnings == ()  # the one that only warns is satisfied by any in force


@pytest.mark.parametrize("row", ["", "2"])
def test_a_document_added_while_its_row_is_open_is_what_the_row_makes(row: str) -> None:
    desk = at_2()
    assert names(desk.fails("2", vuelve="no")) == ["f04"]
    desk.give(add("f04", row=row))
    desk.do("2", vuelve="si", motivo="Falta")
    assert names(desk.fails("2", vuelve="no")) == ["f04"], "of another visit, another paper"


def add(document: str, row: str = "") -> AddDocument:
    return AddDocument(documents={document: ""}, row=row)


def test_an_optional_datum_of_an_earlier_round_does_not_satisfy_a_rule() -> None:
    desk = at_2()
    desk.do("2", documents=("f04",), vuelve="si", motivo="Falta")
    assert names(desk.fails("2", documents=("f04",), vuelve="si")) == ["con_motivo"]
    desk.do("2", documents=("f04",), vuelve="si", motivo="Sigue faltando")
    desk.do("2", documents=("f04",), vuelve="no")
    assert desk.case.data["motivo"] == "Sigue faltando"


def test_an_optional_datum_recorded_beforehand_in_the_visit_counts() -> None:
    desk = at_2()
    desk.do("2", documents=("f04",), vuelve="si", motivo="Falta")
    desk.give(RecordData(data={"motivo": "Otra vez"}, row="2"))
    desk.do("2", documents=("f04",), vuelve="si")


LATER = ROUNDS.replace("motivo: {tipo: texto", "motivo: {tipo: si_no").replace(
    "exige: {motivo: presente}, si_falta: bloquea", "exige: {motivo: {es: si}}, si_falta: advierte"
)


def test_a_rule_left_to_be_confirmed_waits_for_a_new_value() -> None:
    desk = at_2(LATER)
    desk.do("2", documents=("f04", "f09"), vuelve="si", motivo="si")
    desk.do("2", documents=("f04",), vuelve="si")
    assert [(pending.rule, pending.ignored) for pending in desk.case.pending_rules] == [("con_motivo", ("motivo",))]
    desk.give(RecordData(data={"motivo": "no"}))
    assert desk.case.pending_rules == ()
    assert [warning.source for warning in desk.case.warnings] == ["con_motivo"]


LISTED = """
datos:
  visitas: {tipo: lista, clase: operativo, campos: {dia: {tipo: texto, clase: operativo}}}
actividades:
  - {paso: 1, responsable: a, actividad: Visita, repite: si, registra: [{dato: visitas, opcional: si}], pasa_a: fin}
reglas:
  - {id: dos, al_completar: 1, exige: {visitas: {al_menos: 1}}, si_falta: bloquea}
"""


def test_what_a_list_has_gathered_counts_in_every_round() -> None:
    desk = opened(LISTED)
    desk.do("1", again=True, visitas=[{"dia": "lunes"}])
    desk.do("1")
    assert desk.case.end == "fin"
