"""What the printed table does not say of its rows: when they are done, with what demands, and what they set going."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from cauce.cli.report.counts import counted
from cauce.model.declarations import DocumentAction, Failing
from cauce.model.rows import Choice, Join, RowKind
from cauce.model.sentences import FAILING
from cauce.model.wording import condition_text, document_text, listed, quoted, role_name, row_name, target_name

if TYPE_CHECKING:
    from cauce.model.conditions import Condition
    from cauce.model.declarations import DatumUse, DocumentUse
    from cauce.model.procedure import Procedure
    from cauce.model.rows import Branch, Row, TurnOver

_ACTIONS = {
    DocumentAction.USES: "usa",
    DocumentAction.PRODUCES: "produce",
    DocumentAction.RECEIVES: "recibe",
    DocumentAction.CONFIRMS: "confirma",
}


def row_details(procedure: Procedure) -> Iterator[str]:
    """Yield a text for each row of which the table does not say everything, one line for each thing."""
    for row in procedure.all_rows():
        said = list(_details(procedure, row))
        if said:
            yield f"{row_heading(row)}\n" + "\n".join(f"  {text}" for text in said)


def row_heading(row: Row) -> str:
    """Name a row and say what it is: a number alone would not."""
    name = row_name(row)
    text = f": {row.short or row.text}" if row.step else ""
    return f"{name[:1].upper()}{name[1:]}{text}"


def _details(procedure: Procedure, row: Row) -> Iterator[str]:
    if row.optional:
        yield "opcional"
    if row.when:
        yield f"solo cuando {condition_text(procedure, row.when)}"
    if row.repeats:
        yield "se repite las veces que haga falta"
    if row.kind is RowKind.STAGE and row.supervisor:
        yield f"supervisa: {role_name(procedure, row.supervisor)}"
    yield from _people(procedure, row)
    if row.not_before:
        yield f"no antes de: {datum_name(procedure, row.not_before)}"
    if row.awaits:
        yield f"espera a que concluya lo derivado a {listed(list(row.awaits))}"
    if row.branches and row.kind is RowKind.PARALLEL:
        yield f"sigue al terminar {'todas sus ramas' if row.join is Join.ALL else 'la primera de sus ramas'}"
    if row.assigns:
        names = {series.id: series.name for series in procedure.series}
        yield f"asigna: {listed([names.get(each, each) for each in row.assigns])}"
    yield from data_lines(procedure, row.records, "registra")
    yield from data_lines(procedure, row.records_at_end, "al terminar registra")
    yield from document_lines(procedure, row.documents)
    yield from _beyond(procedure, row)


def _people(procedure: Procedure, row: Row) -> Iterator[str]:
    if row.different_person_from:
        yield f"la hace una persona distinta de la de {_rows(procedure, row.different_person_from)}"
    if row.same_person_as:
        yield f"la hace la misma persona de {_rows(procedure, row.same_person_as)}"
    if row.designates:
        yield f"designa a la persona de: {role_name(procedure, row.designates)}"


def _beyond(procedure: Procedure, row: Row) -> Iterator[str]:
    """Say what a row sets going outside the table: other procedures, other institutions, another role."""
    for each in row.derives:
        start = f", inicio {quoted(each.start)}" if each.start else ""
        carries = f", con {_things(procedure, each.carries)}" if each.carries else ""
        yield f"deriva a {each.procedure}{start}{carries}{_when(procedure, each.when)}"
    for referral in row.refers:
        carries = f", con {_things(procedure, referral.documents)}" if referral.documents else ""
        yield f"canaliza a: {_place(procedure, referral.to)}{carries}{_when(procedure, referral.when)}"
    if row.turns_over:
        yield _turn_over(procedure, row.turns_over)


def _turn_over(procedure: Procedure, turn: TurnOver) -> str:
    receipt = ", con acuse" if turn.receipt else ""
    asks = (
        f"; al aceptar registra {_things(procedure, turn.records_on_acceptance)}" if turn.records_on_acceptance else ""
    )
    return f"turna a: {listed([role_name(procedure, role) for role in turn.roles], 'o')}{receipt}{asks}"


def data_lines(procedure: Procedure, uses: Sequence[DatumUse], verb: str) -> Iterator[str]:
    """Say what data are recorded, in one line, each with what is particular to it."""
    texts = [f"{datum_name(procedure, use.datum)}{_terms(procedure, use)}" for use in uses]
    if texts:
        yield f"{verb}: {'; '.join(texts)}"


def document_lines(procedure: Procedure, uses: Sequence[DocumentUse]) -> Iterator[str]:
    """Say the documents whose terms the printed cell does not tell: optional, conditional, or not blocking."""
    for use in uses:
        terms = _terms(procedure, use)
        if terms:
            yield f"{_ACTIONS[use.action]} {quoted(_document(procedure, use.document))}{terms}"


def branch_terms(procedure: Procedure, branch: Branch) -> str:
    """Say what choosing a branch again, or at all, does beyond leading somewhere."""
    limit = (
        f"; después de {counted(branch.limit, 'vez', 'veces')} → {target_name(procedure, branch.after)}"
        if branch.limit
        else ""
    )
    return f"{limit}{'; retira lo demás que esté en curso' if branch.withdraws else ''}"


def several(row: Row) -> str:
    """Say that a decision may take several branches."""
    return ", elige varias" if row.choice is Choice.SEVERAL else ""


def datum_name(procedure: Procedure, datum: str) -> str:
    """Name a datum by its question."""
    found = procedure.datum_by_id.get(datum)
    return quoted(found.label if found else datum)


def _terms(procedure: Procedure, use: DatumUse | DocumentUse) -> str:
    terms = ["opcional"] if use.optional else []
    if use.when:
        terms.append(f"cuando {condition_text(procedure, use.when)}")
    if use.failing is not Failing.BLOCKS:
        terms.append(f"si falta: {FAILING[use.failing]}")
    return f" ({'; '.join(terms)})" if terms else ""


def _when(procedure: Procedure, condition: Condition | None) -> str:
    return f", cuando {condition_text(procedure, condition)}" if condition else ""


def _place(procedure: Procedure, to: str) -> str:
    return datum_name(procedure, to) if to in procedure.datum_by_id else role_name(procedure, to)


def _document(procedure: Procedure, document: str) -> str:
    found = procedure.document_by_id.get(document)
    return document_text(found) if found else document


def _things(procedure: Procedure, ids: Sequence[str]) -> str:
    """Name documents and data."""
    return listed(
        [
            quoted(_document(procedure, each)) if each in procedure.document_by_id else datum_name(procedure, each)
            for each in ids
        ]
    )


def _rows(procedure: Procedure, refs: Sequence[str]) -> str:
    return listed([target_name(procedure, ref) for ref in refs])
