"""A row of the table as plain values: who, what, with which documents and data, and where it goes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cauce.compiler.view.sources import source_view
from cauce.model.wording import actors_text, condition_text, target_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cauce.model.declarations import Actors, DatumUse, DocumentUse
    from cauce.model.procedure import Procedure
    from cauce.model.rows import Branch, Row

View = dict[str, Any]


def row_view(procedure: Procedure, row: Row) -> View:
    """Return a row. `sigue` is the name of the next row or end, None where its list ends."""
    return {
        "nombre": row.ref,
        "paso": row.step,
        "id": row.id,
        "tipo": row.kind.value,
        "texto": row.text,
        "en_diagrama": row.short,
        "en_tabla": row.in_table,
        "responsables": actors_view(procedure, row.actors),
        "hereda_de": row.inherited_from,
        "supervisa": row.supervisor,
        "documentos": document_uses_view(procedure, row.documents),
        "registra": uses_view(procedure, row.records),
        "al_terminar_registra": uses_view(procedure, row.records_at_end),
        "asigna": list(row.assigns),
        "opcional": row.optional,
        "cuando": condition_text(procedure, row.when),
        "repite": row.repeats,
        "no_antes_de": row.not_before,
        "persona_distinta_de": list(row.different_person_from),
        "persona_igual_a": list(row.same_person_as),
        "designa": row.designates,
        "deriva": [
            {
                "a": each.procedure,
                "inicio": each.start,
                "cuando": condition_text(procedure, each.when),
                "lleva": list(each.carries),
                "fuente": source_view(each.source),
            }
            for each in row.derives
        ],
        "canaliza": [
            {"a": each.to, "con": list(each.documents), "cuando": condition_text(procedure, each.when)}
            for each in row.refers
        ],
        "turna_a": {
            "roles": list(row.turns_over.roles),
            "con_acuse": row.turns_over.receipt,
            "al_aceptar_registra": list(row.turns_over.records_on_acceptance),
        }
        if row.turns_over
        else None,
        "segun": row.decides_by,
        "elige": row.choice.value,
        "reune": row.join.value,
        "espera_a": list(row.awaits),
        "sigue": row.next,
        "sigue_texto": target_name(procedure, row.next),
        "ramas": [_branch(procedure, branch) for branch in row.branches],
        "fuente": source_view(row.source),
    }


def actors_view(procedure: Procedure, actors: Actors | None) -> View | None:
    """Return who acts: how several share it, their ids, and the words that say it."""
    if actors is None:
        return None
    return {"modo": actors.mode.value, "roles": list(actors.roles), "texto": actors_text(procedure, actors)}


def document_uses_view(procedure: Procedure, uses: Sequence[DocumentUse]) -> list[View]:
    """Return what is done with documents."""
    found = []
    for use in uses:
        document = procedure.document_by_id.get(use.document)
        view = {
            "id": use.document,
            "nombre": document.name if document else "",
            "codigo": document.code if document else "",
            "accion": use.action.value,
            "cuando": condition_text(procedure, use.when),
            "opcional": use.optional,
            "si_falta": use.failing.value,
        }
        found.append(view)
    return found


def uses_view(procedure: Procedure, uses: Sequence[DatumUse]) -> list[View]:
    """Return what data are recorded."""
    return [
        {
            "id": use.datum,
            "cuando": condition_text(procedure, use.when),
            "opcional": use.optional,
            "si_falta": use.failing.value,
        }
        for use in uses
    ]


def _branch(procedure: Procedure, branch: Branch) -> View:
    return {
        "nombre": branch.name,
        "opciones": list(branch.options),
        "sigue": branch.target,
        "sigue_texto": target_name(procedure, branch.target),
        "pasos": [row.ref for row in branch.rows],
        "limite_veces": branch.limit,
        "despues": branch.after,
        "retira_lo_demas": branch.withdraws,
        "fuente": source_view(branch.source),
    }
