"""How every command of the staff is given: the case is seen, the command made, carried out, and told."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from cauce.cli.casos import options
from cauce.cli.output import paragraph, write_json
from cauce.cli.problems import CommandError, ExitCode, UsageError
from cauce.cli.spanish import not_a_number
from cauce.model.refusals import Refusal

if TYPE_CHECKING:
    from cauce.cli.casos.words.clock import Clock
    from cauce.cli.settings import Settings
    from cauce.cli.workspace.session import Session
    from cauce.model.commands import Command
    from cauce.runtime.desk.desk import CaseView, Desk, Outcome
    from cauce.runtime.desk.records import Attachment

NOTHING_TO_DO = "nada_que_hacer"
"""The refusal of a command that says no step, deadline or hand-over, when none waits for it."""
_LARGEST = 999_999_999
_REQUEST = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:-]{0,79}")
_SUPPLIES = re.compile(r"cauce (abrir|aceptar|avanzar|interrumpir) (CLAVE|FOLIO)")


class RefusedError(CommandError):
    """The desk refused: `refusal` says everything that is missing, `folio` is the case's.

    `command` is the one that supplies what is missing where it is not `avanzar` («abrir PR-IMMUVER-01»).
    """

    def __init__(self, refusal: Refusal, folio: str = "", command: str = "") -> None:
        super().__init__(refusal.message)
        self.refusal = refusal if not command else _supplied_by(refusal, command)
        self.folio = folio

    def lines(self, columns: int) -> list[str]:
        """Return everything missing, each with the command that supplies it."""
        from cauce.cli.casos.screens.refusals import refusal_lines

        return refusal_lines(self.refusal, self.folio, columns)


def _supplied_by(refusal: Refusal, command: str) -> Refusal:
    """Return a refusal whose missing things are supplied by a command."""
    missing = tuple(replace(item, cure=_SUPPLIES.sub(f"cauce {command}", item.cure)) for item in refusal.missing)
    return replace(refusal, missing=missing)


@dataclass(kw_only=True)
class Giving:
    """How a command is sent: what it answers (`as_json`), the name of the sending, the sequence that was seen."""

    as_json: bool = False
    request: str = ""
    expected: int | None = None
    note: str = ""
    attachments: tuple[Attachment, ...] = field(default=(), repr=False)


def giving(sent: options.Sent | options.NewSent) -> Giving:
    """Read `--id-envio` and `--secuencia`; without a name, the sending gets one of its own. Raises UsageError."""
    sequence = sent.sequence if isinstance(sent, options.Sent) else None
    if sent.request is not None and not _REQUEST.fullmatch(sent.request):
        # It stays in clear in the history for ever: a name for a sending, not a place for words about anybody.
        raise UsageError(
            "«--id-envio» es de letras sin acento, números y «-», «_», «.» o «:», de 1 a 80.",
            "Por ejemplo: --id-envio envio-1",
        )
    return Giving(
        as_json=sent.as_json,
        request=sent.request or f"cauce-{os.urandom(8).hex()}",
        expected=None if sequence is None else whole_number("--secuencia", sequence, 0),
    )


def whole_number(option: str, said: str, lowest: int) -> int:
    """Read a whole number. Raises UsageError."""
    if not (said.isascii() and said.isdecimal() and len(said) < 10 and int(said) >= lowest):
        raise not_a_number(option, said, lowest, _LARGEST)
    return int(said)


@contextmanager
def at_desk(settings: Settings, *, as_json: bool = False, person: bool = True) -> Iterator[Session]:
    """Open a session; a refusal that was raised inside is written, as JSON too if that is what was asked for."""
    from cauce.cli.workspace.session import session

    with session(settings, person=person) as opened:
        try:
            yield opened
        except RefusedError as refused:
            from cauce.cli.casos.curing import openable, with_names

            refused.refusal = openable(opened, refused.refusal, refused.folio)
            if as_json:
                from cauce.cli.casos.screens.refusals import refusal_json

                write_json(refusal_json(refused.refusal, refused.folio))
            refused.refusal = with_names(opened, refused.refusal)
            raise


def seen(desk: Desk, folio: str, command: str) -> CaseView:
    """Return a case as a person sees it before acting. Raises RefusedError."""
    view = desk.view(folio, command=command)
    if isinstance(view, Refusal):
        raise RefusedError(view, folio)
    return view


def give(opened: Session, view: CaseView, command: Command, how: Giving, supplies: str = "") -> int:
    """Carry out a command on a case that was seen, tell what it did, and return the exit code. Raises RefusedError.

    `supplies` is the command that supplies what is missing, if not `avanzar`. Nobody acts on what they did not see:
    when the case has moved since, the desk refuses.
    """
    outcome = opened.desk.do(
        view.folio,
        command,
        note=how.note,
        request=how.request,
        expected=view.case.sequence if how.expected is None else how.expected,
        attachments=how.attachments,
    )
    return tell(opened, checked(outcome, view.folio, supplies), how)


def checked(outcome: Outcome | Refusal, folio: str, command: str = "") -> Outcome:
    """Return an outcome. Raises RefusedError."""
    if isinstance(outcome, Refusal):
        raise RefusedError(outcome, folio, command)
    return outcome


def tell(opened: Session, outcome: Outcome, how: Giving, *first: str, go_on: bool = False) -> int:
    """Tell what was done, as text or as the case in JSON; return the exit code.

    The lines `first` go before. With `go_on` it is told too how it goes on.
    """
    if how.as_json:
        from cauce.cli.casos.screens.case_json import case_json

        write_json(case_json(seen(opened.desk, outcome.folio, "ver"), opened.zone))
        return ExitCode.DONE
    from cauce.cli.casos.screens.done import done_lines

    for line in first:
        paragraph(line)
    if outcome.repeated:
        paragraph("Este envío ya se había hecho: ahora no se hizo nada más.")
    for line in done_lines(outcome.procedure, outcome.events, outcome.case, opened.people, opened.zone):
        paragraph(line)
    for folio in outcome.opened:
        paragraph(f"Se abrió el caso {folio}.")
    if go_on:
        from cauce.cli.casos.offering import way_on

        paragraph(way_on(opened, seen(opened.desk, outcome.folio, "ver")))
    return ExitCode.DONE


def clock_of(opened: Session) -> Clock:
    """Return the moment of the session for reading and asking dates."""
    from cauce.cli.casos.words.clock import Clock

    return Clock(opened.now, opened.zone)


_ASKING = frozenset({"registrar"})
"""Commands, given by `run`, that take themselves the data and documents they ask for."""

_CONFIRMED = frozenset(
    {"documento anular", "omitir", "turnar", "rechazar", "corregir", "prorrogar", "cerrar", "reabrir", "cancelar"}
)
"""Commands, given by `run`, that move a case or its deadlines, take it from somebody, or leave something void."""

Make = Callable[["Session", "CaseView", Giving], "Command"]
"""What makes the command of a case that is seen; it may ask, and may add attachments to how it is given."""


def run(settings: Settings, folio: str, name: str, how: Giving, make: Make) -> int:
    """Open a session, see a case, make a command and give it; the whole of a simple command. Raises CommandError.

    What moves a case is told beforehand on a terminal, by really deciding it, and has to be confirmed.
    """
    with at_desk(settings, as_json=how.as_json) as opened:
        view = seen(opened.desk, folio, name)
        try:
            command = make(opened, view, how)
        except RefusedError as refused:
            return told_again(opened, view, how, refused)
        supplies = f"{name} {view.folio}" if name in _ASKING else ""
        if name in _CONFIRMED and not confirmed(settings, opened, view, command, supplies):
            return ExitCode.PROBLEMS
        return give(opened, view, command, how, supplies)


def confirmed(settings: Settings, opened: Session, view: CaseView, command: Command, supplies: str) -> bool:
    """On a terminal tell what a command would do and ask whether to do it; elsewhere True. Raises RefusedError."""
    from cauce.cli.workspace.questions import can_ask

    if not can_ask(settings):
        return True
    from cauce.cli.casos.asking.lines import Asker
    from cauce.cli.casos.rehearsing import rehearsed_lines

    for line in rehearsed_lines(opened, view, command, supplies):
        paragraph(line)
    if Asker(training=opened.training).yes("¿Confirma?"):
        return True
    paragraph("No se cambió nada.")
    return False


def told_again(opened: Session, view: CaseView, how: Giving, refused: RefusedError) -> int:
    """Tell what this very sending did, where nothing is left that it could be done to; else raise the refusal."""
    done = opened.desk.carried_out(how.request) if refused.refusal.code == NOTHING_TO_DO else None
    if done is None or view.case.id not in (done.case.id, done.case.parent):
        raise refused
    opens = (f"{done.folio}: se aceptó la derivación y se abrió este caso.",) if done.folio != view.folio else ()
    return tell(opened, done, how, *opens)
