"""`datos`: what a case knows, with types, options, records of lists and computed values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cauce.compiler.build.access import child, entries, flag, items, member, text, whole
from cauce.compiler.build.conditions import build_condition
from cauce.compiler.build.declarations import declared
from cauce.compiler.build.draft import Kind
from cauce.compiler.build.sources import build_source
from cauce.compiler.reader.nodes import Mapping
from cauce.model.declarations import ComputedCase, DataClass, DataType, Datum, Option

if TYPE_CHECKING:
    from cauce.compiler.build.scope import Scope
    from cauce.compiler.reader.nodes import Node, Scalar


def build_data(scope: Scope, root: Node) -> tuple[Datum, ...]:
    """Return `datos`."""
    return tuple(
        _datum(scope, name, value, f"en el dato «{name.text}»")
        for name, value in declared(scope, root, "datos", Kind.DATUM)
    )


def _datum(scope: Scope, name: Scalar, value: Node, where: str, inherited: DataClass | None = None) -> Datum:
    """Build a datum, or a field of a list, which is as confidential as its list unless it says otherwise."""
    confidentiality = member(value, "clase", DataClass) or inherited or DataClass.RESERVED
    return Datum(
        id=name.text,
        question=text(value, "pregunta"),
        type=_type(scope, name, value),
        confidentiality=confidentiality,
        options=tuple(Option(key.text, text(label) or key.text) for key, label in entries(child(value, "opciones"))),
        fields=tuple(
            _datum(scope, field, node, f"{where}, campo «{field.text}»", confidentiality)
            for field, node in entries(child(value, "campos"))
        ),
        at_least=whole(value, "al_menos") or 0,
        optional=flag(value, "opcional"),
        in_document=scope.refer(Kind.DOCUMENT, child(value, "en_documento"), where),
        computed=tuple(
            ComputedCase(
                scope.refer(Kind.VALUE, child(line, "da"), where, of=name.text),
                build_condition(scope, child(line, "cuando"), where),
            )
            for line in items(child(value, "se_calcula"))
        ),
        source=build_source(scope, value, where),
        span=name.span,
    )


def _type(scope: Scope, name: Scalar, value: Node) -> DataType:
    """Return the type written or implied by the keys: options, records of a list. Unreadable, it is noted as unsure."""
    several = text(value, "elige") == "varias"
    written = member(value, "tipo", DataType)
    options = child(value, "opciones")
    if options is not None and not isinstance(options, Mapping):
        scope.unsure.add(name.text)
    if written is DataType.OPTION or (written is None and options is not None):
        return DataType.OPTIONS if several else DataType.OPTION
    if written is None and child(value, "campos") is not None:
        return DataType.LIST
    if written is None:
        scope.unsure.add(name.text)
    return written or DataType.TEXT
