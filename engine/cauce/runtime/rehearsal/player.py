"""A case played for a scenario: every command goes to `decide`, as those of the staff do."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from cauce.model import commands
from cauce.model.case import Case, Clock, ClockState, Position, Status
from cauce.model.declarations import Datum, DatumUse, DocumentAction, DocumentUse
from cauce.model.durations import Duration, Unit
from cauce.model.events import Event
from cauce.model.institution import Calendar, Institution
from cauce.model.obligations import Interruption
from cauce.model.procedure import Procedure
from cauce.model.refusals import Refusal
from cauce.model.rows import Row
from cauce.runtime import intake, people
from cauce.runtime.conditions import evaluate
from cauce.runtime.decide import carry_out
from cauce.runtime.draft import Draft
from cauce.runtime.dues import has_passed, last_day
from cauce.runtime.plan import plan_of
from cauce.runtime.ports import Context
from cauce.runtime.possible import Move, possible
from cauce.runtime.rehearsal.dummies import data_to_say, dummy_value
from cauce.runtime.staff import roles_of
from cauce.runtime.view import View
from cauce.runtime.work import Work


class Player:
    """The case, its clock and its invented people. Methods return a refusal, or None when the command was done.

    `left_out` is a datum that is never invented: the scenario expects to be refused for want of it. With `row_by_row`
    no row is completed unless the scenario names it.
    """

    def __init__(
        self,
        procedure: Procedure,
        institution: Institution,
        calendar: Calendar,
        now: datetime,
        *,
        left_out: str = "",
        row_by_row: bool = False,
    ) -> None:
        self.procedure = procedure
        self.plan = plan_of(procedure)
        self.context = Context(institution, calendar)
        self.now = now
        self.events: list[Event] = []
        self.opened: Case | None = None
        self.to_say = data_to_say(procedure) - {left_out}
        self.left_out = left_out
        self.row_by_row = row_by_row

    @property
    def case(self) -> Case:
        """The case; only after opening."""
        if self.opened is None:
            raise ValueError("the case is not open yet")
        return self.opened

    @property
    def ended(self) -> bool:
        """Whether the case has reached an end."""
        return self.case.status is Status.ENDED

    def view(self) -> View:
        """Return the case as conditions see it now."""
        return View(self.plan, self.case, self.now, self.context)

    def moves(self) -> list[Move]:
        """Return what can be done now."""
        return possible(self.procedure, self.case, self.now, self.context)

    def do(self, command: commands.Command, role: str = "", person: str = "") -> Refusal | None:
        """Give a command as an invented person."""
        return self.give(
            command, Context(self.context.institution, self.context.calendar, person or self.person(role), role)
        )

    def interrupt(
        self,
        interruption: Interruption,
        data: Mapping[str, Any] = commands.NOTHING,
        documents: Mapping[str, str] = commands.NOTHING,
    ) -> Refusal | None:
        """Say that an interruption comes, as one of its actors, or anybody of the procedure if it has none here."""
        roles = people.in_house(self.plan, interruption.actors) or tuple(roles_of(self.procedure))
        command = commands.Interrupt(interruption=interruption.id, data=data, documents=documents)
        return self.do(command, roles[0] if roles else "")

    def reopen(self) -> Refusal | None:
        """Open the case again, once it ended, as whoever will go on with it."""
        end = self.procedure.end_by_id[self.case.end]
        actors = self.plan.actors.get(self.plan.ref(end.reopens_at))
        inside = people.in_house(self.plan, actors)
        return self.do(commands.Reopen(), inside[0] if inside else "")

    def give(self, command: commands.Command, context: Context) -> Refusal | None:
        """Give a command in a context."""
        done = carry_out(self.procedure, self.opened, command, self.now, context)
        if isinstance(done, Refusal):
            return done
        self.events.extend(done.events)
        self.opened = done.case
        return None

    def person(self, role: str, other_than: tuple[str, ...] = ()) -> str:
        """Return an invented person for a role, plainly so."""
        declared = list(self.procedure.role_by_id)
        number = declared.index(role) + 1 if role in declared else 0
        while (name := f"Persona Inventada {number}") in other_than:
            number += len(declared) + 1
        return name

    def invent(self, datum: Datum) -> Any:
        """Return a value for a datum that is free and unsaid."""
        return dummy_value(datum, self.now)

    def complete(
        self,
        move: Move,
        said: Mapping[str, Any],
        answers: tuple[str, ...] = (),
        without: tuple[str, ...] = (),
        named: tuple[str, ...] = (),
        *,
        again: bool = False,
    ) -> Refusal | None:
        """Complete a row as each of its actors in turn, inventing what is free and unsaid and who is not `named`."""
        row = self.plan.rows[move.row]
        at_end = frozenset() if not again else frozenset(use.datum for use in row.records_at_end)
        data = {name: value for name, value in said.items() if name not in at_end}
        uses = row.records if again else (*row.records, *row.records_at_end)
        handed = row.turns_over.records_on_acceptance if row.turns_over and not again else ()
        uses = (*uses, *(DatumUse(datum=name) for name in handed))
        position = next(item for item in self.case.positions.values() if item.visit == move.visit)
        data, documents = self.fill(data, uses, row.documents, without, move.visit)
        while True:
            role, person = self._actor(row, position)
            done = len(position.confirmed)
            person = named[done] if done < len(named) else person
            command = commands.Advance(
                row=row.ref,
                visit=move.visit,
                answers=answers,
                data=data,
                documents=documents,
                again=again,
                designee=self.person(row.designates) if row.designates else "",
            )
            refusal = self.do(command, role, person)
            still = next((item for item in self.case.positions.values() if item.visit == move.visit), None)
            if refusal is not None or still is None or still.waiting:
                return refusal
            position, data, documents = still, {}, {}

    def fill(
        self,
        said: Mapping[str, Any],
        uses: tuple[DatumUse, ...],
        needs: tuple[DocumentUse, ...],
        without: tuple[str, ...],
        visit: int = 0,
    ) -> tuple[dict[str, Any], dict[str, str]]:
        """Return the data and documents to give: what was said, and invented ones for what is asked and free."""
        # A try-out on a draft that is thrown away: conditions may read what is given at the same time.
        trial = Work(self.plan, Draft(self.case), self.now, self.context) if self.opened else None
        data = dict(said)
        not_free = self.to_say | {self.left_out}
        if trial is not None:
            intake.record(trial, data, visit)
        for use in uses:
            datum = self.plan.data.get(use.datum)
            if datum is None or use.datum in data or use.optional or use.datum in not_free:
                continue
            if trial is None or evaluate(trial, use.when).value:
                data[use.datum] = self.invent(datum)
                if trial is not None:
                    intake.record(trial, {use.datum: data[use.datum]}, visit)
        documents = {
            need.document: ""
            for need in needs
            if need.action is not DocumentAction.USES
            and need.document not in without
            and (trial is None or evaluate(trial, need.when).value is not False)
        }
        return data, documents

    def unsaid(self, move: Move, said: Mapping[str, Any]) -> list[str]:
        """Return the data a row surely asks for now that the scenario must say and does not."""
        row = self.plan.rows[move.row]
        trial = Work(self.plan, Draft(self.case), self.now, self.context)
        intake.record(trial, said, move.visit)
        return [
            use.datum
            for use in (*row.records, *row.records_at_end)
            if use.datum in self.to_say
            and use.datum not in said
            and not use.optional
            and evaluate(trial, use.when).value is not False
        ]

    def let_pass(self, duration: Duration) -> Refusal | None:
        """Let time go by; deadlines that run out on the way are recorded as they would be by a daily watch."""
        goal = self._later(duration)
        while (due := self._next_due(goal)) is not None:
            self.now = due
            refusal = self.do(commands.Watch())
            if refusal is not None:
                return refusal
        self.now = goal
        return self.do(commands.Watch())

    def _later(self, duration: Duration) -> datetime:
        zone = self.context.zone
        if duration.unit is Unit.HOURS:
            return (self.now.astimezone(UTC) + timedelta(hours=duration.amount)).astimezone(zone)
        local = self.now.astimezone(zone)
        day = last_day(duration, local.date(), self.context.calendar)
        return datetime.combine(day, local.timetz())

    def _next_due(self, goal: datetime) -> datetime | None:
        """Return the first moment until `goal` at which a clock that still runs is over."""
        if self.ended:
            return None
        moments = [self._over(clock) for clock in self.case.clocks.values() if clock.state is ClockState.RUNNING]
        return min((moment for moment in moments if self.now < moment <= goal), default=None)

    def _over(self, clock: Clock) -> datetime:
        limit = self.plan.deadlines[clock.deadline].limit
        return clock.due if has_passed(limit, clock.due, clock.due) else clock.due + timedelta(seconds=1)

    def _actor(self, row: Row, position: Position) -> tuple[str, str]:
        """Choose the role that acts now and an invented person for it, whom four eyes allow."""
        due = people.roles_due(self.plan, row, position)
        role = due[0] if due else ""
        same = people.people_of(self.plan, self.case, row.same_person_as)
        if same:
            return role, same[-1]
        designated = self.case.designated.get(role)
        return role, designated or self.person(role, people.people_of(self.plan, self.case, row.different_person_from))
