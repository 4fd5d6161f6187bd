"""Half-filled answers: kept encrypted with the case when somebody leaves, and offered the next time."""

from __future__ import annotations

import signal
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from cauce.cli.casos.asking.answer import Answer, from_draft
from cauce.cli.output import paragraph, write
from cauce.store.problems import StorageProblem

if TYPE_CHECKING:
    from cauce.cli.workspace.session import Session
    from cauce.runtime.desk.desk import CaseView

_LEAVING = ("SIGHUP", "SIGTERM")


def kept_answer(opened: Session, view: CaseView, visit: int) -> Answer | None:
    """Return the answer that this person left half-filled in a visit, None if there is none."""
    with opened.desk.store.read() as transaction:
        kept = transaction.draft(view.case.id, _person(opened), visit)
    return from_draft(kept) if kept else None


def forget(opened: Session, view: CaseView, visit: int) -> None:
    """Take away a kept answer that is not needed any more."""
    with opened.desk.store.write() as transaction:
        transaction.save_draft(view.case.id, _person(opened), visit, None)


def keep(opened: Session, view: CaseView, visit: int, answer: Answer, resume: str) -> None:
    """Keep a half-filled answer and tell how to go on with it, with the command `resume`."""
    if answer.is_empty:
        return
    try:
        with _handled(signal.SIG_IGN, ("SIGINT", *_LEAVING)), opened.desk.store.write() as transaction:
            transaction.save_draft(view.case.id, _person(opened), visit, answer.draft())
    except (StorageProblem, OSError):  # the disk is full, say: the reason for leaving is about to be told
        paragraph("No se pudo guardar lo que contestó.")
    else:
        paragraph("Lo que contestó quedó guardado, cifrado. Para seguir donde se quedó:")
        write(f"  {resume}")


@contextmanager
def interruptible() -> Iterator[None]:
    """Let a closed window or a polite end of the process leave a question as Ctrl-C does: nothing is lost."""

    def leave(*_: Any) -> None:
        raise KeyboardInterrupt

    with _handled(leave, _LEAVING):
        yield


@contextmanager
def _handled(handler: Any, names: Iterable[str]) -> Iterator[None]:
    """Let a handler answer to some signals, those that this system has; impatience must not undo what is kept."""
    found = [getattr(signal, name) for name in names if hasattr(signal, name)]
    before = {number: signal.signal(number, handler) for number in found}
    try:
        yield
    finally:
        for number, old in before.items():
            signal.signal(number, old)


def _person(opened: Session) -> str:
    return opened.person.id if opened.person is not None else ""
