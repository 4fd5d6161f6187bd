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
    """Return `escenarios` that say where they start."""
    return tuple(filter(None, (_scenario(scope, node) for node in items(child(root, "escenarios")))))


def _scenario(scope: Scope, node: Node) -> Scenario | None:
    name = text(node, "nombre")
    where = f"en el escenario «{name}»"
    begins = child(node, "inicia")
    start = scope.refer(Kind.START, child(begins, "en"), where)
    steps = [_step(scope, item, where) for item in items(child(node, "recorre"))]
    if not start:
        return None
    return Scenario(
        name=name,
        start=start,
        at=text(begins, "fecha") or DEFAULT_OPENING,
        steps=tuple(step for step in steps if step is not None),
        expected=_expected(scope, child(node, "se_espera"), where),
        data=_values(scope, child(begins, "datos"), where),
        without=scope.refer_all(Kind.DOCUMENT, child(begins, "sin"), where),
        span=node.span,
    )


def _step(scope: Scope, node: Node, where: str) -> ScenarioStep | None:
    """Return one item of `recorre`, None when it is none of the known forms."""
    if isinstance(node, Scalar):
        row = scope.row(node, where)
        return Visit(row=row, span=node.span) if row else None
    if not isinstance(node, Mapping):
        return None
    data = _values(scope, node.get("datos"), where)
    without = scope.refer_all(Kind.DOCUMENT, node.get("sin"), where)
    if scalar(node.get("paso")):
        row = scope.row(node.get("paso"), where)
        answers = tuple(answer.text for answer in scalars(node.get("respuesta")))
        repeat = whole(node, "veces") or 1
        return Visit(row=row, answers=answers, data=data, without=without, repeat=repeat, span=node.span)
    if scalar(node.get("omite")):
        return Skip(row=scope.row(node.get("omite"), where), reason=text(node, "motivo"), span=node.span)
    if scalar(node.get("pasan")):
        duration = parse_duration(text(node, "pasan"), bare_days=Unit.NATURAL_DAYS)
        return Pass(duration=duration, span=node.span) if duration else None
    if scalar(node.get("interrumpe")):
        interruption = scope.refer(Kind.INTERRUPTION, node.get("interrumpe"), where)
        return Interrupt(interruption=interruption, data=data, without=without, span=node.span)
    if scalar(node.get("concluye")):
        return Concludes(procedure=text(node, "concluye"), span=node.span)
    return Reopens(span=node.span) if flag(node, "reabre") else None


def _values(scope: Scope, node: Node | None, where: str) -> tuple[tuple[str, Any], ...]:
    """Return data with their values as written: a text, a tuple of texts, or a tuple of records (dicts of texts)."""
    found: list[tuple[str, Any]] = []
    for name, value in entries(node):
        scope.refer(Kind.DATUM, name, where)
        found.append((name.text, _value(value)))
    return tuple(found)


def _value(node: Node) -> Any:
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return tuple(_value(item) for item in node.items)
    return {key.text: _value(value) for key, value in entries(node)}


def _expected(scope: Scope, node: Node | None, where: str) -> Expected:
    lapsed, derived = child(node, "vencen"), child(node, "deriva_a")
    return Expected(
        ends_in=scope.refer(Kind.END, child(node, "termina_en"), where) or None,
        refusal=scope.refer(Kind.REFUSED, child(node, "rechazo"), where) or None,
        nonconformities=scope.refer_all(Kind.EXPECTED, child(node, "no_conformidades"), where),
        warnings=scope.refer_all(Kind.EXPECTED, child(node, "advertencias"), where),
        lapsed=None if lapsed is None else scope.refer_all(Kind.DEADLINE, lapsed, where),
        derives_to=None if derived is None else tuple(key.text for key in scalars(derived)),
    )
