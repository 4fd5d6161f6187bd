"""The row, start or interruption of which a scenario says something."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from cauce.compiler.checks.context import Context
    from cauce.model.rows import Row


class Owner(NamedTuple):
    """Its phrase, the data recorded there and the documents handled there."""

    phrase: str
    data: tuple[str, ...]
    documents: tuple[str, ...]


def owner_of(context: Context, name: str) -> Owner | None:
    """Return what a reference of a scenario belongs to (`Reference.of`), None when there is no such thing."""
    procedure = context.procedure
    kind, _, key = name.rpartition(" ")
    if kind == "inicio":
        start = procedure.start_by_id.get(key)
        phrase = f"el inicio «{key}»"
        records, receives = (start.records, start.receives) if start else ((), ())
        found = start is not None
    elif kind == "interrumpe":
        interruption = next((each for each in procedure.interruptions if each.id == key), None)
        phrase = f"la interrupción «{key}»"
        records, receives = (interruption.records, interruption.receives) if interruption else ((), ())
        found = interruption is not None
    else:
        row = procedure.row_by_ref.get(name)
        return (
            Owner(context.phrase(row), recorded_in(row), tuple(use.document for use in row.documents)) if row else None
        )
    return (
        Owner(phrase, tuple(use.datum for use in records), tuple(use.document for use in receives)) if found else None
    )


def recorded_in(row: Row) -> tuple[str, ...]:
    """Return the data that completing a row records, at its end and on acceptance too."""
    accepted = row.turns_over.records_on_acceptance if row.turns_over else ()
    return (*(use.datum for use in (*row.records, *row.records_at_end)), *accepted)
