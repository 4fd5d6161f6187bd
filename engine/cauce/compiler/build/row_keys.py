"""The keys of a row that fill one field each, whatever stands around the row."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from cauce.compiler.build.access import child, member_of, text
from cauce.compiler.build.conditions import build_condition
from cauce.compiler.build.draft import Kind
from cauce.compiler.build.handover import derivations, referrals, turn_over
from cauce.compiler.build.outline import RowOutline
from cauce.compiler.build.scope import Scope
from cauce.compiler.build.sources import merged_source
from cauce.compiler.build.uses import data_uses
from cauce.compiler.reader.nodes import Node
from cauce.model.rows import Choice, Join


class RowKey(NamedTuple):
    """The field of `Row` that a key fills, and how its value is built."""

    field: str
    build: Callable[[Scope, Node, RowOutline], Any]


def _yes(_scope: Scope, value: Node, _row: RowOutline) -> bool:
    return text(value) == "si"


def _not_no(_scope: Scope, value: Node, _row: RowOutline) -> bool:
    return text(value) != "no"


def _role(scope: Scope, value: Node, row: RowOutline) -> str:
    return scope.refer(Kind.ROLE, value, row.where)


def _data(scope: Scope, value: Node, row: RowOutline) -> Any:
    return data_uses(scope, value, row.where)


def _earlier(scope: Scope, value: Node, row: RowOutline) -> tuple[str, ...]:
    return scope.rows(value, row.where, Kind.EARLIER, row.ref)


ROW_KEYS = {
    "en_tabla": RowKey("in_table", _not_no),
    "en_diagrama": RowKey("short", lambda _scope, value, _row: text(value)),
    "supervisa": RowKey("supervisor", _role),
    "registra": RowKey("records", _data),
    "al_terminar_registra": RowKey("records_at_end", _data),
    "asigna": RowKey("assigns", lambda scope, value, row: scope.refer_all(Kind.SERIES, value, row.where)),
    "opcional": RowKey("optional", _yes),
    "cuando": RowKey("when", lambda scope, value, row: build_condition(scope, value, row.where)),
    "repite": RowKey("repeats", _yes),
    "no_antes_de": RowKey(
        "not_before", lambda scope, value, row: scope.refer(Kind.DATE, child(value, "dato"), row.where)
    ),
    "persona_distinta_de": RowKey("different_person_from", _earlier),
    "persona_igual_a": RowKey("same_person_as", _earlier),
    "designa": RowKey("designates", _role),
    "deriva": RowKey("derives", lambda scope, value, row: derivations(scope, value, row.where)),
    "canaliza": RowKey("refers", lambda scope, value, row: referrals(scope, value, row.where)),
    "turna_a": RowKey("turns_over", lambda scope, value, row: turn_over(scope, value, row.where)),
    "segun": RowKey("decides_by", lambda scope, value, row: scope.refer(Kind.DECIDES, value, row.where, row.ref)),
    "elige": RowKey("choice", lambda _scope, value, _row: member_of(value, Choice, Choice.ONE)),
    "reune": RowKey("join", lambda _scope, value, _row: member_of(value, Join, Join.ALL)),
    "hasta": RowKey(
        "awaits", lambda scope, value, row: scope.refer_all(Kind.AWAITED, child(value, "concluyen"), row.where)
    ),
    "fuente": RowKey("source", lambda scope, value, row: merged_source(scope, value, row.where)),
}
