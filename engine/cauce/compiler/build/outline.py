"""The first pass over the rows: what they are called and in which list they stand, before anything refers to them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cauce.compiler.build.access import child, entries, items, scalar, text
from cauce.compiler.build.draft import Kind, Nesting, Place
from cauce.compiler.reader.nodes import Mapping, Scalar
from cauce.model.procedure import MAIN
from cauce.model.rows import RowKind

if TYPE_CHECKING:
    from cauce.compiler.build.scope import Scope
    from cauce.compiler.reader.nodes import Node

_LONGEST = 60
_ARTICLES = {
    RowKind.ACTIVITY: "la actividad",
    RowKind.DECISION: "la decisión",
    RowKind.WAIT: "la espera",
    RowKind.PARALLEL: "el bloque",
    RowKind.STAGE: "la etapa",
    RowKind.NOTE: "la nota",
}


class BranchOutline(NamedTuple):
    """A branch of a row: its node, the id of its list and the rows in it."""

    node: Mapping
    region: str
    phrase: str
    rows: tuple[RowOutline, ...]


class RowOutline(NamedTuple):
    """A row that can be built: `heading` is the key and text that give its kind."""

    node: Mapping
    kind: RowKind
    heading: Scalar
    ref: str
    step: str
    id: str
    region: str
    phrase: str
    name: Scalar
    branches: tuple[BranchOutline, ...]

    @property
    def where(self) -> str:
        """The phrase with its preposition: «en el paso 2.7 «Elabora citatorio»»."""
        return f"en {self.phrase}"


class Outliner:
    """Walks lists of rows in the order of the table, numbering those that have no name of their own."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope
        self._unnamed = dict.fromkeys(RowKind, 0)

    def rows(self, node: Node | None, region: str, parent: str | None, phrase: str) -> tuple[RowOutline, ...]:
        """Return the rows of a list and note their names; a row whose kind is unreadable leaves only its names."""
        self._scope.nestings[region] = Nesting(parent, phrase)
        found = (self._row(item, region) for item in items(node) if isinstance(item, Mapping))
        return tuple(row for row in found if row is not None)

    def _row(self, node: Mapping, region: str) -> RowOutline | None:
        step, own = scalar(node.get("paso")), scalar(node.get("id"))
        kind, heading = _kind(node)
        name = step or own
        if name is None and kind is not None:
            self._unnamed[kind] += 1
        ref = name.text if name else f"{kind.value if kind else 'fila'}-{self._unnamed[kind] if kind else 0}"
        phrase = _phrase(node, kind, heading, step)
        for written in (step, own):
            if written:
                self._scope.declare(Kind.ROW, written)
                self._scope.places.setdefault(written.text, Place(ref, region, phrase))
        if kind is None or heading is None:
            return None
        self._scope.phrases.setdefault(ref, phrase)
        branches = tuple(
            self._branch(branch, ref, index, region, phrase)
            for index, branch in enumerate(items(node.get("ramas")))
            if isinstance(branch, Mapping)
        )
        return RowOutline(
            node,
            kind,
            heading,
            ref,
            step.text if step else "",
            own.text if own else "",
            region,
            phrase,
            name or heading,
            branches,
        )

    def _branch(self, node: Mapping, owner: str, index: int, region: str, phrase: str) -> BranchOutline:
        own = f"{owner}/{index}"
        label = branch_label(node)
        named = f"la rama «{label}» {of(phrase)}" if label else f"la rama {index + 1} {of(phrase)}"
        nested = self.rows(node.get("actividades"), own, region, named) if node.get("actividades") else ()
        return BranchOutline(node, own, named, nested)


def branch_label(node: Mapping) -> str:
    """Return what a branch is called in the file: its `respuesta` (a word or a list of them) or its `nombre`."""
    answer = node.get("respuesta")
    return text(answer) or ", ".join(text(item) for item in items(answer)) or text(node, "nombre")


def outline(scope: Scope, root: Node) -> tuple[tuple[RowOutline, ...], dict[str, tuple[RowOutline, ...]]]:
    """Return the main list of rows, and the lists of the interruptions that have one, by interruption."""
    outliner = Outliner(scope)
    main = outliner.rows(child(root, "actividades"), MAIN, None, "la lista principal")
    asides = {}
    for node in items(child(root, "interrupciones")):
        key = text(node, "id")
        if key and child(node, "actividades") is not None:
            named = f"la interrupción «{text(node, 'nombre') or key}»"
            asides[key] = outliner.rows(child(node, "actividades"), f"!{key}", None, named)
    return main, asides


def of(phrase: str) -> str:
    """Put «de» before a phrase: «del paso 3», «de la decisión…»."""
    return f"del {phrase.removeprefix('el ')}" if phrase.startswith("el ") else f"de {phrase}"


def shortened(words: str) -> str:
    """Return a text short enough to name something in a message."""
    words = " ".join(words.split()).strip("\"'“”.")
    if len(words) <= _LONGEST:
        return words
    return words[:_LONGEST].rsplit(" ", 1)[0].rstrip(" ,;.:") + "…"


def _kind(node: Mapping) -> tuple[RowKind | None, Scalar | None]:
    for key, value in entries(node):
        if key.text in _KINDS and isinstance(value, Scalar):
            return _KINDS[key.text], value
    return None, None


_KINDS = {kind.value: kind for kind in RowKind}


def _phrase(node: Mapping, kind: RowKind | None, heading: Scalar | None, step: Scalar | None) -> str:
    words = shortened(text(node, "en_diagrama") or (heading.text if heading else ""))
    quoted = f" «{words}»" if words else ""
    if step:
        return f"el paso {step.text}{quoted}"
    return f"{_ARTICLES[kind]}{quoted}" if kind else f"la fila{quoted}"
