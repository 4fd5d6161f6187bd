"""Which commands a case takes in each of its states, and the words for why not."""

from __future__ import annotations

from typing import Any, get_args

from cauce.model import commands
from cauce.model.case import Case, Status
from cauce.model.refusals import Missing

_ALWAYS: frozenset[type[Any]] = frozenset(
    (commands.Annotate, commands.ChildConcluded, commands.ChildResumed, commands.Watch)
)
_HAND_OVERS: frozenset[type[Any]] = frozenset((commands.AcceptHandOver, commands.RejectHandOver))
_OFFERS: frozenset[type[Any]] = frozenset((commands.AcceptOffer, commands.RejectOffer, commands.WithdrawOffer))

_TAKEN: dict[Status, frozenset[type[Any]]] = {
    # What arrives while a case stands still is kept, and others may answer; nothing advances.
    Status.SUSPENDED: _ALWAYS
    | _HAND_OVERS
    | _OFFERS
    | {
        commands.RecordData,
        commands.AddDocument,
        commands.VoidDocument,
        commands.Assign,
        commands.Resume,
        commands.Close,
        commands.Cancel,
    },
    Status.ENDED: _ALWAYS | _HAND_OVERS | _OFFERS | {commands.Reoffer, commands.Correct, commands.Reopen},
    Status.CLOSED: _ALWAYS | _HAND_OVERS | {commands.Reopen},
    Status.CANCELLED: _ALWAYS | {commands.Reopen},
}

_NOT_TAKEN: dict[Status, frozenset[type[Any]]] = {
    Status.OPEN: frozenset((commands.Reopen, commands.Resume)),
    **{status: frozenset(get_args(commands.Command)) - taken for status, taken in _TAKEN.items()},
}

_WHY = {
    Status.SUSPENDED: ("el caso está suspendido", "cauce reanudar FOLIO"),
    Status.ENDED: ("el caso ya concluyó", "cauce reabrir FOLIO"),
    Status.CLOSED: ("el caso está cerrado", "cauce reabrir FOLIO"),
    Status.CANCELLED: ("el caso está cancelado", "cauce reabrir FOLIO"),
}


def takes(case: Case, command: type[Any]) -> bool:
    """Tell whether a case takes this kind of command in its present state, whoever gives it."""
    return command not in _NOT_TAKEN[case.status]


def why_not(case: Case, command: commands.Command) -> Missing | None:
    """Return what is wrong with giving a command to a case in its present state, None when nothing is."""
    if takes(case, type(command)):
        return None
    if case.status is not Status.OPEN:
        text, cure = _WHY[case.status]
        return Missing("caso", case.end, text, cure)
    text = "el caso no está suspendido" if isinstance(command, commands.Resume) else "el caso sigue abierto"
    return Missing("caso", "", text, "cauce ver FOLIO")
