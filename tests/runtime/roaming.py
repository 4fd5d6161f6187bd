"""Walks over random procedures with every command there is, corrections among them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from random import Random
from typing import Any

from cauce.model import commands
from cauce.model.case import Case, Clock, OfferState, Position, Status
from cauce.model.declarations import Series
from cauce.model.events import Completed, Corrected, Numbered, Omitted
from cauce.model.procedure import Procedure
from cauce.model.refusals import Refusal
from cauce.model.rows import Derivation, Referral, Row, RowKind, TurnOver
from cauce.runtime.correcting import effective
from cauce.runtime.handing import waiting
from cauce.runtime.ports import Context
from tests.runtime.walker import Walker
from tests.runtime.workbench import LFT, OFFICE

BOSS = "Jefa Inventada"
WHY = "Motivo inventado"


def enriched(procedure: Procedure, rng: Random) -> Procedure:
    """Give some activities numbers, derivations, referrals, hand-overs and repetition."""
    return replace(procedure, rows=_rows(procedure.rows, rng), series=(Series(id="folio", name="Folio", yearly=True),))


def _rows(rows: tuple[Row, ...], rng: Random) -> tuple[Row, ...]:
    return tuple(_row(row, rng) for row in rows)


def _row(row: Row, rng: Random) -> Row:
    if row.branches:
        return replace(row, branches=tuple(replace(branch, rows=_rows(branch.rows, rng)) for branch in row.branches))
    if row.kind is not RowKind.ACTIVITY:
        return row
    chance, parts = rng.random(), dict[str, Any]()
    if chance < 0.12:
        parts["derives"] = (Derivation(procedure="OTRO-02"),)
    elif chance < 0.2:
        parts["turns_over"] = TurnOver(roles=("juridica",), receipt=True)
    elif chance < 0.3:
        parts["assigns"] = ("folio",)
    elif chance < 0.35:
        parts["refers"] = (Referral(to="Hospital inventado"),)
    elif chance < 0.42:
        parts["repeats"] = True
    return replace(row, **parts)


class Roamer(Walker):
    """A walker that also does everything that is not on the way. `given` are the commands carried out, with who."""

    def __init__(self, procedure: Procedure, rng: Random) -> None:
        super().__init__(procedure, rng)
        self.given: list[tuple[commands.Command, str, str]] = []

    def do(self, command: commands.Command, role: str = "", person: str = "") -> Refusal | None:
        """Give a command as an invented person; whoever acts in no role supervises."""
        context = Context(
            OFFICE,
            LFT,
            person or (self.person(role) if role else BOSS),
            role,
            supervises=not role,
            history=lambda: tuple(self.events),
        )
        before = self.opened
        refusal = self.give(command, context)
        if refusal is None:
            self.given.append((command, role, person))
        else:
            assert self.opened is before
        return refusal

    def _actor(self, row: Row, position: Position) -> tuple[str, str]:
        if position.assigned:
            role = position.acting or super()._actor(row, position)[0]
            return role, position.assigned
        return super()._actor(row, position)

    def roam(self) -> Refusal | None:
        """Do something that has a chance to be accepted; what is refused changes nothing."""
        if self.case.status is not Status.OPEN:
            return self._standing()
        if self.rng.random() < 0.6:
            return self.step()
        return self.rng.choice(self._besides())()

    def _standing(self) -> Refusal | None:
        if self.case.status is Status.SUSPENDED:
            self.now += timedelta(hours=self.rng.randint(1, 90))
            return self.rng.choice([self._annotate, lambda: self.do(commands.Resume())])()
        if self.case.status is Status.ENDED:
            return self.rng.choice([self._correct, self._answer, lambda: self.do(commands.Reopen())])()
        return self.do(commands.Reopen())

    def _besides(self) -> list[Callable[[], Refusal | None]]:
        rare = [
            lambda: self.do(commands.Close(reason=WHY)),
            lambda: self.do(commands.Cancel(reason=WHY)),
        ]
        return [
            *([self._correct] * 4),
            *([self._answer] * 3),
            self._assign,
            self._hand_on,
            self._annotate,
            self._void,
            self._extend,
            lambda: self.do(commands.Refer(to="Refugio inventado", reason=WHY), self.someone()),
            lambda: self.do(commands.Suspend(reason=WHY)),
            lambda: self.do(commands.ChildConcluded(procedure="OTRO-02")),
            self.rng.choice(rare),
        ]

    def done(self) -> list[Completed | Omitted]:
        """Return what people completed or omitted and is in force."""
        return [
            event
            for _, event in effective(tuple(self.events))
            if isinstance(event, Completed | Omitted) and event.person
        ]

    def _correct(self) -> Refusal | None:
        done = self.done()
        if not done:
            return None
        event = self.rng.choice(done)
        return self.do(commands.Correct(row=event.row, visit=event.visit, reason=WHY))

    def _annotate(self) -> Refusal | None:
        return self.do(commands.Annotate(text=WHY), self.someone())

    def someone(self) -> str:
        """Return a role of the procedure: only who works in it keeps notes and papers of its cases."""
        return self.rng.choice([role.id for role in self.procedure.roles if not role.external] or [""])

    def _assign(self) -> Refusal | None:
        move = self.rng.choice(self.moves())
        role = next(iter(move.roles), "")
        return self.do(commands.Assign(person=self.person(role), row=move.row, visit=move.visit))

    def _hand_on(self) -> Refusal | None:
        move = self.rng.choice(self.moves())
        role = self.rng.choice(list(self.procedure.role_by_id))
        return self.do(commands.HandOn(role=role, row=move.row, visit=move.visit))

    def _void(self) -> Refusal | None:
        names = list(self.case.documents)
        if not names:
            return None
        return self.do(commands.VoidDocument(document=self.rng.choice(names), reason=WHY), self.someone())

    def _extend(self) -> Refusal | None:
        running = [clock.deadline for clock in self.case.clocks.values() if clock.active]
        if not running:
            return None
        return self.do(commands.Extend(deadline=self.rng.choice(running), amount=self.rng.randint(1, 9), reason=WHY))

    def _answer(self) -> Refusal | None:
        """Answer a hand-over or a derivation, one way or the other."""
        pending = waiting(self.case)
        if pending and self.rng.random() < 0.5:
            item = self.rng.choice(pending)
            answer = (
                commands.AcceptHandOver(handover=item.id)
                if self.rng.random() < 0.7
                else commands.RejectHandOver(handover=item.id, reason=WHY)
            )
            return self.do(answer, item.roles[0], "Persona Receptora Inventada")
        offers = [offer for offer in self.case.offers.values() if not offer.void]
        if not offers:
            return None
        offer = self.rng.choice(offers)
        if offer.state is OfferState.OFFERED:
            return self.do(
                self.rng.choice(
                    [
                        commands.AcceptOffer(offer=offer.id, child="otro"),
                        commands.RejectOffer(offer=offer.id, reason=WHY),
                        commands.WithdrawOffer(offer=offer.id, reason=WHY),
                    ]
                )
            )
        return self.do(commands.Reoffer(offer=offer.id))

    def finish(self, steps: int = 600) -> bool:
        """Take the case to an end with what may be done; False if that is not possible."""
        for _ in range(steps):
            if self.case.status is Status.ENDED:
                return True
            if self.case.status is Status.SUSPENDED:
                self.do(commands.Resume())
            elif self.case.status is not Status.OPEN:
                self.do(commands.Reopen())
            else:
                for offer in self.case.offers.values():
                    if offer.state is OfferState.REJECTED and not offer.void:
                        self.do(commands.WithdrawOffer(offer=offer.id, reason=WHY))
                # Answering may have let a deadline that had lapsed take the case to its end.
                if self.case.status is Status.OPEN:
                    self._supply(self.step())
        return self.case.status is Status.ENDED

    def _supply(self, refusal: Refusal | None) -> None:
        """Do what a refusal says has to be done: a document that was voided has to come again."""
        for item in refusal.missing if refusal else ():
            if item.kind == "documento":
                self.do(commands.AddDocument(documents={item.name: ""}), self.someone())


def check_history(walker: Roamer) -> None:
    """What holds of a history with corrections: what they name came before, once, and no number is lost."""
    gone: set[int] = set()
    for number, event in enumerate(walker.events, 1):
        if isinstance(event, Corrected):
            assert gone.isdisjoint(event.without)
            assert max(event.without) < number
            gone.update(event.without)
    numbered = [event.series for event in walker.events if isinstance(event, Numbered)]
    assert len(set(numbered)) == len(numbered), "a case has one number of a series, whatever is corrected"
    assert sorted(item.number for item in walker.case.nonconformities) == list(
        range(1, len(walker.case.nonconformities) + 1)
    )
    assert len({item.id for item in walker.case.handovers}) == len(walker.case.handovers)


def comparable(case: Case) -> dict[str, Any]:
    """What must be equal after a correction and the same done again, whatever the numbers of visits are."""
    return {
        "status": (case.status, case.end),
        "at": sorted((item.row, item.waiting, item.given, item.supplied) for item in case.positions.values()),
        "lists": sorted(run.list for run in case.regions.values()),
        "data": case.data,
        "documents": {
            name: [entry.reference for entry in entries if not entry.void]
            for name, entries in case.documents.items()
            if any(not entry.void for entry in entries)
        },
        "completions": {row: len(done) for row, done in case.completions.items()},
        "branches": case.branches,
        "numbers": case.numbers,
        "clocks": sorted(_clock(clock) for clock in case.clocks.values()),
        "offers": sorted((offer.procedure, offer.row, offer.state) for offer in case.offers.values() if not offer.void),
        "referrals": sorted(made.to for made in case.referrals if not made.void),
        "handovers": sorted((made.row, made.state) for made in case.handovers if not made.void),
        "nonconformities": sorted((item.source, item.kind) for item in case.nonconformities if not item.void),
        "pending": sorted((rule.rule, rule.row) for rule in case.pending_rules),
        "omissions": sorted(item.row for item in case.omissions),
        "warnings": sorted((item.source, item.kind) for item in case.warnings),
    }


def _clock(clock: Clock) -> tuple[Any, ...]:
    return (clock.deadline, clock.start, clock.due, clock.state, clock.outcome, clock.lapsed_at is not None)
