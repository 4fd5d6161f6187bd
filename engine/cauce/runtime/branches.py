"""Which branches a row takes: by a datum, or by the names that a person answers."""

from __future__ import annotations

from cauce.model.rows import Choice, Row
from cauce.model.wording import quoted
from cauce.runtime import missing
from cauce.runtime.conditions import value_of
from cauce.runtime.work import Work


def taken(work: Work, row: Row, answers: tuple[str, ...]) -> tuple[int, ...]:
    """Return the numbers of the branches to take; () with the problem noted when that is not settled."""
    if row.decides_by:
        found = by_datum(work, row)
        strange = [name for name in answers if index_of(row, name) not in found]
        if strange and found:
            names = ", ".join(quoted(row.branches[index].name) for index in found)
            work.lacks(missing.answer(row, f"no cabe {quoted(strange[0])}: según el dato se sigue por {names}"))
        return found
    return _by_names(work, row, answers)


def by_datum(work: Work, row: Row) -> tuple[int, ...]:
    """Return the branches that the datum of `segun` leads to."""
    value, lacking = value_of(work, row.decides_by)
    if lacking:
        work.lacks(*(missing.datum(work.plan.procedure, name) for name in lacking))
        return ()
    if value == ():
        datum = work.plan.data[row.decides_by]
        text = f"en {quoted(datum.label)} no se marcó ninguna opción y se necesita al menos una"
        work.lacks(missing.bad_value(work.plan.procedure, datum.id, text))
        return ()
    traits = work.plan.traits[row.ref]
    if isinstance(value, tuple):
        found = tuple(sorted({index for key in value for index in traits.leads.get(key, ())}))
    else:
        found = traits.leads.get(str(value), ())
    if not found or (len(found) > 1 and not traits.several):
        work.lacks(missing.answer(row, "lo registrado no lleva a una sola rama"))
        return ()
    return found


def index_of(row: Row, name: str) -> int | None:
    """Return the number of the branch with that name (case aside), None when there is none."""
    wanted = name.strip().casefold()
    return next((index for index, branch in enumerate(row.branches) if branch.name.casefold() == wanted), None)


def _by_names(work: Work, row: Row, answers: tuple[str, ...]) -> tuple[int, ...]:
    if not answers:
        many = "una o varias de estas respuestas" if row.choice is Choice.SEVERAL else "una de estas respuestas"
        work.lacks(missing.answer(row, f"falta elegir {many}"))
        return ()
    found = []
    for name in answers:
        index = index_of(row, name)
        if index is None:
            work.lacks(missing.answer(row, f"no existe la respuesta {quoted(name)}; existen"))
        elif index not in found:
            found.append(index)
    if row.choice is Choice.ONE and len(found) > 1:
        work.lacks(missing.answer(row, "sólo cabe una respuesta"))
    return () if work.problems else tuple(sorted(found))
