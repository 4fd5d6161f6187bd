"""The map of an institution: its procedures, what each hands over to another, and where it refers outside."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from hashlib import sha256

from cauce.diagrams.graph import Edge, Graph, Header, Node, NodeKind
from cauce.diagrams.header import COPY, DIGEST_LENGTH, DRAFT, header_of
from cauce.model.institution import Institution
from cauce.model.procedure import Procedure
from cauce.model.rows import Derivation, Referral, Row
from cauce.model.wording import condition_text, document_text, listed, quoted, role_name, row_name


def handovers_graph(institution: Institution, procedures: Sequence[Procedure]) -> Graph:
    """Return the map of the procedures of an institution, in the order of their keys.

    What is not a procedure among them is an end: there the case leaves the institution, or what it has in Cauce.
    """
    builder = _Builder(sorted(procedures, key=lambda each: each.key))
    return builder.graph(institution)


class _Builder:
    def __init__(self, procedures: list[Procedure]) -> None:
        self.procedures = procedures
        self.by_key = {procedure.key: procedure for procedure in procedures}
        self.nodes = {
            procedure.key: Node(id=f"p{number}", kind=NodeKind.PROCEDURE, text=f"{procedure.key}\n{procedure.name}")
            for number, procedure in enumerate(procedures, 1)
        }
        self.outside: dict[str, Node] = {}
        self.edges: list[Edge] = []

    def graph(self, institution: Institution) -> Graph:
        for procedure in self.procedures:
            for row in procedure.all_rows():
                for derivation in row.derives:
                    self.hand_over(procedure, row, derivation)
                for referral in row.refers:
                    self.refer(procedure, row, referral)
        drafts = any(header_of(each).mark == DRAFT for each in self.procedures)
        digests = "".join(procedure.digest for procedure in self.procedures)
        header = Header(
            procedure="Mapa de procedimientos",
            key="",
            date="",
            version="",
            institution=institution.name,
            area="",
            digest=sha256(digests.encode()).hexdigest()[:DIGEST_LENGTH],
            mark=DRAFT if drafts else COPY,
        )
        nodes = (*self.nodes.values(), *self.outside.values())
        return Graph(header=header, lanes=(), nodes=nodes, edges=tuple(self.edges))

    def hand_over(self, procedure: Procedure, row: Row, derivation: Derivation) -> None:
        """Draw a case that this one starts in another procedure."""
        other = self.by_key.get(derivation.procedure)
        node = self.nodes.get(derivation.procedure) or self.leaving(derivation.procedure)
        start = other.start_by_id.get(derivation.start) if other else None
        said = [
            _capital(row_name(row)),
            _when(condition_text(procedure, derivation.when)),
            _carried(procedure, derivation.carries),
            f"Entra por: {start.name}" if start and other and len(other.starts) > 1 else "",
        ]
        self.edge(procedure, node, said)

    def refer(self, procedure: Procedure, row: Row, referral: Referral) -> None:
        """Draw a referral outside, whose place may be one that a datum says."""
        datum = procedure.datum_by_id.get(referral.to)
        place = f"El lugar que dice {quoted(datum.label)}" if datum else role_name(procedure, referral.to)
        said = [
            _capital(row_name(row)),
            _when(condition_text(procedure, referral.when)),
            _carried(procedure, referral.documents),
        ]
        self.edge(procedure, self.leaving(place), said)

    def leaving(self, place: str) -> Node:
        """Return the end of a place outside, one for all that lead to it."""
        fresh = Node(id=f"e{len(self.outside) + 1}", kind=NodeKind.END, text=place)
        return self.outside.setdefault(place.casefold(), fresh)

    def edge(self, procedure: Procedure, node: Node, said: Iterable[str]) -> None:
        self.edges.append(Edge(self.nodes[procedure.key].id, node.id, "\n".join(filter(None, said))))


def _when(condition: str) -> str:
    return f"Cuando {condition}" if condition else ""


def _carried(procedure: Procedure, names: Sequence[str]) -> str:
    """Name the documents and data that go along."""
    said = []
    for name in names:
        document, datum = procedure.document_by_id.get(name), procedure.datum_by_id.get(name)
        said.append(document_text(document) if document else quoted(datum.label) if datum else name)
    return f"Lleva: {listed(said)}" if said else ""


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
