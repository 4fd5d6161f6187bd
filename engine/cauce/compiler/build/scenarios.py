"""`escenarios`: the owners' own tests."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cauce.compiler.build.access import child, entries, flag, items, scalar, scalars, text, whole
from cauce.compiler.build.draft import Kind
from cauce.compiler.build.durations import parse_duration
from cauce.compiler.reader.nodes import Mapping, Scalar, Sequence
from cauce.model.durations import Unit
from cauce.model.scenarios import Concludes, Expected, Interrupt, Pass, Reopens, Scenario, ScenarioStep, Skip, Visit

if TYPE_CHECKING:
    from cauce.compiler.build.scope import Scope
    from cauce.compiler.reader.nodes import Node

DEFAULT_OPENING = "2026-03-02T09:00"


def build_scenarios(scope: Scope, root: Node) -> tuple[Scenario, ...]:
    """Return `escenarios`. One that names no start enters by the only one; with several, its start is ""."""
    return tuple(_scenario(scope, node) for node in items(child(root, "escenarios")))


def _sole_start(scope: Scope) -> str:
    starts = [declaration.name for declaration in scope.declarations if declaration.kind is Kind.START]
    return starts[0] if len(starts) == 1 else ""


def _scenario(scope: Scope, node: Node) -> Scenario:
    name = text(node, "nombre")
    where = f"en el escenario «{name}»"
    begins = child(node, "inicia")
    start = scope.refer(Kind.START, child(begins, "en"), where) or _sole_start(scope)
    steps = [_step(scope, item, where) for item in items(child(node, "recorre"))]
    return Scenario(
        name=name,
        start=start,
        at=text(begins, "fecha") or DEFAULT_OPENING,
        steps=tuple(step for step in steps if step is not None),
        expected=_expected(scope, child(node, "se_espera"), where),
        row_by_row=flag(node, "fila_por_fila"),
        data=_values(scope, child(begins, "datos"), where, f"inicio {start}"),
        without=scope.refer_all(Kind.MISSING, child(begins, "sin"), where, of=f"inicio {start}"),
        span=node.span,
    )


def _step(scope: Scope, node: Node, where: str) -> ScenarioStep | None:
    """Return one item of `recorre`, None when it is none of the known forms."""
    if isinstance(node, Scalar):
        row = scope.row(node, where)
        return Visit(row=row, span=node.span) if row else None
    if not isinstance(node, Mapping):
        return None
    if scalar(node.get("paso")):
        row = scope.row(node.get("paso"), where)
        return Visit(
            row=row,
            answers=scope.refer_all(Kind.ANSWER, node.get("respuesta"), where, of=row),
            data=_values(scope, node.get("datos"), where, row),
            without=scope.refer_all(Kind.MISSING, node.get("sin"), where, of=row),
            repeat=whole(node, "veces") or 1,
            people=tuple(name.text for name in scalars(node.get("persona"))),
            span=node.span,
        )
    if scalar(node.get("omite")):
        return Skip(row=scope.row(node.get("omite"), where), reason=text(node, "motivo"), span=node.span)
    if scalar(node.get("pasan")):
        duration = parse_duration(text(node, "pasan"), bare_days=Unit.NATURAL_DAYS)
        return Pass(duration=duration, span=node.span) if duration else None
    if scalar(node.get("interrumpe")):
        name = scope.refer(Kind.INTERRUPTION, node.get("interrumpe"), where)
        return Interrupt(
            interruption=name,
            data=_values(scope, node.get("datos"), where, f"interrumpe {name}"),
            without=scope.refer_all(Kind.MISSING, node.get("sin"), where, of=f"interrumpe {name}"),
            span=node.span,
        )
    if scalar(node.get("concluye")):
        name = scope.refer(Kind.DERIVED, node.get("concluye"), where)
        return Concludes(procedure=name, span=node.span)
    return Reopens(span=node.span) if flag(node, "reabre") else None


def _values(scope: Scope, node: Node | None, where: str, owner: str) -> tuple[tuple[str, Any], ...]:
    """Return data with their values as written: a text, a tuple of texts, or a tuple of records (dicts of texts)."""
    found: list[tuple[str, Any]] = []
    for name, value in entries(node):
        scope.refer(Kind.GIVEN, name, where, of=owner)
        found.append((name.text, _value(scope, value, where, name.text)))
    return tuple(found)


def _value(scope: Scope, node: Node, where: str, datum: str) -> Any:
    if isinstance(node, Scalar):
        return scope.refer(Kind.VALUE, node, where, of=datum)
    if isinstance(node, Sequence):
        return tuple(_value(scope, item, where, datum) for item in node.items)
    for key, _ in entries(node):
        scope.refer(Kind.FIELD, key, where, of=datum)
    return {key.text: _value(scope, value, where, f"{datum}.{key.text}") for key, value in entries(node)}


def _expected(scope: Scope, node: Node | None, where: str) -> Expected:
    lapsed, derived = child(node, "vencen"), child(node, "deriva_a")
    return Expected(
        ends_in=scope.refer(Kind.END, child(node, "termina_en"), where) or None,
        refusal=scope.refer(Kind.REFUSED, child(node, "rechazo"), where) or None,
        nonconformities=scope.refer_all(Kind.EXPECTED, child(node, "no_conformidades"), where, of="no_conformidades"),
        warnings=scope.refer_all(Kind.EXPECTED, child(node, "advertencias"), where, of="advertencias"),
        never_completed=scope.rows(child(node, "no_recorre"), where),
        lapsed=None if lapsed is None else scope.refer_all(Kind.DEADLINE, lapsed, where),
        derives_to=None if derived is None else scope.refer_all(Kind.DERIVED, derived, where),
    )
