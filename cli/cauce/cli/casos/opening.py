"""What is needed to open a case by one of the starts of a procedure: its data and the documents it receives."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cauce.cli.casos.asking.lines import Asker
from cauce.cli.casos.doing import clock_of
from cauce.model.case import Case
from cauce.runtime.ports import Context

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from cauce.cli.casos.asking.answer import Answer
    from cauce.cli.casos.drafts import HalfFilled
    from cauce.cli.workspace.session import Session
    from cauce.model.declarations import Start
    from cauce.model.procedure import Procedure


def ask_start(
    asker: Asker, opened: Session, procedure: Procedure, start: Start, answer: Answer, carried: tuple[str, ...] = ()
) -> None:
    """Ask for what a start records and receives, but not for what is carried along."""
    from cauce.cli.casos.asking.step import ask_data, ask_documents

    seen = NewCase(
        procedure,
        Case(id="", procedure=procedure.key, digest="", start=start.id, opened_at=opened.now),
        Context(opened.institution, opened.desk.calendar),
    )
    clock = clock_of(opened)
    uses = tuple(use for use in start.records if use.datum not in carried)
    ask_data(asker, seen, uses, answer, clock, {})
    receives = tuple(use for use in start.receives if use.document not in carried)
    ask_documents(asker, seen, receives, answer, clock)


def open_with_somebody(
    half: HalfFilled,
    start: Start | None,
    would: Callable[[], Sequence[str]],
    send: Callable[[], int],
    carried: tuple[str, ...] = (),
) -> int:
    """On a terminal ask for what the start needs, tell what `would` be done, and `send` it once it is confirmed.

    `would` raises RefusedError when it would be refused: what other answers could mend is said, and may be changed.
    Without a start (a derivation may name one that is no more) there is only to confirm. Returns the exit code.
    """
    from cauce.cli.casos.asking.step import order_of
    from cauce.cli.casos.drafts import LEAVING, tell_how_to_leave

    asker = Asker(training=half.opened.training, keeps=LEAVING)
    if start is not None and (start.records or start.receives):
        half.answer.order = order_of(start.records, start.receives)
        tell_how_to_leave()
    return half.through(asker, lambda: _confirmed(asker, half, start, would, carried) or None, lambda _: send())


def _confirmed(
    asker: Asker, half: HalfFilled, start: Start | None, would: Callable[[], Sequence[str]], carried: tuple[str, ...]
) -> bool:
    from cauce.cli.casos.asking.changing import agreed, forget
    from cauce.cli.output import paragraph

    while True:
        if start is not None:
            ask_start(asker, half.opened, half.procedure, start, half.answer, carried)
        to_change = agreed(asker, half.opened, half.procedure, half.answer, would)
        if not isinstance(to_change, bool):
            forget(half.answer, to_change)
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
