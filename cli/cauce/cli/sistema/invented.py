"""The people of a training workspace: plainly invented, one for each role."""

from __future__ import annotations

from collections.abc import Mapping

from cauce.runtime.desk.records import Person


def invented_people(roles: Mapping[str, str]) -> list[Person]:
    """Return one invented person per role, whose short name is the role's: `--como trabajo_social`."""
    return [
        Person(id=role, name=f"Persona Inventada {number} ({name})", roles=(role,))
        for number, (role, name) in enumerate(roles.items(), start=1)
    ]
