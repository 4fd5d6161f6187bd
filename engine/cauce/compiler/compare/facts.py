"""A procedure as named things with Spanish attributes: what a comparison looks at.

Nothing here decides what changed; `difference` compares these facts and knows no procedure.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from cauce.model import wording
from cauce.model.declarations import DatumUse, DocumentAction
from cauce.model.obligations import Antecedent, Deadline, Interruption, Rule
from cauce.model.procedure import Procedure
from cauce.model.rows import Branch, Choice, Join, Row, RowKind


class Part(StrEnum):
    """The parts of a procedure, in the order in which a comparison tells them."""

    HEADER = "encabezado"
    ROLES = "responsables"
    DOCUMENTS = "documentos"
    DATA = "datos"
    STARTS = "inicios"
    ENDS = "fines"
    ROWS = "pasos"
    BRANCHES = "ramas"
    INTERRUPTIONS = "interrupciones"
    RULES = "reglas"
    DEADLINES = "plazos"
    ANTECEDENTS = "antecedentes"
    SECTIONS = "secciones"


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing: where it belongs, the key that identifies it, its name in words, its attributes in words.

    `text` is the long text by which a thing that changed its number is recognised.
    """

    part: Part
    key: str
    name: str
    attributes: tuple[tuple[str, str], ...] = ()
    text: str = ""


def facts(procedure: Procedure) -> Iterator[Fact]:
    """Yield every fact of a procedure, part by part."""
    yield _header(procedure)
    for role in procedure.roles:
        extra = {"suplente": wording.role_name(procedure, role.substitute) if role.substitute else ""}
        extra["integran"] = wording.listed([wording.role_name(procedure, member) for member in role.members])
        extra["externo"] = "sí" if role.external else ""
        yield _fact(Part.ROLES, role.id, role.name, {"nombre": role.name, **extra})
    for document in procedure.documents:
        attributes = {
            "nombre": document.name,
            "código": document.code,
            "uso": document.use,
            "tipo": document.kind.value,
        }
        yield _fact(Part.DOCUMENTS, document.id, wording.document_text(document), attributes)
    yield from _data(procedure)
    for start in procedure.starts:
        attributes = {
            "nombre": start.name,
            "entra en": wording.target_name(procedure, start.target),
            "quién lo abre": wording.actors_text(procedure, start.actors),
            "cuándo": wording.condition_text(procedure, start.when),
            "registra": _data_uses(procedure, start.records),
            "recibe": wording.listed([_document(procedure, use.document) for use in start.receives]),
            "periodo": f"día {start.period.day} de cada mes" if start.period else "",
        }
        yield _fact(Part.STARTS, start.id, start.name, attributes)
    for end in procedure.ends:
        reopens = wording.target_name(procedure, end.reopens_at) if end.reopens_at else ""
        yield _fact(Part.ENDS, end.id, end.name, {"nombre": end.name, "se reabre en": reopens})
    for row in procedure.all_rows():
        yield from _row(procedure, row)
    yield from _obligations(procedure)
    for index, section in enumerate(procedure.sections):
        attributes = {"título": section.title, "texto": section.text}
        yield _fact(
            Part.SECTIONS, section.number or f"#{index}", f"{section.number} {section.title}".strip(), attributes
        )


def _fact(part: Part, key: str, name: str, attributes: dict[str, str], text: str = "") -> Fact:
    return Fact(part, key, name, tuple(attributes.items()), text)


def _header(procedure: Procedure) -> Fact:
    attributes = {
        "clave": procedure.key,
        "nombre": procedure.name,
        "versión": procedure.version,
        "fecha": procedure.date,
        "institución": procedure.institution,
        "área responsable": procedure.area,
        "frecuencia": procedure.frequency,
        "propósito": procedure.purpose,
        "alcance": procedure.scope,
    }
    return _fact(Part.HEADER, "", procedure.name, attributes)


def _data(procedure: Procedure) -> Iterator[Fact]:
    for datum in procedure.data:
        options = wording.listed([wording.quoted(option.text) for option in datum.options])
        attributes = {
            "pregunta": datum.question,
            "tipo": datum.type.value,
            "clase": datum.confidentiality.value,
            "opciones": options,
            "campos": wording.listed([field.label for field in datum.fields]),
        }
        yield _fact(Part.DATA, datum.id, datum.label, attributes)


def _document(procedure: Procedure, document: str) -> str:
    found = procedure.document_by_id.get(document)
    return wording.document_text(found) if found else document


def _data_uses(procedure: Procedure, uses: tuple[DatumUse, ...]) -> str:
    data = procedure.datum_by_id
    return wording.listed([data[use.datum].label if use.datum in data else use.datum for use in uses])


def _row(procedure: Procedure, row: Row) -> Iterator[Fact]:
    attributes = {
        "texto": row.text,
        "responsable": wording.actors_text(procedure, row.actors),
        "supervisa": wording.role_name(procedure, row.supervisor) if row.supervisor else "",
        "sigue": wording.target_name(procedure, row.next),
        "cuándo": wording.condition_text(procedure, row.when),
        "registra": _data_uses(procedure, row.records),
        "al terminar registra": _data_uses(procedure, row.records_at_end),
        "opcional": "sí" if row.optional else "",
        "se repite": "sí" if row.repeats else "",
        "no antes de": row.not_before,
        "persona distinta de": wording.listed(
            [wording.target_name(procedure, ref) for ref in row.different_person_from]
        ),
        "misma persona que": wording.listed([wording.target_name(procedure, ref) for ref in row.same_person_as]),
        "asigna": wording.listed(list(row.assigns)),
        "deriva a": wording.listed([derivation.procedure for derivation in row.derives]),
        "canaliza a": wording.listed([referral.to for referral in row.refers]),
        "turna a": wording.listed([wording.role_name(procedure, role) for role in row.turns_over.roles])
        if row.turns_over
        else "",
        "decide por": _data_uses(procedure, (DatumUse(datum=row.decides_by),)) if row.decides_by else "",
        "se eligen": "varias" if row.choice is Choice.SEVERAL else "",
        "reúne": "la primera" if row.join is Join.FIRST else "",
    }
    for action in DocumentAction:
        used = [_document(procedure, use.document) for use in row.documents if use.action is action]
        attributes[action.value] = wording.listed(used)
    name = wording.row_name(row)
    if row.kind is RowKind.STAGE:
        name = f"etapa {wording.quoted(row.text)}"
    yield _fact(Part.ROWS, row.ref, name, attributes, row.text)
    for branch in row.branches:
        yield _branch(procedure, row, branch)


def _branch(procedure: Procedure, row: Row, branch: Branch) -> Fact:
    leads = f"sus propios pasos, desde {wording.row_name(branch.rows[0])}" if branch.rows else ""
    attributes = {
        "lleva a": leads or wording.target_name(procedure, branch.target),
        "límite de veces": str(branch.limit) if branch.limit is not None else "",
        "después": wording.target_name(procedure, branch.after) if branch.after else "",
        "retira lo demás": "sí" if branch.withdraws else "",
    }
    name = f"{wording.quoted(branch.name)} de {wording.row_name(row)}"
    return _fact(Part.BRANCHES, f"{row.ref}/{branch.name}", name, attributes)


def _rows_text(procedure: Procedure, refs: tuple[str, ...]) -> str:
    return wording.listed([wording.target_name(procedure, ref) for ref in refs])


def _obligations(procedure: Procedure) -> Iterator[Fact]:
    for interruption in procedure.interruptions:
        yield _interruption(procedure, interruption)
    for rule in procedure.rules:
        yield _rule(procedure, rule)
    for deadline in procedure.deadlines:
        yield _deadline(procedure, deadline)
    for antecedent in procedure.antecedents:
        yield _antecedent(procedure, antecedent)


def _interruption(procedure: Procedure, interruption: Interruption) -> Fact:
    between = interruption.between
    attributes = {
        "nombre": interruption.name,
        "pasa a": wording.target_name(procedure, interruption.target) if interruption.target else "",
        "entre": _rows_text(procedure, between) if between else "",
        "registra": _data_uses(procedure, interruption.records),
    }
    return _fact(Part.INTERRUPTIONS, interruption.id, interruption.name, attributes)


def _rule(procedure: Procedure, rule: Rule) -> Fact:
    attributes = {
        "al entrar": _rows_text(procedure, rule.on_enter),
        "al completar": _rows_text(procedure, rule.on_complete),
        "cuándo": wording.condition_text(procedure, rule.when),
        "exige": wording.condition_text(procedure, rule.demands),
        "si falta": rule.failing.value.replace("_", " "),
    }
    return _fact(Part.RULES, rule.id, rule.name or rule.id, attributes)


def _deadline(procedure: Procedure, deadline: Deadline) -> Fact:
    attributes = {
        "plazo": wording.deadline_text(procedure, deadline),
        "se detiene en": _rows_text(procedure, deadline.paused_in),
        "al vencer": wording.lapse_text(procedure, deadline.lapse),
    }
    return _fact(Part.DEADLINES, deadline.id, deadline.name or deadline.id, attributes)


def _antecedent(procedure: Procedure, antecedent: Antecedent) -> Fact:
    attributes = {
        "coinciden": _data_uses(procedure, tuple(DatumUse(datum=name) for name in antecedent.matching)),
        "al completar": _rows_text(procedure, (antecedent.on_complete,)),
        "marca": _data_uses(procedure, (DatumUse(datum=antecedent.marks),)),
    }
    return _fact(Part.ANTECEDENTS, antecedent.id, antecedent.id, attributes)
