"""The screen of `pendientes`: first what burns. Nothing in it is about a person who is attended."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta, tzinfo
from typing import TYPE_CHECKING

from cauce.cli.casos.screens.page import BELOW, Page, shortened
from cauce.cli.casos.words.times import date_text, due_day, due_short, is_overdue
from cauce.cli.output import BLUE, RED, YELLOW

if TYPE_CHECKING:
    from cauce.runtime.desk.records import Person, Task

_GROUPS = (
    ("Vencido", RED),
    ("Vence hoy", YELLOW),
    ("Vence mañana", YELLOW),
    ("Vence en 7 días", BLUE),
    ("Vence después", ""),
    ("Sin plazo", ""),
)
_COMMANDS = {
    "acuse": "aceptar {folio}",
    "derivacion": "aceptar {folio}",
    "rechazo": "turnar {folio} --derivacion {item}",
    "devuelto": "ver {folio}",
}
_FOLIO, _STEP = 15, 5
_WEEK, _NAME = 7, 22
_DOUBT = " (?)"


def inbox_page(
    tasks: Sequence[Task],
    whose: str,
    people: Mapping[str, Person],
    now: datetime,
    zone: tzinfo,
    columns: int,
    rows: int | None = None,
    notes: Sequence[str] = (),
    as_me: str = "",
    mine: frozenset[Task] | None = None,
    doubtful: frozenset[Task] = frozenset(),
) -> Page:
    """Return the screen: tasks by urgency, in the order they came within each group; `whose` they are, with `notes`.

    Within `rows`, if given, only the first are shown: what burns is not to be scrolled away. `as_me` ends the command
    that is shown (`Session.as_me`), for the first of those that are `mine`: all of them when that is None. Of the
    `doubtful` it is not known yet whether their deadline applies.
    """
    page = Page(columns)
    today = now.astimezone(zone).date()
    page.heading(f"{_count(len(tasks))} de {whose}, {date_text(today)} {now.astimezone(zone):%H:%M}")
    for note in notes:
        page.text(note)
    if doubtful:
        page.text(f"Con {_DOUBT.strip()}: por confirmar; aún no se sabe si ese plazo aplica.")
    for number, (title, colour) in enumerate(_GROUPS):
        inside = [task for task in tasks if _group(task, now, zone, today) == number]
        if not inside:
            continue
        page.heading(f"{title} ({len(inside)})")
        for task in inside:
            _add(page, task, people, zone, colour, doubtful=task in doubtful)
    if rows is not None and len(page.lines) + BELOW > rows:
        page.cut(max(1, rows - BELOW - 1), "… y {} renglones más: cauce pendientes --completo")
    first = next((task for task in tasks if mine is None or task in mine), None)
    if first is not None:
        command = _COMMANDS.get(first.kind, "avanzar {folio}").format(folio=first.folio, item=first.item)
        place = "el primero" if first is tasks[0] else "lo suyo"
        page.heading(f"Para atender {place}: cauce {command}{as_me}")
    return page


def _add(page: Page, task: Task, people: Mapping[str, Person], zone: tzinfo, colour: str, *, doubtful: bool) -> None:
    due = due_short(task.due, zone) if task.due is not None else ""
    if doubtful:
        due += _DOUBT
    step = f"{task.step:<{_STEP}} " if task.step else " " * (_STEP + 1)
    whose = f" [{_short_name(people[task.person])}]" if task.person in people else ""
    page.one_line(f"  {task.folio:<{_FOLIO}} {step}", task.title, due, colour, whose)


def _short_name(person: Person) -> str:
    """Return a name as a list has room for it, without what is added to it in brackets (the role, in training)."""
    return shortened(person.name.partition(" (")[0], _NAME)


def _group(task: Task, now: datetime, zone: tzinfo, today: date) -> int:
    if task.due is None:
        return 5
    if is_overdue(task.due, now, zone):
        return 0
    away = due_day(task.due, zone) - today
    if away <= timedelta(days=1):
        return 1 + away.days
    return 3 if away < timedelta(days=_WEEK) else 4


def _count(number: int) -> str:
    return {0: "Ningún pendiente", 1: "1 pendiente"}.get(number, f"{number} pendientes")
