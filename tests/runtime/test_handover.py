"""Derivations, referrals and hand-overs (language.md L8, L41 to L43; §2 rules 6, 11)."""

from dataclasses import replace

from cauce.model.case import OfferState
from cauce.model.commands import ChildConcluded, Interrupt, RecordData
from tests.runtime.workbench import Desk, kinds, names, opened, procedure

DERIVES = """
responsables: {a: Trabajo Social, b: Jurídico, mp: {nombre: Ministerio Público, externo: si}}
datos:
  areas: {clase: operativo, elige: varias, opciones: {juridica: Área Jurídica, psicologia: Área de Psicología}}
  destino: {tipo: texto, clase: operativo}
  asignado: {tipo: texto, clase: operativo}
documentos: {cedula: {nombre: Cédula}}
fines: {fin: Fin, desiste: Desiste}
interrupciones:
  - {id: se_va, nombre: Se va, pasa_a: desiste}
actividades:
  - paso: 1
    responsable: a
    actividad: Deriva
    registra: [areas, destino]
    produce: [cedula]
    deriva:
      - {a: OTRO-02, inicio: derivada, cuando: {areas: {incluye: juridica}}, lleva: [cedula]}
      - {a: OTRO-03, cuando: {areas: {incluye: psicologia}}, lleva: [cedula, destino]}
    canaliza:
      - {a: mp, con: [cedula]}
      - {a: destino}
      - {a: Hospital inventado, cuando: {areas: {incluye: psicologia}}}
      - {a: areas}
  - espera: Mientras concluyen
    id: concluyen
    hasta: {concluyen: [OTRO-02, OTRO-03]}
  - paso: 2
    responsable: a
    actividad: Turna
    turna_a: {rol: b, con_acuse: si, al_aceptar_registra: [asignado]}
    pasa_a: fin
"""


def test_offers_are_made_when_the_row_completes_by_their_conditions() -> None:
    desk = opened(DERIVES)
    desk.do("1", documents=("cedula",), areas=["juridica", "psicologia"], destino="Refugio inventado")
    offers = [(offer.procedure, offer.start, offer.carries, offer.state) for offer in desk.case.offers.values()]
    assert offers == [
        ("OTRO-02", "derivada", ("cedula",), OfferState.OFFERED),
        ("OTRO-03", "", ("cedula", "destino"), OfferState.OFFERED),
    ]
    assert [made.to for made in desk.case.referrals] == [
        "Ministerio Público",
        "Refugio inventado",
        "Hospital inventado",
        "Área Jurídica, Área de Psicología",
    ]
    assert desk.case.referrals[0].documents == ("cedula",)


def test_a_wait_for_derived_cases_ends_with_the_last_of_them() -> None:
    desk = opened(DERIVES)
    desk.do("1", documents=("cedula",), areas=["juridica", "psicologia"], destino="x")
    assert desk.at == ["concluyen"]
    assert "falta que concluyan los casos derivados a «OTRO-02», «OTRO-03»" in desk.fails("concluyen").message
    desk.give(ChildConcluded(procedure="OTRO-03"))
    assert desk.at == ["concluyen"]
    assert names(desk.refuse(ChildConcluded(procedure="OTRO-03"))) == ["OTRO-03"]
    (remaining,) = [offer.id for offer in desk.case.offers.values() if offer.state is OfferState.OFFERED]
    desk.give(ChildConcluded(offer=remaining))
    assert desk.at == ["2"]
    assert len(desk.case.completions["concluyen"]) == 1


def test_a_wait_for_cases_that_were_never_derived_is_passed_at_once() -> None:
    desk = opened(DERIVES)
    desk.do("1", documents=("cedula",), areas=[], destino="x")
    assert desk.at == ["2"]


def test_withdrawing_takes_back_offers_nobody_accepted_and_counts_them_as_over() -> None:
    desk = opened(DERIVES)
    desk.do("1", documents=("cedula",), areas=["juridica"], destino="x")
    desk.give(Interrupt(interruption="se_va"))
    assert [offer.state for offer in desk.case.offers.values()] == [OfferState.WITHDRAWN]
    assert desk.case.end == "desiste"


def test_a_case_does_not_end_while_a_rejection_has_no_answer() -> None:
    desk = opened(DERIVES)
    desk.do("1", documents=("cedula",), areas=["juridica"], destino="x")
    desk.give(ChildConcluded(procedure="OTRO-02"))
    before = desk.case
    offers = {number: replace(offer, state=OfferState.REJECTED) for number, offer in before.offers.items()}
    desk.state = replace(before, offers=offers)
    refusal = desk.fails("2")
    assert (refusal.code, names(refusal)) == ("derivacion_pendiente", ["OTRO-02"])


def test_a_hand_over_keeps_what_is_asked_on_acceptance_until_it_is_given() -> None:
    for data, asks in (({}, ("asignado",)), ({"asignado": "Persona Inventada Cuatro"}, ())):
        desk = opened(DERIVES)
        desk.do("1", documents=("cedula",), areas=[], destino="x")
        desk.do("2", **data)
        (made,) = desk.case.handovers
        assert (made.roles, made.receipt, made.asks) == (("b",), True, asks)
        assert desk.case.data.get("asignado") == data.get("asignado")


def test_a_derivation_on_an_unknown_condition_is_refused_naming_the_datum() -> None:
    proved = procedure(DERIVES)
    first, *rest = proved.rows
    uses = tuple(replace(use, optional=True) for use in first.records)
    desk = Desk(replace(proved, rows=(replace(first, records=uses), *rest)))
    desk.open()
    refusal = desk.fails("1", documents=("cedula",), destino="x")
    assert names(refusal) == ["areas"]
    desk.give(RecordData(data={"areas": ["juridica"]}))
    assert "Offered" in kinds(desk.do("1", documents=("cedula",), destino="x"))
