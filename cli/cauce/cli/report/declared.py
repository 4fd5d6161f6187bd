"""What a procedure declares around its table, in words: data, ways in and out, clocks, demands, earlier cases."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cauce.cli.report.details import data_lines, datum_name, document_lines
from cauce.model.sentences import deadline_sentence, rule_sentence, start_name
from cauce.model.wording import (
    actors_text,
    condition_text,
    listed,
    quoted,
    row_name,
    target_name,
    value_text,
)

if TYPE_CHECKING:
    from cauce.model.declarations import Datum, Start
    from cauce.model.obligations import AntecedentWindow, Interruption
    from cauce.model.procedure import Procedure

_TYPES = {
    "texto": "texto",
    "entero": "número entero",
    "fecha": "fecha",
    "fecha_hora": "fecha y hora",
    "si_no": "sí o no",
    "opcion": "una opción",
    "opciones": "varias opciones",
    "lista": "lista",
}


def starts(procedure: Procedure) -> Iterator[str]:
    """Yield each start: when it opens a case, where it enters, and all that is known from then on."""
    for start in procedure.starts:
        lines = [f"{start_name(start)} → {target_name(procedure, start.target)}"]
        lines += _terms_of(procedure, start)
        yield "\n  ".join(lines)


def _terms_of(procedure: Procedure, start: Start) -> Iterator[str]:
    if start.when:
        yield f"solo cuando {condition_text(procedure, start.when)}"
    if start.actors:
        yield f"lo abre: {actors_text(procedure, start.actors)}"
    if start.comes_from:
        yield f"viene de: {listed(list(start.comes_from), 'o')}"
    for datum, value in start.fixes:
        yield f"fija: {datum_name(procedure, datum)} {quoted(value_text(procedure.datum_by_id.get(datum), value))}"
    yield from data_lines(procedure, start.records, "registra")
    yield from _received(procedure, start)


def _received(procedure: Procedure, event: Start | Interruption) -> Iterator[str]:
    """Name all the documents received: no printed cell does."""
    said = {use.document: line for use in event.receives for line in document_lines(procedure, [use])}
    for use in event.receives:
        document = procedure.document_by_id.get(use.document)
        yield said.get(use.document) or f"recibe {quoted(document.name if document else use.document)}"


def ends(procedure: Procedure) -> Iterator[str]:
    """Yield each end, and where a case that ended there is opened again."""
    for end in procedure.ends:
        yield f"{end.name}{f'; se reabre en {target_name(procedure, end.reopens_at)}' if end.reopens_at else ''}"


def data(procedure: Procedure) -> Iterator[str]:
    """Yield each datum with its class, how it is given, and what it may say."""
    for datum in procedure.data:
        fields = "".join(f"\n  {_datum(field)}" for field in datum.fields)
        computed = "".join(
            f"\n  es {quoted(value_text(datum, case.value))}"
            + (f" cuando {condition_text(procedure, case.when)}" if case.when else " en lo demás")
            for case in datum.computed
        )
        yield f"{_datum(datum)}{fields}{computed}"


def _datum(datum: Datum) -> str:
    options = f": {listed([quoted(option.text) for option in datum.options], 'o')}" if datum.options else ""
    least = f", al menos {datum.at_least}" if datum.at_least else ""
    optional = ", opcional" if datum.optional else ""
    computed = ", se calcula" if datum.computed else ""
    return (
        f"{datum.label} [{datum.confidentiality.value}] {_TYPES[datum.type.value]}{least}{optional}{computed}{options}"
    )


def deadlines(procedure: Procedure) -> Iterator[str]:
    """Yield each deadline with the value of its clock."""
    for deadline in procedure.deadlines:
        yield deadline_sentence(procedure, deadline)


def rules(procedure: Procedure) -> Iterator[str]:
    """Yield each rule: when it is checked, what it demands, and what happens if it is not met."""
    for rule in procedure.rules:
        yield rule_sentence(procedure, rule)


def interruptions(procedure: Procedure) -> Iterator[str]:
    """Yield each interruption: where it leads, between which steps, by whom, with what."""
    for each in procedure.interruptions:
        lines = [f"{each.name} → {target_name(procedure, each.target) if each.target else row_name(each.rows[0])}"]
        if each.between:
            first, last = (target_name(procedure, ref) for ref in each.between)
            lines.append(f"puede ocurrir entre {first} y {last}")
        if each.actors:
            lines.append(f"la registra: {actors_text(procedure, each.actors)}")
        lines += data_lines(procedure, each.records, "registra")
        lines += _received(procedure, each)
        yield "\n  ".join(lines)


def antecedents(procedure: Procedure) -> Iterator[str]:
    """Yield each search among earlier cases: what must coincide, which cases count, what it proposes."""
    for each in procedure.antecedents:
        same = listed([datum_name(procedure, datum) for datum in each.matching])
        lines = [f"Al completar {target_name(procedure, each.on_complete)} se buscan casos con lo mismo en {same}"]
        lines += [f"cuenta uno {_window(procedure, window)}" for window in each.windows]
        yield "\n  ".join([*lines, f"si lo hay, propone: {datum_name(procedure, each.marks)}"])


def _window(procedure: Procedure, window: AntecedentWindow) -> str:
    if window.received_within:
        return f"recibido en {window.received_within}"
    if window.open_at:
        return f"que está en {target_name(procedure, window.open_at)}"
    within = f" en {window.within}" if window.within else ""
    return f"que completó {target_name(procedure, window.completed)}{within}"
