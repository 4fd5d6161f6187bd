"""A refusal as the person who reads it can use it: with who else could do it, and no command that they may not give."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from cauce.model.commands import Reopen, Resume
from cauce.model.refusals import Refusal

if TYPE_CHECKING:
    from cauce.cli.workspace.session import Session
    from cauce.model.refusals import Missing

_AGAIN: dict[str, tuple[str, Reopen | Resume]] = {
    "cauce reabrir FOLIO": ("reabrirlo", Reopen()),
    "cauce reanudar FOLIO": ("reanudarlo", Resume()),
}


def openable(opened: Session, refusal: Refusal, folio: str) -> Refusal:
    """Return a refusal that sends nobody to `reabrir` or `reanudar` to whom that would be refused too, and says why."""
    missing = tuple(_openable(opened, item, folio) for item in refusal.missing)
    before, after = ("; ".join(item.text for item in items) for items in (refusal.missing, missing))
    return replace(refusal, message=refusal.message.replace(before, after), missing=missing)


def _openable(opened: Session, item: Missing, folio: str) -> Missing:
    if not folio or item.cure not in _AGAIN:
        return item
    verb, command = _AGAIN[item.cure]
    would = opened.desk.do(folio, command, rehearse=True)
    if not isinstance(would, Refusal):
        return item
    why = "; ".join(each.text for each in with_names(opened, would).missing)
    return replace(item, text=f"{item.text} (para {verb}: {why})", cure="")


def with_names(opened: Session, refusal: Refusal) -> Refusal:
    """Return a refusal that names the people who can do what this person may not."""
    if not any(item.kind == "persona" for item in refusal.missing):
        return refusal
    from cauce.cli.casos.screens.wanted import with_people
    from cauce.cli.workspace.roles import roles_of

    definitions = opened.desk.definitions
    known = roles_of(found for key in (*definitions.keys(),) if (found := definitions.current(key)))
    return with_people(refusal, opened.people, opened.person, set(known))
