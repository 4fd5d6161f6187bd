"""Hand-overs of a row: to other procedures (`deriva`), outside (`canaliza`), to another role here (`turna_a`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cauce.compiler.build.access import child, flag, one_or_many, scalar, text
from cauce.compiler.build.conditions import build_condition
from cauce.compiler.build.draft import Kind
from cauce.compiler.build.sources import build_source
from cauce.compiler.reader.nodes import Scalar
from cauce.model.rows import Derivation, Referral, TurnOver

if TYPE_CHECKING:
    from cauce.compiler.build.scope import Scope
    from cauce.compiler.reader.nodes import Node


def derivations(scope: Scope, value: Node, where: str) -> tuple[Derivation, ...]:
    """Return the cases of other procedures that a row starts."""
    found = []
    for node in one_or_many(value):
        key = scalar(child(node, "a"))
        if key is None:
            continue
        scope.refer(Kind.PROCEDURE, key, where)
        start = scalar(child(node, "inicio"))
        found.append(
            Derivation(
                procedure=key.text,
                start=start.text if start else "",
                when=build_condition(scope, child(node, "cuando"), where),
                carries=scope.refer_all(Kind.CARRIED, child(node, "lleva"), where),
                source=build_source(scope, node, where),
                span=key.span,
                start_span=start.span if start else key.span,
            )
        )
    return tuple(found)


def referrals(scope: Scope, value: Node, where: str) -> tuple[Referral, ...]:
    """Return the referrals outside. `a` may be a role, a datum or free text, so it is never an unknown name."""
    return tuple(
        Referral(
            to=text(node, "a"),
            documents=scope.refer_all(Kind.DOCUMENT, child(node, "con"), where),
            when=build_condition(scope, child(node, "cuando"), where),
            span=node.span,
        )
        for node in one_or_many(value)
        if text(node, "a")
    )


def turn_over(scope: Scope, node: Node, where: str) -> TurnOver:
    """Return the hand-over to another role of the institution."""
    named = node if isinstance(node, Scalar) else child(node, "rol") or child(node, "alguno")
    roles = scope.refer_all(Kind.ROLE, named, where)
    recorded = scope.refer_all(Kind.RECORDED, child(node, "al_aceptar_registra"), where)
    return TurnOver(roles=roles, receipt=flag(node, "con_acuse"), records_on_acceptance=recorded, span=node.span)
