"""From a compiled procedure to its graph."""

from __future__ import annotations

from collections.abc import Mapping

from cauce.diagrams import node_ids, node_texts
from cauce.diagrams.graph import Edge, Graph, Header, Node, NodeKind
from cauce.diagrams.lanes import Lanes, actors_of
from cauce.diagrams.unfold import unfold
from cauce.model import wording
from cauce.model.procedure import Procedure
from cauce.model.rows import Choice, Row, RowKind

Exits = list[tuple[str, str]]
"""Loose ends: the node they leave and the label of the line."""


def build_graph(procedure: Procedure, header: Header, names: Mapping[str, str] | None = None) -> Graph:
    """Return the graph of a procedure.

    `names` gives the names of other procedures by key, for the hand-over symbols.
    """
    builder = _Builder(procedure, names or {})
    # Lanes take the order of the table, so rows come before the starts that may enter far down.
    builder.rows(procedure.rows, [])
    builder.interruptions()
    builder.starts()
    builder.ends()
    return unfold(builder.graph(header))


class _Builder:
    def __init__(self, procedure: Procedure, names: Mapping[str, str]) -> None:
        self.procedure = procedure
        self.names = names
        self.lanes = Lanes(procedure)
        self.nodes: dict[str, Node] = {}
        self.edges: dict[Edge, None] = {}
        self.section = ""
        self.ids = node_ids.row_ids(procedure)
        self.end_ids = node_ids.end_ids(procedure)
        self.end_lane: dict[str, str] = {}

    def starts(self) -> None:
        """Draw one terminator per start, by name when there are several; each in the lane of the row it enters."""
        several = len(self.procedure.starts) > 1
        ids = node_ids.start_ids(self.procedure)
        for start in self.procedure.starts:
            own = ids[start.id]
            text = f"Inicio: {start.name}" if several else "Inicio"
            row = self.procedure.row_by_ref[start.target]
            period = wording.period_text(start.period)
            self.node(Node(id=own, kind=NodeKind.START, text=text, lane=self.lanes.of(actors_of(row)),
                           detail=period))  # fmt: skip
            self.edge(own, self.entry(start.target))

    def ends(self) -> None:
        """Draw one terminator per end that something reaches, in the lane of the first row that reaches it."""
        several = len(self.procedure.ends) > 1
        for end in self.procedure.ends:
            if end.id in self.end_lane:
                named = end.name if end.name.casefold().startswith("fin ") else f"Fin: {end.name}"
                text = named if several else "Fin"
                detail = f"se reabre en {wording.target_name(self.procedure, end.reopens_at)}" if end.reopens_at else ""
                lane = self.end_lane[end.id]
                self.node(Node(id=self.end_ids[end.id], kind=NodeKind.END, text=text, lane=lane, detail=detail))

    def interruptions(self) -> None:
        """Draw an interruption as a terminator with a dashed line; one beside the flow ends where it began."""
        ids = node_ids.interruption_ids(self.procedure)
        for interruption in self.procedure.interruptions:
            own = ids[interruption.id]
            first = interruption.rows[0].ref if interruption.rows else interruption.target
            row = self.procedure.row_by_ref.get(first)
            lane = self.lanes.of(actors_of(row)) if row else self.lanes.known(interruption.actors)
            detail = "en cualquier momento"
            if interruption.between:
                since, until = (wording.target_name(self.procedure, ref) for ref in interruption.between)
                detail = f"entre {since} y {until}"
            self.node(Node(id=own, kind=NodeKind.START, text=interruption.name, lane=lane, detail=detail))
            if first in self.end_ids:
                self.end_lane.setdefault(first, lane)
            self.edge(own, self.entry(first), dashed=True)
            if interruption.rows:
                self.section = ""
                exits = self.rows(interruption.rows, [])
                back = f"{own}-fin"
                self.node(Node(id=back, kind=NodeKind.END, text="Sigue el caso", lane=lane))
                self.join(exits, back)

    def rows(self, rows: tuple[Row, ...], exits: Exits) -> Exits:
        """Draw a list of rows; return the loose ends that leave it at its end."""
        for row in rows:
            if row.kind is RowKind.STAGE:
                self.section = f"{row.printed.number or row.step} {row.text}".strip()
                continue
            if row.kind is RowKind.NOTE:
                self.note(rows, row)
                continue
            exits = [*exits, *self.row(row)]
            following = self.onward(row.next)
            if following is not None:
                self.leave(exits, following, row)
                exits = []
        return exits

    def note(self, rows: tuple[Row, ...], row: Row) -> None:
        """Hang a note from the row before it (or the one after it): the flow passes it by."""
        own = self.ids[row.ref]
        self.node(self.main_node(row, own, self.lanes.of(actors_of(row))))
        drawn = [other for other in rows if other.kind not in (RowKind.STAGE, RowKind.NOTE)]
        earlier = [other for other in drawn if rows.index(other) < rows.index(row)]
        if earlier or drawn:
            self.edge(self.ids[(earlier[-1] if earlier else drawn[0]).ref], own, dashed=True)

    def onward(self, target: str | None) -> str | None:
        """Return where a way really leads: past headings and notes, which draw no step."""
        while target is not None and target not in self.end_ids:
            row = self.procedure.row_by_ref[target]
            if row.kind not in (RowKind.STAGE, RowKind.NOTE):
                break
            target = row.next
        return target

    def row(self, row: Row) -> Exits:
        """Draw a row and what hangs from it; return its loose ends."""
        own, lane = self.ids[row.ref], self.lanes.of(actors_of(row))
        exits: Exits = [(own, "")]
        if row.when is not None:
            question, met, unmet = node_texts.question(self.procedure, row.when)
            self.node(Node(id=f"{own}-si", kind=NodeKind.DECISION, text=question, lane=lane, ref=row.ref,
                           section=self.section))  # fmt: skip
            self.edge(f"{own}-si", own, met)
            exits.append((f"{own}-si", unmet))
        self.node(self.main_node(row, own, lane))
        if row.derives:
            keys = dict.fromkeys(derivation.procedure for derivation in row.derives)
            text = " / ".join(f"{key} {self.names.get(key, '')}".strip() for key in keys)
            self.node(Node(id=f"{own}-p", kind=NodeKind.PROCEDURE, text=text, lane=lane, ref=row.ref,
                           section=self.section))  # fmt: skip
            self.edge(own, f"{own}-p")
            exits[0] = (f"{own}-p", "")
        for deadline in self.procedure.deadlines:
            if row.ref in deadline.inside and deadline.lapse.target is not None:
                self.mark_end(deadline.lapse.target, row)
                self.edge(own, self.entry(deadline.lapse.target), f"Vence: {deadline.limit}", dashed=True)
        return self.branches(row, exits, lane) if row.branches else exits

    def main_node(self, row: Row, own: str, lane: str) -> Node:
        """Return the symbol of the row itself."""
        kind = {
            RowKind.DECISION: NodeKind.DECISION,
            RowKind.WAIT: NodeKind.WAIT,
            RowKind.PARALLEL: NodeKind.FORK,
            RowKind.NOTE: NodeKind.NOTE,
        }.get(row.kind, NodeKind.ACTIVITY)
        if node_texts.asks(self.procedure, row):
            kind = NodeKind.DECISION
        several = row.choice is Choice.SEVERAL and bool(row.branches)
        said = ((row.optional, "opcional"), (row.repeats, "se repite"), (several, "una o varias"))
        marks = [word for applies, word in said if applies]
        return Node(
            id=own,
            kind=kind,
            text=row.short or row.text,
            lane=lane,
            ref=row.ref,
            pill=row.step,
            documents=node_texts.documents(self.procedure, row.documents),
            clocks=node_texts.clocks(self.procedure, row),
            section=self.section,
            detail=", ".join(marks),
        )

    def branches(self, row: Row, exits: Exits, lane: str) -> Exits:
        """Draw the ways on of a row; nested rows come back to where the row goes on."""
        own = exits[0][0]
        if row.kind is RowKind.ACTIVITY and not node_texts.asks(self.procedure, row):
            datum = self.procedure.datum_by_id.get(row.decides_by)
            text = datum.label if datum else "¿Cómo sigue?"
            diamond = f"{self.ids[row.ref]}-d"
            self.node(Node(id=diamond, kind=NodeKind.DECISION, text=text, lane=lane, ref=row.ref, section=self.section))
            self.edge(own, diamond)
            own = diamond
        loose: Exits = exits[1:]
        inner: Exits = []
        for branch in row.branches:
            if branch.rows:
                self.edge(own, self.entry(branch.rows[0].ref), branch.name)
                inner += self.rows(branch.rows, [])
            elif branch.target is None:
                loose.append((own, branch.name))
            else:
                self.mark_end(branch.target, row)
                self.edge(own, self.entry(branch.target), branch.name)
            if branch.after is not None:
                self.mark_end(branch.after, row)
                self.edge(own, self.entry(branch.after), node_texts.limit_label(branch))
        if inner and (row.kind is RowKind.PARALLEL or row.choice is Choice.SEVERAL):
            bar = f"{self.ids[row.ref]}-r"
            if row.kind is RowKind.PARALLEL:
                self.node(Node(id=bar, kind=NodeKind.JOIN, text="", lane=lane, ref=row.ref, section=self.section))
                self.join(inner, bar)
                inner = [(bar, "")]
        return [*loose, *inner]

    def leave(self, exits: Exits, target: str, row: Row) -> None:
        """Send loose ends to a row or an end."""
        self.mark_end(target, row)
        self.join(exits, self.entry(target))

    def mark_end(self, target: str, row: Row) -> None:
        """Place an end in the lane of the first row that reaches it."""
        target = self.onward(target) or target
        if target in self.end_ids:
            self.end_lane.setdefault(target, self.lanes.of(actors_of(row)))

    def join(self, exits: Exits, target: str) -> None:
        for source, label in exits:
            self.edge(source, target, label)

    def entry(self, target: str) -> str:
        """Return the node by which a row or an end is entered, past rows that draw nothing."""
        if target in self.end_ids:
            return self.end_ids[target]
        target = self.onward(target) or target
        if target in self.end_ids:
            return self.end_ids[target]
        row = self.procedure.row_by_ref[target]
        return f"{self.ids[row.ref]}-si" if row.when is not None else self.ids[row.ref]

    def node(self, node: Node) -> None:
        self.nodes[node.id] = node

    def edge(self, source: str, target: str, label: str = "", *, dashed: bool = False) -> None:
        self.edges[Edge(source, target, label, dashed)] = None

    def graph(self, header: Header) -> Graph:
        used = [document for node in self.nodes.values() for document in node.documents]
        ids = dict.fromkeys(mark.id for mark in used)
        codes = {
            document.code: document.name
            for document in map(self.procedure.document_by_id.__getitem__, ids)
            if document.code
        }
        lanes = [
            lane for lane in self.lanes.found.values() if any(node.lane == lane.id for node in self.nodes.values())
        ]
        nodes = sorted(self.nodes.values(), key=lambda node: node.kind is not NodeKind.START)
        return Graph(header=header, lanes=tuple(lanes), nodes=tuple(nodes), edges=self.merged_edges(),
                     legend=tuple(sorted(codes.items())))  # fmt: skip

    def merged_edges(self) -> tuple[Edge, ...]:
        """Return the edges, those between the same two nodes as one with both labels, in the order of their sources."""
        merged: dict[tuple[str, str, bool], list[str]] = {}
        order = {node: number for number, node in enumerate(self.nodes)}
        for edge in self.edges:
            if edge.source in order and edge.target in order:
                merged.setdefault((edge.source, edge.target, edge.dashed), []).append(edge.label)
        edges = [Edge(source, target, wording.listed([label for label in dict.fromkeys(labels) if label], "o"), dashed)
                 for (source, target, dashed), labels in merged.items()]  # fmt: skip
        return tuple(sorted(edges, key=lambda edge: order[edge.source]))
