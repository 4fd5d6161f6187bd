"""Nothing is forgotten: every command has a handler, every fact is folded, and what people write does not show."""

from __future__ import annotations

import dataclasses
from typing import get_args

from cauce.model import commands
from cauce.model.case import Status
from cauce.model.events import EVENT_TYPES, Corrected, Opened
from cauce.runtime.decide import HANDLERS
from cauce.runtime.evolve import _MARKED, FOLDS
from cauce.runtime.permitted import _TAKEN, _WHY

WRITTEN = {"reason", "text", "value", "reference", "name"}
"""Fields of facts and commands that hold what people wrote."""


def test_every_command_is_carried_out() -> None:
    assert set(HANDLERS) == set(get_args(commands.Command))


def test_every_fact_is_folded() -> None:
    assert set(FOLDS) | {Opened, Corrected} == set(EVENT_TYPES)
    assert set(_MARKED) < set(FOLDS)


def test_every_state_says_what_it_takes() -> None:
    assert set(_TAKEN) == set(_WHY) == set(Status) - {Status.OPEN}


def test_what_people_write_does_not_show() -> None:
    shown = [
        f"{kind.__name__}.{part.name}"
        for kind in (*EVENT_TYPES, *get_args(commands.Command))
        for part in dataclasses.fields(kind)
        if part.repr and part.name in WRITTEN
    ]
    assert shown == ["Withdrawn.reason"], "that one is a word of ours, not of people"
