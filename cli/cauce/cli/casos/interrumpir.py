"""`cauce interrumpir`: an event that the procedure foresees at any step happens."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from cauce.cli.arguments import argument
from cauce.cli.casos import options
from cauce.cli.casos.doing import Giving, RefusedError, clock_of, giving, run
from cauce.cli.problems import UsageError
from cauce.cli.settings import Settings
from cauce.cli.spanish import did_you_mean
from cauce.model import commands
from cauce.model.refusals import Missing, Refusal

if TYPE_CHECKING:
    from cauce.cli.casos.asking.answer import Answer
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

    def make(opened: Session, view: CaseView, how: Giving) -> commands.Command:
        from cauce.cli.casos.given.answers import answered

        found = _which(settings, opened, view, what)
        answer = answered(opened, view.procedure, said, papers)
        _ask(settings, opened, view, found, answer)
        how.attachments = tuple(answer.papers.attachments.values())
        return commands.Interrupt(interruption=found.id, data=answer.data, documents=answer.papers.documents)

    return run(settings, folio, "interrumpir", giving(sent), make)


def _which(settings: Settings, opened: Session, view: CaseView, said: str | None) -> Interruption:
    from cauce.cli.casos.asking.choices import Choice
    from cauce.cli.casos.stepping import choose
    from cauce.compiler.suggest import fold

    known = {item.id: item for item in view.procedure.interruptions}
    if said is None:
        choices = [Choice(name, known[name].name) for name in view.interruptions]
        if not choices:
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


def _ask(settings: Settings, opened: Session, view: CaseView, found: Interruption, answer: Answer) -> None:
    from cauce.cli.casos.asking.lines import Asker
    from cauce.cli.casos.asking.papers import ask_document
    from cauce.cli.casos.asking.step import applying_documents, ask_data
    from cauce.cli.casos.rehearsing import check_allowed
    from cauce.cli.workspace.questions import can_ask

    if not can_ask(settings):
        return
    check_allowed(opened, view, commands.Interrupt(interruption=found.id))
    asker, clock = Asker(training=opened.training), clock_of(opened)
    ask_data(asker, view, found.records, answer, clock, {})
    for use in applying_documents(view, found.receives, answer, clock):
        if use.document not in answer.papers.documents:
            ask_document(asker, view.procedure, use, answer.papers)
