"""What a step asks of every row and no case changes, found out once: most rows hand on, compare and number nothing."""

from __future__ import annotations

from cauce.model.declarations import ActorMode, Actors, DataType, Datum, Failing
from cauce.model.rows import Row


class Traits:
    """What a row is like. `actors` are those in force for it, `data` the data of its procedure by id.

    `holds`: a case can rest in it. `joint`: several actors confirm it one by one. `compares`: who completes it is
    compared with who completed other rows. `issues`: something leaves with it. `accepted` are the data that may come
    with completing it, those of accepting a hand-over too; `optional`, in their order, those it asks for without
    demanding them (the records of a list gather, so that an earlier visit's are as good: those are not among them).
    """

    __slots__ = ("accepted", "compares", "holds", "issues", "joint", "optional")

    def __init__(self, row: Row, actors: Actors | None, data: dict[str, Datum]) -> None:
        asked = (*row.records, *row.records_at_end)
        handed = row.turns_over.records_on_acceptance if row.turns_over else ()
        self.holds = row.holds_position
        self.joint = actors is not None and actors.mode in (ActorMode.ALL, ActorMode.IN_ORDER)
        self.compares = bool(row.different_person_from or row.same_person_as)
        self.issues = bool(row.assigns or row.designates or row.derives or row.refers or row.turns_over)
        self.accepted = frozenset((*(use.datum for use in asked), *handed))
        self.optional = tuple(
            use.datum
            for use in asked
            if (use.optional or use.failing is not Failing.BLOCKS) and data[use.datum].type is not DataType.LIST
        )
