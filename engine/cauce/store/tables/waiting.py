"""What waits: for somebody, for a moment, for a period."""

from __future__ import annotations

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from cauce.store.tables.columns import CASE, CLUSTERED, moment, where


class Tasks(SQLModel, table=True):
    """What waits for somebody, as it is listed. `roles`, any of which may do it, are parted by spaces.

    `barred`, who may not, whatever their roles, has a line for each, between line breaks; it is empty for nobody.
    """

    __tablename__ = "tasks"
    __table_args__ = (
        Index("ix_tasks_due", "due", **where("due IS NOT NULL")),
        Index("ix_tasks_person", "person", **where("person <> ''")),
        CLUSTERED,
    )
    case_id: str = Field(primary_key=True, foreign_key=CASE)
    kind: str = Field(primary_key=True)
    item: int = Field(primary_key=True)
    folio: str
    procedure: str
    row: str
    step: str
    title: str
    roles: str
    person: str
    barred: str
    since: int = moment()
    due: int | None = moment(nullable=True)
    deadline: str
    deadline_name: str


class TaskRoles(SQLModel, table=True):
    """In whose inboxes a task is that is nobody's yet: one row for each role, an empty role when anybody may do it."""

    __tablename__ = "task_roles"
    __table_args__ = CLUSTERED
    role: str = Field(primary_key=True)
    case_id: str = Field(primary_key=True, foreign_key=CASE)
    kind: str = Field(primary_key=True)
    item: int = Field(primary_key=True)


class Clocks(SQLModel, table=True):
    """Deadlines that run and have not lapsed: what `vigilar` looks at."""

    __tablename__ = "clocks"
    __table_args__ = CLUSTERED
    case_id: str = Field(primary_key=True, foreign_key=CASE)
    clock: int = Field(primary_key=True)
    deadline: str
    due: int = moment(index=True)


class Openings(SQLModel, table=True):
    """Cases that periodic starts opened, one for each period («2026-03»).

    `case_id` is empty for «desde», when a start was first seen, and for the period before, which is not opened.
    """

    __tablename__ = "openings"
    procedure: str = Field(primary_key=True)
    start: str = Field(primary_key=True)
    period: str = Field(primary_key=True)
    case_id: str
