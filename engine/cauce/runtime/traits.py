"""What a step asks of every row and no case changes, found out once: most rows hand on, compare and number nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cauce.model.declarations import ActorMode, DataType, Failing
from cauce.model.rows import Choice, Row, RowKind

if TYPE_CHECKING:
    from cauce.runtime.plan import Plan


class Traits:
    """What a row is like, so that a step looks only at what there is to look at.

    Arriving in it:
        passed: a heading or a note, which nobody sees.
        holds: a case can rest in it.
        entering: rules apply.
        timed: a deadline runs while a case rests in it.

    Who acts in it:
        actor: the role whose doing it needs no further look, "" when there is none.
        joint: several actors confirm it one by one.
        agreed: they all confirm the same answers.
        compares: who completes it is compared with who completed other rows.
        waits: nobody does, it waits for derived cases.

    Completing it:
        accepted: the data that may come with it, those of accepting a hand-over too.
        asked: the data that it asks for when it is left.
        optional: those of them that it does not demand, except the records of a list: these gather, so that those of
            an earlier visit are as good.
        completing: rules apply.
        issues: something leaves with it.
        wakes: deadlines begin or stop, or earlier cases are looked for.

    Going on from it:
        chooses: through branches.
        several: more than one may be taken.
        leads: by value of the datum that decides, the numbers of the branches to take.
    """

    __slots__ = (
        "accepted",
        "actor",
        "agreed",
        "asked",
        "chooses",
        "compares",
        "completing",
        "entering",
        "holds",
        "issues",
        "joint",
        "leads",
        "optional",
        "passed",
        "row",
        "several",
        "timed",
        "waits",
        "wakes",
    )

    def __init__(self, plan: Plan, row: Row) -> None:
        ref, actors = row.ref, plan.actors[row.ref]
        self.asked = asked = (*row.records, *row.records_at_end)
        handed = row.turns_over.records_on_acceptance if row.turns_over else ()
        self.row = row
        self.passed = row.kind in (RowKind.STAGE, RowKind.NOTE)
        self.holds = row.holds_position
        self.timed = ref in plan.inside
        self.entering = ref in plan.enter_rules
        self.joint = actors is not None and actors.mode in (ActorMode.ALL, ActorMode.IN_ORDER)
        self.agreed = self.joint and actors is not None and actors.mode is ActorMode.ALL
        self.compares = bool(row.different_person_from or row.same_person_as)
        self.actor = "" if actors is None or self.joint or self.compares else actors.roles[0]
        self.accepted = frozenset((*(use.datum for use in asked), *handed))
        self.optional = tuple(
            use.datum
            for use in asked
            if (use.optional or use.failing is not Failing.BLOCKS) and plan.data[use.datum].type is not DataType.LIST
        )
        self.waits = row.kind is RowKind.WAIT and not row.branches
        self.completing = ref in plan.complete_rules
        self.issues = bool(row.assigns or row.designates or row.derives or row.refers or row.turns_over)
        self.wakes = any(ref in found for found in (plan.since, plan.until, plan.antecedents))
        self.chooses = bool(row.branches) and row.kind is not RowKind.PARALLEL
        self.several = row.choice is Choice.SEVERAL
        self.leads: dict[str, tuple[int, ...]] = {}
        for index, branch in enumerate(row.branches):
            for option in dict.fromkeys(branch.options):
                self.leads[option] = (*self.leads.get(option, ()), index)


class TraitsByRow(dict[str, Traits]):
    """The traits of each row of a plan by its `ref`, found out the first time that they are asked."""

    def __init__(self, plan: Plan) -> None:
        super().__init__()
        self._plan = plan

    def __missing__(self, ref: str) -> Traits:
        found = self[ref] = Traits(self._plan, self._plan.rows[ref])
        return found
