"""What somebody answered, in a line for each thing, to be looked at before confirming."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import tzinfo
from typing import TYPE_CHECKING

from cauce.cli.casos.words.places import person_words
from cauce.cli.casos.words.values import said, value_words
from cauce.model.commands import Attached
from cauce.model.wording import document_text, listed, quoted
from cauce.runtime.values import BadValue, read_value

if TYPE_CHECKING:
    from cauce.cli.casos.asking.answer import Answer
    from cauce.model.procedure import Procedure
    from cauce.runtime.desk.storage import Person


def answer_lines(procedure: Procedure, answer: Answer, people: Mapping[str, Person], zone: tzinfo) -> list[str]:
    """Return the lines: each datum with its question, each paper with where it is, who is named, what is chosen."""
    lines = []
    for name, raw in answer.data.items():
        datum = procedure.datum_by_id[name]
        value = read_value(datum, raw, zone)
        lines.append(said(datum.label, value_words(datum, raw if isinstance(value, BadValue) else value, zone)))
    lines += [f"{procedure.datum_by_id[name].label} (a medias)" for name in answer.lists]
    for name, paper in answer.papers.documents.items():
        document = procedure.document_by_id[name]
        where = f"archivo {paper.name}" if isinstance(paper, Attached) else paper
        lines.append(f"{document_text(document)}: {where or 'está'}")
    if answer.designee:
        lines.append(f"Se nombra a {person_words(people, answer.designee)}")
    if answer.answers:
        lines.append(f"Respuesta: {listed([quoted(name) for name in answer.answers])}")
    return lines
