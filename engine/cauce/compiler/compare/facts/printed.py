"""What the manual prints around the table: header, sections, annexes, indicators, errata, signatures."""

from __future__ import annotations

from collections.abc import Iterator

from cauce.compiler.compare.facts.fact import Fact, Part, fact, quoted
from cauce.model.document_control import DocumentControl, Signature
from cauce.model.procedure import Procedure


def printed_facts(procedure: Procedure) -> Iterator[Fact]:
    """Yield the header and the parts that do not run."""
    attributes = {
        "clave": procedure.key,
        "otras claves": quoted(procedure.aliases),
        "nombre": procedure.name,
        "versión": procedure.version,
        "fecha": procedure.date,
        "institución": procedure.institution,
        "área responsable": procedure.area,
        "frecuencia": procedure.frequency,
        "propósito": procedure.purpose,
        "alcance": procedure.scope,
        **_control(procedure.control),
    }
    yield fact(Part.HEADER, "", procedure.name, attributes)
    for index, section in enumerate(procedure.sections):
        said = {"título": section.title, "texto": section.text}
        name = f"{section.number} {section.title}".strip()
        yield fact(Part.SECTIONS, section.number or f"#{index}", name, said, source=section.source)
    for annex in procedure.annexes:
        yield fact(Part.ANNEXES, annex.code or annex.name, annex.code or annex.name, {"nombre": annex.name})
    for indicator in procedure.indicators:
        said = {"nombre": indicator.name, "fórmula": indicator.formula}
        yield fact(Part.INDICATORS, indicator.id, indicator.name, said, source=indicator.source)
    for erratum in procedure.errata:
        said = {"debe decir": erratum.should_say, "nota": erratum.note}
        name = f"{erratum.where}: {erratum.says}"
        yield fact(Part.ERRATA, name, name, said, source=erratum.source)


def _control(control: DocumentControl | None) -> dict[str, str]:
    if control is None:
        return {}
    changes = "; ".join(f"{change.version}, {change.date}: {change.reason}" for change in control.changes)
    return {
        "elaboró": _signature(control.prepared),
        "revisó": _signature(control.reviewed),
        "autorizó o aprobó": _signature(control.approved, control.approved_label),
        "aprobado": control.approved_on,
        "firmas": "; ".join(map(_signature, control.signatures)),
        "cambios": changes,
    }


def _signature(signature: Signature | None, label: str = "") -> str:
    if signature is None:
        return ""
    return ", ".join(part for part in (label, signature.name, signature.post, signature.date) if part)
