"""What is needed to open a case by one of the starts of a procedure: its data and the documents it receives."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from cauce.cli.casos.asking.answer import Answer
from cauce.cli.casos.asking.lines import Asker, can_ask
from cauce.cli.casos.doing import clock_of
from cauce.cli.casos.given.papers import Papers, papers
from cauce.model.case import Case
from cauce.runtime.ports import Context

if TYPE_CHECKING:
    from cauce.cli.settings import Settings
    from cauce.cli.workspace.session import Session
    from cauce.model.declarations import Start
    from cauce.model.procedure import Procedure


@dataclass
class Opening:
    """The data and the papers with which a case is opened."""

    data: dict[str, Any] = field(default_factory=dict, repr=False)
    papers: Papers = field(default_factory=lambda: Papers({}, {}), repr=False)

    @classmethod
    def of(
        cls, opened: Session, procedure: Procedure, given: tuple[Any, Any, Any], said: tuple[list[str], list[str]]
    ) -> Opening:
        """Read what was said: `given` as `given.data.data` takes it, `said` the papers. Raises CommandError."""
        from cauce.cli.casos.given.data import data

        return cls(data(procedure, clock_of(opened), *given), papers(procedure, *said))


def ask_start(
    settings: Settings,
    opened: Session,
    procedure: Procedure,
    start: Start,
    opening: Opening,
    *,
    carried: tuple[str, ...] = (),
) -> None:
    """On a terminal ask for what a start records and receives, but not for what is carried along."""
    if not can_ask(settings):
        return
    from cauce.cli.casos.asking.papers import ask_document
    from cauce.cli.casos.asking.step import applying_documents, ask_data

    asker = Asker(training=opened.training)
    answer = Answer(data=opening.data, papers=opening.papers)
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
        if use.document not in opening.papers.documents:
            ask_document(asker, procedure, use, opening.papers)


@dataclass(frozen=True)
class NewCase:
    """A case that does not exist yet, as far as the questions of its start look at it."""

    procedure: Procedure
    case: Case
    context: Context
