"""`abrir`: open a case by one of the starts of its procedure."""

from __future__ import annotations

from datetime import datetime

from cauce.model import events
from cauce.model.commands import Open
from cauce.model.declarations import Start
from cauce.model.procedure import MAIN
from cauce.model.refusals import Missing
from cauce.model.wording import MONTHS, condition_text, listed, quoted
from cauce.runtime import demands, intake, missing, people
from cauce.runtime.conditions import evaluate
from cauce.runtime.evolve import begin
from cauce.runtime.flow import Step, proceed
from cauce.runtime.machine import OUTSIDE, start_move
from cauce.runtime.periods import next_opening
from cauce.runtime.plan import Plan
from cauce.runtime.ports import Context
from cauce.runtime.schedule import schedules_at
from cauce.runtime.work import Work


def open_work(plan: Plan, command: Open, now: datetime, context: Context) -> Work:
    """Begin the work of a case that does not exist yet."""
    opened = events.Opened(
        at=now,
        case=command.case,
        procedure=plan.procedure.key,
        digest=plan.procedure.digest,
        start=command.start,
        schedules=schedules_at(now, context.institution, context.calendar, context.zone),
        person=context.person,
        role=context.role,
        parent=command.parent,
        offer=command.offer,
    )
    work = Work(plan, begin(opened), now, context)
    work.events.append(opened)
    return work


def handle(work: Work, command: Open) -> None:
    """Store what the start fixes and asks for, then enter its row (rule 2)."""
    plan = work.plan
    start = plan.procedure.start_by_id.get(command.start)
    if start is None:
        names = listed([quoted(item.id) for item in plan.procedure.starts], "o")
        work.lacks(
            Missing(
                "inicio",
                command.start,
                f"{quoted(command.start)} no es un inicio; existen: {names}",
                "cauce abrir CLAVE --inicio …",
            )
        )
        return
    if not command.parent:  # whoever derived it was the one that opens it; another area receives it (L41)
        people.check_actors(work, start.actors)
    _check_month(work, start)
    asked = frozenset(use.datum for use in start.records)
    fixed = dict(start.fixes)
    intake.record(work, fixed, 0)
    intake.record(work, command.data, 0, asked=asked)
    intake.add_documents(work, command.documents, 0, uses=start.receives)
    applies = evaluate(work, start.when)
    if applies.value is None:
        work.lacks(*missing.data_read(plan.procedure, applies.missing))
    elif not applies.value:
        condition = condition_text(plan.procedure, start.when)
        work.lacks(Missing("inicio", start.id, f"sólo se abre por este inicio cuando {condition}"))
    demands.check_data(work, start.records, tuple(command.data), 0, "abrir")
    demands.check_documents(work, start.receives, tuple(command.documents), 0, "abrir")
    if work.problems:
        return
    region = work.new_serial()
    work.emit(events.RegionOpened(at=work.now, region=region, list=MAIN))
    work.anchors.extend((deadline, work.now, 0, ()) for deadline in plan.from_opening)
    proceed(work, Step(region, plan.moves.go(OUTSIDE, start_move(start.id)), ()))


def _check_month(work: Work, start: Start) -> None:
    """Check that a periodic start is not opened in a month it leaves out (L40)."""
    today = work.now.astimezone(work.zone).date()
    if start.period is None or today.month not in start.period.except_months:
        return
    months = listed([MONTHS[month - 1] for month in start.period.except_months])
    following = next_opening(start.period, today)
    when = f"; la siguiente apertura es el {following:%d-%m-%Y}" if following else ""
    work.lacks(Missing("inicio", start.id, f"en {months} no se abre por este inicio{when}"))
