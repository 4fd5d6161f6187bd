"""What is needed to open a case by one of the starts of a procedure: its data and the documents it receives."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cauce.cli.casos.asking.lines import Asker
from cauce.cli.casos.doing import clock_of
from cauce.cli.workspace.questions import can_ask
from cauce.model.case import Case
from cauce.runtime.ports import Context

if TYPE_CHECKING:
    from cauce.cli.casos.asking.answer import Answer
    from cauce.cli.settings import Settings
    from cauce.cli.workspace.session import Session
    from cauce.model.declarations import Start
    from cauce.model.procedure import Procedure


def ask_start(
    opened: Session, procedure: Procedure, start: Start, answer: Answer, carried: tuple[str, ...] = ()
) -> None:
    """Ask for what a start records and receives, but not for what is carried along."""
    from cauce.cli.casos.asking.papers import ask_document
    from cauce.cli.casos.asking.step import applying_documents, ask_data

    asker = Asker(training=opened.training)
    seen = NewCase(
        procedure,
        Case(id="", procedure=procedure.key, digest="", start=start.id, opened_at=opened.now),
        Context(opened.institution, opened.desk.calendar),
    )
    clock = clock_of(opened)
    uses = tuple(use for use in start.records if use.datum not in carried)
    ask_data(asker, seen, uses, answer, clock, {})
    receives = tuple(use for use in start.receives if use.document not in carried)
    for use in applying_documents(seen, receives, answer, clock):
        if use.document not in answer.papers.documents:
            ask_document(asker, procedure, use, answer.papers)


def confirmed(
    settings: Settings,
    opened: Session,
    procedure: Procedure,
    start: Start | None,
    answer: Answer,
    would: str,
    *,
    carried: tuple[str, ...] = (),
) -> bool:
    """On a terminal ask for what the start needs and tell what `would` be done, until it is confirmed or not.

    Elsewhere nothing is asked. Without a start (a derivation may name one that is no more) there is only to confirm.
    """
    if not can_ask(settings):
        return True
    from cauce.cli.casos.asking.changing import agreed, forget
    from cauce.cli.output import paragraph

    while True:
        if start is not None:
            ask_start(opened, procedure, start, answer, carried)
        to_change = agreed(Asker(training=opened.training), opened, procedure, answer, lambda: [would])
        if not isinstance(to_change, bool):
            forget(answer, to_change)
            continue
        if not to_change:
            paragraph("No se abrió ningún caso.")
        return to_change


@dataclass(frozen=True)
class NewCase:
    """A case that does not exist yet, as far as the questions of its start look at it."""

    procedure: Procedure
    case: Case
    context: Context
