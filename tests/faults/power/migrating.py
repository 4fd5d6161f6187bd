"""A database brought up to date: `python -m tests.faults.power.migrating FOLDER`, which the recorder watches.

The next version of the schema is an invented one: it makes a table, fills it from the cases, and changes one that is
there already.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from cauce.store import schema
from cauce.store.problems import StorageProblem
from cauce.store.revisions import REVISIONS
from cauce.store.store import DatabaseStore, open_session
from cauce.store.verification import verify
from tests.faults.power.at_work import CASES, FILE, KEYS

NEXT = "9999"
DONE = "al dia"
_MIGRATION = f'''\
from alembic import op

revision, down_revision, branch_labels, depends_on = "{NEXT}", "{REVISIONS[-1]}", None, None
'''
_MIGRATION += """

def upgrade():
    op.execute("CREATE TABLE invented (case_id TEXT PRIMARY KEY, told BLOB NOT NULL)")
    op.execute("INSERT INTO invented SELECT id, zeroblob(40000) FROM cases")
    op.execute("ALTER TABLE people ADD COLUMN invented TEXT NOT NULL DEFAULT 'no'")
"""


@contextmanager
def next_version() -> Iterator[None]:
    """Have a schema that is one version ahead."""
    usual = schema.SCRIPTS
    with TemporaryDirectory() as name:
        scripts = Path(name) / "migrations"
        shutil.copytree(usual, scripts)
        (scripts / "versions" / f"{NEXT}_invented.py").write_text(_MIGRATION, encoding="utf-8")
        schema.SCRIPTS = scripts
        try:
            yield
        finally:
            schema.SCRIPTS = usual


def judge(place: Path, said: Sequence[str]) -> str:
    """Say what is wrong with what a power cut left; "" when nothing is.

    It is of one version or the other, whole, and of the next once that was said; brought up to date again it is of the
    next, with what belongs to it.
    """
    try:
        before = _version(place / FILE)
        if before != NEXT and DONE in said:
            return "acknowledged and lost"
        with next_version():
            schema.upgrade(place / FILE, KEYS)
        after = _version(place / FILE)
    except StorageProblem as problem:
        return problem.code
    return "" if (before, after) in ((REVISIONS[-1], NEXT), (NEXT, NEXT)) else f"from {before} to {after}"


def _version(path: Path) -> str:
    """Return the version of a database that verifies and has what belongs to its version."""
    with DatabaseStore(open_session(path, KEYS), KEYS) as store:
        assert verify(store).findings == ()
        version = str(store.session.all("SELECT version_num FROM alembic_version")[0][0])
        tables = store.session.all("SELECT name FROM sqlite_master WHERE name = 'invented'")
        columns = store.session.all("SELECT name FROM pragma_table_info('people') WHERE name = 'invented'")
        assert (len(tables), len(columns)) == ((1, 1) if version == NEXT else (0, 0))
        assert not tables or store.session.all("SELECT count(*) FROM invented") == [(CASES,)]
    return version


def main(folder: str) -> None:
    """Bring the database of a folder up to date."""
    with next_version():
        schema.upgrade(Path(folder) / FILE, KEYS)
    os.write(1, f"{DONE}\n".encode())


if __name__ == "__main__":
    main(sys.argv[1])
