"""Cases, their history, and what belongs to each."""

from __future__ import annotations

from sqlalchemy import Index, LargeBinary
from sqlmodel import Field, SQLModel

from cauce.store.tables.columns import CASE, CLUSTERED, content, moment


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
    """The history. Append-only. `body` is the part in clear, `secret` the encrypted one, `hash` the chain's.

    In SQLite too they lie in the order in which they came: whole pages fill one after the other.
    """

    __tablename__ = "events"
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
    fingerprint: bytes = content()
    sequence: int


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


class OpeningDrafts(SQLModel, table=True):
    """Half-filled answers to what opens a case, which has no key yet: encrypted under the master key."""

    __tablename__ = "opening_drafts"
    procedure: str = Field(primary_key=True)
    start: str = Field(primary_key=True)
    person: str = Field(primary_key=True)
    number: int = Field(primary_key=True)
    content: bytes = content()
