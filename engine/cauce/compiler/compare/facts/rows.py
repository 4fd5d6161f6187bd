"""The rows of the table and their branches."""

from __future__ import annotations

from collections.abc import Iterator

from cauce.compiler.compare.facts.fact import (
    Fact,
    Part,
    data_uses,
    data_words,
    document_uses,
    document_words,
    fact,
    roles_words,
    rows_words,
    source_words,
    yes,
)
from cauce.model import wording
from cauce.model.declarations import DocumentAction
from cauce.model.procedure import Procedure
from cauce.model.rows import Branch, Choice, Derivation, Join, Referral, Row, RowKind, TurnOver


def row_facts(procedure: Procedure) -> Iterator[Fact]:
    """Yield every row, nested ones too, each followed by its branches."""
    for row in procedure.all_rows():
        name = f"etapa {wording.quoted(row.text)}" if row.kind is RowKind.STAGE else wording.row_name(row)
        attributes = {**_what(procedure, row), **_where(procedure, row), **_terms(procedure, row)}
        yield fact(Part.ROWS, row.ref, name, attributes, source=row.source, text=row.text)
        for branch in row.branches:
            yield _branch(procedure, row, branch)


def _what(procedure: Procedure, row: Row) -> dict[str, str]:
    said = {
        "texto": row.text,
        "clase de fila": row.kind.value.replace("_", " "),
        "paso": row.step,
        "id": row.id,
        "responsable": "" if row.inherited_from else wording.actors_text(procedure, row.actors),
        "supervisa": wording.role_name(procedure, row.supervisor) if row.supervisor else "",
        "en la tabla": "" if row.in_table else "no",
        "en el diagrama": row.short,
    }
    printed = row.printed
    cells = {
        "número": printed.number,
        "responsable": printed.actor,
        "actividad": printed.activity,
        "documento": printed.document,
    }
    for name, cell in cells.items():
        said[f"celda impresa de {name}"] = "" if cell is None else wording.quoted(cell)
    return said


def _where(procedure: Procedure, row: Row) -> dict[str, str]:
    decides = data_words(procedure, [row.decides_by]) if row.decides_by else ""
    return {
        "sigue": wording.target_name(procedure, row.next),
        "decide por": decides,
        "se eligen": "varias" if row.choice is Choice.SEVERAL else "",
        "reúne": "la primera" if row.join is Join.FIRST else "",
        "espera a que concluya": wording.listed(list(row.awaits)),
        "deriva a": "; ".join(_derivation(procedure, each) for each in row.derives),
        "canaliza a": "; ".join(_referral(procedure, each) for each in row.refers),
        "turna a": _turn_over(procedure, row.turns_over),
    }


def _terms(procedure: Procedure, row: Row) -> dict[str, str]:
    said = {
        "cuándo": wording.condition_text(procedure, row.when),
        "registra": data_uses(procedure, row.records),
        "al terminar registra": data_uses(procedure, row.records_at_end),
        "opcional": yes(row.optional),
        "se repite": yes(row.repeats),
        "no antes de": data_words(procedure, [row.not_before]) if row.not_before else "",
        "persona distinta de": rows_words(procedure, row.different_person_from),
        "misma persona que": rows_words(procedure, row.same_person_as),
        "designa": wording.role_name(procedure, row.designates) if row.designates else "",
        "asigna": wording.listed(list(row.assigns)),
    }
    for action in DocumentAction:
        said[action.value] = document_uses(procedure, [use for use in row.documents if use.action is action])
    return said


def _with(procedure: Procedure, documents: tuple[str, ...]) -> str:
    return f" con {wording.listed([document_words(procedure, each) for each in documents])}" if documents else ""


def _derivation(procedure: Procedure, derivation: Derivation) -> str:
    start = f" por «{derivation.start}»" if derivation.start else ""
    carried = f" con {wording.listed(list(derivation.carries))}" if derivation.carries else ""
    when = f", cuando {wording.condition_text(procedure, derivation.when)}" if derivation.when else ""
    origin = f" ({source_words(derivation.source)})" if derivation.source else ""
    return f"{derivation.procedure}{start}{carried}{when}{origin}"


def _referral(procedure: Procedure, referral: Referral) -> str:
    when = f", cuando {wording.condition_text(procedure, referral.when)}" if referral.when else ""
    return f"{wording.role_name(procedure, referral.to)}{_with(procedure, referral.documents)}{when}"


def _turn_over(procedure: Procedure, turn_over: TurnOver | None) -> str:
    if turn_over is None:
        return ""
    asked = data_words(procedure, turn_over.records_on_acceptance)
    receipt = ", con acuse" if turn_over.receipt else ""
    return f"{roles_words(procedure, turn_over.roles)}{receipt}{f', que registra {asked}' if asked else ''}"


def _branch(procedure: Procedure, row: Row, branch: Branch) -> Fact:
    leads = f"sus propios pasos, desde {wording.row_name(branch.rows[0])}" if branch.rows else ""
    attributes = {
        "opciones": wording.listed(list(branch.options)),
        "lleva a": leads or wording.target_name(procedure, branch.target),
        "límite de veces": str(branch.limit) if branch.limit is not None else "",
        "después": wording.target_name(procedure, branch.after) if branch.after else "",
        "retira lo demás": yes(branch.withdraws),
    }
    name = f"{wording.quoted(branch.name)} de {wording.row_name(row)}"
    return fact(Part.BRANCHES, f"{row.ref}/{branch.name}", name, attributes, source=branch.source)
