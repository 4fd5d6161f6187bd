"""Asking for a list one record at a time, with «¿otra?»; what has been said survives leaving halfway."""

from __future__ import annotations

from typing import Any

from cauce.cli.casos.asking.answer import SoFar
from cauce.cli.casos.asking.datum import ask_datum
from cauce.cli.casos.asking.lines import Asker
from cauce.cli.casos.words.clock import Clock
from cauce.cli.casos.words.values import record_words
from cauce.cli.output import BOLD, DIM, Paint, paragraph, write
from cauce.model.declarations import Datum


def ask_records(
    asker: Asker,
    datum: Datum,
    clock: Clock,
    so_far: SoFar,
    *,
    already: int = 0,
    notes: tuple[str, ...] = (),
    optional: bool = False,
) -> tuple[dict[str, Any], ...] | None:
    """Ask for the records of a list, beyond the `already` recorded, to which they are added; None if left out."""
    if already:
        notes = (*notes, f"Ya hay {already} en el caso; los que escriba se agregan.")
    if so_far.is_empty and (optional or already >= max(1, datum.at_least)):
        if not asker.yes(f"{datum.label} ¿Hay algo que registrar?", notes=notes):
            return None
    else:
        write()
        write(Paint(datum.label, BOLD))
        for note in notes:
            write(Paint(f"  {note}", DIM))
    for record in so_far.records:
        paragraph(f"Anotado: {record_words(datum, record, clock.zone)}", "  ", "    ")
    more = not so_far.records or bool(so_far.current)
    while more or already + len(so_far.records) < max(1, datum.at_least) or asker.yes("¿Otra?"):
        more = False
        paragraph(f"Número {already + len(so_far.records) + 1}:", "  ")
        _ask_record(asker, datum, clock, so_far)
    return tuple(so_far.records)


def _ask_record(asker: Asker, datum: Datum, clock: Clock, so_far: SoFar) -> None:
    if so_far.current:
        paragraph(f"De este ya dijo: {record_words(datum, so_far.current, clock.zone)}", "  ", "    ")
    for each in datum.fields:
        if each.id not in so_far.current:
            value = ask_datum(asker, each, clock, optional=each.optional)
            if value is not None:
                so_far.current[each.id] = value
    record = dict(so_far.current)
    so_far.records.append(record)
    so_far.current.clear()
    paragraph(f"Anotado: {record_words(datum, record, clock.zone)}", "  ", "    ")
