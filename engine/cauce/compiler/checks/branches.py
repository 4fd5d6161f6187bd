"""Branches say which answer takes them: every option once, labels that differ, blocks with rows (E321–E328)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cauce.compiler.build.draft import Kind
from cauce.compiler.checks.context import among
from cauce.compiler.checks.values import CHOSEN, meant_option, option_texts
from cauce.model.declarations import DataType
from cauce.model.diagnostics import Related
from cauce.model.rows import Choice, RowKind
from cauce.model.source import NOWHERE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cauce.compiler.build.draft import Reference
    from cauce.compiler.checks.context import Context
    from cauce.model.declarations import Datum
    from cauce.model.diagnostics import Diagnostic
    from cauce.model.rows import Branch, Row
    from cauce.model.source import Span


def check(context: Context) -> Iterator[Diagnostic]:
    """Yield the errors of the branches of every row."""
    data = context.procedure.datum_by_id
    decides = {each.of: each.span for each in context.draft.references if each.kind is Kind.DECIDES}
    for row in context.procedure.all_rows():
        where = f"en {context.phrase(row)}"
        if not row.branches or context.troubled(row.span):
            continue
        if row.decides_by:
            datum = data.get(row.decides_by)
            if datum is not None and datum.id not in context.draft.unsure:
                yield from _by_datum(context, row, datum, where, decides[row.ref])
        else:
            yield from _by_label(context, row, where)
        if row.choice is Choice.SEVERAL or row.kind is RowKind.PARALLEL:
            yield from _block(context, row, where)
    yield from _listed_labels(context)


def _listed_labels(context: Context) -> Iterator[Diagnostic]:
    """Yield an error for each list of answers of a branch that no datum decides."""
    first: dict[str, Reference] = {}
    said: set[str] = set()
    for reference in context.draft.references:
        if reference.kind is not Kind.LABEL:
            continue
        earlier = first.setdefault(reference.of, reference)
        if earlier is not reference and reference.of not in said:
            said.add(reference.of)
            message = f"{reference.where}: una rama con varias respuestas sólo sirve cuando un dato decide la rama."
            hint = "Agregue «segun» con el dato, o escriba una rama por respuesta."
            yield context.error("E328", earlier.span, message, hint)


def _by_datum(context: Context, row: Row, datum: Datum, where: str, span: Span) -> Iterator[Diagnostic]:
    wanted = (DataType.OPTIONS,) if row.choice is Choice.SEVERAL else (DataType.OPTION, DataType.YES_NO)
    if datum.type not in wanted:
        yield context.error("E326", span, f"{where}: {_mismatch(datum)}", _mismatch_cure(row, datum))
        return
    options = option_texts(datum)
    taken: dict[str, Branch] = {}
    for branch in row.branches:
        for option in branch.options:
            earlier = taken.setdefault(option, branch)
            if earlier is not branch:
                message = f"{where}: dos ramas dicen qué hacer con la opción «{option}» de «{datum.id}»."
                related = (Related(earlier.name_span, "ésta es la otra"),)
                yield context.error("E322", branch.name_span, message, "Deje la opción en una sola rama.", related)
    # An option whose id is misspelt in a branch has its own error (E320).
    misspelt = {meant_option(context, option, options) for option in taken if option not in options}
    left = [option for option in options if option not in taken and option not in misspelt]
    if left:
        which = (
            f"las opciones {among(left)} no tienen rama" if len(left) > 1 else f"la opción «{left[0]}» no tiene rama"
        )
        message = f"{where}: {which}; el caso no sabría por dónde seguir."
        hint = f"Agregue una rama con «respuesta: {left[0]}», o añada la opción a la lista de otra rama."
        yield context.error("E321", span, message, hint)


def _mismatch(datum: Datum) -> str:
    if datum.type is DataType.OPTIONS:
        return f"del dato «{datum.id}» pueden marcarse varias opciones, y aquí se toma una sola rama."
    if datum.type in CHOSEN:
        return f"aquí se eligen varias ramas, y del dato «{datum.id}» sólo hay una respuesta."
    return f"no se puede elegir la rama según «{datum.id}», que es de tipo «{datum.type.value}»."


def _mismatch_cure(row: Row, datum: Datum) -> str:
    if datum.type is DataType.OPTIONS:
        if row.kind is RowKind.ACTIVITY:
            return "Ponga la pregunta en una fila «decision» con «elige: varias», con «actividades» en cada rama."
        return "Agregue «elige: varias», con «actividades» en cada rama; o quítelo del dato."
    if datum.type in CHOSEN:
        return "Quite «elige: varias» de la decisión, o póngalo también en el dato."
    return "Use un dato con «opciones» o de «tipo: si_no»; puede calcularse de otros con «se_calcula»."


def _by_label(context: Context, row: Row, where: str) -> Iterator[Diagnostic]:
    seen: dict[str, Branch] = {}
    for branch in row.branches:
        earlier = seen.setdefault(" ".join(branch.name.casefold().split()), branch)
        if earlier is not branch:
            message = f"{where}: dos ramas se llaman «{branch.name}» y no se sabría cuál se eligió."
            related = (Related(earlier.name_span, "ésta es la otra"),)
            yield context.error("E323", branch.name_span, message, "Cambie el nombre de una de las dos.", related)
    if len(row.branches) == 1 and row.kind in (RowKind.DECISION, RowKind.ACTIVITY):
        message = f"{where}: hay una sola rama, «{row.branches[0].name}»; no hay nada que elegir."
        hint = "Agregue la otra rama, o quite «ramas» y escriba «pasa_a»."
        yield context.error("E324", row.branches[0].name_span, message, hint)


def _block(context: Context, row: Row, where: str) -> Iterator[Diagnostic]:
    if row.kind is RowKind.PARALLEL and len(row.branches) == 1:
        message = f"{where}: «en_paralelo» tiene una sola rama; nada avanza al mismo tiempo."
        yield context.error(
            "E324", row.branches[0].name_span, message, "Agregue otra rama, o saque sus filas a la lista."
        )
    for branch in row.branches:
        if not branch.rows and branch.target_span != NOWHERE:
            message = (
                f"{where}: pueden tomarse varias ramas a la vez, y la rama «{branch.name}» no tiene filas propias."
            )
            hint = "Escriba en la rama «actividades» con sus filas; al terminar todas se sigue después de la decisión."
            yield context.error("E325", branch.name_span, message, hint)
