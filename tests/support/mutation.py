"""Seeded faults: a procedure file with one thing of its control flow changed, as a tree of nodes with its own places.

A mutant keeps the spans of the original file, so that a diagnostic can be held against the line that was spoilt.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from cauce.compiler.reader.nodes import Entry, Mapping, Node, Scalar, Sequence

Path = tuple[str | int, ...]

ROW_KINDS = {"actividad", "decision", "espera", "en_paralelo"}
PRODUCERS = {"produce", "recibe", "confirma"}
RECORDERS = {"registra", "al_terminar_registra"}
MARKS = {"opcional", "repite", "cuando", "retira_lo_demas", "elige", "reune", "no_antes_de", "segun"}
EDGES = {"pasa_a", "despues", "reabre_en", "hasta"}


@dataclass(frozen=True)
class Mutant:
    """One fault: its kind, where, what was done, the spoilt tree, the lines where a report belongs."""

    kind: str
    path: Path
    what: str
    spoil: Callable[[], Node]
    places: Callable[[], frozenset[int]]

    @property
    def tree(self) -> Node:
        """The spoilt tree, made when asked for."""
        return self.spoil()

    @property
    def lines(self) -> frozenset[int]:
        """The lines where a report belongs."""
        return self.places()


def mutants(root: Node) -> Iterator[Mutant]:
    """Yield every fault of every kind that a file admits, in the order of the file."""
    assert isinstance(root, Mapping)
    targets = _names(root)
    for path, node in _walk(root):
        if not isinstance(node, Mapping):
            continue
        for entry in node.entries:
            yield from _entry_faults(root, path, entry, targets)
        if path and isinstance(path[-1], int) and path[-2:-1] == ("ramas",):
            yield _removed(root, path, "rama quitada")
        if _is_row(node) and path and isinstance(path[-1], int):
            yield _removed(root, path, "fila quitada")


def _entry_faults(root: Mapping, path: Path, entry: Entry, targets: list[str]) -> Iterator[Mutant]:
    key, here = entry.key.text, (*path, entry.key.text)
    if path[:1] and path[0] not in ("actividades", "interrupciones", "inicios", "fines", "plazos"):
        return
    if key in EDGES and isinstance(entry.value, Scalar):
        for target in targets:
            if target != entry.value.text:
                yield _replaced(root, here, replace(entry.value, text=target), f"{key}: {entry.value.text} → {target}")
    of_row = isinstance(owner := _get(root, path), Mapping) and (_is_row(owner) or path[-2:-1] == ("ramas",))
    if key == "pasa_a" or (key in MARKS and of_row):
        yield _removed(root, here, f"{key} quitado")
    if key == "limite_veces":
        yield Mutant(
            "límite quitado",
            here,
            "limite_veces y despues quitados",
            lambda: _without(_without(root, here), (*path, "despues")),
            lambda: _lines(root, path),
        )
    if path == ("fines",) or (path == ("inicios",)):
        yield _removed(root, here, f"{'fin' if path == ('fines',) else 'inicio'} quitado")
    if key in PRODUCERS | RECORDERS and isinstance(entry.value, Sequence):
        for index, item in enumerate(entry.value.items):
            needed = _needed(root, path) if key in PRODUCERS else _read(root)
            if _item_name(item) in needed:
                yield _removed(root, (*here, index), f"quitado de {key}")
    if key == "reune":
        other = "primera" if isinstance(entry.value, Scalar) and entry.value.text == "todas" else "todas"
        yield _replaced(root, here, _scalar(entry, other), f"reune: {other}")
    if key == "en_paralelo" and _get(root, (*path, "reune")) is None:
        row = _get(root, path)
        assert isinstance(row, Mapping)
        added = Mapping((*row.entries, Entry(replace(entry.key, text="reune"), _scalar(entry, "primera"))), row.span)
        yield Mutant(
            "reunión cambiada", path, "reune: primera", lambda: _put(root, path, added), lambda: _lines(root, path)
        )


def _item_name(item: Node) -> str:
    name = (item.get("dato") or item.get("documento")) if isinstance(item, Mapping) else item
    return name.text if isinstance(name, Scalar) else ""


@lru_cache(maxsize=512)
def _needed(root: Mapping, row: Path) -> set[str]:
    """Documents that some other row uses, that go with a hand-over, or that a rule demands."""
    found: set[str] = set()
    for path, node in _walk(root):
        if isinstance(node, Scalar) and path[0] == "actividades" and path[: len(row)] != row:
            if {"usa", "con", "lleva"} & set(path):
                found.add(node.text)
        elif isinstance(node, Scalar) and path[-1] == "documento_presente":
            found.add(node.text)
    return found


@lru_cache(maxsize=4)
def _read(root: Mapping) -> set[str]:
    """Data that decide something: named by `segun`, by a condition, by a date that is waited for, or by a clock."""
    found: set[str] = set()
    for path, node in _walk(root):
        if path and path[-1] in ("segun", "no_antes_de") and isinstance(node, Scalar):
            found.add(node.text)
        if {"cuando", "exige"} & set(path) and isinstance(node, Mapping):
            found |= {entry.key.text for entry in node.entries}
        if path and path[-1] == "dato" and isinstance(node, Scalar) and path[-2] in ("no_antes_de", "desde"):
            found.add(node.text)
    return found


def _scalar(entry: Entry, text: str) -> Scalar:
    return Scalar(text, entry.value.span, "")


def _is_row(node: Mapping) -> bool:
    return any(entry.key.text in ROW_KINDS for entry in node.entries)


def _names(root: Mapping) -> list[str]:
    """Names of every row that can be reached by name, and of every end."""
    found: list[str] = []
    for _, node in _walk(root):
        if isinstance(node, Mapping) and _is_row(node):
            name = next((e.value for k in ("paso", "id") if (e := node.entry(k))), None)
            if isinstance(name, Scalar):
                found.append(name.text)
    ends = root.get("fines")
    if isinstance(ends, Mapping):
        found += [entry.key.text for entry in ends.entries]
    return [*found, "siguiente"]


def _walk(node: Node, path: Path = ()) -> Iterator[tuple[Path, Node]]:
    yield path, node
    if isinstance(node, Mapping):
        for entry in node.entries:
            yield from _walk(entry.value, (*path, entry.key.text))
    elif isinstance(node, Sequence):
        for index, item in enumerate(node.items):
            yield from _walk(item, (*path, index))


def _get(node: Node | None, path: Path) -> Node | None:
    for part in path:
        if isinstance(node, Mapping) and isinstance(part, str):
            node = node.get(part)
        elif isinstance(node, Sequence) and isinstance(part, int):
            node = node.items[part]
        else:
            return None
    return node


def _edit(node: Node, path: Path, change: Callable[[Node], Node | None]) -> Node | None:
    """Rebuild the nodes along a path; `change` gives the new node there, None removes it."""
    if not path:
        return change(node)
    part, rest = path[0], path[1:]
    if isinstance(node, Mapping):
        entries = []
        for entry in node.entries:
            if entry.key.text != part:
                entries.append(entry)
            elif (value := _edit(entry.value, rest, change)) is not None:
                entries.append(Entry(entry.key, value))
        return Mapping(tuple(entries), node.span)
    assert isinstance(node, Sequence)
    items = []
    for index, item in enumerate(node.items):
        if index != part:
            items.append(item)
        elif (value := _edit(item, rest, change)) is not None:
            items.append(value)
    return Sequence(tuple(items), node.span)


def _put(root: Node, path: Path, new: Node) -> Node:
    edited = _edit(root, path, lambda _: new)
    assert edited is not None
    return edited


def _without(root: Node, path: Path) -> Node:
    edited = _edit(root, path, lambda _: None)
    assert edited is not None
    return edited


def _replaced(root: Mapping, path: Path, new: Scalar, what: str) -> Mutant:
    kind = f"{path[-1]} redirigido" if path[-1] in EDGES else what
    return Mutant(kind, path, what, lambda: _put(root, path, new), lambda: _lines(root, path, new.text))


def _removed(root: Mapping, path: Path, what: str) -> Mutant:
    return Mutant(what, path, what, lambda: _without(root, path), lambda: _lines(root, path))


def _lines(root: Mapping, path: Path, *also: str) -> frozenset[int]:
    """Lines where a report belongs: those of the row, end, start, deadline… that holds the spoilt thing, of the rows
    before and after it, and every line that names it, what it named, or what it names now.
    """
    names = {*also, str(path[-1])}
    spoilt = _get(root, path)
    for _, node in _walk(spoilt) if spoilt else ():
        if isinstance(node, Scalar) and node.style == "":
            names.add(node.text)
    lines = {node.span.line for _, node in _walk(root) if isinstance(node, Scalar) and node.text in names}
    for _, node in _walk(root):
        if isinstance(node, Mapping):
            lines |= {entry.key.span.line for entry in node.entries if entry.key.text in names}
    return frozenset(lines) | _enclosing(root, path) | _rows_named(root, names)


def _rows_named(root: Mapping, names: set[str]) -> frozenset[int]:
    """Lines of the rows that bear one of some names, and of the row above each."""
    lines: set[int] = set()
    above: Node | None = None
    for path, node in _walk(root):
        if path and path[0] == "actividades" and isinstance(node, Mapping) and _is_row(node):
            own = {name.text for key in ("paso", "id") if isinstance(name := node.get(key), Scalar)}
            if own & names:
                lines |= set(range(node.span.line, node.span.end_line + 1))
                lines |= set(range(above.span.line, above.span.end_line + 1)) if above else set()
            above = node
    return frozenset(lines)


def _enclosing(root: Mapping, path: Path) -> frozenset[int]:
    best: Node = root
    for length in range(2, len(path) + 1):
        node = _get(root, path[:length])
        if node is None:
            break
        is_item = isinstance(node, Mapping) and isinstance(path[length - 1], int)
        if (is_item and (_is_row(node) or length == 2)) or (length == 2 and isinstance(path[1], str)):
            best = node
    first = best.span.line if best is not root else 1
    return frozenset(range(first, best.span.end_line + 1))
