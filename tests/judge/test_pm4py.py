"""An independent judge: pm4py decides whether the workflow net of a procedure is sound, and the proof must agree.

pm4py is AGPL: development only (`uv sync --group judge`), never imported by the product. Without it these tests are
skipped. The net is made straight from the model, with nothing of the proof: a place for each row, transitions for the
ways out of it, a split and a join for each set of branches that can be open together.

What a plain net cannot say is not judged: withdrawing (`reune: primera`, `retira_lo_demas`, interruptions), clocks,
limits, and the values of data (a decision by a datum is a free choice in the net).
"""

from __future__ import annotations

import contextlib
import io
import warnings
from random import Random

import pytest

from cauce.compiler.proof import prove
from cauce.model.procedure import Procedure
from cauce.model.rows import Choice, Row, RowKind
from tests.support.generator import Shape, random_procedure
from tests.support.planting import disturb

with warnings.catch_warnings(), contextlib.redirect_stdout(io.StringIO()):
    warnings.simplefilter("ignore")
    pm4py = pytest.importorskip("pm4py", reason="the independent judge: uv sync --group judge")
    from pm4py.objects.petri_net.obj import Marking, PetriNet
    from pm4py.objects.petri_net.utils.petri_utils import add_arc_from_to

JUDGED = Shape(
    size=7,  # Woflan looks for every S-component: a few rows more and it takes minutes
    depth=2,
    data=False,
    escapes=False,
    first_joins=False,
    limits=False,
    conditional=False,
    cuts=True,
    interruptions=False,
    obligations=False,
)
HEADINGS = (RowKind.STAGE, RowKind.NOTE)
FLOW = {"E402", "E404"}
"""What unsoundness of the net means for us: dead rows, or states from which no end can be reached."""
BESIDE = {"E403", "E407", "E413"}
"""What we refuse beyond the net: unused ends, going round without resting, data."""
WANTED = 500


class Net:
    """The workflow net of a procedure."""

    def __init__(self, procedure: Procedure) -> None:
        self.procedure = procedure
        self.net = PetriNet("procedure")
        self.count = 0
        self.source, self.sink = self.place("source"), self.place("sink")
        # Headings and notes are passed at once: they have no place, and whoever goes to one goes to what follows it.
        self.rows = {row.ref: self.place(f"at {row.ref}") for row in procedure.all_rows() if row.kind not in HEADINGS}
        entered = [start.target for start in procedure.starts]
        entered += [end.reopens_at for end in procedure.ends if end.reopens_at]
        for target in entered:
            self.move([self.source], [self.goal(target, self.sink)])
        self.region(procedure.rows, self.sink)

    def place(self, name: str) -> PetriNet.Place:
        place = PetriNet.Place(name)
        self.net.places.add(place)
        return place

    def move(self, before: list[PetriNet.Place], after: list[PetriNet.Place]) -> None:
        self.count += 1
        transition = PetriNet.Transition(f"t{self.count}", f"t{self.count}")
        self.net.transitions.add(transition)
        for place in before:
            add_arc_from_to(place, transition, self.net)
        for place in after:
            add_arc_from_to(transition, place, self.net)

    def goal(self, target: str | None, outside: PetriNet.Place) -> PetriNet.Place:
        """Return the place that a jump leads to; `outside` is the end of the list."""
        while target is not None and target not in self.rows and target not in self.procedure.end_by_id:
            target = self.procedure.row_by_ref[target].next
        if target is None:
            return outside
        return self.sink if target in self.procedure.end_by_id else self.rows[target]

    def region(self, rows: tuple[Row, ...], outside: PetriNet.Place) -> None:
        """Add the rows of a list, `outside` being where it is left by its end."""
        for row in rows:
            if row.kind in HEADINGS:
                continue
            here = self.rows[row.ref]
            if not row.branches:
                self.move([here], [self.goal(row.next, outside)])
                continue
            exits = {}
            for index, branch in enumerate(row.branches):
                if branch.rows:
                    exits[index] = self.place(f"exit {row.ref}/{index}")
                    self.region(branch.rows, exits[index])
                elif row.kind is not RowKind.PARALLEL:
                    self.move([here], [self.goal(branch.target, outside)])
            self.block(row, exits, outside)

    def block(self, row: Row, exits: dict[int, PetriNet.Place], outside: PetriNet.Place) -> None:
        """Open and join the regions of a row: all of them, some of them, or one."""
        here, following = self.rows[row.ref], self.goal(row.next, outside)
        firsts = {index: self.goal(row.branches[index].rows[0].ref, exits[index]) for index in exits}
        if row.choice is Choice.SEVERAL:
            # Each branch is opened or left out. Leaving all of them out is one way more, which jams nothing.
            for index, first in firsts.items():
                firsts[index] = self.place(f"choose {row.ref}/{index}")
                self.move([firsts[index]], [first])
                self.move([firsts[index]], [exits[index]])
        if row.choice is Choice.SEVERAL or row.kind is RowKind.PARALLEL:
            self.move([here], list(firsts.values()))
            self.move(list(exits.values()), [following])
            return
        for index, first in firsts.items():
            self.move([here], [first])
            self.move([exits[index]], [following])

    def sound(self) -> bool:
        with warnings.catch_warnings(), contextlib.redirect_stdout(io.StringIO()):
            warnings.simplefilter("ignore")
            verdict, _ = pm4py.check_soundness(self.net, Marking({self.source: 1}), Marking({self.sink: 1}))
        return bool(verdict)


def cases() -> list[tuple[int, Procedure]]:
    found = []
    for seed in range(WANTED + 250):
        rng = Random(seed)
        value = random_procedure(seed, JUDGED)
        if seed % 4:
            for _ in range(rng.choice((1, 1, 2))):
                value = disturb(value, rng)
        found.append((seed, value))
    return found


def test_pm4py_agrees_on_random_procedures() -> None:
    judged = sound = 0
    for seed, value in cases():
        codes = {found.code for found in prove(value)}
        if codes - FLOW & BESIDE:
            continue
        verdict = Net(value).sound()
        assert verdict is not bool(codes & FLOW), f"seed {seed}: pm4py says {verdict}, the proof says {sorted(codes)}"
        judged += 1
        sound += verdict

    assert judged >= WANTED
    assert WANTED // 5 <= sound <= judged - WANTED // 5
