"""`cauce ver`: where a case is, who must act, what is missing, what comes next, what is due."""

from __future__ import annotations

from typing import Annotated

from cauce.cli.arguments import option
from cauce.cli.casos import options
from cauce.cli.casos.doing import at_desk, seen
from cauce.cli.output import width, write_json
from cauce.cli.problems import ExitCode
from cauce.cli.settings import Settings


def ver(
    settings: Settings,
    folio: options.Folio,
    whole: Annotated[bool, option("--completo", help="Todos los datos, aunque no quepan en la pantalla.")] = False,
    as_json: options.Json = False,
) -> int:
    """Enseña un caso: dónde está, quién debe actuar, qué falta, qué sigue y qué vence; después, sus datos."""
    with at_desk(settings, as_json=as_json) as opened:
        from cauce.cli.casos.waiting import STEPS

        view = seen(opened.desk, folio, "ver")
        if as_json:
            from cauce.cli.casos.screens.case_json import case_json

            write_json(case_json(view, opened.zone))
            return ExitCode.DONE
        from cauce.cli.casos.offering import answerable_rejections, skippable, way_on
        from cauce.cli.casos.screens.case import Looking, case_page
        from cauce.cli.casos.screens.elsewhere import roles_elsewhere
        from cauce.cli.casos.screens.page import screen_rows

        yours = frozenset(task.item for task in view.mine if task.kind in STEPS)
        looking = Looking(
            people=opened.people,
            mine=yours,
            now=opened.now,
            zone=opened.zone,
            way_on=way_on(opened, view),
            skippable=skippable(opened, view),
            rejections=answerable_rejections(opened, view),
            as_me=opened.as_me(),
            elsewhere=roles_elsewhere(opened, view),
        )
        case_page(view, looking, width(), None if whole else screen_rows()).show()
    return ExitCode.DONE
