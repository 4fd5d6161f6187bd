"""Steps, people and states in words: where a case is, who has to act, what comes next."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from cauce.model.case import Case, Position, SeriesNumber
from cauce.model.declarations import DatumUse, DocumentAction, DocumentUse, Failing
from cauce.model.rows import Branch, Row, RowKind
from cauce.model.wording import document_text, listed, quoted, role_name, target_name
from cauce.runtime.conditions import evaluate
from cauce.runtime.plan import plan_of
from cauce.runtime.view import View

if TYPE_CHECKING:
    from datetime import datetime

    from cauce.model.procedure import Procedure
    from cauce.runtime.desk.desk import CaseView
    from cauce.runtime.desk.records import Person
    from cauce.runtime.possible import Move

_CLOSING = "cierre"
_STATES = {
    "abierto": "Abierto",
    "suspendido": "Suspendido",
    "concluido": "Concluido",
    "cerrado": "Cerrado",
    "cancelado": "Cancelado",
}


_PASSED_AT_ONCE = (RowKind.STAGE, RowKind.NOTE)
"""Headings and remarks of the table: nobody rests there, so that nothing comes next in them."""


def row_title(row: Row) -> str:
    """Return the short words for a row: those of the diagram, or its text."""
    return (row.short or row.text).rstrip(". ")


def row_label(row: Row) -> str:
    """Return a row with its number when it has one: «2.7 Elabora citatorio»."""
    return f"{row.step} {row_title(row)}" if row.step else row_title(row)


def step_words(row: Row) -> str:
    """Name a row in a sentence: «el paso 2.7 «Elabora citatorio»»."""
    return f"el paso {row.step} {quoted(row_title(row))}" if row.step else quoted(row_title(row))


def row_command(row: Row) -> str:
    """Return what names a row after `--paso`."""
    return row.step or row.id or row.ref


def state_words(procedure: Procedure, case: Case) -> str:
    """Return the state of a case, with the end it reached."""
    state = _STATES.get(case.status.value, case.status.value)
    end = procedure.end_by_id.get(case.end)
    return f"{state}: {end.name}" if end is not None else state


def roles_words(
    procedure: Procedure, roles: tuple[str, ...], *, everyone: bool = False, elsewhere: Mapping[str, str] | None = None
) -> str:
    """Say which roles may act: «Abogada o Auxiliar»; any, when none is named. `everyone`: each of them has to.

    `elsewhere` are the names of roles of other procedures, by id.
    """
    names = [role_words(procedure, role, elsewhere or {}) for role in roles]
    return listed(names, "y" if everyone else "o") or "cualquier persona del personal"


def role_words(procedure: Procedure, role: str, elsewhere: Mapping[str, str]) -> str:
    """Return the name of a role of a procedure, or of one that it derives to."""
    return role_name(procedure, role) if role in procedure.role_by_id else elsewhere.get(role, role)


def position_of(view: CaseView, move: Move) -> Position:
    """Return the open position of a step."""
    return next(position for position in view.case.positions.values() if position.visit == move.visit)


def confirmed_words(view: CaseView, move: Move, people: Mapping[str, Person]) -> str:
    """Say who has confirmed their part of a step, "" for nobody: «Persona Inventada Uno (Abogada)»."""
    signed = position_of(view, move).confirmed
    return listed([in_role(person_words(people, who), role_name(view.procedure, role)) for role, who in signed])


def in_role(name: str, role: str) -> str:
    """Return somebody with their role, unless their name says it (a training workspace's do)."""
    return f"{name} ({role})" if role and role not in name else name


def person_words(people: Mapping[str, Person], person: str) -> str:
    """Return the name of somebody of the staff; «Cauce» for what no person did."""
    if not person:
        return "Cauce"
    return people[person].name if person in people else person


def number_text(number: SeriesNumber) -> str:
    """Return a number of a series: «2026/14», or «14» of one that never restarts."""
    return f"{number.year}/{number.number}" if number.year else str(number.number)


def record_number(case: Case) -> str:
    """Return the number of the *expediente* of a case, "" if it has none."""
    found = case.numbers.get("expediente")
    return number_text(found) if found else ""


def series_words(procedure: Procedure, case: Case) -> list[str]:
    """Return the numbers of a case with the names of their series."""
    names = {series.id: series.name or series.id for series in procedure.series}
    return [f"{names.get(key, key)} {number_text(number)}" for key, number in case.numbers.items()]


def missing_words(view: CaseView, move: Move, now: datetime) -> list[str]:
    """Return what a step still asks for, each thing by name; what may be left out, or may not apply, says so."""
    procedure = view.procedure
    seen = View(plan_of(procedure), view.case, now, view.context)
    words = []
    for use in move.data:
        datum = procedure.datum_by_id.get(use.datum)
        words.append(f"{datum.label if datum else use.datum}{_leeway(seen, use)}")
    words += [f"{document_words(procedure, use)}{_leeway(seen, use)}" for use in move.documents]
    if move.answers:
        words.append(f"elegir: {listed([quoted(name) for name in move.answers], 'o')}")
    if move.designates:
        words.append(f"nombrar a quien será {role_name(procedure, move.designates)}")
    return [*words, *(item.text for item in move.missing)]


def document_words(procedure: Procedure, use: DocumentUse) -> str:
    """Name a document a row asks for, with what is done with it."""
    document = procedure.document_by_id.get(use.document)
    name = quoted(document_text(document) if document else use.document)
    return f"{'confirmación en' if use.action is DocumentAction.CONFIRMS else 'documento'} {name}"


def finding_name(procedure: Procedure, source: str, kind: str) -> str:
    """Name what a nonconformity or a warning is about: the rule, deadline, document or datum with that id."""
    names = {
        "regla": {rule.id: rule.name for rule in procedure.rules},
        "plazo": {deadline.id: deadline.name for deadline in procedure.deadlines},
        "documento": {document.id: document_text(document) for document in procedure.documents},
        "dato": {datum.id: datum.label for datum in procedure.data},
    }
    return names.get(kind, {}).get(source) or source.replace("_", " ")


def finding_words(procedure: Procedure, source: str, kind: str) -> str:
    """Say what a nonconformity or a warning is about, and of what kind that is: «Aviso» (documento)."""
    if kind == _CLOSING:
        return "el caso se cerró antes de llegar a un fin"
    name = finding_name(procedure, source, kind)
    return quoted(name) if name == kind else f"{quoted(name)} ({kind})"


def next_words(procedure: Procedure, row: Row) -> str:
    """Say what comes after a row: another row, an end, or one thing or another according to the answer."""
    if row.kind is RowKind.WAIT and not row.branches:
        return f"espera a que concluyan los casos derivados a {listed(list(row.awaits))}"
    if row.branches:
        return "; ".join(f"{quoted(branch.name)}: {_branch_words(procedure, row, branch)}" for branch in row.branches)
    return _target_words(procedure, row.next)


def _branch_words(procedure: Procedure, row: Row, branch: Branch) -> str:
    if branch.rows:
        return _target_words(procedure, branch.rows[0].ref)
    return _target_words(procedure, branch.target if branch.target is not None else row.next)


def _target_words(procedure: Procedure, target: str | None) -> str:
    if target is None:
        return "lo que sigue después de esta parte"
    row = procedure.row_by_ref.get(target)
    while row is not None and row.kind in _PASSED_AT_ONCE and row.next is not None:
        target = row.next
        row = procedure.row_by_ref.get(target)
    return row_label(row) if row else target_name(procedure, target)


def _leeway(seen: View, use: DatumUse | DocumentUse) -> str:
    if use.optional:
        return " (si lo hay)"
    if evaluate(seen, use.when).value is None:
        return " (según lo que se registre)"
    return "" if use.failing is Failing.BLOCKS else " (si falta, queda anotado)"
