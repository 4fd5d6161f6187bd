"""The tables, as SQLModel declares them: the one description that creates, migrates and reports.

The daily commands never import this module (it costs a second): their statements are in `cauce.store.statements`, and a
test holds them against these declarations. Moments (`at`, `due`, `since`) are microseconds of UTC since 1970.
"""

from __future__ import annotations

from sqlalchemy import BigInteger, Index, LargeBinary, UniqueConstraint
from sqlmodel import Field, SQLModel

METADATA = SQLModel.metadata
CASE = "cases.id"

CLUSTERED = {"sqlite_with_rowid": False}
"""In SQLite, rows lie in their primary key's own order, without a second tree.

For what each step of a case replaces, it matters most: the row that goes and the row that comes are on one page, and a
commit encrypts and writes whole pages.
"""


def moment(*, nullable: bool = False, index: bool = False) -> int:
    """Return a column of microseconds of UTC."""
    column: int = Field(sa_type=BigInteger, nullable=nullable, index=index)
    return column


def content(*, nullable: bool = False) -> bytes:
    """Return a column of bytes."""
    column: bytes = Field(sa_type=LargeBinary, nullable=nullable)
    return column


class Meta(SQLModel, table=True):
    """What is said once of the whole database: key check, creation."""

    __tablename__ = "meta"
    name: str = Field(primary_key=True)
    value: str


class Definitions(SQLModel, table=True):
    """Procedures that cases are pinned to: the text (compressed) and its compiled form, by SHA-256 of the text."""

    __tablename__ = "definitions"
    digest: str = Field(primary_key=True)
    procedure: str = Field(index=True)
    version: str
    text: bytes = content()
    compiled: bytes = content()


class Institutions(SQLModel, table=True):
    """Institutions with their calendar, compiled, by the digest of the texts they were compiled from."""

    __tablename__ = "institutions"
    digest: str = Field(primary_key=True)
    compiled: bytes = content()


class Cases(SQLModel, table=True):
    """Cases as they are now. `folio_key` is the folio as it is looked up, `snapshot` encrypted under the case key."""

    __tablename__ = "cases"
    id: str = Field(primary_key=True)
    folio: str
    folio_key: str = Field(unique=True)
    procedure: str = Field(index=True)
    definition: str = Field(foreign_key="definitions.digest")
    status: str
    sequence: int
    head: bytes = content()
    snapshot: bytes = content()
    opened: int = moment()
    changed: int = moment()


class CaseKeys(SQLModel, table=True):
    """The key of each case, wrapped by the master key: without its row, nobody reads the case's data any more."""

    __tablename__ = "case_keys"
    case_id: str = Field(primary_key=True, foreign_key=CASE)
    wrapped: bytes = content()


class Events(SQLModel, table=True):
    """The history. Append-only. `body` is the part in clear, `secret` the encrypted one, `hash` the chain's."""

    __tablename__ = "events"
    __table_args__ = CLUSTERED
    case_id: str = Field(primary_key=True, foreign_key=CASE)
    sequence: int = Field(primary_key=True)
    at: int = moment()
    kind: str
    body: str
    secret: bytes | None = content(nullable=True)
    person: str
    role: str
    stands_in_for: str
    request: str
    definition: str = Field(foreign_key="definitions.digest")
    hash: bytes = content()


class Requests(SQLModel, table=True):
    """Sendings carried out, so that none acts twice."""

    __tablename__ = "requests"
    __table_args__ = CLUSTERED
    request: str = Field(primary_key=True)
    case_id: str = Field(foreign_key=CASE)
    fingerprint: str
    sequence: int


class Tasks(SQLModel, table=True):
    """What waits for somebody. `detail` is the whole task as plain JSON; the columns are those it is looked for by."""

    __tablename__ = "tasks"
    __table_args__ = (Index("ix_tasks_due", "due"), CLUSTERED)
    case_id: str = Field(primary_key=True, foreign_key=CASE)
    kind: str = Field(primary_key=True)
    item: int = Field(primary_key=True)
    procedure: str
    row: str
    person: str = Field(index=True)
    since: int = moment()
    due: int | None = moment(nullable=True)
    detail: str


class TaskRoles(SQLModel, table=True):
    """The roles any of which may do a task; one empty role when anybody may."""

    __tablename__ = "task_roles"
    __table_args__ = (Index("ix_task_roles_role", "role"), CLUSTERED)
    case_id: str = Field(primary_key=True, foreign_key=CASE)
    kind: str = Field(primary_key=True)
    item: int = Field(primary_key=True)
    role: str = Field(primary_key=True)


class Clocks(SQLModel, table=True):
    """Deadlines that run and have not lapsed: what `vigilar` looks at."""

    __tablename__ = "clocks"
    __table_args__ = CLUSTERED
    case_id: str = Field(primary_key=True, foreign_key=CASE)
    clock: int = Field(primary_key=True)
    deadline: str
    due: int = moment(index=True)


class Counters(SQLModel, table=True):
    """The last number given, by year: of a folio prefix (`kind` «folio», `procedure` empty) or a procedure's series."""

    __tablename__ = "counters"
    __table_args__ = CLUSTERED
    kind: str = Field(primary_key=True)
    procedure: str = Field(primary_key=True)
    name: str = Field(primary_key=True)
    year: int = Field(primary_key=True)
    last: int


class Numbers(SQLModel, table=True):
    """Numbers of series that cases have. `year` is 0 for a series that never restarts."""

    __tablename__ = "numbers"
    __table_args__ = (Index("ix_numbers_year_number", "year", "number"), CLUSTERED)
    procedure: str = Field(primary_key=True)
    series: str = Field(primary_key=True)
    year: int = Field(primary_key=True)
    number: int = Field(primary_key=True)
    case_id: str = Field(foreign_key=CASE)


class Tokens(SQLModel, table=True):
    """Keyed digests of the data that antecedents compare; erased with the case's key."""

    __tablename__ = "tokens"
    __table_args__ = (Index("ix_tokens_token", "token"), CLUSTERED)
    case_id: str = Field(primary_key=True, foreign_key=CASE)
    datum: str = Field(primary_key=True)
    token: bytes = Field(sa_type=LargeBinary, primary_key=True)
    procedure: str


class Attachments(SQLModel, table=True):
    """Files of a case, encrypted under its key, by their SHA-256."""

    __tablename__ = "attachments"
    case_id: str = Field(primary_key=True, foreign_key=CASE)
    digest: str = Field(primary_key=True)
    content: bytes = content()


class Drafts(SQLModel, table=True):
    """Half-filled answers, encrypted under the case's key."""

    __tablename__ = "drafts"
    case_id: str = Field(primary_key=True, foreign_key=CASE)
    person: str = Field(primary_key=True)
    visit: int = Field(primary_key=True)
    content: bytes = content()


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


class Openings(SQLModel, table=True):
    """Cases that periodic starts opened, one for each period («2026-03»).

    `case_id` is empty for «desde», when a start was first seen, and for the period before, which is not opened.
    """

    __tablename__ = "openings"
    procedure: str = Field(primary_key=True)
    start: str = Field(primary_key=True)
    period: str = Field(primary_key=True)
    case_id: str
