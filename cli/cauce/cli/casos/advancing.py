"""Advancing a case with somebody at the terminal: which step, what it needs, what will happen, whether to do it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from cauce.cli.casos.doing import Giving, clock_of, give
from cauce.cli.casos.waiting import STEPS
from cauce.cli.casos.words.places import row_command, row_label, row_title, step_words
from cauce.cli.output import BOLD, Paint, paragraph, width, write
from cauce.cli.safe_text import safe_text
from cauce.cli.workspace.questions import can_ask
from cauce.cli.wrapping import wrapped
from cauce.model import commands

if TYPE_CHECKING:
    from cauce.cli.casos.asking.answer import Answer
    from cauce.cli.casos.asking.lines import Asker
    from cauce.cli.settings import Settings
    from cauce.cli.workspace.session import Session
    from cauce.runtime.desk.desk import CaseView
    from cauce.runtime.possible import Move


def advance(settings: Settings, opened: Session, view: CaseView, step: str, answer: Answer, how: Giving) -> int:
    """Complete a step; on a terminal ask for what is missing and confirm. Return the exit code. Raises CommandError."""
    if not can_ask(settings) or not (view.moves or step):
        return _send(opened, view, make_command(step, 0, answer), answer, how)
    from cauce.cli.casos.asking.lines import Asker
    from cauce.cli.casos.drafts import LEAVING

    asker = Asker(training=opened.training, keeps=LEAVING)
    move = _which(asker, opened, view, step)
    if move is None:
        _tell_left_behind(opened, view, step)
        return _send(opened, view, make_command(step, 0, answer), answer, how)
    return _with_somebody(asker, opened, view, move, answer, how)


def make_command(step: str, visit: int, answer: Answer) -> commands.Advance:
    """Return the command that completes a step, a wait too, with an answer.

    It depends on nothing but what was said: given once more after the case has moved, it is still the same command.
    """
    return commands.Advance(
        row=step,
        visit=visit,
        answers=answer.answers,
        data=answer.data,
        documents=answer.papers.documents,
        again=bool(answer.again),
        designee=answer.designee,
    )


def _with_somebody(asker: Asker, opened: Session, view: CaseView, move: Move, answer: Answer, how: Giving) -> int:
    from cauce.cli.casos.asking.agreeing import tell_agreed
    from cauce.cli.casos.asking.step import order_of
    from cauce.cli.casos.drafts import HalfFilled, InCase, tell_how_to_leave
    from cauce.cli.casos.offering import may_still
    from cauce.cli.casos.rehearsing import check_allowed

    check_allowed(opened, view, make_command(move.row, move.visit, answer))
    row = view.procedure.row_by_ref[move.row]
    for line in wrapped(safe_text(f"{view.folio} · {row_label(row)}"), width(), hanging="  "):
        write(Paint(line, BOLD))
    if row.text.rstrip(". ") != row_title(row):
        paragraph(row.text, "  ")
    tell_agreed(view, move, opened.people, opened.zone)
    tell_how_to_leave()
    answer.order = order_of(move.data, move.documents)
    half = HalfFilled(
        opened=opened,
        place=InCase(view.case.id, move.visit),
        procedure=view.procedure,
        answer=answer,
        resume=f"cauce avanzar {view.folio} --paso {row_command(row)}{opened.as_me()}",
        what="este paso",
        still=partial(may_still, opened, view.folio, commands.Advance(row=move.row, visit=move.visit)),
    )

    def ask() -> commands.Advance | None:
        return _answered(asker, opened, view, move, answer)

    def send(command: commands.Advance) -> int:
        return _send(opened, view, command, answer, how)

    return half.through(asker, ask, send)


def _answered(asker: Asker, opened: Session, view: CaseView, move: Move, answer: Answer) -> commands.Advance | None:
    """Ask for what the step needs, until it is confirmed with all its answers; None when it is not."""
    from cauce.cli.casos.asking.changing import agreed, drop_moot, forget
    from cauce.cli.casos.asking.step import ask_step
    from cauce.cli.casos.proposals import proposed
    from cauce.cli.casos.rehearsing import rehearsed_lines

    changed = False
    while True:
        ask_step(asker, view, move, answer, clock_of(opened), opened.people, proposed(opened, view, move))
        if changed:
            drop_moot(view, move, answer, clock_of(opened))
        command = make_command(move.row, move.visit, answer)
        to_change = agreed(asker, opened, view.procedure, answer, partial(rehearsed_lines, opened, view, command))
        if to_change is True:
            return command
        if to_change is False:
            paragraph("No se cambió nada.")
            return None
        forget(answer, to_change)
        changed = True


def _which(asker: Asker, opened: Session, view: CaseView, step: str) -> Move | None:
    """Return the step that is meant: the one named, the only one, the only one of this person, or the one chosen."""
    from cauce.cli.casos.asking.choices import Choice, one_of

    procedure = view.procedure
    if step:
        row = procedure.row_by_ref.get(step)
        return next((move for move in view.moves if row is not None and move.row == row.ref), None)
    waiting = {task.item for task in view.mine if task.kind in STEPS}
    moves = [move for move in view.moves if move.visit in waiting] or list(view.moves)
    if len(moves) == 1:
        return moves[0]
    rows = [procedure.row_by_ref[move.row] for move in moves]
    choices = [Choice(f"visita {move.visit}", step_words(row), row.step) for move, row in zip(moves, rows, strict=True)]
    chosen = one_of(asker, "El caso está en varios pasos. ¿Cuál se completa?", choices)
    return next(move for move in moves if f"visita {move.visit}" == chosen)


def _tell_left_behind(opened: Session, view: CaseView, step: str) -> None:
    """Say what this person had answered in a step that is not open any more."""
    from cauce.cli.casos.drafts import left_in_step, tell_left_behind

    row = view.procedure.row_by_ref.get(step)
    left = left_in_step(opened, view, row.ref) if row is not None else None
    if left is not None:
        tell_left_behind(opened, view.procedure, left, "este paso")


def _send(opened: Session, view: CaseView, command: commands.Command, answer: Answer, how: Giving) -> int:
    how.attachments = tuple(answer.papers.attachments.values())
    return give(opened, view, command, how)
