"""The last look before confirming: everything answered, by number, so that one answer can be changed and not all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cauce.cli.casos.asking.lines import Asker, read_yes_no
from cauce.cli.casos.asking.step import applies
from cauce.cli.casos.asking.summary import Said, answer_said
from cauce.cli.casos.doing import RefusedError, clock_of
from cauce.cli.casos.words.understood import NotUnderstoodError
from cauce.cli.output import paragraph, width, write
from cauce.model.wording import quoted

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from cauce.cli.casos.asking.answer import Answer
    from cauce.cli.casos.words.clock import Clock
    from cauce.cli.workspace.session import Session
    from cauce.model.procedure import Procedure
    from cauce.model.refusals import Refusal
    from cauce.runtime.desk.desk import CaseView
    from cauce.runtime.possible import Move


_ANSWERED = frozenset({"dato", "documento", "regla", "respuesta"})
"""Kinds of things missing that an answer supplies."""


def agreed(
    asker: Asker, opened: Session, procedure: Procedure, answer: Answer, would: Callable[[], Sequence[str]]
) -> bool | Said:
    """Show what was answered and what `would` happen, and ask whether to do it: yes, no, or what is to be changed."""
    given = answer_said(procedure, answer, opened.people, clock_of(opened))
    write()
    for number, each in enumerate(given, start=1):
        paragraph(f"{number}. {each.text}", "  ", "     ")
    try:
        lines = would()
    except RefusedError as refused:
        if not (given and _changeable(refused.refusal)):
            raise
        write()
        for line in refused.lines(width()):
            write(line)
        return asker.need(
            "¿Qué quiere cambiar? (su número, o «no» para dejarlo aquí)", lambda typed: _read_no(typed, given)
        )
    chosen = {f"Respuesta: {quoted(name)}." for name in answer.answers}  # it has its row already
    for line in lines:
        if line not in chosen:
            paragraph(line)
    if not given:
        return asker.yes("¿Confirma?")
    return asker.need("¿Confirma? (sí/no, o el número de lo que quiera cambiar)", lambda typed: _read(typed, given))


def forget(answer: Answer, said: Said) -> None:
    """Take back one thing that was said, so that it is asked again."""
    if said.kind == "dato":
        answer.data.pop(said.name, None)
    elif said.kind == "documento":
        answer.papers.documents.pop(said.name, None)
        answer.papers.attachments.pop(said.name, None)
    elif said.kind == "persona":
        answer.designee = ""
    else:
        answer.answers = ()
    answer.left_out.discard(said.name)


def drop_moot(view: CaseView, move: Move, answer: Answer, clock: Clock) -> None:
    """Take away answers to questions that, after a change, are not asked any more."""
    for use in move.data:
        if not applies(view, use.when, answer, clock):
            answer.data.pop(use.datum, None)
    for paper in move.documents:
        if not applies(view, paper.when, answer, clock):
            answer.papers.documents.pop(paper.document, None)
            answer.papers.attachments.pop(paper.document, None)


def _changeable(refusal: Refusal) -> bool:
    """Tell whether other answers could mend everything for which it would be refused."""
    return all(item.kind in _ANSWERED for item in refusal.missing)


def _read_no(typed: str, given: Sequence[Said]) -> bool | Said:
    found = _read(typed, given)
    if found is True:
        raise NotUnderstoodError("Así no se puede. Escriba el número de lo que quiera cambiar, o «no».")
    return found


def _read(typed: str, given: Sequence[Said]) -> bool | Said:
    plain = typed.strip().rstrip(".")
    if plain.isascii() and plain.isdecimal() and 1 <= int(plain[:9]) <= len(given):
        return given[int(plain[:9]) - 1]
    try:
        return read_yes_no(typed)
    except NotUnderstoodError:
        raise NotUnderstoodError("Conteste sí o no, o el número de lo que quiera cambiar.") from None
