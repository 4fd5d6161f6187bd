"""`cauce aceptar`: accept a hand-over, or a derivation, which opens its case."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

from cauce.cli.arguments import option
from cauce.cli.casos import options
from cauce.cli.casos.doing import Giving, at_desk, checked, clock_of, give, giving, seen, tell
from cauce.cli.settings import Settings
from cauce.model import commands
from cauce.model.declarations import DataType, Datum

if TYPE_CHECKING:
    from cauce.cli.casos.asking.datum import Clock
    from cauce.cli.casos.asking.lines import Asker
    from cauce.cli.workspace.session import Session
    from cauce.runtime.desk.desk import CaseView


def aceptar(
    settings: Settings,
    folio: options.Folio,
    handover: options.HandOver = None,
    offer: options.Offer = None,
    receipt: Annotated[str | None, option("--acuse", "ARCHIVO", help="El acuse firmado, como archivo.")] = None,
    typed: options.Data = None,
    file: options.DataFile = None,
    files: options.DataFrom = None,
    references: options.Documents = None,
    attached: options.Files = None,
    request: options.Sending = None,
    sequence: options.Sequence = None,
    as_json: options.Json = False,
) -> int:
    """Acepta lo que se turnó o se derivó en un caso.

    Aceptar una derivación abre el caso derivado y dice su folio. Si solo una cosa espera, no hace falta decir cuál.
    """
    how = giving(request, sequence, as_json=as_json)
    with at_desk(settings, as_json=as_json) as opened:
        from cauce.cli.casos.stepping import answerable

        view = seen(opened.desk, folio, "aceptar")
        kind, number = answerable(settings, opened, view, handover, offer)
        given = (typed or [], file, files or [])
        if kind == "acuse":
            command = commands.AcceptHandOver(
                handover=number,
                data=_handover_data(settings, opened, view, number, given),
                receipt=_receipt(receipt, how),
            )
            return give(opened, view, command, how, f"aceptar {view.folio}")
        return _accept_offer(settings, opened, view, number, given, (references or [], attached or []), how)


def _handover_data(
    settings: Settings, opened: Session, view: CaseView, number: int, given: tuple[Any, Any, Any]
) -> dict[str, Any]:
    """Return the data demanded on accepting: those given, and on a terminal those that are missing."""
    from cauce.cli.casos.asking.lines import Asker, can_ask
    from cauce.cli.casos.given.data import data

    found = data(view.procedure, clock_of(opened), *given)
    handover = next((item for item in view.case.handovers if item.id == number), None)
    if handover is not None and can_ask(settings):
        asker = Asker(training=opened.training)
        for name in handover.asks:
            if name not in found:
                found[name] = _ask(asker, view.procedure.datum_by_id[name], clock_of(opened))
    return found


def _ask(asker: Asker, datum: Datum, clock: Clock) -> Any:
    from cauce.cli.casos.asking.datum import ask_datum
    from cauce.cli.casos.asking.records import SoFar, ask_records

    if datum.type is DataType.LIST:
        return ask_records(asker, datum, clock, SoFar())
    return ask_datum(asker, datum, clock)


def _receipt(file: str | None, how: Giving) -> commands.Paper:
    if file is None:
        return ""
    from cauce.cli.casos.given.papers import attachment

    paper, content = attachment(file)
    how.attachments = (*how.attachments, content)
    return paper


def _accept_offer(
    settings: Settings,
    opened: Session,
    view: CaseView,
    number: int,
    given: tuple[Any, Any, Any],
    said: tuple[list[str], list[str]],
    how: Giving,
) -> int:
    """Open the derived case; what the derivation carries is there already, the rest of its start is asked for."""
    from cauce.cli.casos.opening import Opening, ask_start
    from cauce.cli.casos.starts import definition_of

    offer = view.case.offers.get(number)
    procedure = definition_of(opened, offer.procedure if offer is not None else view.procedure.key)
    opening = Opening.of(opened, procedure, given, said)
    if offer is not None:
        start = procedure.start_by_id.get(offer.start)
        start = start or next((item for item in procedure.starts if view.procedure.key in item.comes_from), None)
        if start is not None:
            ask_start(settings, opened, procedure, start, opening, carried=offer.carries)
    outcome = opened.desk.accept_offer(
        view.folio,
        number,
        opening.data,
        opening.papers.documents,
        request=how.request,
        attachments=tuple(opening.papers.attachments.values()),
    )
    done = checked(outcome, view.folio, f"aceptar {view.folio}")
    return tell(opened, done, how, f"{done.folio}: se aceptó la derivación y se abrió este caso.", go_on=True)
