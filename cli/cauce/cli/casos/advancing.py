"""Advancing a case with somebody at the terminal: which step, what it needs, what will happen, whether to do it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from cauce.cli.casos.doing import Giving, clock_of, give
from cauce.cli.casos.waiting import STEPS
from cauce.cli.casos.words.places import row_command, row_label, row_title, step_words
from cauce.cli.output import BOLD, DIM, Paint, paragraph, width, write
from cauce.cli.problems import ExitCode
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
    if not can_ask(settings) or not view.moves:
        return _send(opened, view, make_command(step, 0, answer), answer, how)
    from cauce.cli.casos.asking.lines import Asker

    asker = Asker(training=opened.training, keeps="Lo que haya contestado se guarda.")
    move = _which(asker, opened, view, step)
    if move is None:
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
    from cauce.cli.casos import drafts
    from cauce.cli.casos.rehearsing import check_allowed

    check_allowed(opened, view, make_command(move.row, move.visit, answer))
    row = view.procedure.row_by_ref[move.row]
    resume = f"cauce avanzar {view.folio} --paso {row_command(row)}{opened.as_me()}"
    for line in wrapped(safe_text(f"{view.folio} · {row_label(row)}"), width(), hanging="  "):
        write(Paint(line, BOLD))
    if row.text.rstrip(". ") != row_title(row):
        paragraph(row.text, "  ")
    write(Paint("Para dejarlo a medias sin perder nada: Ctrl-C", DIM))
    had_draft = False
    try:
        with drafts.interruptible():
            kept = drafts.kept_answer(opened, view, move.visit)
            had_draft = kept is not None
            if kept is not None:
                _take_up(asker, opened, view, kept, answer)
            command = _answered(asker, opened, view, move, answer)
        code = _send(opened, view, command, answer, how) if command is not None else ExitCode.PROBLEMS
    except BaseException:
        # Whatever it was (Ctrl-C, a refusal, a full disk), what somebody has typed is not asked of them again.
        if answer.is_empty and had_draft:
            paragraph("Lo que había contestado la vez pasada sigue guardado.")
        drafts.keep(opened, view, move.visit, answer, resume)
        raise
    if command is None:
        drafts.keep(opened, view, move.visit, answer, resume)
        paragraph("No se cambió nada.")
    elif had_draft:
        drafts.forget(opened, view, move.visit)
    return code


def _take_up(asker: Asker, opened: Session, view: CaseView, kept: Answer, answer: Answer) -> None:
    """Offer the answer that was left half-filled; what is said now goes before it."""
    from cauce.cli.casos.asking.summary import answer_lines

    lines = answer_lines(view.procedure, kept, opened.people, opened.zone)
    if asker.yes("La vez pasada dejó este paso a medias. ¿Sigue con lo que ya había contestado?", notes=lines):
        answer.take(kept)


def _answered(asker: Asker, opened: Session, view: CaseView, move: Move, answer: Answer) -> commands.Command | None:
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
        if isinstance(to_change, bool):
            return command if to_change else None
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


def _send(opened: Session, view: CaseView, command: commands.Command, answer: Answer, how: Giving) -> int:
    how.attachments = tuple(answer.papers.attachments.values())
    return give(opened, view, command, how)
