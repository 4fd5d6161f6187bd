"""The tables of the first version, and the triggers that keep the history from being changed."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

APPEND_ONLY = ("events", "seals", "audit")


def upgrade() -> None:
    """Make everything."""
    _shared()
    _cases()
    _of_cases()
    for table in APPEND_ONLY:
        _keep(table)


def _text(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.String(), nullable=False) for name in names]


def _number(*names: str) -> list[sa.Column[int]]:
    return [sa.Column(name, sa.Integer(), nullable=False) for name in names]


def _moment(*names: str) -> list[sa.Column[int]]:
    return [sa.Column(name, sa.BigInteger(), nullable=False) for name in names]


def _bytes(*names: str) -> list[sa.Column[bytes]]:
    return [sa.Column(name, sa.LargeBinary(), nullable=False) for name in names]


def _key(*names: str) -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint(*names)


def _refers(name: str, to: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([name], [to])


def _shared() -> None:
    op.create_table("meta", *_text("name", "value"), _key("name"))
    op.create_table(
        "definitions", *_text("digest", "procedure", "version"), *_bytes("text", "compiled"), _key("digest")
    )
    op.create_index("ix_definitions_procedure", "definitions", ["procedure"])
    op.create_table("institutions", *_text("digest"), *_bytes("compiled"), _key("digest"))
    op.create_table(
        "people",
        *_text("id", "name", "account"),
        *_number("supervises", "active"),
        *_moment("changed"),
        *_text("changed_by"),
        _key("id"),
    )
    op.create_table(
        "person_roles",
        *_text("person"),
        *_number("place"),
        *_text("role"),
        _refers("person", "people.id"),
        _key("person", "place"),
    )
    op.create_table(
        "substitutions",
        *_number("number"),
        *_text("absent", "substitute", "since", "until"),
        *_bytes("reason"),
        *_moment("at"),
        *_text("by"),
        _key("number"),
    )
    op.create_table(
        "audit",
        *_number("number"),
        *_moment("at"),
        *_text("person", "role", "command", "case_id", "classes"),
        _key("number"),
    )
    op.create_index("ix_audit_case_id", "audit", ["case_id"])
    op.create_table(
        "counters",
        *_text("kind", "procedure", "name"),
        *_number("year", "last"),
        _key("kind", "procedure", "name", "year"),
        sqlite_with_rowid=False,
    )
    op.create_table("openings", *_text("procedure", "start", "period", "case_id"), _key("procedure", "start", "period"))
    op.create_table(
        "unsealed",
        *_text("case_id"),
        *_number("sequence"),
        *_bytes("head"),
        *_moment("at"),
        _key("case_id", "sequence"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "seals",
        *_number("number"),
        *_moment("at"),
        *_text("leaves"),
        *_bytes("root", "previous", "hash"),
        _key("number"),
        sa.UniqueConstraint("previous"),
    )


def _cases() -> None:
    op.create_table(
        "cases",
        *_text("id", "folio", "folio_key", "procedure", "definition", "status"),
        *_number("sequence"),
        *_bytes("head", "snapshot"),
        *_moment("opened", "changed"),
        _refers("definition", "definitions.digest"),
        _key("id"),
        sa.UniqueConstraint("folio_key"),
    )
    op.create_index("ix_cases_procedure", "cases", ["procedure"])
    op.create_table(
        "events",
        *_text("case_id"),
        *_number("sequence"),
        *_moment("at"),
        *_text("kind", "body"),
        sa.Column("secret", sa.LargeBinary(), nullable=True),
        *_text("person", "role", "stands_in_for", "request", "definition"),
        *_bytes("hash"),
        _refers("case_id", "cases.id"),
        _refers("definition", "definitions.digest"),
        _key("case_id", "sequence"),
    )


def _of_cases() -> None:
    op.create_table("case_keys", *_text("case_id"), *_bytes("wrapped"), _refers("case_id", "cases.id"), _key("case_id"))
    op.create_table(
        "requests",
        *_text("request", "case_id"),
        *_bytes("fingerprint"),
        *_number("sequence"),
        _refers("case_id", "cases.id"),
        _key("request"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "tasks",
        *_text("case_id", "kind"),
        *_number("item"),
        *_text("folio", "procedure", "row", "step", "title", "roles", "person", "barred"),
        *_moment("since"),
        sa.Column("due", sa.BigInteger(), nullable=True),
        *_text("deadline", "deadline_name"),
        _refers("case_id", "cases.id"),
        _key("case_id", "kind", "item"),
        sqlite_with_rowid=False,
    )
    for name, condition in (("due", "due IS NOT NULL"), ("person", "person <> ''")):
        where = sa.text(condition)
        op.create_index(f"ix_tasks_{name}", "tasks", [name], sqlite_where=where, postgresql_where=where)
    op.create_table(
        "task_roles",
        *_text("role", "case_id", "kind"),
        *_number("item"),
        _refers("case_id", "cases.id"),
        _key("role", "case_id", "kind", "item"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "clocks",
        *_text("case_id"),
        *_number("clock"),
        *_text("deadline"),
        *_moment("due"),
        _refers("case_id", "cases.id"),
        _key("case_id", "clock"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_clocks_due", "clocks", ["due"])
    op.create_table(
        "numbers",
        *_text("procedure", "series"),
        *_number("year", "number"),
        *_text("case_id"),
        _refers("case_id", "cases.id"),
        _key("procedure", "series", "year", "number"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_numbers_year_number", "numbers", ["year", "number"])
    op.create_table(
        "tokens",
        *_text("case_id", "datum"),
        *_bytes("token"),
        *_text("procedure"),
        _refers("case_id", "cases.id"),
        _key("case_id", "datum", "token"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_tokens_token", "tokens", ["token"])
    op.create_table(
        "attachments",
        *_text("case_id", "digest"),
        *_bytes("content"),
        _refers("case_id", "cases.id"),
        _key("case_id", "digest"),
    )
    op.create_table(
        "drafts",
        *_text("case_id", "person"),
        *_number("visit"),
        *_bytes("content"),
        _refers("case_id", "cases.id"),
        _key("case_id", "person", "visit"),
    )
    op.create_table(
        "opening_drafts",
        *_text("procedure", "start", "person"),
        *_number("number"),
        *_bytes("content"),
        _key("procedure", "start", "person", "number"),
    )


def _keep(table: str) -> None:
    """Let a table only grow, whoever writes to it."""
    if op.get_context().dialect.name == "sqlite":
        for action in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {table}_no_{action.lower()} BEFORE {action} ON {table}"
                " BEGIN SELECT RAISE(ABORT, 'append-only'); END"
            )
        return
    op.execute(
        f"CREATE FUNCTION {table}_append_only() RETURNS trigger LANGUAGE plpgsql"
        " AS $$ BEGIN RAISE EXCEPTION 'append-only'; END $$"
    )
    op.execute(
        f"CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE ON {table}"
        f" FOR EACH ROW EXECUTE FUNCTION {table}_append_only()"
    )
    op.execute(
        f"CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table}"
        f" FOR EACH STATEMENT EXECUTE FUNCTION {table}_append_only()"
    )
