"""Rules, deadlines, interruptions and antecedents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cauce.compiler.build.access import child, entries, flag, items, member, one_or_many, scalar, scalars, text
from cauce.compiler.build.conditions import build_condition
from cauce.compiler.build.draft import Kind
from cauce.compiler.build.durations import parse_duration
from cauce.compiler.build.sources import build_source
from cauce.compiler.build.uses import build_actors, data_uses, document_uses
from cauce.compiler.reader.nodes import Mapping
from cauce.model.declarations import DocumentAction, Failing
from cauce.model.obligations import Antecedent, AntecedentWindow, Deadline, Interruption, Lapse, Rule
from cauce.model.procedure import MAIN
from cauce.model.source import NOWHERE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cauce.compiler.build.outline import RowOutline
    from cauce.compiler.build.rows import RowBuilder
    from cauce.compiler.build.scope import Scope
    from cauce.compiler.reader.nodes import Node, Scalar

OPENING = "inicio"


def listed_items(scope: Scope, root: Node, key: str, kind: Kind) -> Iterator[tuple[Mapping, Scalar]]:
    """Yield the items of a list that have an id, noting each id."""
    section = child(root, key)
    if isinstance(section, Mapping):
        scope.absent.add(kind)
    for node in items(section):
        name = scalar(child(node, "id"))
        if isinstance(node, Mapping) and name:
            scope.declare(kind, name)
            yield node, name


def build_rules(scope: Scope, root: Node) -> tuple[Rule, ...]:
    """Return `reglas` that demand something that can be read."""
    found = []
    for node, name in listed_items(scope, root, "reglas", Kind.RULE):
        where = f"en la regla «{name.text}»"
        on_enter, on_complete = scope.rows(node.get("al_entrar"), where), scope.rows(node.get("al_completar"), where)
        when = build_condition(scope, node.get("cuando"), where)
        demands = build_condition(scope, node.get("exige"), where)
        source = build_source(scope, node, where)
        if demands is None:
            continue
        rule = Rule(
            id=name.text,
            demands=demands,
            failing=member(node, "si_falta", Failing) or Failing.BLOCKS,
            on_enter=on_enter,
            on_complete=on_complete,
            when=when,
            name=text(node, "nombre"),
            source=source,
            span=name.span,
        )
        found.append(rule)
    return tuple(found)


def build_deadlines(scope: Scope, root: Node) -> tuple[Deadline, ...]:
    """Return `plazos` whose limit can be read."""
    found = []
    for node, name in listed_items(scope, root, "plazos", Kind.DEADLINE):
        where = f"en el plazo «{name.text}»"
        since = node.get("desde")
        inside = scope.rows(node.get("en"), where)
        # The jump of a lapse stays in the list of the rows that hold the clock.
        place = scope.places.get(inside[0]) if inside else None
        limit = parse_duration(text(node, "limite"))
        lapse = _lapse(scope, node, where, place.region if place else MAIN)
        opening = text(since) == OPENING
        from_row = "" if opening else scope.row(since, where)
        since_datum = scope.refer(Kind.DATE, child(since, "dato"), where)
        until = scope.row(node.get("hasta"), where)
        when = build_condition(scope, node.get("cuando"), where)
        paused_in = scope.rows(node.get("pausa_en"), where)
        source = build_source(scope, node, where)
        if limit is None:
            continue
        deadline = Deadline(
            id=name.text,
            limit=limit,
            lapse=lapse,
            inside=inside,
            since=OPENING if opening else from_row,
            since_datum=since_datum,
            until=until,
            when=when,
            paused_in=paused_in,
            name=text(node, "nombre"),
            source=source,
            span=name.span,
        )
        found.append(deadline)
    return tuple(found)


def _lapse(scope: Scope, owner: Node, where: str, region: str) -> Lapse:
    notifies: list[str] = []
    escalates: list[str] = []
    nonconformity = False
    target, target_span = None, NOWHERE
    for node in one_or_many(child(owner, "al_vencer")):
        notifies.extend(scope.refer_all(Kind.ROLE, child(node, "avisa"), where))
        escalates.extend(scope.refer_all(Kind.ROLE, child(node, "escala"), where))
        nonconformity = nonconformity or flag(node, "no_conformidad")
        leads = scalar(child(node, "pasa_a"))
        if leads and target is None:
            target, target_span = scope.target(leads, where, region), leads.span
    return Lapse(
        notifies=tuple(notifies),
        escalates=tuple(escalates),
        nonconformity=nonconformity,
        target=target,
        target_span=target_span,
    )


def build_interruptions(
    scope: Scope, root: Node, asides: dict[str, tuple[RowOutline, ...]], builder: RowBuilder
) -> tuple[Interruption, ...]:
    """Return `interrupciones`; the first row of an aside inherits from whoever records the interruption."""
    found = []
    for node, name in listed_items(scope, root, "interrupciones", Kind.INTERRUPTION):
        where = f"en la interrupción «{name.text}»"
        leads = scalar(node.get("pasa_a"))
        between = [scope.row(row, where, Kind.ENTRY) for row in scalars(node.get("entre"))]
        actors = build_actors(scope, node.get("responsable"), where)
        interruption = Interruption(
            id=name.text,
            name=text(node, "nombre") or name.text,
            between=(between[0], between[1]) if len(between) == 2 else None,
            actors=actors,
            records=data_uses(scope, node.get("registra"), where),
            receives=document_uses(scope, node, where, (DocumentAction.RECEIVES,)),
            target=scope.target(leads, where, MAIN) or "",
            rows=builder.rows(asides.get(name.text, ()), (actors, f"!{name.text}")),
            source=build_source(scope, node, where),
            span=name.span,
            target_span=leads.span if leads else NOWHERE,
        )
        found.append(interruption)
    return tuple(found)


def build_antecedents(scope: Scope, root: Node) -> tuple[Antecedent, ...]:
    """Return `antecedentes`."""
    found = []
    for node, name in listed_items(scope, root, "antecedentes", Kind.ANTECEDENT):
        where = f"en el antecedente «{name.text}»"
        antecedent = Antecedent(
            id=name.text,
            on_complete=scope.row(node.get("al_completar"), where),
            matching=scope.refer_all(Kind.DATUM, node.get("coinciden"), where),
            windows=tuple(_window(scope, window, where) for window in items(node.get("alguna"))),
            marks=scope.refer(Kind.RECORDED, node.get("marca"), where),
            source=build_source(scope, node, where),
            span=name.span,
        )
        found.append(antecedent)
    return tuple(found)


def _window(scope: Scope, node: Node, where: str) -> AntecedentWindow:
    keys = {key.text: value for key, value in entries(node)}
    return AntecedentWindow(
        received_within=parse_duration(text(keys.get("recibido_en"))),
        open_at=scope.row(keys.get("abierto_en"), where),
        completed=scope.row(keys.get("completo"), where),
        within=parse_duration(text(keys.get("en"))),
    )
