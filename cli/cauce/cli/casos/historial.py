"""`cauce historial`: who did what in a case, when, why, in which role, under which version."""

from __future__ import annotations

from cauce.cli.casos import options
from cauce.cli.casos.doing import RefusedError, at_desk
from cauce.cli.output import width, write_json
from cauce.cli.problems import ExitCode
from cauce.cli.settings import Settings
from cauce.model.refusals import Refusal


def historial(settings: Settings, folio: options.Folio, as_json: options.Json = False) -> int:
    """Enseña todo lo que ha pasado en un caso: quién, qué, cuándo, por qué, en qué función y con qué versión."""
    with at_desk(settings, as_json=as_json) as opened:
        from cauce.cli.casos.screens.history import history_json, history_page

        found = opened.desk.history(folio)
        if isinstance(found, Refusal):
            raise RefusedError(found, folio)
        view, entries = found
        if as_json:
            write_json(history_json(view, entries, opened.people, opened.zone))
        else:
            from cauce.cli.casos.screens.elsewhere import roles_elsewhere

            elsewhere = roles_elsewhere(opened, view, {entry.role for entry in entries})
            history_page(view, entries, opened.people, opened.zone, width(), elsewhere).show()
    return ExitCode.DONE
