"""How positions move: enter, take branches, exit, join, withdraw, end (language.md §2, rules 3, 4 and 7 to 14).

Every move is asked of the machine. A region goes on until its position rests; nothing is refused here by exception:
what is missing is noted in the work, which is then thrown away.
"""

from __future__ import annotations

from cauce.model import events
from cauce.model.case import OfferState, Position
from cauce.model.copying import making
from cauce.model.procedure import MAIN
from cauce.model.refusals import Missing
from cauce.model.rows import Join, Row, RowKind
from cauce.model.wording import quoted
from cauce.runtime import antecedents, clocks, missing, rules
from cauce.runtime.branches import by_datum
from cauce.runtime.conditions import evaluate
from cauce.runtime.machine import END, JOIN, NEXT, OPEN_ALL, OUT, WAITING, WITHDRAW, after_move, branch_move
from cauce.runtime.traits import Traits
from cauce.runtime.work import Work

_entered = making(events.Entered)
_completed = making(events.Completed)
_branch_taken = making(events.BranchTaken)


class Step:
    """Where a region goes next: the state of its position, and the visits this descends from."""

    __slots__ = ("causes", "region", "state")

    def __init__(self, region: int, state: str, causes: tuple[int, ...]) -> None:
        self.region = region
        self.state = state
        self.causes = causes

    @property
    def joined(self) -> tuple[int, ...]:
        """The causes of what happens on the way, when one visit does not name them all."""
        return self.causes if len(self.causes) > 1 else ()

    @property
    def cause(self) -> int:
        """The last of the causes, 0 at the opening."""
        return self.causes[-1] if self.causes else 0


def proceed(work: Work, step: Step | None) -> None:
    """Go on from a step until a position rests, a region waits, or the case ends."""
    passes = 0
    while step is not None and not work.problems:
        passes += 1
        if passes > work.plan.passes:
            raise RuntimeError("rows that hold no position form a cycle: the procedure was not proved")
        if step.state in work.plan.rows:
            step = _enter(work, step, work.plan.traits[step.state])
        elif step.state == OUT:
            step = _exit(work, step)
        else:
            end(work, step.state.removeprefix(END), step)
            return


def go_on(work: Work, position: Position, branches: tuple[int, ...]) -> None:
    """Go on from a completed row: through the branches taken, or to the next row (rule 7)."""
    traits = work.plan.traits[position.row]
    row = traits.row
    if traits.chooses:
        proceed(work, _take(work, row, Step(position.region, row.ref, (position.visit,)), branches, position.visit))
    else:
        proceed(work, Step(position.region, work.plan.moves.go(row.ref, NEXT), (position.visit,)))


def _enter(work: Work, step: Step, traits: Traits) -> Step | None:
    """Arrive at a row (rules 3 and 4): pass it, or rest in it."""
    row, moves = traits.row, work.plan.moves
    if traits.passed:
        return Step(step.region, moves.go(row.ref, NEXT), step.causes)
    if row.when is not None:
        applies = evaluate(work, row.when)
        if applies.value is None and not work.forced:
            work.lacks(*missing.data_read(work.plan.procedure, applies.missing))
            return None
        if applies.value is False:
            work.emit(events.PassedOver(at=work.now, visit=step.cause, causes=step.joined, row=row.ref))
            return Step(step.region, moves.go(row.ref, NEXT), step.causes)
    if row.awaits and row.kind is RowKind.WAIT and children_concluded(work, row):
        rules.check_entering(work, row.ref, step.cause, step.joined)
        complete_by_itself(work, row, step.cause, step.joined)
        return Step(step.region, moves.go(row.ref, NEXT), step.causes)
    if traits.holds:
        visit = _rest(work, step, row, waiting=False)
        if traits.entering:
            rules.check_entering(work, row.ref, visit)
        return None
    rules.check_entering(work, row.ref, step.cause, step.joined)
    if row.kind is RowKind.PARALLEL:
        visit = _rest(work, step, row, waiting=True)
        moves.go(row.ref, OPEN_ALL)
        _open(work, row, step.region, visit, tuple(range(len(row.branches))))
        return None
    taken = by_datum(work, row)
    if work.problems:
        return None
    complete_by_itself(work, row, step.cause, step.joined)
    return _take(work, row, step, taken, 0)


def _rest(work: Work, step: Step, row: Row, *, waiting: bool) -> int:
    visit = work.new_serial()
    work.emit(_entered(at=work.now, visit=visit, region=step.region, row=row.ref, causes=step.causes, waiting=waiting))
    if work.case.clocks or work.plan.traits[row.ref].timed:
        clocks.on_rest(work, step.region, row.ref, visit)
    return visit


def complete_by_itself(work: Work, row: Row, visit: int, causes: tuple[int, ...] = ()) -> None:
    """Count as completed a row that nobody completes: a decision by data, a parallel block that joined."""
    rules.check_completing(work, row.ref, visit, causes=causes)
    work.emit(_completed(at=work.now, visit=visit, causes=causes, row=row.ref))
    clocks.on_completed(work, row.ref, visit, causes)
    antecedents.propose(work, row.ref, visit, causes)


def _take(work: Work, row: Row, step: Step, taken: tuple[int, ...], visit: int) -> Step | None:
    """Take branches (rules 8, 9 and 12). `visit` is the position that rests in the row, 0 if it was passed."""
    cause, causes = (visit, ()) if visit else (step.cause, step.joined)
    move = OPEN_ALL
    for index in taken:
        limit = row.branches[index].limit
        exhausted = limit is not None and work.case.branches.get(f"{row.ref}/{index}", 0) >= limit
        if not work.plan.traits[row.ref].several:
            move = after_move(index) if exhausted else branch_move(index)
        work.emit(
            _branch_taken(at=work.now, visit=cause, causes=causes, row=row.ref, branch=index, exhausted=exhausted)
        )
    state = work.plan.moves.go(row.ref, move)
    if state == row.ref + WAITING:
        holder = visit or _rest(work, step, row, waiting=True)
        _open(work, row, step.region, holder, taken)
        return None
    after = Step(step.region, state, (visit,) if visit else step.causes)
    return _escape(work, after) if row.branches[taken[0]].withdraws else after


def _open(work: Work, row: Row, region: int, visit: int, taken: tuple[int, ...]) -> None:
    """Open the regions of a block and let each run, while the position of `visit` waits."""
    opened = tuple(events.OpenedRegion(work.new_serial(), f"{row.ref}/{index}", index) for index in taken)
    work.emit(events.BlockOpened(at=work.now, visit=visit, region=region, regions=opened))
    for item in opened:
        if item.region in work.case.regions:  # a first one that ran through may have joined the block already
            proceed(work, Step(item.region, work.plan.first[item.list], (visit,)))


def _exit(work: Work, step: Step) -> Step | None:
    """Leave a list by its end (rule 10): join the block around it, or end an interruption's rows."""
    run = work.case.regions[step.region]
    if run.list == MAIN:
        ends = work.plan.procedure.ends
        if len(ends) != 1:
            raise RuntimeError("the main list has no end to fall into: the procedure was not proved")
        end(work, ends[0].id, step)
        return None
    cause = step.cause
    clocks.on_rest(work, step.region, None, cause, step.joined)
    work.emit(events.RegionExited(at=work.now, visit=cause, region=step.region, causes=step.causes))
    if not run.parent:
        return None
    block = work.case.positions[run.parent]
    row = work.plan.rows[block.row]
    if block.running:
        if row.join is not Join.FIRST:
            return None
        withdraw(work, block.running, "primera", cause, step.joined)
    causes = tuple(dict.fromkeys((*block.exits, block.visit)))
    work.emit(events.BlockJoined(at=work.now, visit=block.visit, causes=causes, region=block.region, row=row.ref))
    if row.kind is RowKind.PARALLEL:
        complete_by_itself(work, row, block.visit, causes)
    return Step(block.region, work.plan.moves.go(row.ref + WAITING, JOIN), causes)


def _escape(work: Work, step: Step) -> Step:
    """Leave blocks by `retira_lo_demas` (rule 12) up to the region of the target; an end withdraws everything."""
    cause = step.cause
    if step.state.startswith(END):
        withdraw_all(work, "escape", cause, step.joined)
        return Step(work.main_region, step.state, step.causes)
    if step.state == OUT:
        return step
    target_list, region = work.plan.list_of[step.state], step.region
    while work.case.regions[region].list != target_list and work.case.regions[region].parent:
        region = work.case.regions[region].parent
    position = work.case.positions.get(region)
    if region != step.region and position is not None:
        withdraw(work, position.running, "escape", cause, step.joined)
    return Step(region, step.state, step.causes)


def withdraw(work: Work, regions: tuple[int, ...], reason: str, cause: int, causes: tuple[int, ...] = ()) -> None:
    """Withdraw regions and all inside them (rule 11): positions, clocks, offers nobody has accepted."""
    gone = set(regions)
    for region in sorted(work.case.regions):  # numbers grow inwards
        if work.case.regions[region].parent in gone:
            gone.add(region)
    if not gone:
        return
    moves = work.plan.moves
    for position in work.case.positions.values():
        if position.region in gone:
            moves.go(moves.state_of(position.row, waiting=position.waiting), WITHDRAW)
    clocks.on_withdrawn(work, frozenset(gone), cause, causes)
    for offer in list(work.case.offers.values()):
        if offer.state is OfferState.OFFERED and not gone.isdisjoint(offer.path):
            work.emit(events.OfferWithdrawn(at=work.now, visit=cause, causes=causes, offer=offer.id))
    work.emit(events.Withdrawn(at=work.now, visit=cause, causes=causes, regions=tuple(sorted(gone)), reason=reason))


def withdraw_all(work: Work, reason: str, cause: int, causes: tuple[int, ...] = ()) -> None:
    """Withdraw every region and position; the main region stays, without a position."""
    withdraw(work, tuple(sorted(work.case.regions)), reason, cause, causes)


def end(work: Work, name: str, step: Step) -> None:
    """End the case (rule 13), unless an interruption's rows still run or a rejected offer has no answer."""
    run = work.case.regions[step.region]
    if run.list != MAIN:
        raise RuntimeError("an end reached from outside the main list: the procedure was not proved")
    procedure = work.plan.procedure
    for aside in [item for item in work.case.regions.values() if item.list.startswith("!")]:
        interruption = work.plan.interruptions[aside.list.removeprefix("!")]
        text = f"falta terminar lo que abrió la interrupción {quoted(interruption.name)}"
        work.lacks(Missing("interrupcion", interruption.id, text, "cauce avanzar FOLIO"))
    for offer in work.case.offers.values():
        if offer.state is OfferState.REJECTED:
            text = f"falta responder al rechazo de la derivación a {quoted(offer.procedure)}"
            work.lacks(Missing("derivacion", offer.procedure, text, f"cauce turnar FOLIO --derivacion {offer.id}"))
    if work.problems:
        return
    cause = step.cause
    clocks.on_rest(work, step.region, None, cause, step.joined)
    clocks.on_ended(work, cause, step.joined)
    work.emit(events.Ended(at=work.now, visit=cause, end=procedure.end_by_id[name].id, causes=step.causes))


def children_concluded(work: Work, row: Row) -> bool:
    """Tell whether every case derived to the procedures a row awaits has ended or was withdrawn."""
    over = (OfferState.CONCLUDED, OfferState.WITHDRAWN)
    awaited = [offer for offer in work.case.offers.values() if offer.procedure in row.awaits and not offer.void]
    return all(offer.state in over for offer in awaited)
