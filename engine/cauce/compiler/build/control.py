"""The parts that do not run: sections, annexes, indicators, errata, document control."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cauce.compiler.build.access import child, items, text
from cauce.compiler.build.draft import Kind
from cauce.compiler.build.obligations import listed_items
from cauce.compiler.build.sources import build_source
from cauce.compiler.reader.nodes import Mapping
from cauce.model.document_control import Annex, Change, DocumentControl, Erratum, Indicator, Section, Signature

if TYPE_CHECKING:
    from cauce.compiler.build.scope import Scope
    from cauce.compiler.reader.nodes import Node

_APPROVALS = ("autorizo", "aprobo")


def build_sections(scope: Scope, root: Node) -> tuple[Section, ...]:
    """Return `secciones`."""
    return tuple(
        Section(
            number=text(node, "numero"),
            title=text(node, "titulo"),
            text=text(node, "texto"),
            source=build_source(scope, node, f"en la sección «{text(node, 'numero') or text(node, 'titulo')}»"),
            span=node.span,
        )
        for node in items(child(root, "secciones"))
    )


def build_annexes(root: Node) -> tuple[Annex, ...]:
    """Return `anexos`."""
    return tuple(Annex(text(node, "codigo"), text(node, "nombre")) for node in items(child(root, "anexos")))


def build_indicators(scope: Scope, root: Node) -> tuple[Indicator, ...]:
    """Return `indicadores`."""
    return tuple(
        Indicator(
            id=name.text,
            name=text(node, "nombre"),
            formula=text(node, "formula"),
            source=build_source(scope, node, f"en el indicador «{name.text}»"),
            span=name.span,
        )
        for node, name in listed_items(scope, root, "indicadores", Kind.INDICATOR)
    )


def build_errata(scope: Scope, root: Node) -> tuple[Erratum, ...]:
    """Return `erratas`; the place is said freely, or by a printed step or a section."""
    found = []
    for node in items(child(root, "erratas")):
        step, section = text(node, "paso"), text(node, "seccion")
        if step:
            scope.row(child(node, "paso"), "en las erratas")
        where = text(node, "donde") or (f"paso {step}" if step else f"sección {section}" if section else "")
        erratum = Erratum(
            where=where,
            says=text(node, "dice"),
            should_say=text(node, "debe_decir"),
            note=text(node, "nota"),
            source=build_source(scope, node, f"en la errata de «{where}»"),
            span=node.span,
        )
        found.append(erratum)
    return tuple(found)


def build_control(root: Node) -> DocumentControl | None:
    """Return `control_documental`; the approver's label is the manual's own word."""
    node = child(root, "control_documental")
    if not isinstance(node, Mapping):
        return None
    label = next((word for word in _APPROVALS if node.get(word) is not None), _APPROVALS[0])
    return DocumentControl(
        prepared=_signature(node.get("elaboro")),
        reviewed=_signature(node.get("reviso")),
        approved=_signature(node.get(label)),
        approved_label=label,
        approved_on=text(node, "aprobado"),
        signatures=tuple(filter(None, map(_signature, items(node.get("firmas"))))),
        changes=tuple(
            Change(text(change, "version"), text(change, "fecha"), text(change, "motivo"))
            for change in items(node.get("cambios"))
        ),
    )


def _signature(node: Node | None) -> Signature | None:
    name = text(node) or text(node, "nombre")
    return Signature(name, text(node, "cargo"), text(node, "fecha")) if name else None
