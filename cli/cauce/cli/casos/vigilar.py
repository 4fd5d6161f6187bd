"""`cauce vigilar`: record the deadlines that lapsed and open the cases of periodic starts; for cron."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from cauce.cli.arguments import option
from cauce.cli.casos.doing import at_desk
from cauce.cli.output import error_paragraph, paragraph, width, write, write_error, write_json
from cauce.cli.problems import ExitCode
from cauce.cli.settings import Settings

if TYPE_CHECKING:
    from cauce.cli.workspace.session import Session


def vigilar(
    settings: Settings,
    as_json: Annotated[bool, option("--json", help="Escribe lo que se hizo como JSON.")] = False,
) -> int:
    """Registra los plazos vencidos de todos los casos y abre los que tocan por fecha; repetirla no cambia nada.

    Es para una tarea programada (cron, Programador de tareas): no pregunta nada ni hace falta que alguien la dé.
    """
    with at_desk(settings, as_json=as_json, person=False) as opened:
        from cauce.model.wording import listed
        from cauce.runtime.desk.periodic import AT_ONCE
        from cauce.runtime.desk.watching import Watched

        watched = opened.desk.watch()
        code = ExitCode.PROBLEMS if watched.problems or watched.left else ExitCode.DONE
        if as_json:
            from cauce.cli.casos.screens.refusals import refusal_json

            write_json(
                {
                    "vencidos": [{"folio": folio, "plazo": deadline} for folio, deadline in watched.lapsed],
                    "abiertos": list(watched.opened),
                    "tocaban": {folio: f"{due}" for folio, due in watched.opened.items()},
                    "sin_abrir": [
                        {"clave": key, "inicio": start, "tocaban": [f"{due}" for due in dates]}
                        for key, start, dates in watched.left
                    ],
                    "problemas": [{"de": what, **refusal_json(refusal)} for what, refusal in watched.problems],
                }
            )
            return code
        if watched == Watched():
            write("Nada nuevo: no hay plazos que registrar ni casos que abrir.")
        for folio, deadline in watched.lapsed:
            paragraph(f"{folio}: venció el plazo «{_name(opened, folio, deadline)}».")
        for folio, due in watched.opened.items():
            paragraph(f"{folio}: se abrió este caso, que tocaba el {due:%d-%m-%Y}.")
        for key, start, dates in watched.left:
            days = listed([f"{due:%d-%m-%Y}" for due in dates])
            error_paragraph(
                f"{key}: de más de {AT_ONCE} fechas se abren las últimas. No se abrió lo que tocaba el {days}."
            )
            error_paragraph("Si algo de eso hace falta:")
            error_paragraph(f"  cauce abrir {key} --inicio {start}")
        for what, refusal in watched.problems:
            from cauce.cli.casos.screens.refusals import refusal_lines

            for line in (f"{what}:", *refusal_lines(refusal, what, width())):
                write_error(line)
    return code


def _name(opened: Session, folio: str, deadline: str) -> str:
    """Return the name of a deadline of a case as the procedure gives it, or its id in words."""
    with opened.desk.store.read() as transaction:
        case = transaction.find(folio)
        procedure = transaction.load(case).procedure if case else None
    named = (item.name for item in (procedure.deadlines if procedure else ()) if item.id == deadline)
    return next(named, "") or deadline.replace("_", " ")
