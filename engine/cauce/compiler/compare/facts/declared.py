"""What a procedure declares before its rows."""

from __future__ import annotations

from collections.abc import Iterator

from cauce.compiler.compare.facts.fact import (
    Fact,
    Part,
    data_uses,
    document_uses,
    document_words,
    fact,
    roles_words,
    yes,
)
from cauce.model import wording
from cauce.model.declarations import Datum, Start
from cauce.model.procedure import Procedure


def declared_facts(procedure: Procedure) -> Iterator[Fact]:
    """Yield roles, documents, data, series, starts and ends."""
    for role in procedure.roles:
        said = {
            "nombre": role.name,
            "otros nombres": wording.listed(list(role.aliases)),
            "suplente": wording.role_name(procedure, role.substitute) if role.substitute else "",
            "integran": roles_words(procedure, role.members),
            "externo": yes(role.external),
        }
        yield fact(Part.ROLES, role.id, role.name, said, source=role.source)
    for document in procedure.documents:
        said = {
            "nombre": document.name,
            "código": document.code,
            "uso": document.use,
            "tipo": document.kind.value,
            "de fuera": yes(document.from_outside),
            "producto": yes(document.product),
        }
        yield fact(Part.DOCUMENTS, document.id, wording.document_text(document), said, source=document.source)
    for datum in procedure.data:
        yield fact(Part.DATA, datum.id, datum.label, _datum(procedure, datum), source=datum.source)
    for series in procedure.series:
        said = {"nombre": series.name, "reinicia cada año": yes(series.yearly)}
        yield fact(Part.SERIES, series.id, series.name, said, source=series.source)
    for start in procedure.starts:
        yield fact(Part.STARTS, start.id, start.name, _start(procedure, start), source=start.source)
    for end in procedure.ends:
        reopens = wording.target_name(procedure, end.reopens_at) if end.reopens_at else ""
        said = {"nombre": end.name, "se reabre en": reopens}
        yield fact(Part.ENDS, end.id, end.name, said, source=end.source)


def _datum(procedure: Procedure, datum: Datum) -> dict[str, str]:
    computed = [
        f"{case.value}{f' cuando {wording.condition_text(procedure, case.when)}' if case.when else ''}"
        for case in datum.computed
    ]
    said = {
        "pregunta": datum.question,
        "tipo": datum.type.value,
        "clase": datum.confidentiality.value,
        "opciones": wording.listed([f"{wording.quoted(option.text)} ({option.id})" for option in datum.options]),
        "al menos": str(datum.at_least) if datum.at_least else "",
        "opcional": yes(datum.optional),
        "en el documento": document_words(procedure, datum.in_document) if datum.in_document else "",
        "se calcula": "; ".join(computed),
    }
    for field in datum.fields:
        inner = {**_datum(procedure, field), "fuente": str(field.source or "")}
        words = ", ".join(f"{name} {text}" for name, text in inner.items() if text)
        said[f"campo {wording.quoted(field.id)}"] = words
    return said


def _start(procedure: Procedure, start: Start) -> dict[str, str]:
    return {
        "nombre": start.name,
        "entra en": wording.target_name(procedure, start.target),
        "quién lo abre": wording.actors_text(procedure, start.actors),
        "viene de": wording.listed(list(start.comes_from)),
        "registra": data_uses(procedure, start.records),
        "recibe": document_uses(procedure, start.receives),
        "fija": wording.listed([f"{name}: {value}" for name, value in start.fixes]),
        "cuándo": wording.condition_text(procedure, start.when),
        "periodo": wording.period_text(start.period),
    }
