"""Every option of the datum that decides leads somewhere, and to one place only (E411, E412)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cauce.compiler.proof import words
from cauce.model.declarations import DataType
from cauce.model.rows import Choice
from cauce.model.wording import listed, value_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cauce.compiler.proof.case import Analysis
    from cauce.model.declarations import Datum
    from cauce.model.diagnostics import Diagnostic


def check(analysis: Analysis) -> Iterator[Diagnostic]:
    """E411: an option without a branch. E412: an option in two branches."""
    for number in analysis.graph.arms:
        row = analysis.graph.rows[number]
        datum = analysis.procedure.datum_by_id.get(row.decides_by)
        if datum is None:
            continue
        options = _options(datum)
        taken: dict[str, str] = {}
        for branch in row.branches:
            for option in branch.options:
                if option in taken and row.choice is Choice.ONE:
                    yield analysis.error(
                        "E412",
                        analysis.place(branch.span, number),
                        f"{words.at(row)}: la opción «{value_text(datum, option)}» está en dos respuestas; "
                        "no se sabría cuál seguir.",
                        f"Deje «{option}» en una sola respuesta.",
                    )
                taken[option] = branch.name
        if datum.type is DataType.OPTIONS and row.choice is Choice.ONE and len(row.branches) > 1:
            yield analysis.error(
                "E412",
                words.place(row),
                f"{words.at(row)}: de «{datum.label}» se pueden elegir varias opciones a la vez, y llevarían a varias "
                "respuestas; no se sabría cuál seguir.",
                "Escriba «elige: varias» en esta fila, con «actividades» en cada rama; o use un dato de una opción.",
            )
        missing = [option for option in options if option not in taken]
        if not options:
            yield analysis.error(
                "E411",
                words.place(row),
                f"{words.at(row)}: «segun» lee «{datum.label}», que no es un dato de opciones ni de sí o no: "
                "no se pudo demostrar que siempre haya una respuesta.",
                "Decida por un dato de opciones, o calcule uno con «se_calcula».",
            )
        elif missing:
            names = listed([f"«{value_text(datum, option)}»" for option in missing])
            keys = missing[0] if len(missing) == 1 else f"[{', '.join(missing)}]"
            yield analysis.error(
                "E411",
                words.place(row),
                f"{words.at(row)}: falta decir a dónde se pasa cuando «{datum.label}» es {names}.",
                f"Agregue «respuesta: {keys}» con su «pasa_a» o sus «actividades».",
            )


def _options(datum: Datum) -> tuple[str, ...]:
    if datum.type is DataType.YES_NO:
        return ("si", "no")
    if datum.type in (DataType.OPTION, DataType.OPTIONS):
        return tuple(option.id for option in datum.options)
    return tuple(dict.fromkeys(line.value for line in datum.computed))
