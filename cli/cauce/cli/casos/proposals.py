"""What earlier cases propose for the data of a case, with the folios that match; a person decides."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any

from cauce.model.wording import listed

if TYPE_CHECKING:
    from cauce.cli.workspace.session import Session
    from cauce.runtime.desk.desk import CaseView


def proposed(opened: Session, view: CaseView) -> dict[str, tuple[Any, str]]:
    """Return by datum the value proposed and the words for why."""
    if not view.case.proposals:
        return {}
    found: dict[str, tuple[Any, str]] = {}
    with opened.desk.store.read() as transaction:
        for datum, proposals in view.case.proposals.items():
            folios: dict[str, None] = {}
            for case in (case for proposal in proposals for case in proposal.cases):
                with suppress(KeyError):  # erased since
                    folios[transaction.folio_of(case)] = None
            if folios:
                found[datum] = ("si", f"Coincide con {listed(list(folios))}: parece que sí. Véalo antes de contestar.")
    return found
