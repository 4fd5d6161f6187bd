"""What people and clocks ask of a case. `runtime.decide` answers with events or with a refusal."""

from __future__ import annotations

from cauce.model.asking.handing import (
    AcceptHandOver,
    AcceptOffer,
    Assign,
    ChildConcluded,
    ChildResumed,
    HandOn,
    Refer,
    RejectHandOver,
    RejectOffer,
    Reoffer,
    WithdrawOffer,
)
from cauce.model.asking.moving import Advance, Correct, Interrupt, Open, Reopen, Skip, TakeWait, Watch
from cauce.model.asking.papers import NOTHING, Attached, Paper
from cauce.model.asking.recording import AddDocument, Annotate, RecordData, VoidDocument
from cauce.model.asking.standing import Cancel, Close, Extend, Resume, Suspend

__all__ = [
    "NOTHING",
    "AcceptHandOver",
    "AcceptOffer",
    "AddDocument",
    "Advance",
    "Annotate",
    "Assign",
    "Attached",
    "Cancel",
    "ChildConcluded",
    "ChildResumed",
    "Close",
    "Command",
    "Correct",
    "Extend",
    "HandOn",
    "Interrupt",
    "Open",
    "Paper",
    "RecordData",
    "Refer",
    "RejectHandOver",
    "RejectOffer",
    "Reoffer",
    "Reopen",
    "Resume",
    "Skip",
    "Suspend",
    "TakeWait",
    "VoidDocument",
    "Watch",
    "WithdrawOffer",
]

Command = (
    Open
    | Advance
    | TakeWait
    | Skip
    | RecordData
    | AddDocument
    | VoidDocument
    | Annotate
    | Assign
    | HandOn
    | AcceptHandOver
    | RejectHandOver
    | AcceptOffer
    | RejectOffer
    | Reoffer
    | WithdrawOffer
    | Refer
    | Suspend
    | Resume
    | Extend
    | Correct
    | Close
    | Cancel
    | Interrupt
    | Watch
    | ChildConcluded
    | ChildResumed
    | Reopen
)
