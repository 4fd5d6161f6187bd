"""The screen of `ver`: where the case is, who must act, what is missing, what comes next, what is due; its data."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, tzinfo
from typing import TYPE_CHECKING, NamedTuple

from cauce.cli.casos.screens.page import BELOW, Page
from cauce.cli.casos.screens.records import add_records
from cauce.cli.casos.waiting import ANSWERS
from cauce.cli.casos.words import places
from cauce.cli.casos.words.deadlines import running
from cauce.cli.casos.words.times import due_words, is_overdue, since_words, when_words
from cauce.cli.output import BOLD, RED
from cauce.model.state.handing import OfferState
from cauce.model.wording import role_name

if TYPE_CHECKING:
    from cauce.runtime.desk.desk import CaseView
    from cauce.runtime.desk.records import Person
    from cauce.runtime.possible import Move

NO_ROLES: Mapping[str, str] = {}
_OPEN_OFFERS = (OfferState.OFFERED, OfferState.REJECTED)
_NEXT_ROOM = 3
"""Lines for what comes next: a decision of many branches says the rest on the sheet."""


class Looking(NamedTuple):
    """Who looks at a case and when: `mine` are the visits that wait for them.

    `way_on` says how the case goes on, `skippable` are the visits that they may omit and `rejections` the numbers of
    the rejected derivations that they may answer: what is offered is what they may do (`offering`). `as_me` ends every
    command (`Session.as_me`); `elsewhere` are the names of roles of other procedures.
    """

    people: Mapping[str, Person]
    mine: frozenset[int]
    now: datetime
    zone: tzinfo
    way_on: str = ""
    skippable: frozenset[int] = frozenset()
    rejections: frozenset[int] = frozenset()
    as_me: str = ""
    elsewhere: Mapping[str, str] = NO_ROLES


def case_page(view: CaseView, looking: Looking, columns: int, rows: int | None = None) -> Page:
    """Return the screen of a case; what waits for who looks is told as such.

    Within `rows`, if given, its state is shown whole, and of its papers and data only what still fits.
    """
    page = Page(columns)
    procedure, case = view.procedure, view.case
    page.text(f"{view.folio} · {procedure.key} {procedure.name} ({procedure.version})", hanging="  ", colour=BOLD)
    known = [f"{places.state_words(procedure, case)}; se abrió {when_words(case.opened_at, looking.now, looking.zone)}"]
    known += places.series_words(procedure, case)
    known += [f"viene del caso {view.parent}"] if view.parent else []
    page.text(" · ".join(known), hanging="  ")
    if case.status_reason:
        page.text(f"Motivo: {case.status_reason}", "  ", "    ")
    for move in view.moves:
        _add_move(page, view, move, looking)
    _add_pending(page, view, looking)
    _add_clocks(page, view, looking)
    _add_children(page, view)
    _add_findings(page, view)
    state = len(page.lines)
    add_records(page, view, looking.zone)
    if rows is not None and len(page.lines) + BELOW > rows:
        page.cut(max(state, rows - BELOW - 1), f"… y {{}} renglones más: cauce ver {view.folio} --completo")
    page.heading(looking.way_on)
    return page


def _add_move(page: Page, view: CaseView, move: Move, looking: Looking) -> None:
    procedure = view.procedure
    row = procedure.row_by_ref[move.row]
    title = places.row_title(row)
    page.heading(f"Está en el paso {row.step}: {title}" if row.step else f"Está en: {title}")
    who = places.roles_words(procedure, move.roles, everyone=move.agreed)
    must = "Deben" if move.agreed and len(move.roles) > 1 and not move.assigned else "Debe"
    if move.assigned:
        who = f"{places.person_words(looking.people, move.assigned)} ({who})"
    yours = ", le toca a usted" if move.visit in looking.mine else ""
    page.text(f"{must} hacerlo: {who}{yours}; {since_words(move.since, looking.now, looking.zone)}", "  ", "    ")
    signed = places.confirmed_words(view, move, looking.people)
    if signed:
        page.text(f"Ya lo confirmó: {signed}", "  ", "    ")
    lacking = places.missing_words(view, move, looking.now)
    if lacking:
        page.text(f"Falta: {'; '.join(lacking)}", "  ", "    ")
    start = len(page.lines)
    page.text(f"Sigue: {places.next_words(procedure, row)}", "  ", "    ")
    if len(page.lines) - start > _NEXT_ROOM:
        del page.lines[start + _NEXT_ROOM :]
        page.text(f"… todas, en: cauce mostrar {procedure.key}", "    ")
    if move.handed_to:
        to = looking.people[move.handed_to].name if move.handed_to in looking.people else ""
        to = to or role_name(procedure, move.handed_to)
        page.text(f"Turnado a {to}, que todavía no lo acepta", "  ", "    ")
    if move.optional:
        command = f": cauce omitir {view.folio} --paso {places.row_command(row)}{looking.as_me}"
        page.text(f"Puede omitirse{command if move.visit in looking.skippable else ''}", "  ", "    ")


def _add_pending(page: Page, view: CaseView, looking: Looking) -> None:
    pending = [task for task in view.tasks if task.kind in ANSWERS]
    if pending:
        page.heading("Espera respuesta")
    for task in pending:
        who = places.roles_words(view.procedure, task.roles, elsewhere=looking.elsewhere)
        # Its number is needed only to say which of several is answered.
        number = f" (número {task.item})" if len(pending) > 1 else ""
        page.text(f"{task.title}{number}: {who}", "  ", "    ")
        if task.kind == "rechazo":
            page.text(f"Por qué: cauce historial {view.folio}{looking.as_me}", "    ")
        if task.item in looking.rejections:
            which = f"{view.folio} --derivacion {task.item}{looking.as_me}"
            page.text(f"Otra vez: cauce turnar {which}", "    ")
            page.text(f"Retirarla: cauce cancelar {which}", "    ")


def _add_clocks(page: Page, view: CaseView, looking: Looking) -> None:
    clocks = running(view, looking.now)
    if clocks:
        page.heading("Plazos")
    for clock in clocks:
        late = is_overdue(clock.due, looking.now, looking.zone) and not clock.paused
        words = "en pausa" if clock.paused else due_words(clock.due, looking.now, looking.zone)
        doubt = "; por confirmar si aplica" if clock.doubtful else ""
        page.text(f"{clock.name} ({clock.limit}): {words}{doubt}", "  ", "    ", RED if late else "")


def _add_children(page: Page, view: CaseView) -> None:
    if view.case.offers:
        page.heading("Derivado a")
    for offer in view.case.offers.values():
        if offer.void:
            continue
        folio = view.children.get(offer.id, "")
        # Only what may still be withdrawn or offered again has to be named by its number.
        number = f" (número {offer.id})" if offer.state in _OPEN_OFFERS else ""
        page.text(f"{offer.procedure}{number}: {offer.state.value}{f', caso {folio}' if folio else ''}", "  ")


def _add_findings(page: Page, view: CaseView) -> None:
    found = [item for item in view.case.nonconformities if not item.void]
    if found:
        page.heading("No conformidades (presuntas, hasta que se confirmen)")
    for item in found:
        page.text(f"{item.number}. {places.finding_words(view.procedure, item.source, item.kind)}", "  ", "     ")
