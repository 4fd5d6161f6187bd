"""`cauce vigilar`: record the deadlines that lapsed and open the cases of periodic starts; for cron."""

from __future__ import annotations

from typing import Annotated

from cauce.cli.arguments import option
from cauce.cli.casos.doing import at_desk
from cauce.cli.output import paragraph, width, write, write_error, write_json
from cauce.cli.problems import ExitCode
from cauce.cli.settings import Settings


def vigilar(
    settings: Settings,
    as_json: Annotated[bool, option("--json", help="Escribe lo que se hizo como JSON.")] = False,
) -> int:
    """Registra los plazos vencidos de todos los casos y abre los que tocan por fecha; repetirla no cambia nada.

    Es para una tarea programada (cron, Programador de tareas): no pregunta nada ni hace falta que alguien la dé.
    """
    with at_desk(settings, as_json=as_json, person=False) as opened:
        watched = opened.desk.watch()
        code = ExitCode.PROBLEMS if watched.problems else ExitCode.DONE
        if as_json:
            from cauce.cli.casos.screens.refusals import refusal_json

            write_json(
                {
                    "vencidos": [{"folio": folio, "plazo": deadline} for folio, deadline in watched.lapsed],
                    "abiertos": list(watched.opened),
                    "problemas": [{"de": what, **refusal_json(refusal)} for what, refusal in watched.problems],
                }
            )
            return code
        if not (watched.lapsed or watched.opened or watched.problems):
            write("Nada nuevo: no hay plazos que registrar ni casos que abrir.")
        for folio, deadline in watched.lapsed:
            paragraph(f"{folio}: venció el plazo «{deadline.replace('_', ' ')}».")
        for folio in watched.opened:
            paragraph(f"{folio}: se abrió este caso, que tocaba por fecha.")
        for what, refusal in watched.problems:
            from cauce.cli.casos.screens.refusals import refusal_lines

            for line in (f"{what}:", *refusal_lines(refusal, what, width())):
                write_error(line)
    return code
