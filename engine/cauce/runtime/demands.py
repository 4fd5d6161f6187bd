"""What a row, a start or an interruption demands to be left: data, documents, a date reached (rule 5)."""

from __future__ import annotations

from collections.abc import Iterator

from cauce.model.case import Position
from cauce.model.declarations import DatumUse, DocumentAction, DocumentUse, Failing
from cauce.model.refusals import Missing
from cauce.model.rows import Row
from cauce.model.wording import quoted
from cauce.runtime import missing, rules
from cauce.runtime.conditions import evaluate, has_document, value_of
from cauce.runtime.values import parse_moment
from cauce.runtime.view import View
from cauce.runtime.work import Work


def data_asked(row: Row, *, again: bool) -> tuple[DatumUse, ...]:
    """Return the data that completing a row records; those `al_terminar` only when it is left."""
    return row.records if again else (*row.records, *row.records_at_end)


def check_data(work: Work, uses: tuple[DatumUse, ...], given: tuple[str, ...], visit: int, command: str) -> None:
    """Check that what is asked was given in this visit: the value of an earlier one is only a suggestion (L28)."""
    for use in uses:
        datum = work.plan.data.get(use.datum)
        wanted = use.when is None or _wanted(work, use)
        if wanted and use.datum not in given and not use.optional:
            _fail(work, use.failing, missing.datum(work.plan.procedure, use.datum, command), visit)
        elif use.datum in given and datum is not None and datum.at_least:
            value, _ = value_of(work, use.datum)
            if isinstance(value, tuple) and len(value) < datum.at_least:
                text = f"{quoted(datum.label)}: se piden al menos {datum.at_least} y hay {len(value)}"
                _fail(work, use.failing, missing.bad_value(work.plan.procedure, use.datum, text), visit)


def check_documents(
    work: Work, uses: tuple[DocumentUse, ...], supplied: tuple[str, ...], visit: int, command: str = "avanzar"
) -> None:
    """Check that documents are there (see `is_supplied`)."""
    for use in uses:
        if not use.optional and not is_supplied(work, use, supplied) and _wanted(work, use):
            _fail(work, use.failing, missing.document(work.plan.procedure, use.document, use.action, command), visit)


def belongs_to_visit(use: DocumentUse) -> bool:
    """Tell whether a document has to come in the visit itself: what a row must make or receive, it does each time.

    A confirmation is an act of the visit too. What is used, or does not block, may have come at any time.
    """
    if use.action is DocumentAction.USES:
        return False
    return use.action is DocumentAction.CONFIRMS or (use.failing is Failing.BLOCKS and not use.optional)


def is_supplied(view: View, use: DocumentUse, supplied: tuple[str, ...]) -> bool:
    """Tell whether a document a row names is there; `supplied` are those of this visit."""
    return use.document in supplied or (not belongs_to_visit(use) and has_document(view, use.document))


def check_date(work: Work, row: Row) -> None:
    """Check that the date before which a row may not be completed has come (L39)."""
    work.lacks(*not_yet(work, row))


def not_yet(view: View, row: Row) -> Iterator[Missing]:
    """Yield what `no_antes_de` still waits for. A date without hour comes at its beginning."""
    if not row.not_before:
        return
    value, lacking = value_of(view, row.not_before)
    yield from missing.data_read(view.plan.procedure, lacking)
    moment = parse_moment(value, view.zone) if isinstance(value, str) else None
    if moment is not None and view.now < moment:
        when = f"{moment:%d-%m-%Y}" if "T" not in value else f"{moment:%d-%m-%Y %H:%M}"
        yield Missing("fecha", row.not_before, f"hay que esperar al {when}")


def open_demands(view: View, row: Row, position: Position, *, again: bool) -> tuple[list[DatumUse], list[DocumentUse]]:
    """Return the data and documents that a row still asks for in this visit, optional ones too."""
    data = [
        use
        for use in data_asked(row, again=again)
        if use.datum not in position.given and evaluate(view, use.when).value is not False
    ]
    documents = [
        use
        for use in row.documents
        if not is_supplied(view, use, position.supplied) and evaluate(view, use.when).value is not False
    ]
    return data, documents


def _wanted(work: Work, use: DatumUse | DocumentUse) -> bool:
    """Tell whether a conditional demand applies; when that is unknown only a blocking one says what it lacks."""
    if use.when is None:
        return True
    truth = evaluate(work, use.when)
    if truth.value is None and use.failing is Failing.BLOCKS and not use.optional:
        work.lacks(*missing.data_read(work.plan.procedure, truth.missing))
    return bool(truth.value)


def _fail(work: Work, failing: Failing, what: Missing, visit: int) -> None:
    if failing is Failing.BLOCKS:
        work.lacks(what)
    else:
        rules.find(work, failing, what.name, what.kind, visit)
