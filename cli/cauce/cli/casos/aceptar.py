"""`cauce aceptar`: accept a hand-over, or a derivation, which opens its case."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Annotated

from cauce.cli.arguments import option
from cauce.cli.casos import options
from cauce.cli.casos.doing import (
    Giving,
    RefusedError,
    at_desk,
    checked,
    clock_of,
    give,
    giving,
    seen,
    tell,
    told_again,
)
from cauce.cli.settings import Settings
from cauce.model import commands

if TYPE_CHECKING:
    from cauce.cli.workspace.session import Session
    from cauce.runtime.desk.desk import CaseView


def aceptar(
    settings: Settings,
    folio: options.Folio,
    *,
    handover: options.HandOver = None,
    offer: options.Offer = None,
    receipt: Annotated[str | None, option("--acuse", "ARCHIVO", help="El acuse firmado, como archivo.")] = None,
    said: options.Data,
    papers: options.Papers,
    sent: options.Sent,
) -> int:
    """Acepta lo que se turnó o se derivó en un caso.

    Aceptar una derivación abre el caso derivado y dice su folio. Si solo una cosa espera, no hace falta decir cuál.
    """
    how = giving(sent)
    with at_desk(settings, as_json=sent.as_json) as opened:
        from cauce.cli.casos.stepping import answerable

        view = seen(opened.desk, folio, "aceptar")
        try:
            kind, number = answerable(settings, opened, view, handover, offer)
        except RefusedError as refused:
            return told_again(opened, view, how, refused)
        if kind == "acuse":
            return _accept_handover(settings, opened, view, number, said, receipt, how)
        return _accept_offer(settings, opened, view, number, (said, papers), how)


def _accept_handover(
    settings: Settings,
    opened: Session,
    view: CaseView,
    number: int,
    said: options.Data,
    receipt: str | None,
    how: Giving,
) -> int:
    """Receive what was handed over: on a terminal, what it demands and was not given is asked for."""
    from cauce.cli.casos.given.answers import answered
    from cauce.cli.workspace.questions import can_ask

    answer = answered(opened, view.procedure, said, options.Papers())
    paper = _receipt(receipt, how)

    def send() -> int:
        command = commands.AcceptHandOver(handover=number, data=answer.data, receipt=paper)
        return give(opened, view, command, how, f"aceptar {view.folio}")

    handover = next((item for item in view.case.handovers if item.id == number), None)
    if handover is None or not handover.asks or not can_ask(settings):
        return send()
    from cauce.cli.casos.asking.lines import Asker
    from cauce.cli.casos.asking.step import ask_data
    from cauce.cli.casos.drafts import LEAVING, HalfFilled, InCase, tell_how_to_leave
    from cauce.cli.casos.offering import waits_still
    from cauce.model.declarations import DatumUse

    asker, uses = Asker(training=opened.training, keeps=LEAVING), tuple(DatumUse(datum=name) for name in handover.asks)

    def ask() -> bool:
        ask_data(asker, view, uses, answer, clock_of(opened), {})
        return True

    half = HalfFilled(
        opened=opened,
        place=InCase(view.case.id, number),
        procedure=view.procedure,
        answer=answer,
        resume=f"cauce aceptar {view.folio} --turno {number}{opened.as_me()}",
        still=partial(waits_still, opened, view.folio, number),
    )
    tell_how_to_leave()
    return half.through(asker, ask, lambda _: send())


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
    given: tuple[options.Data, options.Papers],
    how: Giving,
) -> int:
    """Open the derived case; what the derivation carries is there already, the rest of its start is asked for."""
    from cauce.cli.casos.given.answers import answered
    from cauce.cli.casos.starts import definition_of
    from cauce.cli.workspace.questions import can_ask

    offer = view.case.offers.get(number)
    procedure = definition_of(opened, offer.procedure if offer is not None else view.procedure.key)
    answer = answered(opened, procedure, *given)

    def send() -> int:
        outcome = opened.desk.accept_offer(
            view.folio,
            number,
            answer.data,
            answer.papers.documents,
            request=how.request,
            attachments=tuple(answer.papers.attachments.values()),
        )
        done = checked(outcome, view.folio, f"aceptar {view.folio}")
        return tell(opened, done, how, f"{done.folio}: se aceptó la derivación y se abrió este caso.", go_on=True)

    if offer is None or not can_ask(settings):
        return send()
    from cauce.cli.casos.drafts import HalfFilled, InCase
    from cauce.cli.casos.offering import waits_still
    from cauce.cli.casos.opening import open_with_somebody

    start = procedure.start_by_id.get(offer.start)
    start = start or next((item for item in procedure.starts if view.procedure.key in item.comes_from), None)
    papers = view.case.documents
    carried = tuple(
        name
        for name in offer.carries
        if name in view.case.data or any(not entry.void for entry in papers.get(name, ()))
    )
    would = f"Se aceptará la derivación de {view.folio} y se abrirá un caso de {procedure.key} {procedure.name}."
    half = HalfFilled(
        opened=opened,
        place=InCase(view.case.id, number),
        procedure=procedure,
        answer=answer,
        resume=f"cauce aceptar {view.folio} --derivacion {number}{opened.as_me()}",
        still=partial(waits_still, opened, view.folio, number),
    )
    return open_with_somebody(half, start, lambda: (would,), send, carried)
