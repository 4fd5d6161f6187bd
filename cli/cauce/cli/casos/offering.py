"""What is offered to somebody at a case: only commands that they may give now; else whose it is, or what it waits for.

Everything that is offered is really decided before, without storing it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cauce.cli.casos.curing import with_names
from cauce.cli.casos.reasons import ANY_REASON
from cauce.cli.casos.waiting import ANSWERS, STEPS
from cauce.cli.casos.words.places import roles_words, row_command
from cauce.model import commands
from cauce.model.case import Status
from cauce.model.refusals import Refusal

if TYPE_CHECKING:
    from cauce.cli.workspace.session import Session
    from cauce.model.commands import Command
    from cauce.model.refusals import Missing
    from cauce.runtime.desk.desk import CaseView
    from cauce.runtime.possible import Move

_GIVEN = frozenset({"dato", "documento", "regla", "respuesta", "motivo"})
"""Kinds of things missing that whoever gives the command brings with it."""
_OVER = (Status.ENDED, Status.CLOSED, Status.CANCELLED)


def hindrance(opened: Session, view: CaseView, command: Command) -> Refusal | None:
    """Return why somebody may not give a command now, whatever they bring; None when they may."""
    would = opened.desk.do(view.folio, command, expected=view.case.sequence, rehearse=True)
    if not isinstance(would, Refusal) or all(item.kind in _GIVEN for item in would.missing):
        return None
    return would


def may_still(opened: Session, folio: str, command: Command) -> bool:
    """Tell whether somebody may give a command to a case as it is by now."""
    view = opened.desk.view(folio)
    return not isinstance(view, Refusal) and hindrance(opened, view, command) is None


def waits_still(opened: Session, folio: str, number: int) -> bool:
    """Tell whether a hand-over or a derivation waits by now to be accepted by somebody."""
    view = opened.desk.view(folio)
    return not isinstance(view, Refusal) and number in {task.item for task in view.mine if task.kind in ANSWERS}


def way_on(opened: Session, view: CaseView) -> str:
    """Say how a case goes on: the command, or whose it is to give it."""
    folio, me = view.folio, opened.as_me()
    if view.case.status is Status.SUSPENDED:
        return _offer(opened, view, commands.Resume(), "Para seguir", f"cauce reanudar {folio}")
    if view.moves:
        return _next_step(opened, view)
    if view.case.status in _OVER:
        return _offer(opened, view, commands.Reopen(), "Para abrirlo de nuevo", f"cauce reabrir {folio}")
    return f"Todo lo que ha pasado: cauce historial {folio}{me}"


def skippable(opened: Session, view: CaseView) -> frozenset[int]:
    """Return the visits of the steps that somebody may omit."""
    return frozenset(
        move.visit
        for move in view.moves
        if move.optional
        and not hindrance(opened, view, commands.Skip(row=move.row, visit=move.visit, reason=ANY_REASON))
    )


def answerable_rejections(opened: Session, view: CaseView) -> frozenset[int]:
    """Return the numbers of the rejected derivations to which somebody may answer."""
    rejected = [task.item for task in view.tasks if ANSWERS.get(task.kind) == "turnar"]
    return frozenset(number for number in rejected if not hindrance(opened, view, commands.Reoffer(offer=number)))


def _offer(opened: Session, view: CaseView, command: Command, what: str, line: str) -> str:
    refused = hindrance(opened, view, command)
    if refused is None:
        return f"{what}: {line}{opened.as_me()}"
    if any(item.kind == "persona" for item in refused.missing):
        return f"{what}: {_why(opened, refused)}."
    return f"Todo lo que ha pasado: cauce historial {view.folio}{opened.as_me()}"


def _next_step(opened: Session, view: CaseView) -> str:
    """Offer the first step that this person may do, of those that wait for them before the others."""
    waiting = {task.item for task in view.mine if task.kind in STEPS}
    instead: dict[str, None] = {}
    for move in sorted(view.moves, key=lambda move: move.visit not in waiting):
        refused = hindrance(opened, view, commands.Advance(row=move.row, visit=move.visit))
        if refused is None:
            row = view.procedure.row_by_ref[move.row]
            which = f" --paso {row_command(row)}" if len(view.moves) > 1 else ""
            return f"Para seguir: cauce avanzar {view.folio}{which}{opened.as_me()}"
        instead[_whose(opened, view, move, refused)] = None
    return f"Para seguir: {'; '.join(instead)}."


def _whose(opened: Session, view: CaseView, move: Move, refused: Refusal) -> str:
    """Say whose a step is, or what it waits for."""
    stuck = [item.text for item in refused.missing if item.kind not in {*_GIVEN, "persona"}]
    if stuck:
        return "; ".join(stuck)
    if all(_is_of_others(move, item) for item in refused.missing if item.kind == "persona"):
        several = move.agreed and len(move.roles) > 1
        who = roles_words(view.procedure, move.roles, everyone=move.agreed)
        return f"{'les toca' if several else 'le toca'} a {who}"
    return _why(opened, refused)


def _is_of_others(move: Move, item: Missing) -> bool:
    """Tell whether all that is wrong is that somebody does not have the role."""
    return item.name in move.roles and "hacerlo" in item.text and "persona designada" not in item.text


def _why(opened: Session, refused: Refusal) -> str:
    named = with_names(opened, refused)
    return "; ".join(item.text for item in named.missing if item.kind not in _GIVEN)
