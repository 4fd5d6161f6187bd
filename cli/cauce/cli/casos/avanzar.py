"""`cauce avanzar`: complete the step where a case is, asking on a terminal for exactly what it needs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from cauce.cli.arguments import option
from cauce.cli.casos import options
from cauce.cli.casos.doing import at_desk, giving, seen
from cauce.cli.settings import Settings

if TYPE_CHECKING:
    from cauce.cli.workspace.session import Session


def avanzar(
    settings: Settings,
    folio: options.Folio,
    *,
    step: options.Step = None,
    branches: Annotated[
        list[str] | None, option("--rama", "RESPUESTA", help="La respuesta que se elige. Puede repetirse.")
    ] = None,
    said: options.Data,
    papers: options.Papers,
    designee: Annotated[
        str | None, option("--designa", "PERSONA", help="A quién se nombra, si el paso lo pide.")
    ] = None,
    again: Annotated[bool, option("--otra-vez", help="El paso se hará otra vez después de esta.")] = False,
    note: options.Note,
    sent: options.Sent,
) -> int:
    """Completa el paso en que está un caso y lo lleva al que sigue.

    En una pantalla pregunta solo lo que falte, dice qué va a pasar y pide confirmarlo. Con Ctrl-C se deja a medias: lo
    contestado se guarda cifrado y se ofrece la próxima vez. Sin pantalla, o con --no-preguntar, dice todo lo que falta.
    """
    how = giving(sent)
    with at_desk(settings, as_json=sent.as_json) as opened:
        from cauce.cli.casos.given.answers import answered
        from cauce.cli.casos.given.texts import secret_text

        view = seen(opened.desk, folio, "avanzar")
        answer = answered(opened, view.procedure, said, papers)
        answer.answers = tuple(branches or ())
        answer.designee = _person(opened, designee)
        answer.again = True if again else None
        how.note = secret_text(settings, opened, "--nota", note, question="¿Qué quiere anotar?", needed=False)
        from cauce.cli.casos.advancing import advance

        return advance(settings, opened, view, step or "", answer, how)


def _person(opened: Session, said: str | None) -> str:
    if said is None:
        return ""
    from cauce.cli.workspace.staff import find_active

    return find_active(said, opened.people, "ser designada").id
