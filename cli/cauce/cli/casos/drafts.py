"""Half-filled answers: kept encrypted when somebody leaves, and offered the next time to the same person."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from cauce.cli.casos.asking.answer import Answer, from_draft
from cauce.cli.casos.asking.lines import Asker
from cauce.cli.casos.doing import clock_of
from cauce.cli.output import DIM, Paint, paragraph, write
from cauce.cli.problems import ExitCode
from cauce.store.problems import StorageProblem

if TYPE_CHECKING:
    from cauce.cli.workspace.session import Session
    from cauce.model.procedure import Procedure
    from cauce.runtime.desk.desk import CaseView
    from cauce.runtime.desk.storage import Transaction

Asked = TypeVar("Asked")
LEAVING = "Lo que haya contestado se guarda."
"""What leaving does, for whoever only presses Enter."""
_LEAVING = ("SIGHUP", "SIGTERM")
_DEFINITION = "definicion"


class Place(Protocol):
    """Where the half-filled answers of a person are kept."""

    def kept(self, transaction: Transaction, person: str) -> Mapping[int, Mapping[str, Any]]:
        """Return them by number, oldest first."""
        ...

    def keep(self, transaction: Transaction, person: str, number: int, answer: Mapping[str, Any] | None) -> None:
        """Keep one under a number; None takes it away."""
        ...

    def number(self, kept: Iterable[int]) -> int:
        """Return the number of one more."""
        ...


@dataclass(frozen=True)
class InCase:
    """With a case, whose key closes it: one for each visit, hand-over or derivation that is answered, by its number.

    Those share their numbers; an interruption has none, and is below zero by its place in the procedure.
    """

    case: str
    of: int

    def kept(self, transaction: Transaction, person: str) -> Mapping[int, Mapping[str, Any]]:
        """Return the only one there may be."""
        found = transaction.draft(self.case, person, self.of)
        return {} if found is None else {self.of: found}

    def keep(self, transaction: Transaction, person: str, number: int, answer: Mapping[str, Any] | None) -> None:
        """Keep it, or take it away."""
        transaction.save_draft(self.case, person, number, answer)

    def number(self, kept: Iterable[int]) -> int:
        """Return its number."""
        return self.of


@dataclass(frozen=True)
class InOpening:
    """With no case yet, by procedure and start: several, because each may be of another person who is attended."""

    procedure: str
    start: str

    def kept(self, transaction: Transaction, person: str) -> Mapping[int, Mapping[str, Any]]:
        """Return them."""
        return transaction.opening_drafts(self.procedure, self.start, person)

    def keep(self, transaction: Transaction, person: str, number: int, answer: Mapping[str, Any] | None) -> None:
        """Keep one, or take it away."""
        transaction.save_opening_draft(self.procedure, self.start, person, number, answer)

    def number(self, kept: Iterable[int]) -> int:
        """Return the number after the last."""
        return max(kept, default=0) + 1


@dataclass(kw_only=True)
class HalfFilled:
    """An `answer` to what `procedure` asks, which `resume` goes on with. `what` was left half done, in words.

    `still` tells whether `resume` would be taken now: somebody else may have done it meanwhile.
    `found`: something was kept from the last time, and is not thrown away; `taken` is the number of what was gone on
    with, 0 for nothing.
    """

    opened: Session
    place: Place
    procedure: Procedure
    answer: Answer
    resume: str
    what: str = "esto"
    still: Callable[[], bool] = lambda: True
    found: bool = field(default=False, init=False)
    taken: int = field(default=0, init=False)

    def through(self, asker: Asker, ask: Callable[[], Asked | None], send: Callable[[Asked], int]) -> int:
        """Offer what was kept, `ask` for the rest and `send` it; what was answered is lost only once it is done.

        `ask` returns None, and has said so, when it is not confirmed. Returns the exit code.
        """
        try:
            with _interruptible():
                self._offer(asker)
                asked = ask()
            code = send(asked) if asked is not None else ExitCode.PROBLEMS
        except BaseException:
            # Whatever it was (Ctrl-C, a refusal, a full disk), what somebody has typed is not asked of them again.
            if self.answer.is_empty and self.found:
                paragraph("Lo que había contestado la vez pasada sigue guardado.")
            self._keep()
            raise
        if asked is None:
            self._keep()
        elif self.found and isinstance(self.place, InCase):
            self._save(None)
        return code

    def _offer(self, asker: Asker) -> None:
        """Offer what was left half-filled, the last first; what is said now goes before it."""
        with self.opened.desk.store.read() as transaction:
            kept = self.place.kept(transaction, self._person)
        for number, before in reversed(list(kept.items())):
            if before.get(_DEFINITION) != self.procedure.digest:
                paragraph("Lo que dejó a medias la vez pasada era de otra versión del procedimiento, y ya no sirve.")
                self._save(None, number)
            elif self._taken(asker, number, from_draft(before)):
                break

    def _taken(self, asker: Asker, number: int, before: Answer) -> bool:
        from cauce.cli.casos.asking.summary import answer_lines

        outer, self.found = self.found, True
        before.order = self.answer.order
        lines = answer_lines(self.procedure, before, self.opened.people, clock_of(self.opened))
        if asker.yes(f"La vez pasada dejó {self.what} a medias. ¿Sigue con lo que ya había contestado?", notes=lines):
            self.answer.take(before)
            self.taken = number
        elif isinstance(self.place, InOpening) and not asker.yes("Puede ser de otro asunto. ¿Lo deja guardado?"):
            self._save(None, number)
            self.found = outer
        return bool(self.taken)

    def _keep(self) -> None:
        """Keep the answer and tell how to go on with it."""
        if self.answer.is_empty:
            return
        try:
            with _handled(signal.SIG_IGN, ("SIGINT", *_LEAVING)):
                self._save({_DEFINITION: self.procedure.digest, **self.answer.draft()})
                still = self.still()
        except (StorageProblem, OSError):  # the disk is full, say: the reason for leaving is about to be told
            paragraph("No se pudo guardar lo que contestó.")
            return
        if still:
            paragraph("Lo que contestó quedó guardado, cifrado. Para seguir donde se quedó:")
            write(f"  {self.resume}")
        else:
            tell_left_behind(self.opened, self.procedure, self.answer, self.what)

    def _save(self, answer: Mapping[str, Any] | None, number: int = 0) -> None:
        """Keep an answer, or take it away: the one with this number, or the one gone on with, or one more."""
        with self.opened.desk.store.write() as transaction:
            kept = self.place.kept(transaction, self._person)
            number = number or self.taken or self.place.number(kept)
            self.place.keep(transaction, self._person, number, answer)

    @property
    def _person(self) -> str:
        return self.opened.person.id if self.opened.person is not None else ""


def tell_left_behind(opened: Session, procedure: Procedure, answer: Answer, what: str) -> None:
    """Say that what somebody answered cannot be sent any more, and what it was: they may need it elsewhere."""
    from cauce.cli.casos.asking.summary import answer_lines

    paragraph(
        f"Ya no se puede enviar lo que contestó, porque usted ya no puede hacer {what}. Queda guardado, cifrado, y se "
        "le ofrecerá si vuelve a tocarle. Era esto:"
    )
    for line in answer_lines(procedure, answer, opened.people, clock_of(opened)):
        paragraph(f"- {line}", "  ", "    ")


def left_in_step(opened: Session, view: CaseView, row: str) -> Answer | None:
    """Return what somebody left half-filled in a step that has been completed since, None for nothing."""
    person = opened.person.id if opened.person is not None else ""
    with opened.desk.store.read() as transaction:
        for done in reversed(view.case.completions.get(row, ())):
            kept = transaction.draft(view.case.id, person, done.visit)
            if kept is not None and kept.get(_DEFINITION) == view.procedure.digest:
                return from_draft(kept)
    return None


def tell_how_to_leave() -> None:
    """Say, before the first question, that nothing is lost by leaving."""
    write(Paint("Para dejarlo a medias sin perder nada: Ctrl-C", DIM))


@contextmanager
def _interruptible() -> Iterator[None]:
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
