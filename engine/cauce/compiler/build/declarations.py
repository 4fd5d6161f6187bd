"""What a procedure declares by id: roles, documents, series, starts and ends."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from cauce.compiler.build.access import child, entries, flag, member, one_or_many, scalar, scalars, text, whole
from cauce.compiler.build.conditions import build_condition
from cauce.compiler.build.draft import Kind
from cauce.compiler.build.sources import build_source
from cauce.compiler.build.uses import build_actors, data_uses, document_uses
from cauce.compiler.build.words import MONTHS
from cauce.compiler.reader.nodes import Mapping, Scalar
from cauce.model.declarations import (
    DocumentAction,
    DocumentKind,
    DocumentType,
    End,
    Period,
    Role,
    Series,
    Start,
)
from cauce.model.source import NOWHERE

if TYPE_CHECKING:
    from cauce.compiler.build.scope import Scope
    from cauce.compiler.reader.nodes import Node


def declared(
    scope: Scope, root: Node, key: str, kind: Kind, *, required: bool = False
) -> Iterator[tuple[Scalar, Node]]:
    """Yield the ids and values of a section, noting each id; an unreadable section makes its kind absent."""
    section = child(root, key)
    if not isinstance(section, Mapping):
        if required or (section is not None and not _empty(section)):
            scope.absent.add(kind)
        return
    for name, value in entries(section):
        scope.declare(kind, name)
        yield name, value


def _empty(node: Node) -> bool:
    return isinstance(node, Scalar) and not node.text


def _name(value: Node, name: Scalar) -> str:
    """Return the name of something declared as a bare text or as a mapping with `nombre`."""
    return text(value) or text(value, "nombre") or name.text


def build_roles(scope: Scope, root: Node) -> tuple[Role, ...]:
    """Return `responsables`."""
    found = []
    for name, value in declared(scope, root, "responsables", Kind.ROLE, required=True):
        where = f"en el responsable «{name.text}»"
        role = Role(
            id=name.text,
            name=_name(value, name),
            aliases=tuple(alias.text for alias in scalars(child(value, "alias"))),
            substitute=scope.refer(Kind.ROLE, child(value, "suplente"), where),
            members=scope.refer_all(Kind.ROLE, child(value, "integran"), where),
            external=flag(value, "externo"),
            source=build_source(scope, value, where),
            span=name.span,
        )
        found.append(role)
    return tuple(found)


def build_documents(scope: Scope, root: Node) -> tuple[DocumentType, ...]:
    """Return `documentos`."""
    found = []
    for name, value in declared(scope, root, "documentos", Kind.DOCUMENT):
        document = DocumentType(
            id=name.text,
            name=_name(value, name),
            code=text(value, "codigo"),
            use=text(value, "uso"),
            kind=member(value, "tipo", DocumentKind) or DocumentKind.FORM,
            from_outside=flag(value, "de_fuera"),
            product=flag(value, "producto"),
            source=build_source(scope, value, f"en el documento «{name.text}»"),
            span=name.span,
        )
        found.append(document)
    return tuple(found)


def build_series(scope: Scope, root: Node) -> tuple[Series, ...]:
    """Return `series`."""
    found = []
    for name, value in declared(scope, root, "series", Kind.SERIES):
        source = build_source(scope, value, f"en la serie «{name.text}»")
        yearly = bool(text(value, "reinicia"))
        found.append(Series(id=name.text, name=_name(value, name), yearly=yearly, source=source, span=name.span))
    return tuple(found)


def build_starts(scope: Scope, root: Node) -> tuple[Start, ...]:
    """Return `inicios`."""
    found = []
    for name, value in declared(scope, root, "inicios", Kind.START, required=True):
        where = f"en el inicio «{name.text}»"
        leads = scalar(child(value, "pasa_a"))
        fixes = []
        for datum, fixed in entries(child(value, "fija")):
            scope.refer(Kind.RECORDED, datum, where)
            if not isinstance(fixed, Scalar):
                scope.refer(Kind.SEVERAL, datum, where)
            fixes.append((datum.text, scope.refer(Kind.VALUE, fixed, where, of=datum.text)))
        start = Start(
            id=name.text,
            name=_name(value, name),
            target=scope.row(leads, where, Kind.ENTRY),
            actors=build_actors(scope, child(value, "responsable"), where),
            comes_from=scope.refer_all(Kind.PROCEDURE, child(value, "de"), where),
            records=data_uses(scope, child(value, "registra"), where),
            receives=document_uses(scope, value, where, (DocumentAction.RECEIVES,)),
            fixes=tuple(fixes),
            when=build_condition(scope, child(value, "cuando"), where),
            period=_period(value),
            source=build_source(scope, value, where),
            span=name.span,
            target_span=leads.span if leads else NOWHERE,
        )
        found.append(start)
    return tuple(found)


def _period(node: Node) -> Period | None:
    if not text(node, "cada"):
        return None
    left_out = (
        MONTHS.get(month.text.lower()) for word in one_or_many(child(node, "excepto")) for month in scalars(word)
    )
    return Period(whole(node, "dia") or 1, tuple(month for month in left_out if month))


def build_ends(scope: Scope, root: Node) -> tuple[End, ...]:
    """Return `fines`."""
    found = []
    for name, value in declared(scope, root, "fines", Kind.END, required=True):
        where = f"en el fin «{name.text}»"
        reopens = scalar(child(value, "reabre_en"))
        end = End(
            id=name.text,
            name=_name(value, name),
            reopens_at=scope.row(reopens, where, Kind.ENTRY),
            source=build_source(scope, value, where),
            span=name.span,
            reopens_span=reopens.span if reopens else NOWHERE,
        )
        found.append(end)
    return tuple(found)
