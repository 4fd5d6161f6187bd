"""An office: an institution of ours with its procedures, invented staff, a clock that obeys, and a store."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from cauce.compiler.api import compile_paths
from cauce.model import commands
from cauce.model.institution import Calendar, Institution
from cauce.model.procedure import Procedure
from cauce.model.refusals import Refusal
from cauce.runtime.desk.desk import Desk, Outcome
from cauce.runtime.desk.records import Definition, Person
from cauce.runtime.desk.storage import Store
from tests.support.memory_store import MemoryStore

PROCEDURES = Path(__file__).resolve().parents[2] / "procedures"


@cache
def shipped() -> dict[str, tuple[Definition, Institution, Calendar]]:
    """Return the six procedures with their institutions and calendars, by key."""
    found = {}
    for compiled in compile_paths(sorted(PROCEDURES.glob("*.yaml"))):
        assert compiled.ok, compiled.diagnostics
        assert compiled.procedure is not None
        assert compiled.institution is not None
        assert compiled.calendar is not None
        text = (PROCEDURES / f"{compiled.procedure.key}.yaml").read_bytes()
        definition = Definition(procedure=compiled.procedure, text=text)
        found[compiled.procedure.key] = (definition, compiled.institution, compiled.calendar)
    return found


class Shelf:
    """The definitions in force: a dict. `by_key` may be changed to publish another version."""

    def __init__(self, definitions: Mapping[str, Definition]) -> None:
        self.by_key = dict(definitions)

    def current(self, key: str) -> Definition | None:
        """Return the definition of a key."""
        return self.by_key.get(key)

    def keys(self) -> tuple[str, ...]:
        """Return the keys."""
        return tuple(self.by_key)


class Office:
    """One institution at work. `sit` gives the desk of somebody with some roles."""

    def __init__(self, institution: str, store: Store | None = None, at: str = "2026-03-02T09:00") -> None:
        here = {key: found for key, found in shipped().items() if found[1].id == institution}
        _, self.institution, self.calendar = next(iter(here.values()))
        self.store: Store = store if store is not None else MemoryStore()
        self.shelf = Shelf({key: found[0] for key, found in here.items()})
        self.now = datetime.fromisoformat(at).replace(tzinfo=ZoneInfo(self.institution.zone))

    def procedure(self, key: str) -> Procedure:
        """Return one of its procedures."""
        return self.shelf.by_key[key].procedure

    def hire(self, *roles: str, name: str = "", supervises: bool = False) -> Person:
        """Add somebody of the staff with these roles, plainly invented."""
        person_id = name or f"inventada_{'_'.join(roles) or 'nadie'}"
        person = Person(id=person_id, name=f"Persona Inventada ({person_id})", roles=roles, supervises=supervises)
        with self.store.write() as transaction:
            transaction.save_person(person, self.now, person.id)
        return person

    def sit(self, *roles: str, name: str = "", supervises: bool = False) -> Desk:
        """Return the desk of somebody with these roles."""
        return self.desk(self.hire(*roles, name=name, supervises=supervises))

    def desk(self, person: Person | None) -> Desk:
        """Return somebody's desk."""
        return Desk(self.store, self.shelf, self.institution, self.calendar, lambda: self.now, person)

    def wait(self, **length: int) -> None:
        """Let time pass."""
        self.now += timedelta(**length)


def done(result: Outcome | Refusal) -> Outcome:
    """Return what was carried out; a refusal fails the test with its words."""
    assert isinstance(result, Outcome), result.message
    return result


def refused(result: object) -> Refusal:
    """Return a refusal; anything else fails the test."""
    assert isinstance(result, Refusal), type(result)
    return result


def advance(row: str, *answers: str, documents: tuple[str, ...] = (), **data: Any) -> commands.Advance:
    """Return the command that completes a row."""
    return commands.Advance(row=row, answers=answers, data=data, documents=dict.fromkeys(documents, "carpeta 1"))
