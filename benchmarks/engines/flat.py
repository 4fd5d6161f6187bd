"""A procedure as a flat graph of tasks and gateways, from which the machines and the BPMN of the peers are written.

Left out, to the peers' advantage: deadlines, documents, rules, hand-overs, referrals, four eyes, what is optional,
numbers of series, the type of each datum, who did each thing and when. A scenario has a third of its facts there.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from benchmarks.walks import Walk
from cauce.model import commands
from cauce.model.procedure import Procedure
from cauce.model.rows import Row, RowKind

ANSWER = "_respuesta"
"""The datum in which a person's answer is given, where a row is not decided by a datum of its own."""


@dataclass(frozen=True)
class Arc:
    """A way on: taken when `datum` is one of `options`, always when there is no datum. `target` is a row or an end."""

    target: str
    datum: str = ""
    options: tuple[str, ...] = ()


@dataclass(frozen=True)
class Node:
    """A row: `task` if somebody completes it, else passed at once. `fork`: all its arcs are taken, up to `join`."""

    ref: str
    task: bool
    role: str
    asks: tuple[str, ...]
    arcs: tuple[Arc, ...]
    fork: bool = False
    join: str = ""


@dataclass(frozen=True)
class Flat:
    """The graph: where it begins, its nodes by name, the names of its ends."""

    start: str
    nodes: dict[str, Node]
    ends: tuple[str, ...]


@dataclass(frozen=True)
class PeerStep:
    """One task completed: which, in which role, with which data."""

    ref: str
    role: str
    data: dict[str, object]


def flat(procedure: Procedure, start: str) -> Flat:
    """Return the graph of a procedure from one of its starts."""
    first = procedure.start_by_id[start].target
    nodes: dict[str, Node] = {}
    pending = [_real(procedure, first or procedure.rows[0].ref)]
    while pending:
        ref = pending.pop()
        if ref in nodes or ref in procedure.end_by_id:
            continue
        nodes[ref] = node = _node(procedure, procedure.row_by_ref[ref])
        pending.extend(arc.target for arc in node.arcs)
        if node.join:
            pending.append(node.join)
    return Flat(_real(procedure, first or procedure.rows[0].ref), nodes, tuple(end.id for end in procedure.ends))


def steps_of(walk: Walk) -> list[PeerStep]:
    """Return what a walk does as the peers do it: the clock's own commands are left out."""
    return list(_steps(walk))


def _steps(walk: Walk) -> Iterator[PeerStep]:
    for given in walk.steps:
        command = given.command
        if isinstance(command, commands.Advance):
            answer = {ANSWER: command.answers[0]} if command.answers else {}
            yield PeerStep(walk.procedure.row_by_ref[command.row].ref, given.context.role, {**command.data, **answer})


def _node(procedure: Procedure, row: Row) -> Node:
    role = row.actors.roles[0] if row.actors else ""
    asks = tuple(use.datum for use in row.records if not use.optional and use.when is None)
    after = _real(procedure, row.next or procedure.ends[0].id)
    if row.kind is RowKind.PARALLEL:
        inside = tuple(Arc(branch.rows[0].ref) for branch in row.branches)
        return Node(row.ref, False, role, (), inside, fork=True, join=after)
    if procedure.region_of[row.ref]:  # a row of a branch, which the join follows
        return Node(row.ref, True, role, asks, ())
    arcs = tuple(
        Arc(
            _real(procedure, after if branch.target in (None, "siguiente") else branch.target),
            row.decides_by or ANSWER,
            branch.options or (branch.name,),
        )
        for branch in row.branches
    )
    return Node(row.ref, row.holds_position, role, asks, arcs or (Arc(after),))


def _real(procedure: Procedure, name: str) -> str:
    """Return the first row from `name` on that is more than a heading or a note."""
    while name not in procedure.end_by_id:
        row = procedure.row_by_ref[name]
        if row.kind not in (RowKind.STAGE, RowKind.NOTE):
            return row.ref
        name = row.next or procedure.ends[0].id
    return name
