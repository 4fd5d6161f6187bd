"""Where a case stood when a scenario failed, and what its calendar could not answer, in Spanish."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from cauce.model.events import ClockLapsed
from cauce.model.obligations import Deadline
from cauce.model.wording import listed, quoted, target_name
from cauce.runtime.dues import unanswered_year
from cauce.runtime.missing import step_name
from cauce.runtime.rehearsal.player import Player


def situation(player: Player) -> str:
    """Return the date, where the case was, and the deadlines that had lapsed with where their lapse leads."""
    now = f"Era el {_moment(player, player.now)}"
    if player.opened is None:
        return f"{now} y el caso no se había abierto."
    where = f"{now} y el caso {_place(player)}."
    lapsed = list(_lapsed(player))
    return f"{where} Antes venció {listed(lapsed)}." if lapsed else where


def calendar_gaps(player: Player) -> Iterator[str]:
    """Yield the deadlines in working days that the calendar of the institution does not answer for."""
    if player.opened is None:
        return
    calendar, zone = player.context.calendar, player.context.zone
    for clock in player.case.clocks.values():
        deadline = player.plan.deadlines[clock.deadline]
        if unanswered_year(deadline.limit, clock.start, clock.due, zone, calendar):
            first, last = clock.start.astimezone(zone), clock.due.astimezone(zone) - timedelta(days=1)
            yield (
                f"el plazo {_name(deadline)} cuenta días hábiles del {first:%d-%m-%Y} al {last:%d-%m-%Y}, y "
                f"{quoted(calendar.name)} sólo vale del {calendar.valid_from:%d-%m-%Y} al {calendar.valid_to:%d-%m-%Y}"
            )


def _place(player: Player) -> str:
    if player.ended:
        return f"ya había terminado en {quoted(player.procedure.end_by_id[player.case.end].name)}"
    return f"estaba en {listed([step_name(player.plan.rows[move.row]) for move in player.moves()])}"


def _lapsed(player: Player) -> Iterator[str]:
    for event in player.events:
        if isinstance(event, ClockLapsed):
            deadline = player.plan.deadlines[event.deadline]
            due = player.case.clocks[event.clock].due
            text = f"el plazo {_name(deadline)} (el {_moment(player, due)})"
            if deadline.lapse.target is None:
                yield text
            else:
                name = target_name(player.procedure, deadline.lapse.target)
                yield f"{text}, que lleva {'a' if name.startswith('«') else 'al'} {name}"


def _name(deadline: Deadline) -> str:
    return quoted(deadline.name or deadline.id)


def _moment(player: Player, moment: datetime) -> str:
    return f"{moment.astimezone(player.context.zone):%d-%m-%Y a las %H:%M}"
