"""The facts that the proof follows along the paths of a case: one bit each, and only for what some row needs.

A fact is «this datum is known», «this document is there», «this row has been completed», or a pair «if this condition
holds, this datum or document is there», by which a conditional need is met by a conditional make (language.md L26).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum
from typing import TYPE_CHECKING, NamedTuple

from cauce.compiler.proof import conditions
from cauce.model.conditions import BUILT_INS, Compare, leaves

if TYPE_CHECKING:
    from cauce.model.conditions import Condition
    from cauce.model.procedure import Procedure
    from cauce.model.source import Span


class Stage(IntEnum):
    """When a row needs a fact: on being entered, once inside (its `cuando` holds), or on being completed."""

    ENTER = 0
    INSIDE = 1
    DONE = 2


class Want(IntEnum):
    """What a need is for; it decides the code and the words of the diagnostic."""

    READ = 0
    USE = 1
    NOT_BEFORE = 2
    SEND = 3


class Need(NamedTuple):
    """Row `row` needs one of the facts in `mask`; `name` is the datum or document, `where` what asks for it."""

    row: int
    stage: Stage
    mask: int
    want: Want
    name: str
    where: str
    span: Span
    when: Condition | None


@dataclass(slots=True, eq=False, repr=False)
class Facts:
    """The bits given out so far. Data and documents share one name space (language.md §3.1)."""

    procedure: Procedure
    index: dict[str, int]
    """Number of each row, by ref and by id."""
    thing: dict[str, int] = field(default_factory=dict)
    """Bit of each datum and document."""
    done: dict[int, int] = field(default_factory=dict)
    """Bit of each row, by number."""
    pair: dict[tuple[str, conditions.Key], int] = field(default_factory=dict)
    by_condition: dict[conditions.Key, list[tuple[int, str]]] = field(default_factory=dict)
    """Pairs by their condition: bit and name."""
    about: dict[str, dict[conditions.Key, Condition]] = field(default_factory=dict)
    """Conditions of pairs by each datum they compare."""
    full: dict[str, int] = field(default_factory=dict)
    """Bits that hold once a datum or document is surely there: its own and all its pairs."""
    kills: dict[str, int] = field(default_factory=dict)
    """What no longer holds when this datum is recorded: pairs that rest on it, and that it was not recorded yet."""
    not_done_yet: dict[int, int] = field(default_factory=dict)
    """Bit of «this row has surely not been completed yet», by row number."""
    not_known_yet: dict[str, int] = field(default_factory=dict)
    """Bit of «this datum has surely not been recorded yet»."""
    unsteady: set[str] = field(default_factory=set)
    """Data that something outside the flow can record at any moment: no pair may rest on them."""
    inputs: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """The recorded data that each computed datum is worked out from."""
    size: int = 0

    def __post_init__(self) -> None:
        for datum in self.procedure.data:
            if datum.computed:
                self.inputs[datum.id] = ()
        for name in self.inputs:
            self.inputs[name] = tuple(sorted(self._inputs_of(name)))

    def _inputs_of(self, name: str) -> set[str]:
        found: set[str] = set()
        seen, pending = set[str](), [name]
        while pending:
            current = pending.pop()
            if current in seen or current in BUILT_INS:
                continue
            seen.add(current)
            if current in self.inputs:
                lines = self.procedure.datum_by_id[current].computed
                pending.extend(read for line in lines if line.when for read in conditions.strict(line.when))
            else:
                found.add(current)
        return found

    def bit(self) -> int:
        """Give out a new bit."""
        self.size += 1
        return 1 << (self.size - 1)

    def of(self, name: str) -> int:
        """Return the bit of a datum or document, giving one out if it has none."""
        mask = self.thing.get(name)
        if mask is None:
            mask = self.thing[name] = self.full[name] = self.bit()
        return mask

    def of_done(self, name: str) -> int:
        """Return the bit of «this row has been completed»."""
        number = self.index[name]
        mask = self.done.get(number)
        if mask is None:
            mask = self.done[number] = self.bit()
        return mask

    def of_not_done_yet(self, number: int) -> None:
        """Give a bit to «this row has surely not been completed yet»: without it, it may have been."""
        if number not in self.not_done_yet:
            self.not_done_yet[number] = self.bit()

    def of_not_known_yet(self, name: str) -> None:
        """Give a bit to «this datum has surely not been recorded yet»."""
        if name not in self.not_known_yet:
            mask = self.not_known_yet[name] = self.bit()
            self.kills[name] = self.kills.get(name, 0) | mask

    def of_pair(self, name: str, condition: Condition) -> int:
        """Return the bit of «if the condition holds, `name` is there», or 0 if nothing can be said of it."""
        if not conditions.steady(condition):
            return 0
        pair = (name, conditions.key(condition))
        mask = self.pair.get(pair)
        if mask is None:
            read = self.recorded(conditions.reads(condition))
            if read & self.unsteady:
                return 0
            self.of(name)
            mask = self.pair[pair] = self.bit()
            self.full[name] |= mask
            self.by_condition.setdefault(pair[1], []).append((mask, name))
            for leaf in leaves(condition):
                if isinstance(leaf, Compare):
                    self.about.setdefault(leaf.datum, {})[pair[1]] = condition
            for datum in read:
                self.kills[datum] = self.kills.get(datum, 0) | mask
        return mask

    def recorded(self, names: set[str]) -> set[str]:
        """Return the data that must be recorded for these to be known: computed ones give way to their inputs."""
        if not self.inputs:
            return names
        found: set[str] = set()
        for name in names:
            found.update(self.inputs.get(name, (name,)))
        return found
