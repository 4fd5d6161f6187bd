"""`cauce interrumpir`: an event that the procedure foresees at any step happens."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Annotated

from cauce.cli.arguments import argument
from cauce.cli.casos import options
from cauce.cli.casos.doing import RefusedError, at_desk, clock_of, confirmed, give, giving, seen
from cauce.cli.problems import UsageError
from cauce.cli.settings import Settings
from cauce.cli.spanish import did_you_mean
from cauce.model import commands
from cauce.model.refusals import Missing, Refusal

if TYPE_CHECKING:
    from collections.abc import Callable

    from cauce.cli.casos.asking.answer import Answer
    from cauce.cli.casos.asking.lines import Asker
    from cauce.cli.workspace.session import Session
    from cauce.model.obligations import Interruption
    from cauce.runtime.desk.desk import CaseView


def interrumpir(
    settings: Settings,
    folio: options.Folio,
    *,
    what: Annotated[
        str | None, argument("INTERRUPCIÓN", help="Lo que pasó, por su id o su nombre; sin ella, lo pregunta.")
    ] = None,
    said: options.Data,
    papers: options.Papers,
    sent: options.Sent,
) -> int:
    """Registra algo que el procedimiento prevé en cualquier paso, como un desistimiento.

    En una pantalla pregunta qué pasó y los datos que eso pide.
    """
    how = giving(sent)
    with at_desk(settings, as_json=how.as_json) as opened:
        from cauce.cli.casos.given.answers import answered
        from cauce.cli.workspace.questions import can_ask

        view = seen(opened.desk, folio, "interrumpir")
        found = _which(settings, opened, view, what)
        answer = answered(opened, view.procedure, said, papers)
        supplies = f"interrumpir {view.folio}"

        def send(command: commands.Interrupt) -> int:
            how.attachments = tuple(answer.papers.attachments.values())
            return give(opened, view, command, how, supplies)

        if not can_ask(settings):
            return send(_command(found, answer))
        return _with_somebody(settings, opened, view, found, answer, send)


def _command(found: Interruption, answer: Answer) -> commands.Interrupt:
    return commands.Interrupt(interruption=found.id, data=answer.data, documents=answer.papers.documents)


def _with_somebody(
    settings: Settings,
    opened: Session,
    view: CaseView,
    found: Interruption,
    answer: Answer,
    send: Callable[[commands.Interrupt], int],
) -> int:
    from cauce.cli.casos.asking.lines import Asker
    from cauce.cli.casos.drafts import LEAVING, HalfFilled, InCase, tell_how_to_leave
    from cauce.cli.casos.offering import may_still
    from cauce.cli.casos.rehearsing import check_allowed

    check_allowed(opened, view, commands.Interrupt(interruption=found.id))
    asker = Asker(training=opened.training, keeps=LEAVING)

    def ask() -> commands.Interrupt | None:
        _ask(asker, opened, view, found, answer)
        command = _command(found, answer)
        return command if confirmed(settings, opened, view, command, f"interrumpir {view.folio}") else None

    half = HalfFilled(
        opened=opened,
        place=InCase(view.case.id, -1 - view.procedure.interruptions.index(found)),
        procedure=view.procedure,
        answer=answer,
        resume=f"cauce interrumpir {view.folio} {found.id}{opened.as_me()}",
        still=partial(may_still, opened, view.folio, commands.Interrupt(interruption=found.id)),
    )
    if found.records or found.receives:
        tell_how_to_leave()
    return half.through(asker, ask, send)


def _which(settings: Settings, opened: Session, view: CaseView, said: str | None) -> Interruption:
    from cauce.cli.casos.asking.choices import Choice
    from cauce.cli.casos.offering import hindrance
    from cauce.cli.casos.rehearsing import check_allowed
    from cauce.cli.casos.stepping import choose
    from cauce.compiler.suggest import fold

    known = {item.id: item for item in view.procedure.interruptions}
    if said is None:
        coming = {name: commands.Interrupt(interruption=name) for name in view.interruptions}
        choices = [
            Choice(name, known[name].name)
            for name, command in coming.items()
            if hindrance(opened, view, command) is None
        ]
        if not choices:
            for command in coming.values():
                check_allowed(opened, view, command)
            text = "Este caso no admite ahora ninguna interrupción"
            raise RefusedError(Refusal("interrupcion_no_permitida", text, (Missing("interrupcion", "", text),)))
        return known[choose(settings, opened, "¿Qué pasó?", "INTERRUPCIÓN", choices, ask_one=True)]
    for item in known.values():
        if fold(said) in (fold(item.id), fold(item.name)):
            return item
    hint = did_you_mean(said, [word for item in known.values() for word in (item.id, item.name)])
    raise UsageError(f"«{said}» no es una interrupción de {view.procedure.key}.", hint or _names(known))


def _names(known: dict[str, Interruption]) -> str:
    return f"Existen: {', '.join(known)}." if known else "No tiene ninguna."


def _ask(asker: Asker, opened: Session, view: CaseView, found: Interruption, answer: Answer) -> None:
    from cauce.cli.casos.asking.papers import ask_document
    from cauce.cli.casos.asking.step import applying_documents, ask_data

    clock = clock_of(opened)
    ask_data(asker, view, found.records, answer, clock, {})
    for use in applying_documents(view, found.receives, answer, clock):
        if use.document not in answer.papers.documents:
            ask_document(asker, view.procedure, use, answer.papers)
