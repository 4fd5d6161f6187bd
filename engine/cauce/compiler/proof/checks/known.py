"""What a row reads, uses or waits for is surely there when it does (E501–E503, W502; language.md L26–L28)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cauce.compiler.proof import words
from cauce.compiler.proof.conditions import strict
from cauce.compiler.proof.facts import Stage, Want
from cauce.model.wording import condition_text, document_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cauce.compiler.proof.case import Analysis
    from cauce.compiler.proof.facts import Need
    from cauce.model.diagnostics import Diagnostic


def check(analysis: Analysis) -> Iterator[Diagnostic]:
    """E501: a datum read. E502: a document used. E503: a date waited for. W502: what is sent elsewhere."""
    entering = analysis.flow.entering
    seen: set[tuple[int, str]] = set()
    for need in analysis.needs.found:
        if not analysis.reached(need.row) or (need.when is None and entering[need.row] & need.mask):
            continue
        if analysis.known(need.row, need.stage) & need.mask or (need.row, need.name) in seen:
            continue
        seen.add((need.row, need.name))
        yield _missing(analysis, need)
    yield from _starts(analysis)


def _missing(analysis: Analysis, need: Need) -> Diagnostic:
    row, span = analysis.graph.rows[need.row], analysis.place(need.span, need.row)
    path = analysis.trace(need.row, need.mask)
    shown = f" Por ejemplo: {path}." if path else ""
    case = f" (cuando {condition_text(analysis.procedure, need.when)})" if need.when else ""
    thing = name_of(analysis, need.name)
    if need.want is Want.USE:
        return analysis.error(
            "E502",
            span,
            f"{words.at(row)}: se usa {thing}{case}, y hay un camino en el que nadie lo produjo ni lo recibió antes."
            f"{shown}",
            f"Escriba «produce: [{need.name}]» o «recibe: [{need.name}]» antes, en todos los caminos; o diga que "
            "aquí puede faltar («si_falta: no_conformidad», «opcional: si»).",
        )
    if need.want is Want.SEND:
        return analysis.warning(
            "W502",
            span,
            f"{words.at(row)}: {need.where} manda {thing}{case}, y hay un camino en el que no lo habría.{shown}",
            "Haga que se registre o se produzca antes en todos los caminos, o póngale «cuando».",
        )
    if need.want is Want.NOT_BEFORE:
        return analysis.error(
            "E503",
            span,
            f"{words.at(row)}: «no_antes_de» espera {thing}, y hay un camino en el que no se ha registrado.{shown}",
            f"Escriba «registra: [{need.name}]» en una fila anterior por la que siempre se pase.",
        )
    again = " en esta fila o" if need.stage is Stage.DONE else ""
    return analysis.error(
        "E501",
        span,
        f"{words.at(row)}: {need.where} lee {thing}, y hay un camino en el que no se ha registrado.{shown}",
        f"Escriba «registra: [{need.name}]»{again} en una fila anterior por la que siempre se pase.",
    )


def name_of(analysis: Analysis, name: str) -> str:
    """Name a datum or document in a sentence, with the id that the file uses."""
    datum = analysis.procedure.datum_by_id.get(name)
    if datum is not None:
        return f"el dato «{name}» ({datum.label})" if datum.question else f"el dato «{name}»"
    document = analysis.procedure.document_by_id.get(name)
    return f"el documento «{name}» ({document_text(document)})" if document else f"«{name}»"


def _starts(analysis: Analysis) -> Iterator[Diagnostic]:
    facts = analysis.needs.facts
    for start in analysis.procedure.starts:
        if start.when is None:
            continue
        known = {item.datum for item in start.records} | {name for name, _ in start.fixes}
        for name in sorted(facts.recorded(strict(start.when)) - known):
            yield analysis.error(
                "E501",
                start.span,
                f"El inicio «{start.name}» sólo se abre cuando {condition_text(analysis.procedure, start.when)}, "
                f"y al abrir nadie ha registrado {name_of(analysis, name)}.",
                f"Escriba «registra: [{name}]» en el inicio, o use lo que ya se sabe al abrir («horario»).",
            )
