"""The flow of a procedure as integers: one pass over its rows, so that every check after it is cheap.

Rows are numbered in the order of the printed table, nested ones after their block. A *code* says where an edge leads:
a row's number, `EXIT` (the end of its own list) or `END - k` (the k-th end).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from cauce.model.rows import Choice, Join, RowKind

if TYPE_CHECKING:
    from cauce.model.procedure import Procedure
    from cauce.model.rows import Branch, Row
    from cauce.model.source import Span

EXIT = -1
END = -2
ESCAPE = -(1 << 40)
"""What an escape to an outer list looks like from inside: a way out, never the end of the list."""
MAIN = 0
NOBODY = -1

_PARALLEL = RowKind.PARALLEL


class Arm(NamedTuple):
    """A branch of a row: through region `region`, or to `code`; chosen more than its limit, to `after`.

    With `retira_lo_demas` the codes may be rows of an outer list, or ends (language.md L2).
    """

    branch: Branch
    region: int = NOBODY
    code: int = EXIT
    after: int | None = None


class Stray(NamedTuple):
    """A jump that leaves its list: from row `row`, written at `span`, to the name `target`."""

    row: int
    target: str
    span: Span
    by_branch: bool


@dataclass(slots=True, eq=False, repr=False)
class Graph:
    """The rows of a procedure and their edges, by row number."""

    procedure: Procedure
    rows: list[Row] = field(default_factory=list)
    region: list[int] = field(default_factory=list)
    """The region (list of rows) of each row; 0 is the main list."""
    order: list[int] = field(default_factory=list)
    """Rows, and `~row` for the join of a block after everything nested in it: nearly every edge goes forward."""
    index: dict[str, int] = field(default_factory=dict)
    """Number of a row by its ref and by its id."""
    following: list[int] = field(default_factory=list)
    """Code of the edge taken when no branch says otherwise."""
    arms: dict[int, list[Arm]] = field(default_factory=dict)
    spread: dict[int, list[int]] = field(default_factory=dict)
    """Codes of all the branches of a row, first rows of its regions included, where none withdraws the rest."""
    nested: dict[int, list[int]] = field(default_factory=dict)
    """Regions opened by a row."""
    optional: set[int] = field(default_factory=set)
    lapses: dict[int, list[int]] = field(default_factory=dict)
    """Codes that a lapsed deadline jumps to, by the row that its position leaves."""
    owner: list[int] = field(default_factory=list)
    """By region: the row that opens it, or NOBODY for the main list and asides."""
    first: list[int] = field(default_factory=list)
    """By region: its first row."""
    asides: dict[str, int] = field(default_factory=dict)
    """Region of each interruption that has rows of its own."""
    end_index: dict[str, int] = field(default_factory=dict)
    escapes: dict[int, list[int]] = field(default_factory=dict)
    """Where rows nested in a block take it by withdrawing the rest, as the block's own list sees it."""
    jumped: set[int] = field(default_factory=set)
    """Rows that something other than the row just above, by falling into them, leads to."""
    strays: list[Stray] = field(default_factory=list)

    def number(self, name: str) -> int:
        """Return the number of the row with this ref or id; KeyError if there is none."""
        return self.index[name]

    def waits_for_all(self, row: int) -> bool:
        """Whether the block joins only when every one of its regions has exited."""
        value = self.rows[row]
        return value.kind is _PARALLEL and value.join is Join.ALL

    def several_run(self, row: int) -> bool:
        """Whether several regions of the block can be open at once."""
        value = self.rows[row]
        return value.kind is _PARALLEL or value.choice is Choice.SEVERAL

    def leveled(self, row: int, code: int) -> int:
        """Return a code as the list of `row` sees it: a row of an outer list is a way out like an end."""
        return ESCAPE if code >= 0 and self.region[code] != self.region[row] else code

    def level_edges(self, row: int, *, joins: bool, limited: bool, lapses: bool) -> Iterator[int]:
        """Yield the codes that a position resting at or passing `row` can go to, within its own list.

        An escape to an outer list counts as an end of this one. `joins`: whether the block can join; `limited`: follow
        branches with a limit too, not only their `despues`; `lapses`: follow clocks too.
        """
        arms = self.arms.get(row)
        if arms is None:
            yield self.following[row]
        else:
            if row in self.escapes:
                yield from self.escapes[row]
            if joins or self.rows[row].optional or self.rows[row].when is not None:
                yield self.following[row]
            for arm in arms:
                if arm.region >= 0:
                    continue
                if arm.after is not None:
                    yield self.leveled(row, arm.after)
                if arm.after is None or limited:
                    yield self.leveled(row, arm.code)
        if lapses:
            yield from self.lapses.get(row, ())


def build(procedure: Procedure) -> Graph:
    """Turn a procedure into its graph: rows numbered, jumps resolved, those that leave their list kept in `strays`."""
    graph = Graph(procedure)
    graph.end_index = {end.id: number for number, end in enumerate(procedure.ends)}
    _number(graph)
    _connect(graph)
    _connect_lapses(graph)
    return graph


def _open(graph: Graph, owner: int) -> int:
    graph.owner.append(owner)
    graph.first.append(len(graph.rows))
    return len(graph.owner) - 1


def _number(graph: Graph) -> None:
    lists: list[tuple[str, tuple[Row, ...]]] = [("", graph.procedure.rows)]
    lists += [(value.id, value.rows) for value in graph.procedure.interruptions if value.rows]
    for name, rows in lists:
        region = _open(graph, NOBODY)
        if name:
            graph.asides[name] = region
        _number_list(graph, rows, region)


def _number_list(graph: Graph, rows: tuple[Row, ...], region: int) -> None:
    numbered, regions, order, index = graph.rows, graph.region, graph.order, graph.index
    # Frames: (rows still to come, region) or, when a block is complete, (None, block).
    frames: list[tuple[Iterator[Row] | None, int, Branch | None, int]] = [(iter(rows), region, None, NOBODY)]
    while frames:
        coming, current, branch, block = frames[-1]
        if coming is None:
            order.append(~block)
            frames.pop()
            continue
        if branch is not None:
            current = _open(graph, block)
            graph.nested[block].append(current)
            frames[-1] = (coming, current, None, block)
        for row in coming:
            number = len(numbered)
            numbered.append(row)
            regions.append(current)
            order.append(number)
            index[row.ref] = number
            if row.id:
                index.setdefault(row.id, number)
            if row.optional:
                graph.optional.add(number)
            if row.branches:
                nested = [branch for branch in row.branches if branch.rows]
                if nested:
                    graph.nested[number] = []
                    frames.append((None, NOBODY, None, number))
                    frames.extend((iter(each.rows), NOBODY, each, number) for each in reversed(nested))
                    break
        else:
            frames.pop()


def _connect(graph: Graph) -> None:
    index, region, following, ends = graph.index, graph.region, graph.following, graph.end_index
    jumped = graph.jumped
    jumped.update(index[name] for name in _entered(graph.procedure) if name in index)
    for number, row in enumerate(graph.rows):
        target = row.next
        if target is None:
            following.append(EXIT)
        else:
            found = index.get(target, NOBODY)
            if found >= 0 and region[found] == region[number]:
                following.append(found)
                if found != number + 1:
                    jumped.add(found)
            elif region[number] == MAIN and target in ends:
                following.append(END - ends[target])
            else:
                following.append(EXIT)
                graph.strays.append(Stray(number, target, row.next_span, False))
        if row.branches:
            _connect_branches(graph, number, row)


def _entered(procedure: Procedure) -> Iterator[str]:
    yield from (start.target for start in procedure.starts)
    yield from (end.reopens_at for end in procedure.ends)
    yield from (interruption.target for interruption in procedure.interruptions)


def _connect_branches(graph: Graph, number: int, row: Row) -> None:
    regions = iter(graph.nested.get(number, ()))
    arms: list[Arm] = []
    codes: list[int] = []
    withdraws = False
    for branch in row.branches:
        if branch.rows:
            region = next(regions)
            arms.append(Arm(branch, region))
            codes.append(graph.first[region])
        else:
            arm = _jump(graph, number, branch)
            arms.append(arm)
            codes.append(arm.code)
            if arm.after is not None:
                codes.append(arm.after)
            withdraws = withdraws or branch.withdraws
    graph.arms[number] = arms
    if not withdraws:
        graph.spread[number] = codes


def _jump(graph: Graph, number: int, branch: Branch) -> Arm:
    code, after = EXIT, None
    if branch.target is not None:
        code = _resolve(graph, number, branch.target, branch.target_span, branch.withdraws)
    if branch.after is not None:
        # «despues» of a branch that withdraws the rest withdraws it too: it is the same way out, later.
        after = _resolve(graph, number, branch.after, branch.after_span, branch.withdraws)
    if branch.withdraws:
        _lift(graph, number, code if after is None else after)
    return Arm(branch, NOBODY, code, after)


def _lift(graph: Graph, number: int, code: int) -> None:
    """Tell every block that an escape to `code` takes along, innermost first, where it leads."""
    while code != EXIT and (code < 0 or graph.region[code] != graph.region[number]):
        number = graph.owner[graph.region[number]]
        if number < 0:
            return
        graph.escapes.setdefault(number, []).append(graph.leveled(number, code))


def _resolve(graph: Graph, number: int, target: str, span: Span, withdraws: bool) -> int:
    here = graph.region[number]
    found = graph.index.get(target, NOBODY)
    if found >= 0 and (
        graph.region[found] == here or (withdraws and graph.region[found] in outer_regions(graph, here))
    ):
        graph.jumped.add(found)
        return found
    if found < 0 and target in graph.end_index and (here == MAIN or withdraws):
        return END - graph.end_index[target]
    graph.strays.append(Stray(number, target, span, True))
    return EXIT


def outer_regions(graph: Graph, region: int) -> list[int]:
    """Return the regions around a region, innermost first."""
    found = []
    while (owner := graph.owner[region]) >= 0:
        region = graph.region[owner]
        found.append(region)
    return found


def _connect_lapses(graph: Graph) -> None:
    for deadline in graph.procedure.deadlines:
        target = deadline.lapse.target
        if target is None:
            continue
        for name in deadline.inside:
            number = graph.index[name]
            code = _resolve(graph, number, target, deadline.lapse.target_span, False)
            graph.lapses.setdefault(number, []).append(code)
