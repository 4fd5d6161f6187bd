"""Completing a row: data of this visit, documents, rules, all missing at once (language.md §2, rules 5 to 7; L28)."""

import pytest

from cauce.model.commands import AddDocument, Advance, Attached, RecordData, Skip
from tests.runtime.workbench import kinds, names, opened

DEMANDS = """
datos:
  urgente: {tipo: si_no, clase: operativo}
  hechos: {tipo: texto, clase: reservado}
  vecinos: {tipo: entero, clase: operativo}
  motivo: {tipo: texto, clase: operativo}
  acepta: {tipo: si_no, clase: operativo}
documentos:
  f01: {nombre: Denuncia, codigo: P-F01}
  oficio: {nombre: Oficio, de_fuera: si}
  acta: {nombre: Acta}
  sistema: {nombre: Sistema inventado, tipo: sistema_externo}
actividades:
  - paso: 1
    responsable: a
    actividad: Registra
    registra: [urgente, hechos, {dato: motivo, opcional: si}]
    produce: [f01, {documento: acta, si_falta: advierte}]
    recibe: [{documento: oficio, cuando: {urgente: {es: si}}}]
    confirma: [sistema]
  - {paso: 2, responsable: a, actividad: Visita, registra: [vecinos], usa: [f01], confirma: [sistema]}
  - {paso: 3, responsable: a, actividad: Si acepta, cuando: {acepta: {es: si}}}
  - {paso: 4, responsable: a, actividad: Cierra, pasa_a: fin}
reglas:
  - id: cinco
    nombre: Cinco vecinos
    al_completar: 2
    exige: {alguna: [{vecinos: {al_menos: 5}}, {motivo: presente}]}
    si_falta: no_conformidad
  - {id: con_acta, al_completar: 2, exige: {documento_presente: acta}, si_falta: advierte}
  - {id: no_cero, al_completar: 2, exige: {vecinos: {al_menos: 1}}, si_falta: bloquea}
""".replace("  - {paso: 2,", "  - {paso: 1.5, responsable: a, actividad: Pregunta, registra: [acepta]}\n  - {paso: 2,")


def ready(**data: str) -> "object":
    desk = opened(DEMANDS)
    desk.do("1", documents=("f01", "acta", "sistema"), urgente="no", hechos="Hechos inventados", **data)
    desk.do("1.5", acepta="no")
    return desk


def test_everything_missing_is_named_at_once_with_the_command_that_supplies_it() -> None:
    refusal = opened(DEMANDS).fails("1")
    assert names(refusal) == ["urgente", "hechos", "f01", "sistema"]
    assert [missing.cure for missing in refusal.missing] == [
        "cauce avanzar FOLIO --dato urgente=…",
        "cauce avanzar FOLIO --dato-de hechos=ARCHIVO",
        "cauce avanzar FOLIO --documento f01",
        "cauce avanzar FOLIO --documento sistema",
    ]
    assert "falta el dato «urgente»; falta el dato «hechos»; falta el documento «Denuncia P-F01»" in refusal.message


def test_a_condition_of_a_document_reads_what_comes_with_the_same_command() -> None:
    desk = opened(DEMANDS)
    assert names(desk.fails("1", documents=("f01", "sistema"), urgente="si", hechos="x")) == ["oficio"]
    desk.do("1", documents=("f01", "sistema", "oficio"), urgente="si", hechos="x")
    assert [(item.source, item.kind) for item in desk.case.warnings] == [("acta", "documento")]


def test_a_confirmation_belongs_to_its_visit_and_a_document_to_the_case() -> None:
    desk = ready()
    assert names(desk.fails("2", vecinos="5")) == ["sistema"]
    desk.do("2", documents=("sistema",), vecinos="5")
    assert desk.at == ["4"]


def test_rules_warn_presume_or_refuse() -> None:
    desk = ready()
    assert names(desk.fails("2", documents=("sistema",), vecinos="0")) == ["no_cero"]
    desk.do("2", documents=("sistema",), vecinos="4")
    assert [(item.source, item.number) for item in desk.case.nonconformities] == [("cinco", 1)]
    desk = ready(motivo="Sólo hay cuatro casas")
    desk.do("2", documents=("sistema",), vecinos="4")
    assert desk.case.nonconformities == ()
    desk = opened(DEMANDS)
    desk.do("1", documents=("f01", "sistema"), urgente="no", hechos="x")
    desk.do("1.5", acepta="no")
    desk.do("2", documents=("sistema",), vecinos="6")
    assert [item.source for item in desk.case.warnings] == ["acta", "con_acta"]


def test_a_row_whose_condition_is_false_is_passed_over() -> None:
    desk = ready()
    assert "PassedOver" in kinds(desk.do("2", documents=("sistema",), vecinos="5"))
    desk = opened(DEMANDS)
    desk.do("1", documents=("f01", "sistema"), urgente="no", hechos="x")
    desk.do("1.5", acepta="sí")
    desk.do("2", documents=("sistema",), vecinos="5")
    assert desk.at == ["3"]


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("urgente", "quizá", "se espera «si» o «no»"),
        ("hechos", "  ", "se espera un texto"),
        ("vecinos", "5", "no se registra aquí"),
        ("nada", "5", "no es un dato de este procedimiento"),
    ],
)
def test_a_value_that_is_not_admitted(name: str, value: str, words: str) -> None:
    assert words in opened(DEMANDS).fails("1", **{name: value}).message


def test_a_document_that_does_not_exist() -> None:
    assert "«f99» no es un documento" in opened(DEMANDS).fails("1", documents=("f99",)).message


def test_data_and_documents_may_come_before_completing() -> None:
    desk = opened(DEMANDS)
    desk.give(RecordData(row="1", data={"urgente": "no", "hechos": "Hechos inventados"}))
    desk.give(AddDocument(row="1", documents={"f01": "1", "sistema": "2026-03-02"}))
    assert desk.at == ["1"]
    desk.do("1")
    assert desk.at == ["1.5"]


def test_data_recorded_outside_a_row_are_not_of_its_visit_and_papers_are_of_the_one_that_demands_them() -> None:
    desk = opened(DEMANDS)
    desk.give(RecordData(data={"urgente": "no"}))
    assert desk.case.data["urgente"] == "no"
    assert "urgente" in names(desk.fails("1", documents=("f01", "sistema"), hechos="x"))
    assert "f01" in names(desk.fails("1"))
    desk.give(AddDocument(documents={"f01": ""}))
    assert "f01" not in names(desk.fails("1"))
    assert "no se registra aquí" in desk.refuse(RecordData(row="1", data={"vecinos": "2"})).message


ROUNDS = """
datos:
  sesion: {tipo: lista, clase: reservado, al_menos: 2, campos: {nota: {tipo: texto, clase: reservado}}}
  cierre: {tipo: texto, clase: operativo}
  otra: {tipo: si_no, clase: operativo}
series: {folio: {nombre: Folio, reinicia: cada año}}
actividades:
  - paso: 1
    responsable: a
    actividad: Acompaña
    repite: si
    registra: [otra]
    al_terminar_registra: [cierre]
    asigna: [folio]
  - {paso: 2, responsable: a, actividad: Reúne, registra: [sesion], repite: si}
  - {paso: 3, responsable: a, actividad: Grupo, opcional: si}
  - {paso: 4, responsable: a, actividad: Cierra, pasa_a: fin}
"""


def test_a_repeated_row_asks_again_each_time_and_at_the_end_for_what_the_end_needs() -> None:
    desk = opened(ROUNDS)
    desk.do("1", again=True, otra="no")
    assert names(desk.fails("1")) == ["otra", "cierre"]
    desk.do("1", again=True, otra="si")
    desk.do("1", otra="no", cierre="Concluye")
    assert len(desk.case.completions["1"]) == 3
    assert [entry.value for entry in desk.case.history["otra"]] == ["no", "si", "no"]
    assert desk.case.data["otra"] == "no"


def test_a_number_is_issued_once_and_is_of_the_year() -> None:
    desk = opened(ROUNDS, "2026-12-31T23:00")
    desk.do("1", again=True, otra="no")
    desk.wait(hours=2)
    desk.do("1", otra="no", cierre="x")
    assert (desk.case.numbers["folio"].year, desk.case.numbers["folio"].number) == (2026, 1)
    assert kinds(desk.events).count("Numbered") == 1


def test_records_of_a_list_are_added_and_counted() -> None:
    desk = opened(ROUNDS)
    desk.do("1", otra="no", cierre="x")
    assert "se piden al menos 2 y hay 1" in desk.fails("2", sesion=[{"nota": "Una"}]).message
    desk.do("2", again=True, sesion=[{"nota": "Una"}, {"nota": "Dos"}])
    desk.do("2", sesion={"nota": "Tres"})
    assert desk.case.data["sesion"] == ({"nota": "Una"}, {"nota": "Dos"}, {"nota": "Tres"})


def test_only_a_row_that_repeats_is_done_again() -> None:
    desk = opened(DEMANDS)
    refusal = desk.refuse(desk.step("1", again=True))
    assert "este paso no se repite" in refusal.message


def test_an_optional_row_is_done_or_omitted_with_a_reason() -> None:
    desk = opened(ROUNDS)
    desk.do("1", otra="no", cierre="x")
    desk.do("2", sesion=[{"nota": "Una"}, {"nota": "Dos"}])
    assert "falta decir el motivo" in desk.refuse(Skip(row="3", reason=" ")).message
    desk.give(Skip(row="3", reason="No quiso"))
    assert desk.at == ["4"]
    assert "3" not in desk.case.completions
    assert [(item.row, item.reason) for item in desk.case.omissions] == [("3", "No quiso")]


APPOINTMENT = """
datos: {cita: {tipo: fecha_hora, clase: operativo}, dia: {tipo: fecha, clase: operativo}}
actividades:
  - {paso: 1, responsable: a, actividad: Cita, registra: [cita, dia]}
  - {paso: 2, responsable: a, actividad: Recibe, no_antes_de: {dato: cita}}
  - {paso: 3, responsable: a, actividad: Celebra, no_antes_de: {dato: dia}, pasa_a: fin}
"""


def test_a_row_may_not_be_completed_before_its_date() -> None:
    desk = opened(APPOINTMENT)
    desk.do("1", cita="2026-03-03T10:00", dia="2026-03-05")
    refusal = desk.fails("2")
    assert (refusal.code, names(refusal)) == ("antes_de_tiempo", ["cita"])
    assert "hay que esperar al 03-03-2026 10:00" in refusal.message
    desk.wait(days=1, hours=1)
    desk.do("2")
    assert "hay que esperar al 05-03-2026" in desk.fails("3").message
    desk.now = desk.now.replace(day=5, hour=0)
    desk.do("3")
    assert desk.case.end == "fin"


LATER = """
datos: {grave: {tipo: si_no, clase: operativo}, testigos: {tipo: entero, clase: operativo}}
actividades:
  - {paso: 1, responsable: a, actividad: Recibe, registra: [{dato: grave, opcional: si}]}
  - {paso: 2, responsable: a, actividad: Valora, registra: [grave]}
  - {paso: 3, responsable: a, actividad: Cierra, registra: [{dato: testigos, opcional: si}], pasa_a: fin}
reglas:
  - id: con_testigos
    al_completar: 1
    cuando: {grave: {es: si}}
    exige: {testigos: {al_menos: 2}}
    si_falta: no_conformidad
"""


def test_a_rule_that_does_not_block_waits_for_the_datum_it_reads() -> None:
    desk = opened(LATER)
    desk.do("1")
    assert [item.rule for item in desk.case.pending_rules] == ["con_testigos"]
    desk.do("2", grave="si")
    assert len(desk.case.pending_rules) == 1
    desk.give(RecordData(data={"testigos": "1"}))
    assert desk.case.pending_rules == ()
    assert [item.source for item in desk.case.nonconformities] == ["con_testigos"]


def test_a_rule_that_turns_out_not_to_apply_is_let_go() -> None:
    desk = opened(LATER)
    desk.do("1")
    desk.do("2", grave="no")
    assert (desk.case.pending_rules, desk.case.nonconformities) == ((), ())


def test_what_people_write_never_shows_in_a_repr() -> None:
    desk = opened(DEMANDS)
    step = desk.step("1", documents=("f01", "sistema"), urgente="no", hechos="Hechos secretos")
    happened = desk.give(step)
    assert "Hechos secretos" not in repr((step, happened, desk.case))
    assert desk.case.data["hechos"] == "Hechos secretos"
    early = RecordData(data={"hechos": "Hechos secretos"})
    skip = Skip(row="3", reason="Razón secreta")
    more = AddDocument(documents={"acta": "Oficio secreto"})
    desk.give(more)
    assert "secret" not in repr((early, skip, more, desk.case, desk.events))


WANTING = """
datos: {acepta: {tipo: si_no, clase: operativo}, firma: {tipo: si_no, clase: operativo}}
documentos: {f09: {nombre: Acta}}
actividades:
  - paso: 1
    responsable: a
    actividad: Cierra
    registra: [acepta, firma]
    recibe: [{documento: f09, opcional: si}]
    pasa_a: fin
reglas:
  - id: completo
    nombre: Todo en orden
    al_completar: 1
    exige: {todas: [{acepta: {es: si}}, {firma: {es: si}}, {documento_presente: f09}]}
    si_falta: bloquea
"""


def test_a_rule_that_is_not_met_says_only_what_is_wanting() -> None:
    refusal = opened(WANTING).fails("1", acepta="si", firma="no")
    assert refusal.missing[0].text == (
        "no se cumple la regla «Todo en orden»: falta que «firma» sea «sí» y que esté el documento «Acta»"
    )
    refusal = opened(WANTING).fails("1", acepta="si", firma="si")
    assert refusal.missing[0].text.endswith(": falta que esté el documento «Acta»")


def test_a_document_may_come_as_a_file() -> None:
    """Its digest and the name it had stay with it; what people wrote does not show in a `repr`."""
    desk = opened(
        """
        documentos: {acta: {nombre: Acta}}
        actividades:
          - {paso: 1, responsable: a, actividad: Elabora, produce: [acta]}
        """
    )
    paper = Attached("0f" * 32, "acta firmada.pdf", "Archivero 3")
    desk.give(Advance(row="1", documents={"acta": paper}))
    (entry,) = desk.case.documents["acta"]
    assert (entry.digest, entry.name, entry.reference) == ("0f" * 32, "acta firmada.pdf", "Archivero 3")
    assert "firmada" not in repr((paper, entry, desk.events))
