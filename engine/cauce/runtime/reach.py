"""From which positions a row can still be completed: reverse search over the whole table, once per target."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from cauce.model.frozen import dataclass
from cauce.model.procedure import Procedure
from cauce.model.rows import Row, RowKind


@dataclass(frozen=True, slots=True)
class Reach:
    """Refs of rows from which a row can be reached: by a position that rests there, or that waits there for a join."""

    resting: frozenset[str]
    waiting: frozenset[str]


class Reaches:
    """Answers for one procedure, each computed when first asked."""

    def __init__(self, procedure: Procedure) -> None:
        self._procedure = procedure
        self._forward: Mapping[str, tuple[str, ...]] | None = None
        self._after_join: dict[str, tuple[str, ...]] = {}
        self._found: dict[str, Reach] = {}

    def of(self, ref: str) -> Reach:
        """Return from where the row `ref` can be reached."""
        found = self._found.get(ref)
        if found is None:
            found = self._found[ref] = self._search(ref)
        return found

    def _search(self, ref: str) -> Reach:
        backward = self._backward()
        resting, pending = {ref}, [ref]
        while pending:
            for source in backward.get(pending.pop(), ()):
                if source not in resting:
                    resting.add(source)
                    pending.append(source)
        waiting = {block for block, following in self._after_join.items() if not resting.isdisjoint(following)}
        if self._procedure.row_by_ref[ref].kind is RowKind.PARALLEL:
            waiting.add(ref)  # completed by joining
        return Reach(frozenset(resting), frozenset(waiting))

    def _backward(self) -> Mapping[str, tuple[str, ...]]:
        if self._forward is None:
            backward: dict[str, list[str]] = {}
            jumps = self._lapses()
            for region in self._procedure.regions.values():
                outside = self._following(region.owner) if region.owner else ()
                for row in region.rows:
                    if row.is_block:
                        self._after_join[row.ref] = self._resolve(row.next, outside)
                    for target in (*self._targets(row, outside), *jumps.get(row.ref, ())):
                        backward.setdefault(target, []).append(row.ref)
            self._forward = {target: tuple(sources) for target, sources in backward.items()}
        return self._forward

    def _lapses(self) -> Mapping[str, tuple[str, ...]]:
        rows = self._procedure.row_by_ref
        found: dict[str, tuple[str, ...]] = {}
        for deadline in self._procedure.deadlines:
            target = deadline.lapse.target
            if target is not None and target in rows:
                for name in deadline.inside:
                    ref = rows[name].ref
                    found[ref] = (*found.get(ref, ()), rows[target].ref)
        return found

    def _following(self, owner: str) -> tuple[str, ...]:
        """Return where a position goes when the block of the row `owner` joins."""
        region = self._procedure.regions[self._procedure.region_of[owner]]
        outside = self._following(region.owner) if region.owner else ()
        return self._resolve(self._procedure.row_by_ref[owner].next, outside)

    def _resolve(self, target: str | None, outside: tuple[str, ...]) -> tuple[str, ...]:
        """Return the rows behind a target: itself, those after the end of the list, none for an end."""
        if target is None:
            return outside
        row = self._procedure.row_by_ref.get(target)
        return (row.ref,) if row is not None and target not in self._procedure.end_by_id else ()

    def _targets(self, row: Row, outside: tuple[str, ...]) -> Iterable[str]:
        yield from self._resolve(row.next, outside)
        for branch in row.branches:
            if branch.rows:
                yield branch.rows[0].ref
            else:
                yield from self._resolve(branch.target, outside)
            if branch.limit is not None:
                yield from self._resolve(branch.after, outside)
