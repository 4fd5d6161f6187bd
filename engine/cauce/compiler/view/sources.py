"""Where everything comes from: the provenance of each element, and what was interpreted."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from cauce.model.source import Origin
from cauce.model.wording import quoted, row_name, target_name

if TYPE_CHECKING:
    from cauce.model.procedure import Procedure
    from cauce.model.rows import Row
    from cauce.model.source import Source


def source_view(source: Source | None) -> dict[str, Any] | None:
    """Return a provenance, or None where the file gives none."""
    if source is None:
        return None
    return {
        "origen": source.origin.value,
        "requisito": list(source.requirements),
        "seccion": source.section,
        "cita": source.quote,
        "nota": source.note,
    }


def sources(procedure: Procedure) -> Iterator[tuple[str, Source]]:
    """Yield every provenance of a procedure with the name of what it is about, in the order of the file."""
    for where, source in _all(procedure):
        if source is not None:
            yield where, source


def interpretations_view(procedure: Procedure) -> list[dict[str, Any]]:
    """Return what was interpreted where the manual is silent: what the file marks, and every inherited actor."""
    found: list[dict[str, Any]] = [
        {"donde": where, **(source_view(source) or {})}
        for where, source in sources(procedure)
        if source.origin is Origin.INTERPRETATION
    ]
    for row in procedure.all_rows():
        explained = row.source is not None and row.source.origin is Origin.INTERPRETATION
        if row.actor_understood and not explained:
            note = (
                f"La celda del responsable está vacía: se entiende el de {target_name(procedure, row.inherited_from)}."
            )
            found.append(
                {
                    "donde": row_name(row),
                    "origen": Origin.INTERPRETATION.value,
                    "requisito": [],
                    "seccion": "",
                    "cita": "",
                    "nota": note,
                }
            )
    return found


def _all(procedure: Procedure) -> Iterator[tuple[str, Source | None]]:
    for section in procedure.sections:
        yield f"sección {section.number or quoted(section.title)}", section.source
    declared = (
        ("responsable", procedure.roles),
        ("documento", procedure.documents),
        ("serie", procedure.series),
        ("inicio", procedure.starts),
        ("fin", procedure.ends),
    )
    for kind, elements in declared:
        for element in elements:
            yield f"{kind} {quoted(element.name)}", element.source
    for datum in procedure.data:
        for each in (datum, *datum.fields):
            yield f"dato {quoted(each.label)}", each.source
    for row in procedure.all_rows():
        yield from _of_row(row)
    for rule in procedure.rules:
        yield f"regla {quoted(rule.name or rule.id)}", rule.source
    for deadline in procedure.deadlines:
        yield f"plazo {quoted(deadline.name or deadline.id)}", deadline.source
    for interruption in procedure.interruptions:
        yield f"interrupción {quoted(interruption.name)}", interruption.source
    for antecedent in procedure.antecedents:
        yield f"antecedente {quoted(antecedent.id)}", antecedent.source
    for indicator in procedure.indicators:
        yield f"indicador {quoted(indicator.name)}", indicator.source
    for erratum in procedure.errata:
        yield f"errata de {erratum.where}", erratum.source


def _of_row(row: Row) -> Iterator[tuple[str, Source | None]]:
    name = row_name(row)
    yield name, row.source
    for branch in row.branches:
        yield f"rama {quoted(branch.name)} de {name}", branch.source
    for derivation in row.derives:
        yield f"derivación a {derivation.procedure} en {name}", derivation.source
