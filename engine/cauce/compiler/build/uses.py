"""What a row, start or interruption records, and what it does with documents; who acts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from cauce.compiler.build.access import child, flag, member, one_or_many
from cauce.compiler.build.conditions import build_condition
from cauce.compiler.build.draft import Kind
from cauce.compiler.reader.nodes import Mapping, Scalar
from cauce.model.declarations import ActorMode, Actors, DatumUse, DocumentAction, DocumentUse, Failing

if TYPE_CHECKING:
    from cauce.compiler.build.scope import Scope
    from cauce.compiler.reader.nodes import Node
    from cauce.model.conditions import Condition
    from cauce.model.source import Span

_SHARED = (ActorMode.ANY, ActorMode.ALL, ActorMode.IN_ORDER)


class _Use(NamedTuple):
    """One item of a list of data or documents: a bare id, or an id with its condition and severity."""

    name: str
    when: Condition | None
    optional: bool
    failing: Failing
    span: Span


def data_uses(scope: Scope, node: Node | None, where: str) -> tuple[DatumUse, ...]:
    """Return the data of a list (`registra`, `al_terminar_registra`)."""
    return tuple(
        DatumUse(datum=use.name, when=use.when, optional=use.optional, failing=use.failing, span=use.span)
        for use in _uses(scope, node, Kind.RECORDED, "dato", where)
    )


def document_uses(
    scope: Scope, owner: Node | None, where: str, actions: Iterable[DocumentAction] = DocumentAction
) -> tuple[DocumentUse, ...]:
    """Return what is done with documents, in the order the table prints them: usa, produce, recibe, confirma."""
    return tuple(
        DocumentUse(
            document=use.name, action=action, when=use.when, optional=use.optional, failing=use.failing, span=use.span
        )
        for action in actions
        for use in _uses(scope, child(owner, action.value), Kind.DOCUMENT, "documento", where)
    )


def _uses(scope: Scope, node: Node | None, kind: Kind, key: str, where: str) -> Iterator[_Use]:
    for item in one_or_many(node):
        named = child(item, key) if isinstance(item, Mapping) else item
        name = scope.refer(kind, named, where)
        if name:
            when = build_condition(scope, child(item, "cuando"), where)
            failing = member(item, "si_falta", Failing) or Failing.BLOCKS
            yield _Use(name, when, flag(item, "opcional"), failing, named.span if named else item.span)


def build_actors(scope: Scope, node: Node | None, where: str) -> Actors | None:
    """Return who acts: a role, or several in one of the four ways (language.md L17)."""
    if isinstance(node, Scalar):
        roles = scope.refer_all(Kind.ROLE, node, where)
        return Actors(ActorMode.ONE, roles, node.span) if roles else None
    for mode in _SHARED:
        roles = scope.refer_all(Kind.ROLE, child(node, mode.value), where)
        if roles and node:
            return Actors(mode, roles, node.span)
    lead = scope.refer_all(Kind.ROLE, child(node, ActorMode.LEAD.value), where)
    support = scope.refer_all(Kind.ROLE, child(node, "con_apoyo"), where)
    return Actors(ActorMode.LEAD, (*lead, *support), node.span) if lead and node else None
