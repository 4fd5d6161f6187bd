"""Faults for random procedures: one thing changed at random (`disturb`), or a named fault (`plant`)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from random import Random

from cauce.model.conditions import Compare, Completed, Operator
from cauce.model.declarations import (
    DataClass,
    DataType,
    Datum,
    DatumUse,
    DocumentAction,
    DocumentType,
    DocumentUse,
    End,
    Failing,
    Option,
)
from cauce.model.durations import Duration, Unit
from cauce.model.obligations import Deadline, Lapse, Rule
from cauce.model.procedure import Procedure
from cauce.model.rows import Branch, Choice, Row, RowKind
from cauce.model.source import Span

_FAR = 100_000
"""Lines of what is planted, away from those of the procedure."""


@dataclass(frozen=True)
class Fault:
    """What was planted: its name, the code that must be reported, and the line where."""

    name: str
    code: str
    line: int


def edit(procedure: Procedure, ref: str, change: Callable[[Row], Row]) -> Procedure:
    """Change one row, wherever it is nested."""

    def inside(rows: tuple[Row, ...]) -> tuple[Row, ...]:
        return tuple(
            change(row)
            if row.ref == ref
            else replace(row, branches=tuple(replace(branch, rows=inside(branch.rows)) for branch in row.branches))
            if row.branches
            else row
            for row in rows
        )

    asides = tuple(replace(each, rows=inside(each.rows)) for each in procedure.interruptions)
    return replace(procedure, rows=inside(procedure.rows), interruptions=asides)


def disturb(procedure: Procedure, rng: Random) -> Procedure:
    """Redirect one edge inside its list, or take away one record or one document: sound or not, nobody knows."""
    rows = list(procedure.all_rows())
    for _ in range(50):
        row = rng.choice(rows)
        near = procedure.regions[procedure.region_of[row.ref]]
        targets: list[str | None] = [other.ref for other in near.rows]
        targets += [end.id for end in procedure.ends] if near.id == "" else [None]
        jumps = [n for n, branch in enumerate(row.branches) if not branch.rows and not branch.withdraws]
        kinds = ["next"] if not row.branches or row.is_block else []
        kinds += ["branch"] * 2 if jumps else []
        kinds += ["records"] if row.records else []
        kinds += ["documents"] if row.documents else []
        if not kinds:
            continue
        kind = rng.choice(kinds)
        if kind == "next":
            target = rng.choice(targets)
            return edit(procedure, row.ref, partial(replace, next=target, next_written=True))
        if kind == "branch":
            chosen, target = rng.choice(jumps), rng.choice(targets)
            return edit(procedure, row.ref, partial(_redirected, chosen=chosen, target=target))
        if kind == "records":
            return edit(procedure, row.ref, lambda row: replace(row, records=row.records[1:]))
        return edit(procedure, row.ref, lambda row: replace(row, documents=row.documents[1:]))
    return procedure


def _redirected(row: Row, chosen: int, target: str | None) -> Row:
    branches = tuple(
        replace(branch, target=target) if place == chosen else branch for place, branch in enumerate(row.branches)
    )
    return replace(row, branches=branches)


def plant(procedure: Procedure, rng: Random, name: str = "") -> tuple[Procedure, Fault]:
    """Plant one of `FAULTS` (a random one unless named) in the main list, after one of its plain activities."""
    name = name or rng.choice(sorted(FAULTS))
    build, code, where = FAULTS[name]
    places = [
        place
        for place, row in enumerate(procedure.rows[:-1])
        if row.kind is RowKind.ACTIVITY and not row.branches and row.next == procedure.rows[place + 1].ref
    ]
    place = rng.choice(places)
    before, after = procedure.rows[place], procedure.rows[place + 1]
    planted = build(procedure, after.ref)
    rows, changes = planted
    first = replace(before, next=rows[0].ref, next_written=True)
    everything = (*procedure.rows[:place], first, *rows, *procedure.rows[place + 1 :])
    broken = replace(procedure, rows=everything, **changes)
    return broken, Fault(name, code, _FAR + where)


def _row(number: int, kind: RowKind = RowKind.ACTIVITY, **parts: object) -> Row:
    span = Span(_FAR + number, 1, _FAR + number, 5)
    base = Row(kind=kind, ref=f"z{number}", id=f"z{number}", text=f"Fila plantada {number}", span=span, name_span=span)
    return replace(base, **{"next_written": True, **parts})  # type: ignore[arg-type]


def _to(name: str, target: str | None = None, **parts: object) -> Branch:
    return replace(Branch(name=name, target=target), **parts)  # type: ignore[arg-type]


def _datum(name: str, kind: DataType = DataType.YES_NO) -> Datum:
    options = (Option("a", "A"), Option("b", "B")) if kind is DataType.OPTION else ()
    return Datum(id=name, type=kind, confidentiality=DataClass.OPERATIONAL, options=options)


def _span(number: int) -> Span:
    return Span(_FAR + number, 1, _FAR + number, 5)


Built = tuple[list[Row], dict[str, object]]


def _no_way_out(_: Procedure, after: str) -> Built:
    return [_row(1, next="z2"), _row(2, next="z1"), _row(3, next=after)], {}


def _unreachable(_: Procedure, after: str) -> Built:
    return [_row(1, next=after), _row(2, next=after)], {}


def _unused_end(procedure: Procedure, after: str) -> Built:
    end = End(id="fin_sobrante", name="Fin sobrante", span=_span(9))
    return [_row(1, next=after)], {"ends": (*procedure.ends, end)}


def _only_by_clock(procedure: Procedure, after: str) -> Built:
    clock = Deadline(
        id="silencio", limit=Duration(3, Unit.MONTHS), lapse=Lapse(target="z2"), inside=("z1",), span=_span(9)
    )
    wait = _row(1, RowKind.WAIT, branches=(_to("Sigue igual", "z1"), _to("Aún no", "z1")))
    return [wait, _row(2, next=after)], {"deadlines": (*procedure.deadlines, clock)}


def _only_by_limit(_: Procedure, after: str) -> Built:
    branches = (_to("Sí", "z2", limit=2, after="z1"), _to("No", "z1"))
    return [_row(1, RowKind.DECISION, branches=branches), _row(2, next=after)], {}


def _livelock(procedure: Procedure, after: str) -> Built:
    asks = _row(1, next="z2", records=(DatumUse(datum="z_sigue"),))
    branches = (_to("Sí", after, options=("si",)), _to("No", "z2", options=("no",)))
    decides = _row(2, RowKind.DECISION, decides_by="z_sigue", branches=branches)
    return [asks, decides], {"data": (*procedure.data, _datum("z_sigue"))}


def _frozen(procedure: Procedure, after: str) -> Built:
    asks = _row(1, next="z2", records=(DatumUse(datum="z_sigue"),))
    branches = (_to("Sí", after, options=("si",)), _to("No", "z2", options=("no",)))
    decides = _row(3, RowKind.DECISION, decides_by="z_sigue", branches=branches)
    return [asks, _row(2, next="z3"), decides], {"data": (*procedure.data, _datum("z_sigue"))}


def _out_of_its_list(procedure: Procedure, after: str) -> Built:
    inner = (_row(2, next=procedure.ends[0].id),)
    branches = (_to("Una", rows=inner), _to("Otra", rows=(_row(3, next=None),)))
    return [_row(1, RowKind.PARALLEL, branches=branches, next=after)], {}


def _branch_without_rows(_: Procedure, after: str) -> Built:
    branches = (_to("Una", rows=(_row(2, next=None),)), _to("Otra"))
    return [_row(1, RowKind.PARALLEL, branches=branches, next=after)], {}


def _join_jams(_: Procedure, after: str) -> Built:
    inner = (_row(2, RowKind.DECISION, branches=(_to("Otra vez", "z2"), _to("De nuevo", "z2"))),)
    branches = (_to("Una", rows=inner), _to("Otra", rows=(_row(3, next=None),)))
    return [_row(1, RowKind.PARALLEL, branches=branches, next=after)], {}


def _options(procedure: Procedure, after: str, *keys: tuple[str, ...]) -> Built:
    branches = tuple(_to(f"Respuesta {n}", after, options=key) for n, key in enumerate(keys))
    row = _row(1, decides_by="z_cual", records=(DatumUse(datum="z_cual"),), branches=branches)
    return [row], {"data": (*procedure.data, _datum("z_cual", DataType.OPTION))}


def _option_without_branch(procedure: Procedure, after: str) -> Built:
    return _options(procedure, after, ("a",))


def _option_twice(procedure: Procedure, after: str) -> Built:
    return _options(procedure, after, ("a",), ("a", "b"))


def _datum_never_recorded(procedure: Procedure, after: str) -> Built:
    branches = (_to("Sí", after, options=("si",)), _to("No", "z2", options=("no",)))
    decides = _row(1, RowKind.DECISION, decides_by="z_dato", branches=branches)
    return [decides, _row(2, next=after)], {"data": (*procedure.data, _datum("z_dato"))}


def _datum_on_one_path(procedure: Procedure, after: str) -> Built:
    way = _row(1, RowKind.DECISION, branches=(_to("Uno", "z2"), _to("Dos", "z3")))
    records = _row(2, next="z3", records=(DatumUse(datum="z_dato"),))
    reads = _row(3, next=after, when=Compare("z_dato", Operator.IS, ("si",), _span(3)))
    return [way, records, reads], {"data": (*procedure.data, _datum("z_dato"))}


def _document_never_made(procedure: Procedure, after: str) -> Built:
    use = DocumentUse(document="z_oficio", action=DocumentAction.USES, span=_span(1))
    document = DocumentType(id="z_oficio", name="Oficio")
    return [_row(1, next=after, documents=(use,))], {"documents": (*procedure.documents, document)}


def _document_in_one_inclusive_branch(procedure: Procedure, after: str) -> Built:
    make = DocumentUse(document="z_oficio", action=DocumentAction.PRODUCES)
    use = DocumentUse(document="z_oficio", action=DocumentAction.USES, span=_span(4))
    branches = (_to("Una", rows=(_row(2, next=None, documents=(make,)),)), _to("Otra", rows=(_row(3, next=None),)))
    block = _row(1, RowKind.DECISION, choice=Choice.SEVERAL, branches=branches, next="z4")
    document = DocumentType(id="z_oficio", name="Oficio")
    return [block, _row(4, next=after, documents=(use,))], {"documents": (*procedure.documents, document)}


def _date_never_recorded(procedure: Procedure, after: str) -> Built:
    return [_row(1, next=after, not_before="z_cita")], {"data": (*procedure.data, _datum("z_cita", DataType.DATE))}


def _rule_that_blocks(procedure: Procedure, after: str) -> Built:
    demand = Compare("z_dato", Operator.IS, ("si",))
    rule = Rule(id="z_regla", demands=demand, failing=Failing.BLOCKS, on_complete=("z2",), span=_span(9))
    rows = [_row(1, next="z2", records=(DatumUse(datum="z_dato"),)), _row(2, next=after)]
    return rows, {"data": (*procedure.data, _datum("z_dato")), "rules": (*procedure.rules, rule)}


def _rule_on_what_comes_later(procedure: Procedure, after: str) -> Built:
    rule = Rule(id="z_regla", demands=Completed("z2"), failing=Failing.BLOCKS, on_complete=("z1",), span=_span(9))
    return [_row(1, next="z2"), _row(2, next=after)], {"rules": (*procedure.rules, rule)}


def _rule_on_a_heading(procedure: Procedure, after: str) -> Built:
    rule = Rule(id="z_regla", demands=Completed("z2"), failing=Failing.WARNS, on_complete=("z1",), span=_span(9))
    return [_row(1, RowKind.STAGE, next="z2"), _row(2, next=after)], {"rules": (*procedure.rules, rule)}


def _two_branches(procedure: Procedure, after: str, one: Row, two: Row) -> Built:
    branches = (_to("Una", rows=(one,)), _to("Otra", rows=(two,)))
    block = _row(1, RowKind.PARALLEL, branches=branches, next=after)
    return [block], {"data": (*procedure.data, _datum("z_dato"))}


def _written_twice(procedure: Procedure, after: str) -> Built:
    records = (DatumUse(datum="z_dato"),)
    return _two_branches(procedure, after, _row(2, next=None, records=records), _row(3, next=None, records=records))


def _read_across(procedure: Procedure, after: str) -> Built:
    asks = _row(0, next="z1", records=(DatumUse(datum="z_dato"),))
    writes = _row(2, next=None, records=(DatumUse(datum="z_dato"),))
    reads = _row(3, next=None, when=Compare("z_dato", Operator.IS, ("si",)))
    rows, changes = _two_branches(procedure, after, writes, reads)
    return [asks, *rows], changes


def _clock(procedure: Procedure, **parts: object) -> dict[str, object]:
    base = Deadline(id="z_plazo", limit=Duration(3, Unit.HOURS), lapse=Lapse(nonconformity=True), span=_span(9))
    return {"deadlines": (*procedure.deadlines, replace(base, **parts))}  # type: ignore[arg-type]


def _clock_in_two_lists(procedure: Procedure, after: str) -> Built:
    branches = (_to("Una", rows=(_row(2, next=None),)), _to("Otra", rows=(_row(3, next=None),)))
    block = _row(1, RowKind.PARALLEL, branches=branches, next=after)
    return [block], _clock(procedure, inside=("z1", "z2"))


def _clock_never_starts(procedure: Procedure, after: str) -> Built:
    changes = _clock(procedure, since_datum="z_cita", until="z1")
    return [_row(1, next=after)], {**changes, "data": (*procedure.data, _datum("z_cita", DataType.DATE))}


def _clock_never_stops(procedure: Procedure, after: str) -> Built:
    # Only one path can end in the row that starts the clock: it goes straight to an end.
    way = _row(1, RowKind.DECISION, branches=(_to("Sí", "z2"), _to("No", after)))
    return [way, _row(2, next="z_fin")], {
        **_clock(procedure, since="z2", until="z1"),
        "ends": (*procedure.ends, End(id="z_fin", name="Fin plantado")),
    }


def _same_person(_: Procedure, after: str) -> Built:
    return [_row(1, next=after, different_person_from=("z1",))], {}


def _person_of_another_way(procedure: Procedure, after: str) -> Built:
    way = _row(1, RowKind.DECISION, branches=(_to("Sí", "z2"), _to("No", after)))
    end = End(id="z_fin", name="Fin plantado")
    rows = [way, _row(2, next="z3", different_person_from=("z4",)), _row(3, next="z4"), _row(4, next="z_fin")]
    return rows, {"ends": (*procedure.ends, end)}


FAULTS: dict[str, tuple[Callable[[Procedure, str], Built], str, int]] = {
    "ciclo sin salida": (_no_way_out, "E404", 1),
    "fila inalcanzable": (_unreachable, "E402", 2),
    "fin inalcanzable": (_unused_end, "E403", 9),
    "sólo se sale por un plazo": (_only_by_clock, "E405", 1),
    "sólo se sale por una respuesta con límite": (_only_by_limit, "E406", 1),
    "vueltas sin detenerse": (_livelock, "E407", 2),
    "ciclo que un dato cierra": (_frozen, "E413", 3),
    "salto fuera de la lista": (_out_of_its_list, "E401", 2),
    "rama sin filas": (_branch_without_rows, "E401", 1),
    "rama que no termina": (_join_jams, "E404", 2),
    "opción sin respuesta": (_option_without_branch, "E401", 1),
    "opción en dos respuestas": (_option_twice, "E401", 1),
    "dato que nadie registra": (_datum_never_recorded, "E501", 1),
    "dato en un solo camino": (_datum_on_one_path, "E501", 3),
    "documento que nadie produce": (_document_never_made, "E502", 1),
    "documento de una rama que puede no abrirse": (_document_in_one_inclusive_branch, "E502", 4),
    "fecha que nadie registra": (_date_never_recorded, "E503", 1),
    "regla que detiene para siempre": (_rule_that_blocks, "E504", 9),
    "regla que pide lo que viene después": (_rule_on_what_comes_later, "E504", 9),
    "regla en una etapa": (_rule_on_a_heading, "E510", 9),
    "dato en dos ramas": (_written_twice, "E505", 3),
    "dato leído de otra rama": (_read_across, "E506", 3),
    "plazo en dos listas": (_clock_in_two_lists, "E401", 9),
    "plazo que no empieza": (_clock_never_starts, "E508", 9),
    "plazo que no se detiene": (_clock_never_stops, "E509", 9),
    "persona distinta de sí misma": (_same_person, "E511", 1),
    "persona de una fila posterior": (_person_of_another_way, "E511", 2),
}
"""By name: how it is planted, the code that must be reported, and at which planted line."""
