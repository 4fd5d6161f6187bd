"""The versions of the schema, oldest first, without importing what migrates it; a test holds them against Alembic's."""

from __future__ import annotations

from cauce.store import statements
from cauce.store.driver.session import Session
from cauce.store.problems import StorageProblem, problem

REVISIONS = ("0001",)
KEY_CHECK = "llave"
"""The name in `meta` of the fingerprint of the master key: with a server, nothing else would tell a wrong one."""


def check_schema(session: Session, fingerprint: str) -> None:
    """Raise StorageProblem unless the database is Cauce's, of the present version, and of this key."""
    session.begin(write=False)
    try:
        found = _version(session)
        if found not in REVISIONS:
            raise problem("version_posterior")
        if found != REVISIONS[-1]:
            raise problem("version_anterior")
        row = session.one(statements.META, name=KEY_CHECK)
        if row is None or row[0] != fingerprint:
            raise problem("llave_equivocada")
    finally:
        session.rollback()


def _version(session: Session) -> str:
    try:
        row = session.one(statements.SCHEMA_VERSION)
    except StorageProblem as found:
        raise (problem("base_ajena") if found.code == "base_falla" else found) from None
    if row is None:
        raise problem("base_ajena")
    return str(row[0])
