"""What earlier cases, and what was corrected, propose for the data of a case; a person decides."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any

from cauce.model.events import Corrected, Recorded
from cauce.model.wording import listed

if TYPE_CHECKING:
    from cauce.cli.workspace.session import Session
    from cauce.runtime.desk.desk import CaseView
    from cauce.runtime.desk.records import Entry
    from cauce.runtime.possible import Move


def proposed(opened: Session, view: CaseView, move: Move) -> dict[str, tuple[Any, str]]:
    """Return by datum the value proposed in a step, and the words for why.

    What a correction left without effect is proposed too: whoever corrects one answer writes «igual» to the others.
    """
    found: dict[str, tuple[Any, str]] = {}
    with opened.desk.store.read() as transaction:
        for datum, value in _undone(transaction.history(view.case.id)).items():
            if datum not in view.case.data:
                found[datum] = (value, "Es lo que se había registrado antes de corregir.")
        for datum, cases in move.proposals.items():
            folios: list[str] = []
            for case in cases:
                with suppress(KeyError):  # erased since
                    folios.append(transaction.folio_of(case))
            if folios:
                found[datum] = ("si", f"Coincide con {listed(folios)}: parece que sí. Véalo antes de contestar.")
    return found


def _undone(history: tuple[Entry, ...]) -> dict[str, Any]:
    """Return the data that corrections left without effect, each with the last value that it had."""
    gone = {number for entry in history if isinstance(entry.event, Corrected) for number in entry.event.without}
    facts = [entry.event for number, entry in enumerate(history, start=1) if number in gone]
    return {fact.datum: fact.value for fact in facts if isinstance(fact, Recorded)}
