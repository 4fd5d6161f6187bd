"""Asking for exactly what a step needs: its data, its documents, who is named, and how it goes on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Protocol

from cauce.cli.casos.asking.answer import Answer, SoFar
from cauce.cli.casos.asking.choices import Choice, one_of, several_of
from cauce.cli.casos.asking.datum import ask_datum
from cauce.cli.casos.asking.lines import Asker
from cauce.cli.casos.asking.papers import ask_document
from cauce.cli.casos.asking.records import ask_records
from cauce.cli.casos.words.clock import Clock
from cauce.cli.casos.words.places import position_of
from cauce.model.conditions import Condition
from cauce.model.declarations import DataType, DatumUse, DocumentUse, Failing
from cauce.model.rows import Choice as HowMany
from cauce.model.rows import Row
from cauce.model.wording import role_name
from cauce.runtime.conditions import evaluate
from cauce.runtime.people import is_last
from cauce.runtime.plan import plan_of
from cauce.runtime.values import BadValue, read_value
from cauce.runtime.view import View

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cauce.model.case import Case
    from cauce.model.procedure import Procedure
    from cauce.runtime.desk.desk import CaseView
    from cauce.runtime.desk.records import Person
    from cauce.runtime.ports import Context
    from cauce.runtime.possible import Move


class Seen(Protocol):
    """A case as questions look at it: also one that is about to be opened."""

    @property
    def procedure(self) -> Procedure:
        """Its procedure."""
        ...

    @property
    def case(self) -> Case:
        """What is known of it."""
        ...

    @property
    def context(self) -> Context:
        """Where and by whom it is seen."""
        ...


def ask_step(
    asker: Asker,
    view: CaseView,
    move: Move,
    answer: Answer,
    clock: Clock,
    people: Mapping[str, Person],
    proposed: Mapping[str, tuple[Any, str]],
) -> None:
    """Ask for what a step still needs and put it into `answer`, which holds every answer also when asking is left.

    `proposed` are values that antecedents propose, by datum, each with the words for why.
    """
    row = view.procedure.row_by_ref[move.row]
    if not (completes(view, move) or move.agreed):
        return  # one of several who hand it on: whoever is last gives what it needs
    if row.repeats and answer.again is None:
        answer.again = asker.yes(
            "¿Este paso se hará otra vez después de esta?", notes=("Si no, el caso sigue adelante.",)
        )
    uses = tuple(use for use in move.data if not (answer.again and use in row.records_at_end))
    ask_data(asker, view, uses, answer, clock, proposed)
    # A paper that comes of what all agree on is there once they have agreed.
    ask_documents(asker, view, move.documents if completes(view, move) else (), answer, clock)
    agreed = position_of(view, move)
    if move.designates and not (answer.designee or agreed.designee):
        answer.designee = ask_person(
            asker, f"¿Quién será {role_name(view.procedure, move.designates)}?", people, (move.designates,)
        )
    if move.answers and not (answer.answers or agreed.answers) and not answer.again:
        answer.answers = _ask_branch(asker, row, move)


def completes(view: CaseView, move: Move) -> bool:
    """Tell whether the next to act completes the step; else several confirm it and more are to come."""
    plan = plan_of(view.procedure)
    return is_last(plan, plan.rows[move.row], position_of(view, move))


def ask_data(
    asker: Asker,
    view: Seen,
    uses: tuple[DatumUse, ...],
    answer: Answer,
    clock: Clock,
    proposed: Mapping[str, tuple[Any, str]],
) -> None:
    """Ask for the data that apply, in their order: an answer decides whether a later question applies."""
    for use in applying_data(view, uses, answer, clock):
        if use.datum in answer.data or use.datum in answer.left_out:
            continue
        value = _ask_use(asker, view, use, answer, clock, proposed)
        if value is None:
            answer.left_out.add(use.datum)
        else:
            answer.data[use.datum] = value
        answer.lists.pop(use.datum, None)


def _ask_use(
    asker: Asker, view: Seen, use: DatumUse, answer: Answer, clock: Clock, proposed: Mapping[str, tuple[Any, str]]
) -> Any:
    datum = view.procedure.datum_by_id[use.datum]
    notes, optional = _leeway(use), use.optional or use.failing is not Failing.BLOCKS
    before = view.case.data.get(use.datum)
    if datum.type is DataType.LIST:
        so_far = answer.lists.setdefault(use.datum, SoFar())
        return ask_records(asker, datum, clock, so_far, already=len(before or ()), notes=notes, optional=optional)
    if use.datum in proposed:
        before, why = proposed[use.datum]
        return ask_datum(
            asker, datum, clock, before=before, offered="Se propone", notes=(why, *notes), optional=optional
        )
    return ask_datum(asker, datum, clock, before=before, notes=notes, optional=optional)


def applying_data(view: Seen, uses: tuple[DatumUse, ...], answer: Answer, clock: Clock) -> Iterator[DatumUse]:
    """Yield the uses whose condition holds with what has been answered by the time each is reached."""
    for use in uses:
        if applies(view, use.when, answer, clock):
            yield use


def applying_documents(
    view: Seen, uses: tuple[DocumentUse, ...], answer: Answer, clock: Clock
) -> Iterator[DocumentUse]:
    """Yield the documents whose condition holds with what has been answered."""
    for use in uses:
        if applies(view, use.when, answer, clock):
            yield use


def order_of(data: tuple[DatumUse, ...], documents: tuple[DocumentUse, ...]) -> tuple[str, ...]:
    """Return what may be asked for, in the order in which it is."""
    return (*(use.datum for use in data), *(use.document for use in documents))


def ask_documents(asker: Asker, view: Seen, uses: tuple[DocumentUse, ...], answer: Answer, clock: Clock) -> None:
    """Ask for the documents that apply; one that is not there yet is asked for once."""
    for use in applying_documents(view, uses, answer, clock):
        if use.document not in answer.papers.documents and use.document not in answer.left_out:
            ask_document(asker, view.procedure, use, answer.papers)
            if use.document not in answer.papers.documents:
                answer.left_out.add(use.document)


def applies(view: Seen, when: Condition | None, answer: Answer, clock: Clock) -> bool:
    """Tell whether a condition holds with what has been answered."""
    return bool(evaluate(_seen_with(view, answer, clock), when).value)


def ask_person(asker: Asker, question: str, people: Mapping[str, Person], roles: tuple[str, ...]) -> str:
    """Ask for somebody of the staff, those of the roles named; of everybody when nobody has them."""
    active = [person for person in people.values() if person.active]
    fitting = [person for person in active if not roles or not set(roles).isdisjoint(person.roles)]
    return one_of(asker, question, [Choice(person.id, person.name) for person in fitting or active])


def _seen_with(view: Seen, answer: Answer, clock: Clock) -> View:
    """Return the case as it would be with the answers so far."""
    data = dict(view.case.data)
    for name, raw in answer.data.items():
        value = read_value(view.procedure.datum_by_id[name], raw, clock.zone)
        if not isinstance(value, BadValue):
            data[name] = value
    case: Case = replace(view.case, data=data)
    return View(plan_of(view.procedure), case, clock.now, view.context)


def _ask_branch(asker: Asker, row: Row, move: Move) -> tuple[str, ...]:
    choices = [Choice(name, name) for name in move.answers]
    question = row.text if row.text.startswith("¿") else "¿Cómo sigue?"
    if row.choice is HowMany.SEVERAL:
        return several_of(asker, question, choices) or ()
    return (one_of(asker, question, choices),)


def _leeway(use: DatumUse) -> tuple[str, ...]:
    if use.optional or use.failing is Failing.BLOCKS:
        return ()
    return ("Si no se sabe se puede seguir, y queda anotado que falta.",)
