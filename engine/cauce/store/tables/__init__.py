"""The tables, as SQLModel declares them: the one description that creates, migrates and reports.

The daily commands never import this module (it costs a second): their statements are in `cauce.store.statements`, and a
test holds them against these declarations. Moments (`at`, `due`, `since`) are microseconds of UTC since 1970.
"""

from __future__ import annotations

from sqlmodel import SQLModel

from cauce.store.tables.cases import (
    Attachments,
    CaseKeys,
    Cases,
    Counters,
    Definitions,
    Drafts,
    Events,
    Institutions,
    Numbers,
    OpeningDrafts,
    Requests,
    Tokens,
)
from cauce.store.tables.office import Audit, Meta, People, PersonRoles, Seals, Substitutions, Unsealed
from cauce.store.tables.waiting import Clocks, Openings, TaskRoles, Tasks

METADATA = SQLModel.metadata

__all__ = [
    "METADATA",
    "Attachments",
    "Audit",
    "CaseKeys",
    "Cases",
    "Clocks",
    "Counters",
    "Definitions",
    "Drafts",
    "Events",
    "Institutions",
    "Meta",
    "Numbers",
    "OpeningDrafts",
    "Openings",
    "People",
    "PersonRoles",
    "Requests",
    "Seals",
    "Substitutions",
    "TaskRoles",
    "Tasks",
    "Tokens",
    "Unsealed",
]
