"""What earlier cases propose for the data of a case, with the folios that match; a person decides."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any

from cauce.model.wording import listed

if TYPE_CHECKING:
    from cauce.cli.workspace.session import Session
    from cauce.runtime.possible import Move


def proposed(opened: Session, move: Move) -> dict[str, tuple[Any, str]]:
    """Return by datum the value proposed in a step, and the words for why."""
    if not move.proposals:
        return {}
    found: dict[str, tuple[Any, str]] = {}
    with opened.desk.store.read() as transaction:
        for datum, cases in move.proposals.items():
            folios: list[str] = []
            for case in cases:
                with suppress(KeyError):  # erased since
                    folios.append(transaction.folio_of(case))
            if folios:
                found[datum] = ("si", f"Coincide con {listed(folios)}: parece que sí. Véalo antes de contestar.")
    return found
