"""What somebody answered, in a line for each thing, to be looked at before confirming."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from cauce.cli.casos.words.places import person_words
from cauce.cli.casos.words.values import said, value_words
from cauce.model.commands import Attached
from cauce.model.declarations import DataType, Datum
from cauce.model.wording import document_text, listed, quoted
from cauce.runtime.values import BadValue, parse_moment, read_value

if TYPE_CHECKING:
    from cauce.cli.casos.asking.answer import Answer
    from cauce.cli.casos.words.clock import Clock
    from cauce.model.procedure import Procedure
    from cauce.runtime.desk.records import Person


class Said(NamedTuple):
    """One thing answered: its kind (dato, documento, persona, respuesta), its id if it has one, and how it is shown."""

    kind: str
    name: str
    text: str


def answer_lines(procedure: Procedure, answer: Answer, people: Mapping[str, Person], clock: Clock) -> list[str]:
    """Return the lines: each thing answered, and the lists that are half said."""
    found = [each.text for each in answer_said(procedure, answer, people, clock, left_out=False)]
    for name, so_far in answer.lists.items():
        datum = procedure.datum_by_id[name]
        records = [record for record in (*so_far.records, so_far.current) if record]
        found.append(f"{said(datum.label, value_words(datum, records, clock.zone))} (a medias)")
    return found


def answer_said(
    procedure: Procedure, answer: Answer, people: Mapping[str, Person], clock: Clock, *, left_out: bool = True
) -> list[Said]:
    """Return each datum with its question, each paper with where it is, who is named, what is chosen.

    With `left_out` also what was asked for and left blank. In the order of the questions, so that what is changed keeps
    its number.
    """
    found = []
    awaited = {row.not_before for row in procedure.all_rows()}
    for name, raw in answer.data.items():
        datum = procedure.datum_by_id[name]
        value = read_value(datum, raw, clock.zone)
        words = value_words(datum, raw if isinstance(value, BadValue) else value, clock.zone)
        if not isinstance(value, BadValue) and name not in awaited and _to_come(datum, value, clock):
            words = f"{words} (es una fecha futura)"
        found.append(Said("dato", name, said(datum.label, words)))
    for name, paper in answer.papers.documents.items():
        where = f"archivo {paper.name}" if isinstance(paper, Attached) else paper
        found.append(Said("documento", name, f"{document_text(procedure.document_by_id[name])}: {where or 'está'}"))
    for name in sorted(answer.left_out) if left_out else ():
        if name in procedure.datum_by_id:
            found.append(Said("dato", name, f"{procedure.datum_by_id[name].label} (en blanco)"))
        elif name in procedure.document_by_id:
            found.append(Said("documento", name, f"{document_text(procedure.document_by_id[name])}: todavía no está"))
    places = {name: number for number, name in enumerate(answer.order)}
    found.sort(key=lambda each: places.get(each.name, len(places)))
    if answer.designee:
        found.append(Said("persona", "", f"Se nombra a {person_words(people, answer.designee)}"))
    if answer.answers:
        found.append(Said("respuesta", "", f"Respuesta: {listed([quoted(name) for name in answer.answers])}"))
    return found


def _to_come(datum: Datum, value: Any, clock: Clock) -> bool:
    """Tell whether a date, or one in a record of a list, has not come yet: most tell of what has happened."""
    if datum.type is DataType.DATE:
        return date.fromisoformat(value) > clock.today
    if datum.type is DataType.DATETIME:
        moment = parse_moment(value, clock.zone)
        return moment is not None and moment > clock.now
    if datum.type is DataType.LIST:
        return any(
            _to_come(field, record[field.id], clock) for record in value for field in datum.fields if field.id in record
        )
    return False
