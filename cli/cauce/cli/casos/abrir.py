"""`cauce abrir`: open a case; the first word of what it says is the folio."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from cauce.cli.arguments import argument, option
from cauce.cli.casos import options
from cauce.cli.casos.doing import at_desk, checked, giving, tell
from cauce.cli.settings import Settings

if TYPE_CHECKING:
    from cauce.cli.workspace.session import Session
    from cauce.model.declarations import Start
    from cauce.model.procedure import Procedure
    from cauce.runtime.desk.desk import Outcome


def abrir(
    settings: Settings,
    key: Annotated[str, argument("CLAVE", help="La clave del procedimiento, como 64-AJP-P01, o un alias de ella.")],
    *,
    start: Annotated[str | None, option("--inicio", "ID", help="Por cuál inicio, por id o nombre.")] = None,
    said: options.Data,
    papers: options.Papers,
    note: options.Note,
    sent: options.NewSent,
) -> int:
    """Abre un caso de un procedimiento y dice su folio.

    En una pantalla pregunta por cuál inicio, y los datos que ese inicio pide.
    """
    how = giving(sent)
    with at_desk(settings, as_json=sent.as_json) as opened:
        from cauce.cli.casos.given.answers import answered
        from cauce.cli.casos.given.texts import secret_text
        from cauce.cli.casos.starts import definition_of, start_of
        from cauce.cli.workspace.questions import can_ask

        procedure = definition_of(opened, key)
        answer = answered(opened, procedure, said, papers)
        text = secret_text(settings, opened, "--nota", note, question="¿Qué quiere anotar?", needed=False)
        chosen = start_of(procedure, start) if start is not None else _chosen(settings, opened, procedure)

        by = f" --inicio {chosen.id}" if chosen is not None else ""
        again = f"abrir {procedure.key}{by}{opened.as_me()}"

        def act(draft: int = 0, *, rehearse: bool = False) -> Outcome:
            outcome = opened.desk.open(
                procedure.key,
                chosen.id if chosen is not None else "",
                answer.data,
                answer.papers.documents,
                note=text,
                request=how.request,
                attachments=tuple(answer.papers.attachments.values()),
                draft=draft,
                rehearse=rehearse,
            )
            return checked(outcome, "", again)

        def send(draft: int = 0) -> int:
            done = act(draft)
            return tell(opened, done, how, f"{done.folio}: se abrió este caso.", go_on=True)

        if chosen is None or not can_ask(settings):
            return send()
        from cauce.cli.casos.drafts import HalfFilled, InOpening
        from cauce.cli.casos.opening import open_with_somebody
        from cauce.cli.casos.rehearsing import check_hopeful

        half = HalfFilled(
            opened=opened,
            place=InOpening(procedure.key, chosen.id),
            procedure=procedure,
            answer=answer,
            resume=f"cauce {again}",
        )

        def would() -> tuple[str, ...]:
            act(rehearse=True)
            return (f"Se abrirá un caso de {procedure.key} {procedure.name}, por «{chosen.name}».",)

        check_hopeful(would)
        return open_with_somebody(half, chosen, would, lambda: send(half.taken))


def _chosen(settings: Settings, opened: Session, procedure: Procedure) -> Start | None:
    """Return the start that is chosen on a terminal, None when the desk is to find the only one."""
    from cauce.cli.casos.asking.choices import Choice, one_of
    from cauce.cli.casos.asking.lines import Asker
    from cauce.cli.casos.starts import starts_by_hand
    from cauce.cli.workspace.questions import can_ask

    starts = starts_by_hand(procedure)
    if len(starts) == 1:
        return starts[0]
    if not can_ask(settings):
        return None
    choices = [Choice(start.id, start.name) for start in starts]
    found = one_of(Asker(training=opened.training), "¿Cómo empieza el caso?", choices)
    return procedure.start_by_id[found]
