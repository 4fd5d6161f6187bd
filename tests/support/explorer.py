"""A second oracle: every state of a small procedure, one by one, straight from language.md §2.

Nothing here is shared with the proof. A state is a tree of positions with the data, documents, counts and completed
rows that matter; moves are those of §2, taken one command at a time. It answers what the proof promises: every row and
every end is reached, nothing is read that is not there, and from every state some end can be reached without waiting
for a clock or an interruption.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import Any, NamedTuple

from cauce.model.conditions import (
    AllOf,
    AnyOf,
    Compare,
    Completed,
    Condition,
    DocumentPresent,
    NoneOf,
    Operator,
    leaves,
)
from cauce.model.declarations import DataType, DocumentAction, Failing
from cauce.model.procedure import MAIN, Procedure
from cauce.model.rows import Branch, Choice, Join, Row, RowKind

EXIT = ("exit",)
Place = tuple[Any, ...]
"""("at", ref) | ("block", ref, ((branch, place or EXIT), …)) | EXIT | ("end", id) | ("escape", target)."""


class World(NamedTuple):
    """What is remembered beside the positions."""

    data: frozenset[tuple[str, str]] = frozenset()
    documents: frozenset[str] = frozenset()
    counts: frozenset[tuple[str, int]] = frozenset()
    done: frozenset[str] = frozenset()


class State(NamedTuple):
    """A whole case: the main region and the asides that run."""

    main: Place
    asides: tuple[tuple[str, Place], ...]
    world: World


class Wrong(Exception):  # noqa: N818 - it is a verdict, not an error
    """Something that must never happen did."""


class TooMany(Exception):  # noqa: N818
    """There are more states than we care to look at."""


class Explorer:
    """Explores one procedure; `verdict` is "" when it is sound, else the first thing that is wrong."""

    def __init__(self, procedure: Procedure, most: int = 6000) -> None:
        self.procedure = procedure
        self.most = most
        self.rows: dict[str, Row] = {row.ref: row for row in procedure.all_rows()}
        self.lists = procedure.region_of
        self.entered: set[str] = set()
        self.ended: set[str] = set()
        read = {row.decides_by for row in self.rows.values()}
        named: set[str] = set()
        for condition in [row.when for row in self.rows.values()] + [
            part for rule in procedure.rules for part in (rule.when, rule.demands)
        ]:
            for leaf in leaves(condition):
                if isinstance(leaf, Compare):
                    read.add(leaf.datum)
                elif isinstance(leaf, Completed):
                    named.add(self._ref(leaf.row))
        self.read, self.named = read, named

    def verdict(self) -> str:
        """Explore everything; raise TooMany when the procedure is too large for it."""
        try:
            return self._explore()
        except Wrong as wrong:
            return str(wrong)

    def _explore(self) -> str:
        waiting: list[State] = []
        before: dict[State, list[State]] = {}
        over: list[State] = []
        for start in self.procedure.starts:
            world = World(data=frozenset((name, value) for name, value in start.fixes))
            for given in self._give(start.records, world):
                waiting += self._whole(self._enter(start.target, given, ()), ())
        for state in waiting:
            before.setdefault(state, [])
        while waiting:
            state = waiting.pop()
            if len(before) > self.most:
                raise TooMany
            if state.main[0] == "end":
                over.append(state)
                self.ended.add(state.main[1])
            for following, free in self._moves(state):
                if following not in before:
                    before[following] = []
                    waiting.append(following)
                if free:
                    before[following].append(state)
        return self._judge(before, over)

    def _judge(self, before: dict[State, list[State]], over: list[State]) -> str:
        able, pending = set(over), list(over)
        while pending:
            for state in before[pending.pop()]:
                if state not in able:
                    able.add(state)
                    pending.append(state)
        stuck = [state for state in before if state not in able]
        if stuck:
            return f"stuck: {min(stuck, key=repr).main}"
        # Headings and notes are printed whether or not a case passes them.
        missed = [
            ref
            for ref, row in self.rows.items()
            if ref not in self.entered and row.kind not in (RowKind.STAGE, RowKind.NOTE)
        ]
        if missed:
            return f"never entered: {missed}"
        unended = [end.id for end in self.procedure.ends if end.id not in self.ended]
        return f"never ended: {unended}" if unended else ""

    # Moves of a whole case.

    def _moves(self, state: State) -> Iterator[tuple[State, bool]]:
        """Yield what can follow, and whether persons can choose it (not a clock, an interruption, a reopening)."""
        if state.main[0] == "end":
            end = self.procedure.end_by_id[state.main[1]]
            if end.reopens_at:
                for following in self._whole(self._enter(end.reopens_at, state.world, ()), ()):
                    yield following, False
            return
        for place, world, free in self._steps(state.main, state.world):
            for following in self._whole([(place, world)], state.asides):
                yield following, free
        for number, (name, aside) in enumerate(state.asides):
            rest = state.asides[:number] + state.asides[number + 1 :]
            for place, world, free in self._steps(aside, state.world):
                if place[0] == "end":
                    yield State(place, (), world), free
                else:
                    left = rest if place == EXIT else tuple(sorted((*rest, (name, place))))
                    yield State(state.main, left, world), free
        for interruption in self.procedure.interruptions:
            for world in self._give(interruption.records, state.world):
                if interruption.rows:
                    if interruption.id not in dict(state.asides):
                        for place, after in self._enter(interruption.rows[0].ref, world, ()):
                            if place == EXIT:
                                yield State(state.main, state.asides, after), False
                            else:
                                asides = tuple(sorted((*state.asides, (interruption.id, place))))
                                yield State(state.main, asides, after), False
                elif interruption.target:
                    for following in self._whole(self._arrive(interruption.target, world, MAIN, ()), ()):
                        yield following, False

    def _whole(self, found: list[tuple[Place, World]], asides: tuple[tuple[str, Place], ...]) -> list[State]:
        states = []
        for place, world in found:
            goal = place
            if goal == EXIT:
                if len(self.procedure.ends) != 1:
                    raise Wrong("the main list falls off")
                goal = ("end", self.procedure.ends[0].id)
            if goal[0] == "end" and asides:
                continue  # refused while an aside runs (rule 13)
            states.append(State(goal, asides, world))
        return states

    # Moves inside one region: a region's place is a resting row or a block with its regions.

    def _steps(self, place: Place, world: World) -> Iterator[tuple[Place, World, bool]]:
        row = self.rows[place[1]]
        here = self.lists[row.ref]
        if place[0] == "at":
            for after, changed in self._complete(row, world):
                yield after, changed, True
        else:
            children = dict(place[2])
            for index, child in children.items():
                if child == EXIT:
                    continue
                for inner, changed, free in self._steps(child, world):
                    for after, final in self._rejoin(row, children, index, inner, changed):
                        yield after, final, free
        for deadline in self.procedure.deadlines:
            if deadline.lapse.target and row.ref in map(self._ref, deadline.inside):
                for after, changed in self._arrive(deadline.lapse.target, world, here, ()):
                    yield after, changed, False

    def _complete(self, row: Row, world: World) -> Iterator[tuple[Place, World]]:
        if row.optional:
            yield from self._arrive(row.next, world, self.lists[row.ref], ())
        if row.not_before and not any(name == row.not_before for name, _ in world.data):
            raise Wrong(f"{row.ref}: {row.not_before} is not known")
        for given in self._give((*row.records, *row.records_at_end), world):
            for item in row.documents:
                if item.optional or item.failing is not Failing.BLOCKS:
                    continue
                if item.when is not None and not self._true(item.when, given, row.ref):
                    continue
                if item.action is DocumentAction.USES and item.document not in world.documents:
                    raise Wrong(f"{row.ref}: {item.document} is not there")
                if item.action is not DocumentAction.USES:
                    given = given._replace(documents=given.documents | {item.document})  # noqa: PLW2901
            if not self._rules_met(row, given):
                continue
            yield from self._go_on(row, self._mark_done(row, given))

    def _rules_met(self, row: Row, world: World) -> bool:
        for rule in self.procedure.rules:
            if rule.failing is Failing.BLOCKS and row.ref in map(self._ref, rule.on_complete):
                if rule.when is not None and not self._true(rule.when, world, row.ref):
                    continue
                if self._value(rule.demands, world) is not True:
                    return False
        return True

    def _mark_done(self, row: Row, world: World) -> World:
        return world._replace(done=world.done | {row.ref}) if row.ref in self.named else world

    def _give(self, records: Any, world: World) -> Iterator[World]:
        ways: list[list[tuple[str, str] | None]] = []
        for item in records:
            values = [(item.datum, value) for value in self._values(item.datum)]
            must = not item.optional and item.failing is Failing.BLOCKS and item.when is None
            ways.append([*values] if must else [*values, None])
        for chosen in product(*ways):
            data = dict(world.data)
            data.update(pair for pair in chosen if pair is not None)
            yield world._replace(data=frozenset(data.items()))

    def _values(self, name: str) -> list[str]:
        datum = self.procedure.datum_by_id[name]
        if name not in self.read:
            return ["*"]
        if datum.type is DataType.YES_NO:
            return ["si", "no"]
        if datum.type is DataType.OPTION:
            return [option.id for option in datum.options]
        if datum.type is DataType.OPTIONS:
            keys = [option.id for option in datum.options]
            return ["+".join(key for n, key in enumerate(keys) if mask >> n & 1) for mask in range(1, 1 << len(keys))]
        return ["*"]

    def _go_on(self, row: Row, world: World) -> Iterator[tuple[Place, World]]:
        if row.branches:
            for indexes in self._choices(row, world):
                yield from self._take(row, indexes, world, ())
        else:
            yield from self._arrive(row.next, world, self.lists[row.ref], ())

    def _choices(self, row: Row, world: World) -> list[tuple[int, ...]]:
        every = range(len(row.branches))
        if row.decides_by:
            value = dict(world.data).get(row.decides_by)
            if value is None:
                raise Wrong(f"{row.ref}: {row.decides_by} is not known")
            keys = set(value.split("+"))
            found = tuple(n for n in every if keys & set(row.branches[n].options))
            if not found or (row.choice is Choice.ONE and len(found) > 1):
                raise Wrong(f"{row.ref}: {value} leads to {len(found)} branches")
            return [found]
        if row.choice is Choice.SEVERAL:
            return [tuple(n for n in every if mask >> n & 1) for mask in range(1, 1 << len(row.branches))]
        return [(n,) for n in every]

    def _take(
        self, row: Row, indexes: tuple[int, ...], world: World, passed: tuple[str, ...]
    ) -> Iterator[tuple[Place, World]]:
        branch: Branch = row.branches[indexes[0]]
        if branch.rows:
            yield from self._open(row, indexes, world, passed)
            return
        target = branch.target
        if branch.limit is not None:
            key, counts = f"{row.ref}/{indexes[0]}", dict(world.counts)
            taken = counts.get(key, 0)
            if taken >= branch.limit:
                target = branch.after
            else:
                world = world._replace(counts=frozenset({**counts, key: taken + 1}.items()))
        if branch.withdraws and target is not None and self.lists.get(target) != self.lists[row.ref]:
            goal: Place = ("end", target) if target in self.procedure.end_by_id else ("escape", target)
            yield goal, world
        else:
            yield from self._arrive(target, world, self.lists[row.ref], passed)

    def _open(
        self, row: Row, indexes: tuple[int, ...], world: World, passed: tuple[str, ...]
    ) -> Iterator[tuple[Place, World]]:
        """Open the regions one after another; a region that runs through exits at once."""
        partial: list[tuple[dict[int, Place], World]] = [({}, world)]
        for index in indexes:
            grown = []
            for children, current in partial:
                for place, changed in self._enter(row.branches[index].rows[0].ref, current, ()):
                    if place[0] in ("end", "escape"):
                        yield from self._bubble(row, place, changed)
                    else:
                        grown.append(({**children, index: place}, changed))
            partial = grown
        for children, current in partial:
            yield from self._joined(row, children, current, passed)

    def _rejoin(
        self, row: Row, children: dict[int, Place], index: int, inner: Place, world: World
    ) -> Iterator[tuple[Place, World]]:
        if inner[0] in ("end", "escape"):
            yield from self._bubble(row, inner, world)
        else:
            yield from self._joined(row, {**children, index: inner}, world, ())

    def _bubble(self, row: Row, place: Place, world: World) -> Iterator[tuple[Place, World]]:
        """Leave the block: everything in it is withdrawn, up to the list that holds the target (rule 12)."""
        if place[0] == "escape" and self.lists[place[1]] == self.lists[row.ref]:
            yield from self._arrive(place[1], world, self.lists[row.ref], ())
        else:
            yield place, world

    def _joined(
        self, row: Row, children: dict[int, Place], world: World, passed: tuple[str, ...]
    ) -> Iterator[tuple[Place, World]]:
        exited = [place == EXIT for place in children.values()]
        first = row.kind is RowKind.PARALLEL and row.join is Join.FIRST
        if any(exited) if first else all(exited):
            yield from self._arrive(row.next, self._mark_done(row, world), self.lists[row.ref], passed)
        else:
            yield ("block", row.ref, tuple(sorted(children.items()))), world

    def _arrive(
        self, target: str | None, world: World, here: str, passed: tuple[str, ...]
    ) -> list[tuple[Place, World]]:
        if target is None:
            return [(EXIT, world)]
        if target in self.procedure.end_by_id:
            if here != MAIN:
                raise Wrong(f"the end {target} from inside a branch")
            return [(("end", target), world)]
        if self.lists[self._ref(target)] != here:
            raise Wrong(f"{target} is in another list")
        return self._enter(target, world, passed)

    def _enter(self, target: str, world: World, passed: tuple[str, ...]) -> list[tuple[Place, World]]:
        row = self.rows[self._ref(target)]
        self.entered.add(row.ref)
        if row.ref in passed:
            raise Wrong(f"{row.ref}: round and round, nobody does anything")
        here, further = self.lists[row.ref], (*passed, row.ref)
        if row.kind in (RowKind.STAGE, RowKind.NOTE):
            return self._arrive(row.next, world, here, further)
        if row.when is not None and not self._true(row.when, world, row.ref):
            return self._arrive(row.next, world, here, further)
        if row.kind is RowKind.PARALLEL:
            return list(self._open(row, tuple(range(len(row.branches))), world, further))
        if row.kind is RowKind.DECISION and row.decides_by and not row.records:
            found = []
            for indexes in self._choices(row, world):
                found += list(self._take(row, indexes, self._mark_done(row, world), further))
            return found
        return [(("at", row.ref), world)]

    # Conditions, three-valued.

    def _true(self, condition: Condition, world: World, ref: str) -> bool:
        value = self._value(condition, world)
        if value is None:
            raise Wrong(f"{ref}: a condition cannot be decided")
        return value

    def _value(self, condition: Condition, world: World) -> bool | None:
        if isinstance(condition, AllOf | AnyOf | NoneOf):
            parts = [self._value(part, world) for part in condition.conditions]
            settling = not isinstance(condition, AllOf)
            found = settling if settling in parts else (None if None in parts else not settling)
            return (not found if found is not None else None) if isinstance(condition, NoneOf) else found
        if isinstance(condition, DocumentPresent):
            return condition.document in world.documents
        if isinstance(condition, Completed):
            return self._ref(condition.row) in world.done
        assert isinstance(condition, Compare), condition
        value = dict(world.data).get(condition.datum)
        if condition.operator in (Operator.PRESENT, Operator.ABSENT):
            return (value is not None) is (condition.operator is Operator.PRESENT)
        if value is None:
            return None
        if condition.operator in (Operator.IS, Operator.AMONG):
            return value in condition.values
        assert condition.operator is Operator.IS_NOT, condition
        return value not in condition.values

    def _ref(self, name: str) -> str:
        return self.procedure.row_by_ref[name].ref
