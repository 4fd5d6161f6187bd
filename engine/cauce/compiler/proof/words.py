"""How the proof names things to people: rows with their number and text, paths as a chain of steps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cauce.model.rows import RowKind
from cauce.model.source import NOWHERE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cauce.model.rows import Row
    from cauce.model.source import Span

_LONGEST = 60
_SHOWN = 10
_KINDS = {
    RowKind.ACTIVITY: "la actividad",
    RowKind.DECISION: "la decisión",
    RowKind.WAIT: "la espera",
    RowKind.PARALLEL: "el bloque en paralelo",
    RowKind.STAGE: "la etapa",
    RowKind.NOTE: "la nota",
}


def excerpt(row: Row, longest: int = _LONGEST) -> str:
    """Return the text of a row on one line, cut at a word."""
    text = " ".join((row.short or row.text).split())
    if len(text) <= longest:
        return text
    return f"{text[:longest].rsplit(' ', 1)[0].rstrip('.,;:')}…"


def named(row: Row) -> str:
    """Name a row in a sentence: «el paso 2.7 «Elabora citatorio»»."""
    kind = f"el paso {row.step}" if row.step else _KINDS[row.kind]
    return f"{kind} «{excerpt(row)}»"


def at(row: Row) -> str:
    """Begin a sentence about a row: «En el paso 2.7 «Elabora citatorio»»."""
    return f"En {named(row)}"


def of(row: Row) -> str:
    """Name a row after «de»: «del paso 2.7 «…»», «de la decisión «…»»."""
    name = named(row)
    return f"d{name}" if name.startswith("el ") else f"de {name}"


def to(row: Row) -> str:
    """Name a row after «a»: «al paso 2.7 «…»», «a la decisión «…»»."""
    name = named(row)
    return f"al {name.removeprefix('el ')}" if name.startswith("el ") else f"a {name}"


def brief(row: Row) -> str:
    """Name a row inside a path."""
    return row.step or f"«{excerpt(row, 30)}»"


def path(rows: Sequence[Row]) -> str:
    """Write a path as a chain: «1.1 → 1.2 → … → 2.4 «Registra los motivos»», the middle left out when it is long."""
    names = [brief(row) for row in rows]
    if rows and rows[-1].step:
        names[-1] = f"{rows[-1].step} «{excerpt(rows[-1], 40)}»"
    if len(names) > _SHOWN:
        names = [*names[:3], "…", *names[-(_SHOWN - 4) :]]
    return " → ".join(names)


def place(row: Row) -> Span:
    """Return where a row is named in its file."""
    return row.name_span if row.name_span != NOWHERE else row.span


def other(span: Span, row: Row) -> Span:
    """Return a span of a part of a row, or the row's own when the part has none."""
    return span if span != NOWHERE else place(row)
