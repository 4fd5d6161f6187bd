"""The history of a case: one heading for each command, with what it did below; and all its facts as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import tzinfo
from itertools import accumulate, groupby, islice
from typing import TYPE_CHECKING, Any

from cauce.cli.casos.screens.case_json import iso
from cauce.cli.casos.screens.page import Page
from cauce.cli.casos.words.events import Telling, event_words, reason_of
from cauce.cli.casos.words.places import in_role, person_words, role_words, state_words
from cauce.cli.casos.words.times import date_text
from cauce.cli.output import BOLD, DIM

if TYPE_CHECKING:
    from cauce.runtime.desk.desk import CaseView
    from cauce.runtime.desk.records import Entry, Person

_DIGEST = 12


def history_page(
    view: CaseView,
    entries: Sequence[Entry],
    people: Mapping[str, Person],
    zone: tzinfo,
    columns: int,
    elsewhere: Mapping[str, str],
) -> Page:
    """Return the page: each command with when, who and in which role, what it did, and why.

    `elsewhere` are the names of roles of the procedures that it derives to.
    """
    page = Page(columns)
    procedure, case = view.procedure, view.case
    page.text(f"{view.folio} · {procedure.key} {procedure.name}", hanging="  ", colour=BOLD)
    page.text(
        f"{state_words(procedure, case)} · versión {procedure.version} (definición {case.digest[:_DIGEST]})",
        hanging="  ",
    )
    telling = Telling(procedure, people, zone, case, {})
    without = _without_effect(entries)
    for _, group in groupby(entries, lambda entry: (entry.event.at, entry.person, entry.role, entry.request)):
        telling = _add_command(page, telling, list(group), without, elsewhere)
    page.text(f"{len(entries)} hechos; huella del último: {view.head[:_DIGEST]}", colour=DIM)
    return page


def _add_command(
    page: Page, telling: Telling, entries: list[Entry], without: frozenset[int], elsewhere: Mapping[str, str]
) -> Telling:
    said: list[str] = []
    for entry in entries:
        telling = telling.after(entry.event)
        words = event_words(telling, entry.event)
        reason = reason_of(entry.event)
        if words:
            mark = " (sin efecto: se corrigió después)" if entry.sequence in without else ""
            said.append(f"{words}{f'. Motivo: {reason}' if reason else ''}{mark}")
    if not said:
        return telling
    first = entries[0]
    at = first.event.at.astimezone(telling.zone)
    page.heading(f"{date_text(at.date())} {at:%H:%M} · {_who(telling, first, elsewhere)}")
    for text in said:
        page.text(text, "  ", "    ")
    return telling


def _who(telling: Telling, entry: Entry, elsewhere: Mapping[str, str]) -> str:
    name = person_words(telling.people, entry.person)
    role = role_words(telling.procedure, entry.role, elsewhere) if entry.role else ""
    if not role and entry.person in telling.people and telling.people[entry.person].supervises:
        role = "supervisa"
    instead = f", en suplencia de {person_words(telling.people, entry.stands_in_for)}" if entry.stands_in_for else ""
    return f"{in_role(name, role)}{instead}"


def _without_effect(entries: Iterable[Entry]) -> frozenset[int]:
    return frozenset(number for entry in entries for number in getattr(entry.event, "without", ()))


def history_json(
    view: CaseView, entries: Sequence[Entry], people: Mapping[str, Person], zone: tzinfo
) -> list[dict[str, Any]]:
    """Return every fact of a case as plain values, those of the machinery too (docs/json.md)."""
    tellings = accumulate(
        (entry.event for entry in entries), Telling.after, initial=Telling(view.procedure, people, zone, view.case, {})
    )
    without = _without_effect(entries)
    return [
        {
            "secuencia": entry.sequence,
            "fecha": iso(entry.event.at, zone),
            "persona": entry.person,
            "nombre": person_words(people, entry.person),
            "responsable": entry.role,
            "suple_a": entry.stands_in_for,
            "hecho": type(entry.event).__name__,
            "paso": getattr(entry.event, "row", ""),
            "texto": event_words(telling, entry.event),
            "motivo": reason_of(entry.event),
            "sin_efecto": entry.sequence in without,
            "version": view.procedure.version,
            "definicion": view.case.digest,
            "envio": entry.request,
            "huella": entry.hash,
        }
        for entry, telling in zip(entries, islice(tellings, 1, None), strict=True)
    ]
