"""Kinds of columns, and how tables lie in SQLite."""

from __future__ import annotations

from typing import Any

from sqlalchemy import BigInteger, LargeBinary, text
from sqlmodel import Field

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


def where(condition: str) -> dict[str, Any]:
    """Return what makes an index cover only some rows: the others cost nothing when they come and go."""
    return {"sqlite_where": text(condition), "postgresql_where": text(condition)}
