"""The printed table, derived from rows: numbers, blank actors, documents, headings, and the cells that override."""

from __future__ import annotations

from dataclasses import replace

from cauce.compiler.printed import USUAL, PrintedRow, printed_table
from cauce.model.declarations import (
    ActorMode,
    Actors,
    DocumentAction,
    DocumentType,
    DocumentUse,
    Printed,
    Role,
)
from cauce.model.institution import Column, Table
from cauce.model.obligations import Interruption
from cauce.model.procedure import Procedure
from cauce.model.rows import Branch, Row, RowKind

DESK = Actors(ActorMode.ONE, ("desk",))
BOTH = Actors(ActorMode.ANY, ("desk", "boss"))


def activity(number: str, text: str, actors: Actors | None = DESK, inherited_from: str = "", **more: object) -> Row:
    row = Row(kind=RowKind.ACTIVITY, ref=number, step=number, text=text, actors=actors, inherited_from=inherited_from)
    return replace(row, **more)  # type: ignore[arg-type]


def procedure(*rows: Row, interruptions: tuple[Interruption, ...] = ()) -> Procedure:
    return Procedure(
        key="X",
        name="X",
        version="1",
        date="2026",
        institution="i",
        roles=(Role(id="desk", name="Ventanilla"), Role(id="boss", name="Jefatura")),
        documents=(
            DocumentType(id="form", name="Solicitud", code="F-01", use="primera"),
            DocumentType(id="form_again", name="Solicitud", code="F-01", use="segunda"),
            DocumentType(id="letter", name="Oficio"),
        ),
        rows=rows,
        interruptions=interruptions,
    )


def cells(*rows: Row, table: Table | None = None) -> list[tuple[str, str, str, str]]:
    printed = printed_table(procedure(*rows), table)
    return [(row.number, row.actor, row.activity, row.document) for row in printed.rows]


def test_an_inherited_actor_is_an_empty_cell() -> None:
    rows = [activity("1", "Recibe"), activity("2", "Anota", inherited_from="1"), activity("3", "Firma", BOTH)]
    assert cells(*rows) == [
        ("1", "Ventanilla", "Recibe", ""),
        ("2", "", "Anota", ""),
        ("3", "Ventanilla o Jefatura", "Firma", ""),
    ]


def test_documents_are_named_with_their_code_once_each() -> None:
    uses = (
        DocumentUse(document="form", action=DocumentAction.USES),
        DocumentUse(document="form_again", action=DocumentAction.USES),
        DocumentUse(document="letter", action=DocumentAction.PRODUCES),
    )
    assert cells(activity("1", "Recibe", documents=uses))[0][3] == "Solicitud F-01\nOficio"


def test_the_cells_of_the_manual_win_even_empty() -> None:
    uses = (DocumentUse(document="letter", action=DocumentAction.USES),)
    row = activity("1", "Recibe", documents=uses)
    assert cells(replace(row, printed=Printed("1.0", "", "Se recibe", ""))) == [("1.0", "", "Se recibe", "")]
    assert cells(replace(row, printed=Printed(document="Oficios"))) == [("1", "Ventanilla", "Recibe", "Oficios")]


def test_a_stage_prints_its_number_its_heading_and_who_answers_for_it() -> None:
    stage = Row(kind=RowKind.STAGE, ref="etapa-1", text="Recepción", printed=Printed(number="1"), supervisor="boss")
    assert cells(stage) == [("1", "Jefatura", "Recepción", "")]
    assert cells(replace(stage, actors=DESK)) == [("1", "Ventanilla", "Recepción", "")]
    assert cells(replace(stage, actors=DESK, inherited_from="0")) == [("1", "Jefatura", "Recepción", "")]
    assert cells(replace(stage, supervisor="")) == [("1", "", "Recepción", "")]


def decision(*, in_table: bool = True) -> Row:
    return Row(
        kind=RowKind.DECISION,
        ref="que",
        id="que",
        text="¿Gestión o derivación?",
        in_table=in_table,
        branches=(
            Branch(name="Gestión", rows=(activity("5", "Gestiona", inherited_from="que"),)),
            Branch(name="Derivación", rows=(activity("6", "Deriva", in_table=False),)),
            Branch(name="Nada", target="7"),
        ),
    )


def test_branches_of_a_decision_print_under_their_names() -> None:
    assert cells(decision()) == [
        ("", "", "¿Gestión o derivación?", ""),
        ("", "", "Gestión", ""),
        ("5", "", "Gestiona", ""),
    ]


def test_a_row_left_out_leaves_its_nested_rows_in() -> None:
    assert cells(decision(in_table=False)) == [("5", "", "Gestiona", "")]


def test_an_activity_with_branches_prints_no_names() -> None:
    row = activity("2.3", "Determina", branches=(Branch(name="Positiva", rows=(activity("2.4", "Cita"),)),))
    assert [text for _, _, text, _ in cells(row)] == ["Determina", "Cita"]


FORM = Table(
    columns=(Column("responsable", "RESPONSABLE"), Column("actividad", "ACTIVIDADES"), Column("documento", "REGISTRO")),
    number_in_activity=True,
    start="Inicio",
    end="Fin del procedimiento",
)


def test_the_form_of_the_institution() -> None:
    table = printed_table(procedure(activity("1.1", "Recibe")), FORM)
    assert [row.activity for row in table.rows] == ["Inicio", "Recibe", "Fin del procedimiento"]
    written = [
        [row.cell(c.holds, number_in_activity=table.number_in_activity) for c in table.columns] for row in table.rows
    ]
    assert written[1] == ["Ventanilla", "1.1. Recibe", ""]
    assert written[0] == ["", "Inicio", ""]


def test_a_manual_that_begins_by_itself_gets_no_second_beginning() -> None:
    first, *_ = cells(activity("1", "Inicio. Recibe"), table=FORM)
    assert first[2] == "Inicio. Recibe"


def test_without_an_institution_the_usual_columns() -> None:
    table = printed_table(procedure(activity("1", "Recibe")), None)
    assert table.columns == USUAL.columns
    (row,) = table.rows
    assert [row.cell(column.holds) for column in table.columns] == ["1", "Ventanilla", "Recibe", ""]


def test_rows_of_an_interruption_come_last_under_its_name() -> None:
    aside = Interruption(id="urgencia", name="Urgencia", rows=(activity("U1", "Acude"),))
    hidden = Interruption(id="otra", name="Otra", rows=(activity("U2", "Avisa", in_table=False),))
    table = printed_table(procedure(activity("1", "Recibe"), interruptions=(aside, hidden)), FORM)
    assert [row.activity for row in table.rows] == ["Inicio", "Recibe", "Fin del procedimiento", "Urgencia", "Acude"]


def test_every_row_knows_where_it_comes_from() -> None:
    rows = printed_table(procedure(decision()), FORM).rows
    assert [row.ref for row in rows] == ["", "que", "", "5", ""]
    assert rows[0] == PrintedRow(activity="Inicio")
