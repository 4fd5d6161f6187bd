"""What the symbols of the graph say: questions, answers, documents, deadlines."""

from __future__ import annotations

from cauce.diagrams.graph import DocumentMark, MarkShape
from cauce.model import wording
from cauce.model.conditions import Compare, Condition, Operator
from cauce.model.declarations import DataType, DocumentKind, DocumentUse
from cauce.model.procedure import Procedure
from cauce.model.rows import Branch, Row, RowKind

_DRUMS = {DocumentKind.REGISTER, DocumentKind.EXTERNAL_SYSTEM}
_ORDINALS = {2: "segunda", 3: "tercera", 4: "cuarta", 5: "quinta"}


def question(procedure: Procedure, condition: Condition) -> tuple[str, str, str]:
    """Return a condition as a question, with the answers when it holds and when it does not."""
    if isinstance(condition, Compare) and condition.operator is Operator.IS:
        datum = procedure.datum_by_id.get(condition.datum)
        if datum and datum.type is DataType.YES_NO and datum.label.endswith("?"):
            return (datum.label, "Sí", "No") if condition.values[0] == "si" else (datum.label, "No", "Sí")
    text = wording.condition_text(procedure, condition)
    return f"¿Se cumple que {text.replace('¿', '').replace('?', '')}?", "Sí", "No"


def asks(procedure: Procedure, row: Row) -> bool:
    """Whether an activity is itself the question of its branches, so that a diamond says it all."""
    datum = procedure.datum_by_id.get(row.decides_by)
    text = row.short or row.text
    same = datum is not None and datum.label == text
    return row.kind is RowKind.ACTIVITY and bool(row.branches) and (same or (not datum and text.endswith("?")))


def limit_label(branch: Branch) -> str:
    """Label the way taken when a branch has reached its limit: «No, a la segunda»."""
    turn = (branch.limit or 0) + 1
    return f"{branch.name}, a la {_ORDINALS.get(turn, f'{turn}.ª vez')}"


def documents(procedure: Procedure, uses: tuple[DocumentUse, ...]) -> tuple[DocumentMark, ...]:
    """Return the marks of the documents of a row, each once."""
    marks = []
    for use in uses:
        document = procedure.document_by_id[use.document]
        shape = MarkShape.DRUM if document.kind in _DRUMS else MarkShape.SHEET
        text = document.code.removeprefix(f"{procedure.key}-") or document.name
        marks.append(DocumentMark(document.id, text, shape, document.name, document.code))
    return tuple(dict.fromkeys(marks))


def clocks(procedure: Procedure, row: Row) -> tuple[str, ...]:
    """Return the deadlines that a row shows: those that run in it, and those that it stops."""
    texts = []
    for deadline in procedure.deadlines:
        if row.ref in deadline.inside and deadline.lapse.target is None:
            texts.append(str(deadline.limit))
        elif deadline.until and procedure.row_by_ref[deadline.until].ref == row.ref:
            since = "la recepción" if deadline.since == "inicio" else ""
            if deadline.since_datum:
                since = procedure.datum_by_id[deadline.since_datum].label
            elif deadline.since and not since:
                since = wording.target_name(procedure, deadline.since)
                since = f"el {since}" if since.startswith("paso ") else since
            texts.append(f"{deadline.limit} desde {since}")
    return tuple(texts)
