"""A compiled procedure as plain values, for `cauce mostrar --json`: stable Spanish keys, always all (docs/json.md).

Texts that people read come from the model's one wording; ids and names come beside them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cauce.compiler.printed import printed_table
from cauce.compiler.view.rows import actors_view, document_uses_view, row_view, uses_view
from cauce.compiler.view.sources import interpretations_view, source_view
from cauce.model.wording import condition_text, deadline_text, lapse_text

if TYPE_CHECKING:
    from cauce.model.declarations import Datum, Start
    from cauce.model.document_control import DocumentControl, Signature
    from cauce.model.institution import Institution
    from cauce.model.obligations import Deadline, Rule
    from cauce.model.procedure import Procedure

View = dict[str, Any]


def view(procedure: Procedure, institution: Institution | None) -> View:
    """Return the whole procedure as values that JSON can hold; without its institution, its cells are empty."""
    return {
        **_header(procedure, institution),
        "responsables": [
            {
                "id": role.id,
                "nombre": role.name,
                "alias": list(role.aliases),
                "suplente": role.substitute,
                "integran": list(role.members),
                "externo": role.external,
                "fuente": source_view(role.source),
            }
            for role in procedure.roles
        ],
        "documentos": [
            {
                "id": document.id,
                "nombre": document.name,
                "codigo": document.code,
                "uso": document.use,
                "tipo": document.kind.value,
                "de_fuera": document.from_outside,
                "producto": document.product,
                "fuente": source_view(document.source),
            }
            for document in procedure.documents
        ],
        "datos": [_datum(procedure, datum) for datum in procedure.data],
        "series": [
            {"id": each.id, "nombre": each.name, "reinicia": each.yearly, "fuente": source_view(each.source)}
            for each in procedure.series
        ],
        "inicios": [_start(procedure, start) for start in procedure.starts],
        "fines": [
            {"id": end.id, "nombre": end.name, "reabre_en": end.reopens_at, "fuente": source_view(end.source)}
            for end in procedure.ends
        ],
        "tabla": _table(procedure, institution),
        "pasos": [row_view(procedure, row) for row in procedure.all_rows()],
        "interrupciones": [
            {
                "id": each.id,
                "nombre": each.name,
                "entre": list(each.between or ()),
                "responsables": actors_view(procedure, each.actors),
                "registra": uses_view(procedure, each.records),
                "recibe": document_uses_view(procedure, each.receives),
                "pasa_a": each.target,
                "pasos": [row.ref for row in each.rows],
                "fuente": source_view(each.source),
            }
            for each in procedure.interruptions
        ],
        "reglas": [_rule(procedure, rule) for rule in procedure.rules],
        "plazos": [_deadline(procedure, deadline) for deadline in procedure.deadlines],
        "antecedentes": [
            {
                "id": each.id,
                "al_completar": each.on_complete,
                "coinciden": list(each.matching),
                "alguna": [
                    {
                        "recibido_en": str(window.received_within or ""),
                        "abierto_en": window.open_at,
                        "completo": window.completed,
                        "en": str(window.within or ""),
                    }
                    for window in each.windows
                ],
                "marca": each.marks,
                "fuente": source_view(each.source),
            }
            for each in procedure.antecedents
        ],
        "indicadores": [
            {"id": each.id, "nombre": each.name, "formula": each.formula, "fuente": source_view(each.source)}
            for each in procedure.indicators
        ],
        "erratas": [
            {
                "donde": each.where,
                "dice": each.says,
                "debe_decir": each.should_say,
                "nota": each.note,
                "fuente": source_view(each.source),
            }
            for each in procedure.errata
        ],
        "control_documental": _control(procedure.control),
        "interpretaciones": interpretations_view(procedure),
        "escenarios": [scenario.name for scenario in procedure.scenarios],
    }


def _header(procedure: Procedure, institution: Institution | None) -> View:
    return {
        "clave": procedure.key,
        "alias": list(procedure.aliases),
        "nombre": procedure.name,
        "version": procedure.version,
        "fecha": procedure.date,
        "institucion": procedure.institution,
        "nombre_institucion": institution.name if institution else "",
        "direccion": institution.address if institution else "",
        "area_responsable": procedure.area,
        "frecuencia": procedure.frequency,
        "archivo": procedure.file,
        "huella": procedure.digest,
        "proposito": procedure.purpose,
        "alcance": procedure.scope,
        "secciones": [
            {"numero": each.number, "titulo": each.title, "texto": each.text, "fuente": source_view(each.source)}
            for each in procedure.sections
        ],
        "anexos": [{"codigo": annex.code, "nombre": annex.name} for annex in procedure.annexes],
    }


def _datum(procedure: Procedure, datum: Datum) -> View:
    return {
        "id": datum.id,
        "pregunta": datum.label,
        "tipo": datum.type.value,
        "clase": datum.confidentiality.value,
        "opciones": {option.id: option.text for option in datum.options},
        "campos": [_datum(procedure, each) for each in datum.fields],
        "al_menos": datum.at_least,
        "opcional": datum.optional,
        "en_documento": datum.in_document,
        "se_calcula": bool(datum.computed),
        "calculo": [{"da": case.value, "cuando": condition_text(procedure, case.when)} for case in datum.computed],
        "fuente": source_view(datum.source),
    }


def _start(procedure: Procedure, start: Start) -> View:
    period = start.period
    return {
        "id": start.id,
        "nombre": start.name,
        "pasa_a": start.target,
        "responsables": actors_view(procedure, start.actors),
        "de": list(start.comes_from),
        "registra": uses_view(procedure, start.records),
        "recibe": document_uses_view(procedure, start.receives),
        "fija": dict(start.fixes),
        "cuando": condition_text(procedure, start.when),
        "cada_mes": {"dia": period.day, "excepto": list(period.except_months)} if period else None,
        "fuente": source_view(start.source),
    }


def _table(procedure: Procedure, institution: Institution | None) -> View:
    table = printed_table(procedure, institution.table if institution else None)
    return {
        "columnas": [{"contiene": column.holds, "titulo": column.title} for column in table.columns],
        "numero_en_actividad": table.number_in_activity,
        "filas": [
            {"numero": row.number, "responsable": row.actor, "actividad": row.activity, "documento": row.document}
            for row in table.rows
        ],
    }


def _rule(procedure: Procedure, rule: Rule) -> View:
    return {
        "id": rule.id,
        "nombre": rule.name,
        "al_entrar": list(rule.on_enter),
        "al_completar": list(rule.on_complete),
        "cuando": condition_text(procedure, rule.when),
        "exige": condition_text(procedure, rule.demands),
        "si_falta": rule.failing.value,
        "fuente": source_view(rule.source),
    }


def _deadline(procedure: Procedure, deadline: Deadline) -> View:
    return {
        "id": deadline.id,
        "nombre": deadline.name,
        "limite": str(deadline.limit),
        "texto": deadline_text(procedure, deadline),
        "en": list(deadline.inside),
        "desde": deadline.since or deadline.since_datum,
        "hasta": deadline.until,
        "cuando": condition_text(procedure, deadline.when),
        "pausa_en": list(deadline.paused_in),
        "al_vencer": lapse_text(procedure, deadline.lapse),
        "fuente": source_view(deadline.source),
    }


def _control(control: DocumentControl | None) -> View | None:
    if control is None:
        return None
    return {
        "elaboro": _signature(control.prepared),
        "reviso": _signature(control.reviewed),
        "autorizo": _signature(control.approved),
        "autorizo_dice": control.approved_label,
        "aprobado": control.approved_on,
        "firmas": [_signature(each) for each in control.signatures],
        "cambios": [
            {"version": change.version, "fecha": change.date, "motivo": change.reason} for change in control.changes
        ],
    }


def _signature(signature: Signature | None) -> View | None:
    return {"nombre": signature.name, "cargo": signature.post, "fecha": signature.date} if signature else None
