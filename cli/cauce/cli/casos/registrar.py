"""`cauce registrar`: record data without advancing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cauce.cli.casos import options
from cauce.cli.casos.doing import Giving, clock_of, giving, run
from cauce.cli.problems import UsageError
from cauce.cli.settings import Settings
from cauce.model import commands
from cauce.model.declarations import DataType

if TYPE_CHECKING:
    from typing import Any

    from cauce.cli.workspace.session import Session
    from cauce.runtime.desk.desk import CaseView


def registrar(
    settings: Settings,
    folio: options.Folio,
    *,
    step: options.Step = None,
    said: options.Data,
    sent: options.Sent,
) -> int:
    """Registra datos de un caso sin que avance.

    Sin decir cuáles, pregunta en la pantalla qué dato se registra y su valor.
    """

    def make(opened: Session, view: CaseView, how: Giving) -> commands.Command:
        from cauce.cli.casos.given.data import data

        found = data(view.procedure, clock_of(opened), said)
        return commands.RecordData(data=found or _asked(settings, opened, view, step or ""), row=step or "")

    return run(settings, folio, "registrar", giving(sent), make)


def _asked(settings: Settings, opened: Session, view: CaseView, step: str) -> dict[str, Any]:
    """Ask which datum and for its value: one of a step that is named, else those that the open steps want first."""
    from cauce.cli.casos.asking.answer import SoFar
    from cauce.cli.casos.asking.choices import Choice, one_of
    from cauce.cli.casos.asking.datum import ask_datum
    from cauce.cli.casos.asking.lines import Asker
    from cauce.cli.casos.asking.records import ask_records
    from cauce.cli.casos.rehearsing import check_allowed
    from cauce.cli.workspace.questions import can_ask

    if not can_ask(settings):
        raise UsageError(
            "Falta decir qué dato.", "Escriba --dato CLAVE=VALOR, --dato-de CLAVE=ARCHIVO o --datos ARCHIVO."
        )
    check_allowed(opened, view, commands.RecordData(data={}))
    wanted = dict.fromkeys(use.datum for move in view.moves for use in move.data)
    known = view.procedure.datum_by_id
    order = [*wanted, *(name for name, datum in known.items() if name not in wanted and not datum.computed)]
    row = view.procedure.row_by_ref.get(step)
    here = {use.datum for use in (*row.records, *row.records_at_end)} if row is not None else set()
    order = [name for name in order if not here or name in here]
    asker = Asker(training=opened.training)
    name = one_of(asker, "¿Qué dato se registra?", [Choice(each, known[each].label) for each in order])
    before = view.case.data.get(name)
    if known[name].type is DataType.LIST:
        return {name: ask_records(asker, known[name], clock_of(opened), SoFar(), already=len(before or ())) or ()}
    return {name: ask_datum(asker, known[name], clock_of(opened), before=before)}
