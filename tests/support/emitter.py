"""The YAML text of a procedure's values, so that random procedures go through the whole compiler."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from cauce.model.conditions import AllOf, AnyOf, Compare, Completed, Condition, DocumentPresent, NoneOf, Operator
from cauce.model.declarations import ActorMode, Actors, DataType, DatumUse, DocumentUse, Failing
from cauce.model.durations import Duration
from cauce.model.obligations import Deadline, Interruption, Rule
from cauce.model.procedure import Procedure
from cauce.model.rows import Branch, Choice, Join, Row, RowKind


def to_yaml(procedure: Procedure) -> str:
    """Write the part of the language that random procedures use. Names that are numbers stay unquoted, as people do."""
    tree = {
        "clave": procedure.key,
        "nombre": procedure.name,
        "version": procedure.version,
        "fecha": procedure.date,
        "institucion": procedure.institution,
        "responsables": {role.id: role.name for role in procedure.roles},
        "documentos": {document.id: {"nombre": document.name, "tipo": "formato"} for document in procedure.documents},
        "datos": {datum.id: _datum(datum) for datum in procedure.data},
        "inicios": {
            start.id: _clean(
                nombre=start.name, pasa_a=start.target, responsable=_actors(start.actors), registra=_uses(start.records)
            )
            for start in procedure.starts
        },
        "fines": {
            end.id: {"nombre": end.name, "reabre_en": end.reopens_at} if end.reopens_at else end.name
            for end in procedure.ends
        },
        "actividades": _rows(procedure.rows),
        "interrupciones": [_interruption(value) for value in procedure.interruptions],
        "reglas": [_rule(rule) for rule in procedure.rules],
        "plazos": [_deadline(deadline) for deadline in procedure.deadlines],
    }
    lines: list[str] = []
    _write(lines, {key: value for key, value in tree.items() if value}, 0)
    return "\n".join(lines) + "\n"


def _clean(**parts: Any) -> dict[str, Any]:
    return {key: value for key, value in parts.items() if value not in (None, "", [], {}, ())}


def _datum(datum: Any) -> dict[str, Any]:
    if datum.options:
        several = "varias" if datum.type is DataType.OPTIONS else ""
        options = {option.id: option.text for option in datum.options}
        return _clean(pregunta=f"Dato {datum.id}", elige=several, clase="operativo", opciones=options)
    return _clean(pregunta=f"Dato {datum.id}", tipo=datum.type.value, clase="operativo")


def _actors(actors: Actors | None) -> str:
    if actors is None:
        return ""
    assert actors.mode is ActorMode.ONE
    return actors.roles[0]


def _rows(rows: tuple[Row, ...]) -> list[dict[str, Any]]:
    return [_row(row, rows[place + 1].ref if place + 1 < len(rows) else None) for place, row in enumerate(rows)]


def _row(row: Row, below: str | None) -> dict[str, Any]:
    kind = row.kind.value
    return _clean(
        **({"paso": row.step} if row.step else {}),
        **({kind: row.text}),
        **({"id": row.id} if row.id else {}),
        en_tabla="" if row.in_table else "no",
        responsable=_actors(row.actors) if row.kind is not RowKind.NOTE else "",
        registra=_uses(row.records),
        **_documents(row.documents),
        opcional="si" if row.optional else "",
        cuando=_condition(row.when),
        no_antes_de={"dato": row.not_before} if row.not_before else "",
        persona_distinta_de=list(row.different_person_from),
        elige="varias" if row.choice is Choice.SEVERAL else "",
        segun=row.decides_by,
        reune="primera" if row.join is Join.FIRST else "",
        ramas=[_branch(branch, row, below) for branch in row.branches],
        pasa_a=("siguiente" if row.next == below else row.next) if row.next_written else "",
    )


def _branch(branch: Branch, row: Row, below: str | None) -> dict[str, Any]:
    answer: Any = branch.name
    if row.decides_by:
        answer = branch.options[0] if len(branch.options) == 1 else list(branch.options)
    name = {"nombre": branch.name} if row.kind is RowKind.PARALLEL else {"respuesta": answer}

    def goal(target: str | None) -> str:
        return "siguiente" if target == below else str(target)

    return _clean(
        **name,
        pasa_a="" if branch.rows else goal(branch.target),
        actividades=_rows(branch.rows),
        limite_veces=str(branch.limit) if branch.limit is not None else "",
        despues=goal(branch.after) if branch.limit is not None else "",
        retira_lo_demas="si" if branch.withdraws else "",
    )


def _uses(items: Iterable[DatumUse]) -> list[Any]:
    return [
        {"dato": item.datum, **extra} if (extra := _extra(item)) else item.datum  # the short form where it says it all
        for item in items
    ]


def _documents(items: Iterable[DocumentUse]) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = {}
    for item in items:
        extra = _extra(item)
        value = {"documento": item.document, **extra} if extra else item.document
        found.setdefault(item.action.value, []).append(value)
    return found


def _extra(item: DatumUse | DocumentUse) -> dict[str, Any]:
    failing = item.failing.value if item.failing is not Failing.BLOCKS else ""
    return _clean(cuando=_condition(item.when), opcional="si" if item.optional else "", si_falta=failing)


def _condition(condition: Condition | None) -> Any:
    if condition is None:
        return ""
    if isinstance(condition, AllOf | AnyOf | NoneOf):
        word = {AllOf: "todas", AnyOf: "alguna", NoneOf: "ninguna"}[type(condition)]
        return {word: [_condition(part) for part in condition.conditions]}
    if isinstance(condition, Completed):
        return {"completado": condition.row}
    if isinstance(condition, DocumentPresent):
        return {"documento_presente": condition.document}
    assert isinstance(condition, Compare), condition
    if condition.operator in (Operator.PRESENT, Operator.ABSENT):
        return {condition.datum: condition.operator.value}
    values = list(condition.values)
    return {condition.datum: {condition.operator.value: values if condition.operator is Operator.AMONG else values[0]}}


def _interruption(value: Interruption) -> dict[str, Any]:
    return _clean(
        id=value.id,
        nombre=value.name,
        registra=_uses(value.records),
        pasa_a=value.target,
        actividades=_rows(value.rows),
    )


def _rule(rule: Rule) -> dict[str, Any]:
    return _clean(
        id=rule.id,
        al_entrar=list(rule.on_enter),
        al_completar=list(rule.on_complete),
        cuando=_condition(rule.when),
        exige=_condition(rule.demands),
        si_falta=rule.failing.value,
    )


def _deadline(deadline: Deadline) -> dict[str, Any]:
    lapse = deadline.lapse
    what = [{"avisa": role} for role in lapse.notifies] + [{"escala": role} for role in lapse.escalates]
    what += [{"no_conformidad": "si"}] if lapse.nonconformity else []
    what += [{"pasa_a": lapse.target}] if lapse.target else []
    since: Any = {"dato": deadline.since_datum} if deadline.since_datum else deadline.since
    return _clean(
        id=deadline.id,
        en=list(deadline.inside),
        desde=since,
        hasta=deadline.until,
        limite=_duration(deadline.limit),
        cuando=_condition(deadline.when),
        pausa_en=list(deadline.paused_in),
        al_vencer=what,
    )


def _duration(duration: Duration) -> str:
    return f"{duration.amount} {duration.unit.value}"


def _write(lines: list[str], value: Any, depth: int) -> None:
    """Write a mapping in block style; what a list item holds is indented under its dash."""
    indent = "  " * depth
    for key, part in value.items():
        if isinstance(part, dict):
            lines.append(f"{indent}{key}:")
            _write(lines, part, depth + 1)
        elif isinstance(part, list) and any(isinstance(item, dict) for item in part):
            lines.append(f"{indent}{key}:")
            for item in part:
                inner: list[str] = []
                _write(inner, item if isinstance(item, dict) else {}, depth + 2)
                if isinstance(item, dict):
                    inner[0] = f"{indent}  - {inner[0].strip()}"
                    lines.extend(inner)
                else:
                    lines.append(f"{indent}  - {item}")
        elif isinstance(part, list):
            lines.append(f"{indent}{key}: [{', '.join(map(str, part))}]")
        else:
            lines.append(f"{indent}{key}: {part}")
