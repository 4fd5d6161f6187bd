"""What several confirm (`todos`): whoever goes on sees what the others answered, because it is what they sign."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cauce.cli.casos.words.places import confirmed_words, person_words, position_of, row_command
from cauce.cli.casos.words.values import said, value_words
from cauce.cli.output import paragraph
from cauce.model.wording import listed, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import tzinfo

    from cauce.runtime.desk.desk import CaseView
    from cauce.runtime.desk.records import Person
    from cauce.runtime.possible import Move


def tell_agreed(view: CaseView, move: Move, people: Mapping[str, Person], zone: tzinfo) -> None:
    """Say what is answered already in a step that all confirm, by whom it is confirmed, and how it is changed."""
    position = position_of(view, move)
    lines = list(_answered(view, move, people, zone))
    if not move.agreed or not (lines or position.confirmed):
        return
    who = confirmed_words(view, move, people)
    what = "con estas respuestas:" if lines else "sin nada que contestar."
    paragraph(f"Ya lo confirmó {who}, {what}" if who else "Ya está contestado:")
    for line in lines:
        paragraph(f"- {line}", "  ", "    ")
    if lines and who:
        step = row_command(view.procedure.row_by_ref[move.row])
        paragraph(
            "Al confirmar, usted firma lo mismo. Si no está de acuerdo, déjelo aquí: lo contestado se cambia con "
            f"«cauce registrar {view.folio} --paso {step}», y entonces lo confirman todos otra vez."
        )


def _answered(view: CaseView, move: Move, people: Mapping[str, Person], zone: tzinfo) -> Iterator[str]:
    position = position_of(view, move)
    for name in position.given:
        datum = view.procedure.datum_by_id.get(name)
        if datum is not None and name in view.case.data:
            yield said(datum.label, value_words(datum, view.case.data[name], zone))
    if position.designee:
        yield f"Se nombra a {person_words(people, position.designee)}"
    if position.answers:
        yield f"Respuesta: {listed([quoted(name) for name in position.answers])}"
