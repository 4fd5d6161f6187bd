"""Folding of the events that move positions and regions."""

from __future__ import annotations

from cauce.model import events
from cauce.model.case import Completion, Omission, Position, RegionRun
from cauce.model.copying import changed, making
from cauce.runtime.draft import Draft

_position = making(Position)
_completion = making(Completion)


def position_of_visit(draft: Draft, visit: int) -> Position | None:
    """Return the open position of a visit, None when it has left."""
    for position in draft.positions.values():
        if position.visit == visit:
            return position
    return None


def update_position(draft: Draft, position: Position) -> None:
    """Put a position in place of the one of its region."""
    draft.own("positions")[position.region] = position


def region_opened(draft: Draft, event: events.RegionOpened) -> None:
    """Begin a region that has none around it."""
    draft.own("regions")[event.region] = RegionRun(event.region, event.list)
    draft.serial = max(draft.serial, event.region)


def entered(draft: Draft, event: events.Entered) -> None:
    """Place the position of a region."""
    draft.own("positions")[event.region] = _position(
        visit=event.visit,
        row=event.row,
        region=event.region,
        since=event.at,
        causes=event.causes,
        waiting=event.waiting,
    )
    draft.serial = max(draft.serial, event.visit)


def passed_over(draft: Draft, event: events.PassedOver) -> None:
    """Nothing changes: the fact is for the history."""


def confirmed(draft: Draft, event: events.Confirmed) -> None:
    """Note that one of several actors has done their part; who was to do it has."""
    position = position_of_visit(draft, event.visit)
    if position is not None:
        confirmed_by = (*position.confirmed, (event.role, event.person))
        update_position(
            draft,
            changed(
                position,
                confirmed=confirmed_by,
                answers=event.answers,
                again=event.again,
                designee=event.designee,
                assigned="",
                acting="",
            ),
        )


def confirmations_dropped(draft: Draft, event: events.ConfirmationsDropped) -> None:
    """Take away what others had confirmed, and what they had chosen."""
    position = position_of_visit(draft, event.visit)
    if position is not None:
        update_position(draft, changed(position, confirmed=(), answers=(), again=False, designee=""))


def completed(draft: Draft, event: events.Completed) -> None:
    """Count a completion."""
    done = _completion(event.visit, event.at, event.person, event.role, event.people)
    completions = draft.own("completions")
    completions[event.row] = (*completions.get(event.row, ()), done)


def omitted(draft: Draft, event: events.Omitted) -> None:
    """Note an omission."""
    draft.omissions = (*draft.omissions, Omission(event.row, event.visit, event.at, event.reason, event.person))


def branch_taken(draft: Draft, event: events.BranchTaken) -> None:
    """Count a branch, unless its limit had been reached."""
    if not event.exhausted:
        key, branches = f"{event.row}/{event.branch}", draft.own("branches")
        branches[key] = branches.get(key, 0) + 1


def block_opened(draft: Draft, event: events.BlockOpened) -> None:
    """Begin the regions of a block; its position waits for them."""
    regions = draft.own("regions")
    for opened in event.regions:
        regions[opened.region] = RegionRun(opened.region, opened.list, event.region, opened.branch)
        draft.serial = max(draft.serial, opened.region)
    position = draft.positions[event.region]
    running = tuple(opened.region for opened in event.regions)
    branches = tuple(opened.branch for opened in event.regions)
    update_position(draft, changed(position, waiting=True, running=running, branches=branches))


def region_exited(draft: Draft, event: events.RegionExited) -> None:
    """Take away a region that ended; the block around it waits for one less."""
    run = draft.own("regions").pop(event.region)
    draft.own("positions").pop(event.region, None)
    around = draft.positions.get(run.parent)
    if around is not None:
        left = tuple(region for region in around.running if region != event.region)
        update_position(draft, changed(around, running=left, exits=(*around.exits, *event.causes)))


def block_joined(draft: Draft, event: events.BlockJoined) -> None:
    """Nothing changes: the position goes on with the next `Entered`, `RegionExited` or `Ended`."""


def withdrawn(draft: Draft, event: events.Withdrawn) -> None:
    """Take away regions and positions; the main region stays, without a position."""
    regions, positions = draft.own("regions"), draft.own("positions")
    for region in event.regions:
        positions.pop(region, None)
        run = regions.get(region)
        if run is not None and run.list:
            del regions[region]
    for position in list(positions.values()):
        left = tuple(region for region in position.running if region in regions)
        if left != position.running:
            positions[position.region] = changed(position, running=left)


def interrupted(draft: Draft, event: events.Interrupted) -> None:
    """Nothing changes: what follows says where the case goes."""
