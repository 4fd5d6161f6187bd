"""What is collected while a file is built: names declared, names used, provenance, places of rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cauce.compiler.build.access import scalar, scalars
from cauce.compiler.build.draft import Declaration, Kind, Nesting, Place, Reference

if TYPE_CHECKING:
    from cauce.compiler.build.draft import Comparison, Provenance
    from cauce.compiler.reader.nodes import Node, Scalar

NEXT = "siguiente"


class Scope:
    """The mutable memory of one build; `Draft` is what remains of it."""

    def __init__(self) -> None:
        self.declarations: list[Declaration] = []
        self.references: list[Reference] = []
        self.comparisons: list[Comparison] = []
        self.provenance: list[Provenance] = []
        self.places: dict[str, Place] = {}
        self.phrases: dict[str, str] = {}
        self.nestings: dict[str, Nesting] = {}
        self.absent: set[Kind] = set()
        self.unsure: set[str] = set()

    def declare(self, kind: Kind, name: Scalar) -> str:
        """Note a name given to something and return it."""
        self.declarations.append(Declaration(kind, name.text, name.span))
        return name.text

    def refer(self, kind: Kind, node: Node | None, where: str, of: str = "") -> str:
        """Note a name used and return it; "" when the node holds no name."""
        name = scalar(node)
        if name is None:
            return ""
        self.references.append(Reference(kind, name.text, name.span, where, of=of))
        return name.text

    def refer_all(self, kind: Kind, node: Node | None, where: str, of: str = "") -> tuple[str, ...]:
        """Note the name or the list of names in a node and return them."""
        return tuple(self.refer(kind, name, where, of) for name in scalars(node))

    def row(self, node: Node | None, where: str, kind: Kind = Kind.ROW, of: str = "") -> str:
        """Note a row that is spoken of (not gone to) and return its `ref`."""
        name = self.refer(kind, node, where, of)
        place = self.places.get(name)
        return place.ref if place else name

    def rows(self, node: Node | None, where: str, kind: Kind = Kind.ROW, of: str = "") -> tuple[str, ...]:
        """Note one row or a list of them and return their `ref`s."""
        return tuple(self.row(name, where, kind, of) for name in scalars(node))

    def target(
        self,
        node: Node | None,
        where: str,
        region: str,
        *,
        successor: tuple[str | None] | None = None,
        escapes: bool = False,
    ) -> str | None:
        """Note where something leads and return a row's `ref`, an end, or None for the end of the list.

        `successor` holds what «siguiente» means here; without it, «siguiente» is a name like any other.
        """
        name = scalar(node)
        if name is None:
            return None
        if name.text == NEXT and successor:
            return successor[0]
        self.references.append(Reference(Kind.TARGET, name.text, name.span, where, region, escapes))
        place = self.places.get(name.text)
        return place.ref if place else name.text
