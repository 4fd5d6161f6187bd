"""What a command would do, by really deciding without storing anything."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from cauce.cli.casos.doing import RefusedError, checked
from cauce.cli.casos.screens.done import done_lines

if TYPE_CHECKING:
    from collections.abc import Callable

    from cauce.cli.workspace.session import Session
    from cauce.model.commands import Command
    from cauce.runtime.desk.desk import CaseView


_HOPELESS = frozenset({"persona", "caso", "inicio"})
"""Kinds of things missing that no answer of this person supplies."""


def rehearsed_lines(opened: Session, view: CaseView, command: Command, supplies: str = "") -> list[str]:
    """Return what will be told after the command, in the future. Raises RefusedError when it would be refused."""
    would = opened.desk.do(view.folio, command, expected=view.case.sequence, rehearse=True)
    done = checked(would, view.folio, supplies)
    return done_lines(done.procedure, done.events, done.case, opened.people, opened.zone, future=True)


def check_allowed(opened: Session, view: CaseView, command: Command) -> None:
    """Refuse before asking what no answer would allow: it is for somebody else, or the case is closed.

    Raises RefusedError, with only that.
    """
    check_hopeful(
        lambda: checked(opened.desk.do(view.folio, command, expected=view.case.sequence, rehearse=True), view.folio)
    )


def check_hopeful(rehearse: Callable[[], object]) -> None:
    """Refuse before asking what a rehearsal is refused for and no answer would allow. Raises RefusedError."""
    try:
        rehearse()
    except RefusedError as refused:
        would = refused.refusal
        hopeless = tuple(item for item in would.missing if item.kind in _HOPELESS)
        if hopeless:
            before, after = ("; ".join(item.text for item in items) for items in (would.missing, hopeless))
            message = f"{would.message.removesuffix(before)}{after}"
            raise RefusedError(replace(would, message=message, missing=hopeless), refused.folio) from None
