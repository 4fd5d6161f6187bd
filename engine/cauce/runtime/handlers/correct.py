"""`corregir`: go back to a row that was completed (language.md §2, rule 18)."""

from __future__ import annotations

from dataclasses import replace

from cauce.model import events
from cauce.model.case import Case
from cauce.model.commands import Correct
from cauce.model.events import Event
from cauce.model.refusals import Missing
from cauce.model.rows import Row
from cauce.model.wording import listed, quoted
from cauce.runtime import handing, supervision
from cauce.runtime.correcting import effective, without
from cauce.runtime.evolve import fold
from cauce.runtime.missing import step_name
from cauce.runtime.work import Work

_DONE = (events.Completed, events.Omitted)


def handle(work: Work, command: Correct) -> None:
    """Put the case where it was before that row was completed, without what descends from it.

    Deadlines that lapse because of it are recorded and move nothing: the case stays in the row, for a person to go on.
    """
    supervision.check_reason(work, command.reason, "corregir")
    row = work.plan.row(command.row)
    if row is None:
        work.lacks(
            Missing("paso", command.row, f"«{command.row}» no es un paso de este procedimiento", "cauce ver FOLIO")
        )
        return
    history = (*work.context.history(), *work.events)
    if len(history) != work.case.sequence:
        raise ValueError("the history given is not that of this case")
    in_force = effective(history)
    visit = _last_done(in_force, row.ref, command.visit)
    if not visit:
        text = f"{step_name(row)} no se ha completado, o se completó sin nadie: no hay qué corregir ahí"
        work.lacks(Missing("correccion", row.ref, text, "cauce historial FOLIO"))
        return
    gone = without(in_force, visit)
    _check_who(work, row, visit, in_force, [event for _, event in gone])
    if work.problems:
        return
    corrected = events.Corrected(
        at=work.now,
        visit=visit,
        row=row.ref,
        reason=command.reason,
        without=tuple(number for number, _ in gone),
        serial=work.serial,
        person=work.context.person,
        role=work.context.role,
    )
    case = fold((*history, corrected))
    problem = _unsound(row, visit, case)
    if problem:
        work.lacks(Missing("correccion", row.ref, problem, "cauce historial FOLIO"))
        return
    work.rebase(corrected, case)
    work.cause, work.still = visit, True
    handing.withdraw_unanswered(work, only_void=True)


def _unsound(row: Row, visit: int, case: Case) -> str:
    """Return why what is left would not be a case that could have come about, "" if it is one."""
    gone = visit not in [position.visit for position in case.positions.values()]
    for run in case.regions.values():
        around = case.positions.get(run.parent)
        gone = gone or (run.parent > 0 and (around is None or run.id not in around.running))
    if gone:
        return f"lo que rodeaba {step_name(row)} se retiró después: corrija un paso de antes"
    asides = [run.list for run in case.regions.values() if run.list.startswith("!")]
    if len(set(asides)) != len(asides):
        return f"la interrupción de {step_name(row)} ocurrió otra vez y sigue abierta: termínela antes"
    return ""


def _last_done(in_force: list[tuple[int, Event]], ref: str, visit: int) -> int:
    """Return the last visit in which a person completed or omitted a row (this one, when named); 0 if there is none."""
    return next(
        (
            event.visit
            for _, event in reversed(in_force)
            if isinstance(event, _DONE) and event.row == ref and event.person and visit in (0, event.visit)
        ),
        0,
    )


def _check_who(work: Work, row: Row, visit: int, in_force: list[tuple[int, Event]], gone: list[Event]) -> None:
    """Anybody may undo their own last step; further back, or what others did since, is for who supervises."""
    if supervision.supervises(work, [row]):
        return
    why = _why_not_theirs(work.context.person, visit, in_force, gone)
    if why:
        only = supervision.only_supervisors(work, [row])
        work.lacks(replace(only, text=f"{only.text}, porque {why}"))


def _why_not_theirs(me: str, visit: int, in_force: list[tuple[int, Event]], gone: list[Event]) -> str:
    """Return why what was done in a visit is not for this person alone to take back, "" if it is."""
    done = [event for _, event in in_force if isinstance(event, _DONE)]
    doer = next(event.person for event in done if event.visit == visit)
    if doer != me:
        return f"lo hizo {quoted(doer)}"
    here, later = (
        dict.fromkeys(_doer(event) for event in gone if (event.visit == visit) is inside) for inside in (True, False)
    )
    for words, people in (("en ese paso también actuó", here), ("después actuó", later)):
        others = [quoted(person) for person in people if person not in ("", me)]
        if others:
            return f"{words} {listed(others)}"
    return "" if [event.visit for event in done if event.person == me][-1] == visit else "después usted hizo más"


def _doer(event: Event) -> str:
    """Return who did a fact, "" for nobody; who is named in one (`designa`) did nothing in it."""
    return "" if isinstance(event, events.Designated) else getattr(event, "person", "")
