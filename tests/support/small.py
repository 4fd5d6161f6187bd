"""Short ways to write a procedure by hand in a test: rows in order, everything else with a default."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from cauce.model.declarations import (
    DataClass,
    DataType,
    Datum,
    DatumUse,
    DocumentAction,
    DocumentType,
    DocumentUse,
    End,
    Option,
    Start,
)
from cauce.model.procedure import Procedure
from cauce.model.rows import Branch, Row, RowKind
from cauce.model.source import Span
from tests.support.generator import link


def row(name: str, kind: RowKind = RowKind.ACTIVITY, **parts: Any) -> Row:
    """A row named by its printed number; `next` is the row below unless given, and then it counts as written."""
    line = int("".join(filter(str.isdigit, name)) or 0)
    span = Span(line, 3, line, 9)
    written = {"next_written": "next" in parts}
    return Row(kind=kind, ref=name, step=name, text=f"Hace {name}", span=span, name_span=span, **{**written, **parts})


def decision(name: str, *branches: Branch, **parts: Any) -> Row:
    """A decision; with `decides_by` its branches give options."""
    return row(name, RowKind.DECISION, branches=branches, **parts)


def wait(name: str, *branches: Branch, **parts: Any) -> Row:
    """A wait."""
    return row(name, RowKind.WAIT, branches=branches, **parts)


def parallel(name: str, *branches: Branch, **parts: Any) -> Row:
    """A parallel block."""
    return row(name, RowKind.PARALLEL, branches=branches, **parts)


def to(name: str, target: str | None = "siguiente", *options: str, **parts: Any) -> Branch:
    """A branch that jumps."""
    return Branch(name=name, target=target, options=options, **parts)


def through(name: str, *rows: Row, options: tuple[str, ...] = ()) -> Branch:
    """A branch with rows of its own."""
    return Branch(name=name, rows=link(list(rows)), options=options)


def records(*names: str, **parts: Any) -> dict[str, Any]:
    """The part of a row that records data."""
    return {"records": tuple(DatumUse(datum=name, **parts) for name in names)}


def documents(action: DocumentAction, *names: str, **parts: Any) -> dict[str, Any]:
    """The part of a row that uses or makes documents."""
    return {"documents": tuple(DocumentUse(document=name, action=action, **parts) for name in names)}


def procedure(*rows: Row, ends: tuple[str, ...] = ("fin",), **parts: Any) -> Procedure:
    """A procedure that starts at its first row; data whose names begin with «f» are dates, the rest yes/no.

    Data and documents are declared from the rows; `options` declares data of one option: {name: keys}.
    """
    linked = link(list(rows), after=ends[0] if len(ends) == 1 else None)
    options: dict[str, tuple[str, ...]] = parts.pop("options", {})
    declared: list[Datum] = parts.pop("data", [])
    base = Procedure(
        key="P-1",
        name="De prueba",
        version="1",
        date="2020-12",
        institution="x",
        starts=(Start(id="inicia", name="Inicia", target=linked[0].ref),),
        ends=tuple(End(id=end, name=end.capitalize(), span=Span(900, 1, 900, 2)) for end in ends),
        rows=linked,
        file="prueba.yaml",
    )
    base = replace(base, **parts)
    names: dict[str, None] = {}
    papers: dict[str, None] = {}
    for each in base.all_rows():
        names.update(dict.fromkeys(item.datum for item in (*each.records, *each.records_at_end)))
        names.update(dict.fromkeys(filter(None, (each.decides_by, each.not_before))))
        papers.update(dict.fromkeys(item.document for item in each.documents))
    for names_of in (base.starts, base.interruptions):
        for opening in names_of:
            names.update(dict.fromkeys(item.datum for item in opening.records))
            papers.update(dict.fromkeys(item.document for item in opening.receives))
    known = {datum.id for datum in declared}
    data = [*declared, *(_datum(name, options) for name in names if name not in known)]
    return replace(
        base, data=tuple(data), documents=tuple(DocumentType(id=name, name=name.capitalize()) for name in papers)
    )


def _datum(name: str, options: dict[str, tuple[str, ...]]) -> Datum:
    kind = DataType.OPTION if name in options else DataType.DATE if name.startswith("f") else DataType.YES_NO
    keys = tuple(Option(key, key.capitalize()) for key in options.get(name, ()))
    return Datum(id=name, type=kind, confidentiality=DataClass.OPERATIONAL, options=keys)
