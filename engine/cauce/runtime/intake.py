"""Data and documents that come with a command: checked by type and name, then recorded."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cauce.model import events
from cauce.model.commands import Attached, Paper
from cauce.model.copying import making
from cauce.model.declarations import DataType, DocumentAction, DocumentUse
from cauce.model.refusals import Missing
from cauce.model.wording import quoted
from cauce.runtime import agreeing, clocks
from cauce.runtime.missing import bad_value
from cauce.runtime.values import BadValue, read_value
from cauce.runtime.work import Work

_LIST = DataType.LIST

_recorded = making(events.Recorded)
_document_added = making(events.DocumentAdded)


def record(
    work: Work,
    given: Mapping[str, Any],
    visit: int,
    row: str = "",
    asked: frozenset[str] | None = None,
    causes: tuple[int, ...] = (),
) -> None:
    """Record data. `asked` are the ones the row asks for, None when any datum of the procedure may be given."""
    for name, raw in given.items():
        datum = work.plan.data.get(name)
        if datum is None:
            work.lacks(Missing("dato", name, f"{quoted(name)} no es un dato de este procedimiento"))
        elif datum.computed:
            work.lacks(Missing("dato", name, f"el dato {quoted(datum.label)} se calcula, no se registra"))
        elif asked is not None and name not in asked:
            text = f"el dato {quoted(datum.label)} no se registra aquí"
            work.lacks(bad_value(work.plan.procedure, name, text, "registrar"))
        else:
            value = read_value(datum, raw, work.zone)
            if isinstance(value, BadValue):
                work.lacks(bad_value(work.plan.procedure, name, value.text))
                continue
            agreeing.drop_if_changed(work, name, value, visit, append=datum.type is _LIST)
            work.emit(
                _recorded(
                    at=work.now,
                    visit=visit,
                    causes=causes,
                    datum=name,
                    value=value,
                    row=row,
                    append=datum.type is _LIST,
                    person=work.context.person,
                )
            )
            if name in work.plan.from_datum:
                clocks.on_recorded(work, name, visit, causes)


def add_documents(
    work: Work,
    given: Mapping[str, Paper],
    visit: int,
    row: str = "",
    uses: tuple[DocumentUse, ...] = (),
    causes: tuple[int, ...] = (),
) -> None:
    """Add documents, each with what the row does with it if it names it."""
    actions: dict[str, DocumentAction] = {use.document: use.action for use in reversed(uses)}
    for name, paper in given.items():
        if name not in work.plan.procedure.document_by_id:
            work.lacks(Missing("documento", name, f"{quoted(name)} no es un documento de este procedimiento"))
            continue
        reference, digest, called = parts_of(paper)
        work.emit(
            _document_added(
                at=work.now,
                visit=visit,
                causes=causes,
                document=name,
                reference=reference,
                digest=digest,
                name=called,
                action=actions.get(name),
                row=row,
                person=work.context.person,
            )
        )


def parts_of(paper: Paper) -> tuple[str, str, str]:
    """Return the reference of a paper and, when it comes as a file, its digest and its name."""
    return (paper.reference, paper.digest, paper.name) if isinstance(paper, Attached) else (paper, "", "")
