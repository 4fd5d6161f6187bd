"""What is of the whole database: its staff, its audit, its seals."""

from __future__ import annotations

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel

from cauce.store.tables.columns import CLUSTERED, content, moment


class Meta(SQLModel, table=True):
    """What is said once of the whole database: key check, creation."""

    __tablename__ = "meta"
    name: str = Field(primary_key=True)
    value: str


class People(SQLModel, table=True):
    """The staff. `changed` and `changed_by` say when and who wrote the row last; the audit keeps every time."""

    __tablename__ = "people"
    id: str = Field(primary_key=True)
    name: str
    account: str
    supervises: int
    active: int
    changed: int = moment()
    changed_by: str


class PersonRoles(SQLModel, table=True):
    """The roles of the staff, in the order given."""

    __tablename__ = "person_roles"
    person: str = Field(primary_key=True, foreign_key="people.id")
    place: int = Field(primary_key=True)
    role: str


class Substitutions(SQLModel, table=True):
    """Dated *suplencias*; `reason` is encrypted under a key of the workspace. Days are ISO."""

    __tablename__ = "substitutions"
    number: int = Field(primary_key=True)
    absent: str
    substitute: str
    since: str
    until: str
    reason: bytes = content()
    at: int = moment()
    by: str


class Audit(SQLModel, table=True):
    """Readings of confidential data and changes of the staff. Append-only; never the data. `classes` is a JSON list."""

    __tablename__ = "audit"
    number: int = Field(primary_key=True)
    at: int = moment()
    person: str
    role: str
    command: str
    case_id: str = Field(index=True)
    classes: str


class Unsealed(SQLModel, table=True):
    """Heads of cases that no seal covers yet."""

    __tablename__ = "unsealed"
    __table_args__ = CLUSTERED
    case_id: str = Field(primary_key=True)
    sequence: int = Field(primary_key=True)
    head: bytes = content()
    at: int = moment()


class Seals(SQLModel, table=True):
    """Seals. Append-only. `leaves` is a JSON list of [case, sequence, head] whose Merkle root is `root`."""

    __tablename__ = "seals"
    __table_args__ = (UniqueConstraint("previous"),)
    number: int = Field(primary_key=True)
    at: int = moment()
    leaves: str
    root: bytes = content()
    previous: bytes = content()
    hash: bytes = content()
