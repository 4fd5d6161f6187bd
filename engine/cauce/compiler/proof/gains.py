"""What each row gives: how the facts change on passing a row, taking a branch, opening or interrupting a case."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from cauce.compiler.proof import conditions
from cauce.model.conditions import Compare, Completed, DaysSince, DocumentPresent, Operator
from cauce.model.declarations import DocumentAction, Failing
from cauce.model.rows import Choice, RowKind

if TYPE_CHECKING:
    from cauce.compiler.proof.facts import Facts
    from cauce.compiler.proof.graph import Graph
    from cauce.compiler.proof.needs import Needs
    from cauce.model.conditions import Condition
    from cauce.model.declarations import DatumUse, DocumentUse
    from cauce.model.rows import Row

_BLOCKS, _USES = Failing.BLOCKS, DocumentAction.USES
_NEVER_DONE = (RowKind.STAGE, RowKind.NOTE)


class Learned(NamedTuple):
    """What a decided condition teaches: facts `sure` at once, and pairs whose condition turned out to hold."""

    sure: int
    resolved: tuple[tuple[int, int], ...] = ()

    def apply(self, facts: int) -> int:
        """Return the facts after learning."""
        facts |= self.sure
        for pair, full in self.resolved:
            if facts & pair:
                facts |= full
        return facts


NOTHING = Learned(0)


class When(NamedTuple):
    """A row with `cuando`: what is learned when it holds, and when it does not and the row is passed over."""

    holds: Learned
    fails: Learned


@dataclass(slots=True, eq=False, repr=False)
class Gains:
    """Per row: `facts & keep | gain` once it is completed; and what its conditions and branches teach."""

    keep: list[int] = field(default_factory=list)
    gain: list[int] = field(default_factory=list)
    when: dict[int, When] = field(default_factory=dict)
    arms: dict[int, list[Learned]] = field(default_factory=dict)
    lost: dict[int, int] = field(default_factory=dict)
    """By region: what completing any of its rows, or those nested in it, can undo. Regions with none are left out."""
    pairs: int = 0
    """Every pair there is."""
    starts: list[tuple[int, int]] = field(default_factory=list)
    """Row and facts of each way in."""
    interruptions: dict[str, int] = field(default_factory=dict)
    """Facts that each interruption brings, by its id."""
    joined: dict[int, int] = field(default_factory=dict)
    """What a block gives only when it has joined: that it is completed."""
    own: dict[int, int] = field(default_factory=dict)
    """What rows that count on something give themselves, where `gain` holds also what they count on."""


def gains(graph: Graph, needs: Needs) -> Gains:
    """Work out what every row gives, in the bits that `needs` gave out."""
    facts = needs.facts
    _register_pairs(needs, facts)
    result = Gains()
    for mask in facts.pair.values():
        result.pairs |= mask
    used: dict[int, int] = {}
    for need in needs.found:
        # A need that blocks has been met by whoever gets past the row: what follows may count on it.
        if need.when is None and need.want <= 2:
            used[need.row] = used.get(need.row, 0) | facts.full[need.name]
    full, done, not_yet, keep, gain = facts.full, facts.done, facts.not_done_yet, result.keep, result.gain
    for number, row in enumerate(graph.rows):
        gained = lost = 0
        if row.records:
            gained, lost = _recorded(facts, row.records, gained, lost)
        if row.records_at_end:
            gained, lost = _recorded(facts, row.records_at_end, gained, lost)
        for item in row.documents:
            if item.document in full and item.action is not _USES and not item.optional and item.failing is _BLOCKS:
                gained |= full[item.document] if item.when is None else facts.of_pair(item.document, item.when)
        if number in not_yet:
            lost |= not_yet[number]
        if number in done:
            if row.kind is RowKind.PARALLEL:
                result.joined[number] = done[number]
            elif row.kind not in _NEVER_DONE:
                gained |= done[number]
        if number in used:
            result.own[number] = gained
            gained |= used[number]
        keep.append(~lost)
        gain.append(gained)
        if row.when is not None:
            result.when[number] = When(_when_true(facts, row.when), _when_false(facts, row.when))
        if row.decides_by and result.pairs:
            result.arms[number] = _teachings(facts, row)
        if lost:
            region = graph.region[number]
            while region >= 0:
                result.lost[region] = result.lost.get(region, 0) | lost
                owner = graph.owner[region]
                region = graph.region[owner] if owner >= 0 else -1
    _open(graph, facts, result)
    return result


def _open(graph: Graph, facts: Facts, result: Gains) -> None:
    not_yet = 0
    for mask in (*facts.not_done_yet.values(), *facts.not_known_yet.values()):
        not_yet |= mask
    # Asides and interruptions can come before anything else.
    for region in graph.asides.values():
        not_yet &= ~result.lost.get(region, 0)
    for interruption in graph.procedure.interruptions:
        result.interruptions[interruption.id] = _given(facts, interruption.records, interruption.receives)
        for item in interruption.records:
            not_yet &= ~facts.not_known_yet.get(item.datum, 0)
    for start in graph.procedure.starts:
        if start.target in graph.index:
            known = _given(facts, start.records, start.receives) | not_yet
            for name in [item.datum for item in start.records] + [name for name, _ in start.fixes]:
                known &= ~facts.not_known_yet.get(name, 0)
            for name, _ in start.fixes:
                known |= facts.full.get(name, 0)
            result.starts.append((graph.index[start.target], known))


def _given(facts: Facts, records: tuple[DatumUse, ...], documents: tuple[DocumentUse, ...]) -> int:
    result, _ = _recorded(facts, records, 0, 0)
    for item in documents:
        if item.document in facts.full and not item.optional and item.failing is _BLOCKS:
            result |= facts.full[item.document] if item.when is None else facts.of_pair(item.document, item.when)
    return result


def _recorded(facts: Facts, items: tuple[DatumUse, ...], gained: int, lost: int) -> tuple[int, int]:
    full, kills = facts.full, facts.kills
    for item in items:
        name = item.datum
        if kills:
            lost |= kills.get(name, 0)
        if name in full and not item.optional and item.failing is _BLOCKS:
            gained |= full[name] if item.when is None else facts.of_pair(name, item.when)
    return gained, lost


def _register_pairs(needs: Needs, facts: Facts) -> None:
    """Give bits to the conditional makes of what is needed, before anything is worked out from the bits."""
    needed = facts.thing
    for row in needs.conditional:
        for item in (*row.records, *row.records_at_end):
            if item.datum in needed:
                for condition in (item.when, row.when):
                    if condition is not None:
                        facts.of_pair(item.datum, condition)
        for document in row.documents:
            if document.document in needed and document.action is not _USES:
                for condition in (document.when, row.when):
                    if condition is not None:
                        facts.of_pair(document.document, condition)


def _pairs_of(facts: Facts, wanted: conditions.Key) -> list[tuple[int, int]]:
    return [(mask, facts.full[name]) for mask, name in facts.by_condition.get(wanted, ())]


def _when_true(facts: Facts, condition: Condition) -> Learned:
    sure, resolved = 0, list[tuple[int, int]]()
    for part in conditions.consequences(condition):
        resolved += _pairs_of(facts, conditions.key(part))
        if isinstance(part, DocumentPresent):
            sure |= facts.full.get(part.document, 0)
        elif isinstance(part, Completed):
            sure |= facts.done.get(facts.index[part.row], 0)
        elif isinstance(part, DaysSince) or (isinstance(part, Compare) and part.operator is not Operator.ABSENT):
            # A computed datum can be known without all that it may be worked out from.
            for name in conditions.reads(part).difference(facts.inputs):
                sure |= facts.full.get(name, 0)
    return Learned(sure, tuple(resolved))


def _when_false(facts: Facts, condition: Condition) -> Learned:
    sure = sum(mask for mask, _ in _pairs_of(facts, conditions.key(condition)))
    return Learned(sure)


def _teachings(facts: Facts, row: Row) -> list[Learned]:
    """Return what each branch of a decision by a datum says about the conditions that read the same datum."""
    about = facts.about.get(row.decides_by)
    if not about:
        return [NOTHING] * len(row.branches)
    result = []
    for branch in row.branches:
        sure, resolved = 0, list[tuple[int, int]]()
        options = {row.decides_by: frozenset(branch.options)}
        for key, condition in about.items():
            known = conditions.verdict(condition, options, included=row.choice is Choice.SEVERAL)
            if known is True:
                resolved += _pairs_of(facts, key)
            elif known is False:
                sure |= sum(mask for mask, _ in _pairs_of(facts, key))
        result.append(Learned(sure, tuple(resolved)))
    return result
