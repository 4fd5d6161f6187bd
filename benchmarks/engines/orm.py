"""The same reads and writes through SQLModel's ORM, over the store's own tables: a session for each step.

Only the storage is measured: nothing is decided, encoded, encrypted or chained here.
"""

from __future__ import annotations

import re
from typing import Any

from sqlalchemy import create_engine, event, func, inspect
from sqlalchemy.pool import StaticPool
from sqlmodel import Session, SQLModel, select

from benchmarks.tape import Said
from cauce.store import tables

_TABLE = re.compile(r"(?:FROM|JOIN|INTO|UPDATE) (\w+)")
_CONDITION = re.compile(r"(?:(\w+)\.)?(\w+) = :(\w+)")
_MODELS: dict[str, type[SQLModel]] = {
    kind.__tablename__: kind  # type: ignore[misc]
    for kind in vars(tables).values()
    if isinstance(kind, type) and issubclass(kind, SQLModel) and kind is not SQLModel
}


class OrmSteps:
    """Steps through the ORM on one connection of the driver, kept open."""

    def __init__(self, connection: Any, driver: Any) -> None:
        self.engine = create_engine("sqlite://", module=driver, creator=lambda: connection, poolclass=StaticPool)
        event.listen(self.engine, "begin", lambda opened: opened.exec_driver_sql("BEGIN IMMEDIATE"))

    def step(self, tape: list[Said]) -> None:
        """Do what a tape says."""
        with Session(self.engine) as session:
            for method, statement, values in tape:
                if not statement.startswith(("BEGIN", "COMMIT")):
                    for row in values if method == "executemany" else [values]:
                        _do(session, statement, dict(row or {}))
            session.commit()


def _do(session: Session, statement: str, values: dict[str, Any]) -> None:
    names = _TABLE.findall(statement)
    kind = _MODELS[names[0]]
    where = statement.partition(" WHERE ")[2]
    if statement.startswith("INSERT"):
        if kind is tables.Counters:
            values.setdefault("last", 0)  # the one value that a statement has in its own text
        made = kind(**values)
        if "DO UPDATE" in statement:
            session.merge(made)
        elif (
            "DO NOTHING" not in statement
            or session.get(kind, inspect(made).mapper.primary_key_from_instance(made)) is None
        ):
            session.add(made)
    elif statement.startswith("UPDATE"):
        (found,) = _find(session, kind, where.partition(" AND ")[0], values)
        for name, value in values.items():
            if hasattr(found, name):
                setattr(found, name, value)
    elif statement.startswith("DELETE"):
        for found in _find(session, kind, where, values):
            session.delete(found)
    elif "count(*)" in statement:
        session.exec(select(func.count(), func.min(kind.at)).select_from(kind)).one()  # type: ignore[attr-defined]
    else:
        for name in names:
            _find(session, _MODELS[name], where, values)


def _find(session: Session, kind: type[SQLModel], where: str, values: dict[str, Any]) -> list[Any]:
    """Return the rows that a condition finds; of two tables joined, each by what the condition says of the case."""
    query = select(kind)
    for _, column, name in _CONDITION.findall(where):
        own = column if hasattr(kind, column) else "case_id"
        query = query.where(getattr(kind, own) == values[name])
    return list(session.exec(query).all())
