"""The lanes of a graph: one for each responsable, or for several that act together."""

from __future__ import annotations

from cauce.diagrams.graph import Lane
from cauce.model import wording
from cauce.model.declarations import ActorMode, Actors
from cauce.model.procedure import Procedure
from cauce.model.rows import Row

_NO_LANE = "sin_responsable"


class Lanes:
    """Lanes made as rows are met, so that they take the order of the table."""

    def __init__(self, procedure: Procedure) -> None:
        self.procedure = procedure
        self.found: dict[str, Lane] = {}

    def of(self, actors: Actors | None) -> str:
        """Return the lane of some actors, made when first seen: those who lead or begin, together if they share."""
        roles = actors.roles if actors else ()
        if actors and actors.mode in (ActorMode.IN_ORDER, ActorMode.LEAD):
            roles = roles[:1]
        key = "+".join(roles) or _NO_LANE
        if key not in self.found:
            names = [wording.role_name(self.procedure, role) for role in roles]
            glue = " y " if actors and actors.mode is ActorMode.ALL else " / "
            self.found[key] = Lane(key, glue.join(names) or "Sin responsable")
        return key

    def known(self, actors: Actors | None) -> str:
        """Return the lane of some actors if they have one, else that of the first who has."""
        roles = actors.roles if actors else ()
        if "+".join(roles) not in self.found:
            for role in roles:
                if role in self.found:
                    return role
        return self.of(actors)


def actors_of(row: Row | None) -> Actors | None:
    """Return the actors of a row, or those of the first row nested in it (a block may name none)."""
    while row is not None and row.actors is None:
        row = next((branch.rows[0] for branch in row.branches if branch.rows), None)
    return row.actors if row else None
