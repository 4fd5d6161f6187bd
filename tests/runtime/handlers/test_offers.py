"""Derivations accepted, rejected, offered again and withdrawn (language.md L41); referrals beyond the procedure."""

import pytest

from cauce.model.case import OfferState, Status
from cauce.model.commands import (
    AcceptOffer,
    AddDocument,
    Advance,
    ChildConcluded,
    Open,
    Refer,
    RejectOffer,
    Reoffer,
    WithdrawOffer,
)
from tests.runtime.workbench import Desk, names, opened, procedure

DERIVES = """
responsables: {a: Trabajo Social, b: Jurídico}
documentos: {cedula: {nombre: Cédula}, oficio: {nombre: Oficio}}
actividades:
  - paso: 1
    responsable: a
    actividad: Deriva
    produce: [cedula]
    deriva: [{a: OTRO-02, inicio: derivada, lleva: [cedula]}]
  - {paso: 2, responsable: a, actividad: Sigue}
  - {espera: Mientras concluye, id: concluye, hasta: {concluyen: [OTRO-02]}}
  - {paso: 3, responsable: a, actividad: Termina}
"""


def derived() -> tuple[Desk, int]:
    desk = opened(DERIVES)
    desk.do("1", documents=("cedula",))
    return desk, next(iter(desk.case.offers))


def state(desk: Desk) -> OfferState:
    (offer,) = desk.case.offers.values()
    return offer.state


def test_an_accepted_offer_names_its_case_and_ends_with_it() -> None:
    desk, offer = derived()
    desk.give(AcceptOffer(offer=offer, child="caso-2"), "Receptora Inventada", "otro")
    assert (state(desk), desk.case.offers[offer].child) == (OfferState.ACCEPTED, "caso-2")
    assert desk.refuse(AcceptOffer(offer=offer, child="caso-3")).code == "derivacion_pendiente"
    assert desk.refuse(WithdrawOffer(offer=offer, reason="Se equivocó")).code == "derivacion_pendiente"
    desk.do("2")
    assert desk.at == ["concluye"]
    desk.give(ChildConcluded(offer=offer))
    assert (state(desk), desk.at) == (OfferState.CONCLUDED, ["3"])


def test_a_rejection_is_answered_by_the_sender_before_the_end() -> None:
    desk, offer = derived()
    assert desk.refuse(RejectOffer(offer=offer, reason="")).code == "falta_motivo"
    desk.give(RejectOffer(offer=offer, reason="No es de esta área"), "Receptora Inventada", "otro")
    assert (state(desk), desk.case.offers[offer].reason) == (OfferState.REJECTED, "No es de esta área")
    desk.do("2")
    assert desk.at == ["concluye"], "a rejected one is not over"
    assert desk.refuse(Reoffer(offer=offer), "Otra Persona", "b").code == "persona_no_permitida"
    desk.give(Reoffer(offer=offer, procedure="OTRO-03"))
    again = desk.case.offers[offer]
    assert (again.procedure, again.start, again.state, again.reason) == ("OTRO-03", "", OfferState.OFFERED, "")


def test_offered_again_to_the_same_it_keeps_its_start() -> None:
    desk, offer = derived()
    assert desk.refuse(Reoffer(offer=offer)).code == "derivacion_pendiente"
    desk.give(RejectOffer(offer=offer, reason="Faltan hojas"))
    desk.give(Reoffer(offer=offer))
    assert (desk.case.offers[offer].procedure, desk.case.offers[offer].start) == ("OTRO-02", "derivada")


def test_withdrawing_lets_the_wait_go() -> None:
    desk, offer = derived()
    desk.do("2")
    assert desk.refuse(WithdrawOffer(offer=offer, reason="")).code == "falta_motivo"
    desk.give(WithdrawOffer(offer=offer, reason="La usuaria desiste"), "Jefa Inventada", supervises=True)
    assert (state(desk), desk.at) == (OfferState.WITHDRAWN, ["3"])
    assert "no hay una derivación con el número 99" in desk.refuse(WithdrawOffer(offer=99, reason="x")).message


def test_an_offer_may_be_answered_after_the_end() -> None:
    desk = opened(DERIVES.replace("  - {espera: Mientras concluye, id: concluye, hasta: {concluyen: [OTRO-02]}}\n", ""))
    desk.do("1", documents=("cedula",))
    (offer,) = desk.case.offers
    desk.do("2")
    desk.do("3")
    assert desk.case.status is Status.ENDED
    desk.give(RejectOffer(offer=offer, reason="No procede"))
    desk.give(Reoffer(offer=offer))
    desk.give(AcceptOffer(offer=offer, child="caso-2"))
    assert state(desk) is OfferState.ACCEPTED


def test_a_derived_case_knows_whose_it_is() -> None:
    desk = Desk(procedure(DERIVES))
    desk.give(Open(case="caso-2", start="inicio_unico", parent="caso-1", offer=7))
    assert (desk.case.parent, desk.case.offer, desk.case.opened_by) == ("caso-1", 7, "Persona Inventada Uno")


def test_a_referral_beyond_the_procedure_takes_documents_along() -> None:
    desk, _ = derived()
    desk.give(Refer(to="Refugio Inventado", reason="Riesgo", documents={"oficio": "Oficio 12", "cedula": ""}))
    (made,) = desk.case.referrals
    assert (made.to, made.documents, made.row) == ("Refugio Inventado", ("oficio", "cedula"), "")
    assert [len(desk.case.documents[name]) for name in ("oficio", "cedula")] == [1, 1]
    assert "Refugio" not in repr((desk.case, desk.events))


@pytest.mark.parametrize(
    ("command", "code", "named"),
    [
        (Refer(to=" ", reason="Riesgo"), "falta_dato", ["institucion"]),
        (Refer(to="Refugio", reason=""), "falta_motivo", [""]),
        (Refer(to="Refugio", reason="Riesgo", documents={"foto": ""}), "falta_documento", ["foto"]),
        (AddDocument(documents={"foto": ""}), "falta_documento", ["foto"]),
        (Advance(row="9"), "paso_no_abierto", ["9"]),
    ],
)
def test_what_is_wrong_is_named(command: object, code: str, named: list[str]) -> None:
    desk, _ = derived()
    refusal = desk.refuse(command)  # type: ignore[arg-type]
    assert (refusal.code, names(refusal)) == (code, named)


TWO = """
responsables: {a: Trabajo Social}
documentos: {cedula: {nombre: Cédula}}
actividades:
  - paso: 1
    responsable: a
    actividad: Deriva
    produce: [cedula]
    deriva: [{a: OTRO-02, lleva: [cedula]}, {a: OTRO-03, lleva: [cedula]}]
  - {espera: Mientras concluye, id: concluye, hasta: {concluyen: [OTRO-02]}}
"""


def test_an_unanswered_rejection_holds_the_case_that_derived_not_the_derived_one() -> None:
    desk = opened(TWO)
    desk.do("1", documents=("cedula",))
    first, second = (offer.id for offer in sorted(desk.case.offers.values(), key=lambda item: item.procedure))
    desk.give(AcceptOffer(offer=first, child="caso-2"), "Receptora Inventada", "otro")
    desk.give(RejectOffer(offer=second, reason="No es de aquí"), "Otra Inventada", "otro")
    desk.give(ChildConcluded(offer=first), "", "")
    assert (desk.case.offers[first].state, desk.case.status, desk.at) == (
        OfferState.CONCLUDED,
        Status.OPEN,
        ["concluye"],
    )
    desk.give(Reoffer(offer=second))
    assert desk.case.status is Status.ENDED
