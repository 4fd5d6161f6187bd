"""A procedure as a machine of python-statemachine: guards for branches, validators for who acts and what is asked.

Steps of a parallel block are put one after the other: its parallel states are slower.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from statemachine import State, StateMachine

from benchmarks.engines.flat import Arc, Flat, Node, PeerStep

Guard = Callable[..., bool]


class Matter:
    """The model: what a case keeps."""

    def __init__(self) -> None:
        self.state: str | None = None
        self.data: dict[str, Any] = {}
        self.history: list[tuple[str, str, Any]] = []


class PeerMachine:
    """The class of one procedure's machines, made once."""

    def __init__(self, graph: Flat) -> None:
        graph = _one_after_the_other(graph)
        names = {ref: f"r{index}" for index, ref in enumerate((*graph.nodes, *graph.ends))}
        states = {
            ref: State(value=ref, initial=ref == graph.start) for ref, node in graph.nodes.items() if node.task
        } | {end: State(value=end, final=True) for end in _reached(graph)}
        parts: dict[str, Any] = {names[ref]: state for ref, state in states.items()}
        transitions = None
        for node in graph.nodes.values():
            if not node.task:
                continue
            for target, guards in _ways(graph, node):
                made = states[node.ref].to(
                    states[target], cond=list(guards), validators=[_validator(node)], on="record"
                )
                transitions = made if transitions is None else transitions | made
        parts["avanzar"] = transitions
        parts["record"] = _record
        self.machine: type[StateMachine] = type(StateMachine)("Machine", (StateMachine,), parts)

    def open(self) -> StateMachine:
        """Return the machine of one case."""
        return self.machine(Matter())

    def step(self, machine: StateMachine, step: PeerStep) -> None:
        """Complete one task."""
        machine.avanzar(row=step.ref, role=step.role, data=step.data)

    def go(self, machine: StateMachine, steps: list[PeerStep]) -> None:
        """Take all the steps."""
        for step in steps:
            machine.avanzar(row=step.ref, role=step.role, data=step.data)

    def is_over(self, machine: StateMachine) -> bool:
        """Tell whether the case has ended."""
        return machine.is_terminated


def _one_after_the_other(graph: Flat) -> Flat:
    nodes = dict(graph.nodes)
    for node in graph.nodes.values():
        if node.fork:
            chain = [arc.target for arc in node.arcs]
            nodes[node.ref] = Node(node.ref, False, "", (), (Arc(chain[0]),))
            for ref, following in zip(chain, [*chain[1:], node.join], strict=True):
                old = nodes[ref]
                nodes[ref] = Node(ref, True, old.role, old.asks, (Arc(following),))
    return Flat(graph.start, nodes, graph.ends)


def _reached(graph: Flat) -> list[str]:
    return [end for end in graph.ends if any(arc.target == end for node in graph.nodes.values() for arc in node.arcs)]


def _ways(graph: Flat, node: Node) -> Iterator[tuple[str, tuple[Guard, ...]]]:
    """Yield where a task may lead, through what is passed at once, with the guards on the way."""
    for arc in node.arcs:
        guards = (_guard(arc),) if arc.datum else ()
        after = graph.nodes.get(arc.target)
        if after is None or after.task:
            yield arc.target, guards
        else:
            yield from ((target, (*guards, *more)) for target, more in _ways(graph, after))


def _guard(arc: Arc) -> Guard:
    def holds(data: dict[str, Any], model: Matter) -> bool:
        value = data.get(arc.datum) if arc.datum in data else model.data.get(arc.datum)
        return value in arc.options

    return holds


def _validator(node: Node) -> Callable[..., None]:
    def check(row: str, role: str, data: dict[str, Any], model: Matter) -> None:
        if row != node.ref or role != node.role:
            raise ValueError(f"{role} does not act in {node.ref}")
        for datum in node.asks:
            if datum not in data:
                raise ValueError(f"{datum} is missing")

    return check


def _record(self: StateMachine, row: str, role: str, data: dict[str, Any]) -> None:
    del role
    model = self.model
    for datum, value in data.items():
        model.data[datum] = value
        model.history.append((row, datum, value))
    model.history.append((row, "", None))
