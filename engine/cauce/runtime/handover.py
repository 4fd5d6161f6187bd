"""What leaves with a completed row: numbers, offers to other procedures, referrals outside, hand-overs here."""

from __future__ import annotations

from cauce.model import events
from cauce.model.case import Position
from cauce.model.refusals import Missing
from cauce.model.rows import Row
from cauce.model.wording import quoted, role_name
from cauce.runtime import missing
from cauce.runtime.conditions import evaluate, value_of
from cauce.runtime.work import Work


def issue(work: Work, row: Row, position: Position, designee: str) -> None:
    """Issue numbers and make offers, referrals and the hand-over of a row that is being completed."""
    if row.assigns:
        _assign(work, row, position.visit)
    if row.designates:
        _designate(work, row, position.visit, designee)
    if row.derives:
        _derive(work, row, position)
    if row.refers:
        _refer(work, row, position.visit)
    if row.turns_over is not None:
        # Data asked on acceptance may come at once, from whoever hands over; accepting later belongs to the receiver.
        asks = tuple(name for name in row.turns_over.records_on_acceptance if name not in position.given)
        work.emit(
            events.TurnedOver(
                at=work.now,
                visit=position.visit,
                handover=work.new_serial(),
                row=row.ref,
                roles=row.turns_over.roles,
                receipt=row.turns_over.receipt,
                asks=asks,
                person=work.context.person,
                role=work.context.role,
            )
        )


def _assign(work: Work, row: Row, visit: int) -> None:
    for name in row.assigns:
        if name in work.case.numbers:
            continue  # issued once: the row only asks that the case has one
        yearly = any(series.yearly for series in work.plan.procedure.series if series.id == name)
        year = work.now.astimezone(work.zone).year if yearly else 0
        number = work.context.numbers.next_number(name, year)
        work.emit(events.Numbered(at=work.now, visit=visit, series=name, year=year, number=number))


def _designate(work: Work, row: Row, visit: int, designee: str) -> None:
    if designee:
        work.emit(events.Designated(at=work.now, visit=visit, role=row.designates, person=designee))
    else:
        text = f"falta nombrar a quien será {quoted(role_name(work.plan.procedure, row.designates))}"
        work.lacks(Missing("respuesta", row.designates, text, "cauce avanzar FOLIO --designa PERSONA"))


def _derive(work: Work, row: Row, position: Position) -> None:
    path = [position.region]
    while (parent := work.case.regions[path[-1]].parent) > 0:
        path.append(parent)
    for derivation in row.derives:
        applies = evaluate(work, derivation.when)
        if applies.value is None:
            work.lacks(*missing.data_read(work.plan.procedure, applies.missing))
        elif applies.value:
            work.emit(
                events.Offered(
                    at=work.now,
                    visit=position.visit,
                    offer=work.new_serial(),
                    procedure=derivation.procedure,
                    start=derivation.start,
                    row=row.ref,
                    carries=derivation.carries,
                    path=tuple(path),
                )
            )


def _refer(work: Work, row: Row, visit: int) -> None:
    for referral in row.refers:
        applies = evaluate(work, referral.when)
        if applies.value is None:
            work.lacks(*missing.data_read(work.plan.procedure, applies.missing))
        elif applies.value:
            to = _receiver(work, referral.to)
            work.emit(
                events.Referred(
                    at=work.now,
                    visit=visit,
                    row=row.ref,
                    to=to,
                    documents=referral.documents,
                    person=work.context.person,
                    role=work.context.role,
                )
            )


def _receiver(work: Work, to: str) -> str:
    """Return the words for who receives: a role, what a datum says, or the text itself."""
    if to in work.plan.procedure.role_by_id:
        return role_name(work.plan.procedure, to)
    if to not in work.plan.data:
        return to
    value, _ = value_of(work, to)
    datum = work.plan.data[to]
    texts = {option.id: option.text for option in datum.options}
    keys = value if isinstance(value, tuple) else (value,)
    return ", ".join(texts.get(key, str(key)) for key in keys if key is not None) or datum.label
