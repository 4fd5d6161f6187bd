"""Documents without effect, and notes."""

from cauce.model.commands import AddDocument, Advance, Annotate, VoidDocument
from tests.runtime.workbench import Desk, names, opened

PAPERS = """
documentos: {acta: {nombre: Acta}, oficio: {nombre: Oficio}}
actividades:
  - {paso: 1, actividad: Elabora, responsable: a, produce: [acta]}
  - {paso: 2, actividad: Usa, responsable: a, usa: [acta], produce: [oficio]}
"""


def at_two() -> Desk:
    desk = opened(PAPERS)
    desk.give(Advance(row="1", documents={"acta": "Archivero 1"}))
    return desk


def void(document: str = "acta", number: int = 0, reason: str = "Se rehízo") -> VoidDocument:
    return VoidDocument(document=document, number=number, reason=reason)


def test_a_voided_document_is_missing_for_the_row_that_uses_it() -> None:
    desk = at_two()
    desk.give(void())
    (entry,) = desk.case.documents["acta"]
    assert (entry.void, entry.reference) == (True, "Archivero 1")
    assert names(desk.fails("2", documents=("oficio",))) == ["acta"]
    desk.do("2", documents=("oficio", "acta"))


def test_what_this_visit_supplied_has_to_come_again() -> None:
    desk = at_two()
    desk.give(AddDocument(row="2", documents={"oficio": "uno"}))
    desk.give(void("oficio"))
    assert names(desk.fails("2")) == ["oficio"]
    desk.do("2", documents=("oficio",))
    assert [entry.void for entry in desk.case.documents["oficio"]] == [True, False]


def test_only_what_is_in_force_can_be_voided_and_with_a_reason() -> None:
    desk = at_two()
    assert desk.refuse(void(reason=" ")).code == "falta_motivo"
    assert "no está vigente el número 2 de «Acta»" in desk.refuse(void(number=2)).message
    desk.give(void(number=1))
    refusal = desk.refuse(void())
    assert (refusal.code, refusal.cure) == ("falta_documento", "cauce documento listar FOLIO")
    assert "«foto» no es un documento" in desk.refuse(void("foto")).message


def test_notes_are_kept_with_their_row_and_never_shown_in_a_repr() -> None:
    desk = at_two()
    desk.give(Annotate(text="Llamó la vecina"))
    desk.give(Annotate(text="Falta sello", row="2"))
    assert [(note.text, note.row) for note in desk.case.notes] == [("Llamó la vecina", ""), ("Falta sello", "2")]
    assert "vecina" not in repr((desk.case, desk.events))
    assert desk.refuse(Annotate(text="  ")).code == "falta_motivo"
    assert desk.refuse(Annotate(text="Algo", row="1")).code == "paso_no_abierto"
    desk.do("2", documents=("oficio",))
    desk.give(Annotate(text="También después del fin"))
    assert len(desk.case.notes) == 3
