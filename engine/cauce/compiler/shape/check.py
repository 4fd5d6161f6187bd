"""The walk over a file's tree: each block is checked against its kind, then the blocks inside it."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from functools import lru_cache

from cauce.compiler.reader.nodes import Mapping, Node
from cauce.compiler.reader.nodes import Sequence as Items
from cauce.compiler.shape.accept import acceptor
from cauce.compiler.shape.frames import Frame
from cauce.compiler.shape.json_schema import FileKind
from cauce.compiler.shape.kinds import Many, ObjectKind, Value, Variants
from cauce.compiler.shape.problems import MOST_PROBLEMS
from cauce.compiler.shape.swallowed_keys import swallowed_keys
from cauce.compiler.shape.vocabulary import KINDS
from cauce.model.diagnostics import Diagnostic, Severity


class _TooManyError(Exception):
    """The file has more problems than anybody will read."""


def check_shape(node: Node, file: str, kind: FileKind, read: Sequence[Diagnostic] = ()) -> list[Diagnostic]:
    """Check the tree of a file against the vocabulary and return every problem, in the order of the file.

    Stops at 200 problems, with a last one that says so: a wrong file must not cost more than a right one. Of what was
    `read`, the lines of texts that look like keys (W102) are judged by the block they are in (E234). Raises TypeError
    for a root that is no mapping: the reader has already refused such a file.
    """
    if not isinstance(node, Mapping):
        raise TypeError(type(node).__name__)
    return check_block(node, file, kind, [each for each in read if each.code == "W102"])


def check_block(block: Mapping, file: str, kind: str, key_lines: Sequence[Diagnostic] = ()) -> list[Diagnostic]:
    """Check one block, and those inside it, against a kind of the vocabulary by its name."""
    walk = _Walk(file, key_lines)
    with suppress(_TooManyError):
        walk.enter(Frame(KINDS[kind], block))
    return sorted(walk.found, key=lambda diagnostic: diagnostic.order)


@lru_cache(maxsize=256)
def _inner_values(name: str) -> dict[str, Value]:
    kind = KINDS[name]
    return {key.name: key.value for key in getattr(kind, "keys", ()) if key.value.object}


class _Walk:
    def __init__(self, file: str, key_lines: Sequence[Diagnostic]) -> None:
        self.file = file
        self.key_lines = key_lines
        self.found: list[Diagnostic] = []

    def enter(self, frame: Frame) -> None:
        """Check one block; `meant` are the keys read under another name because they were misspelt."""
        kind = frame.kind
        meant: dict[str, str] = {}
        if isinstance(kind, Variants):
            by = dict(kind.by)
            chosen = [by[entry.key.text] for entry in frame.mapping.entries if entry.key.text in by]
            if len(chosen) == 1:
                kind = KINDS[chosen[0]]
            else:
                chosen_kind = self._explain_variant(frame)
                if chosen_kind is None:
                    return
                kind = chosen_kind
        assert isinstance(kind, ObjectKind)  # noqa: S101 - no variant leads to another
        frame = Frame(kind, frame.mapping, frame.outer, frame.key, frame.id)
        if not acceptor(kind.name)(frame.mapping):
            meant = self._explain(frame)
        if self.key_lines:
            self._add(list(swallowed_keys(frame, self.key_lines)))
        inner = _inner_values(kind.name)
        for entry in frame.mapping.entries:
            name = meant.get(entry.key.text, entry.key.text)
            value = inner.get(name)
            if value is None and kind.free_keys is not None and kind.key(name) is None:
                value = kind.free_keys
            if value is not None:
                self._descend(value, entry.value, frame, name)

    def _descend(self, value: Value, node: Node, frame: Frame, key: str) -> None:
        if isinstance(node, Items):
            if value.many not in (Many.LIST, Many.ONE_OR_LIST):
                return
            for item in node.items:
                if isinstance(item, Mapping):
                    self.enter(Frame(KINDS[value.object], item, frame, key))
        elif isinstance(node, Mapping):
            if value.many is Many.NAMED:
                for entry in node.entries:
                    if isinstance(entry.value, Mapping):
                        self.enter(Frame(KINDS[value.object], entry.value, frame, key, entry.key.text))
            elif value.many is not Many.LIST:
                self.enter(Frame(KINDS[value.object], node, frame, key))

    def _explain(self, frame: Frame) -> dict[str, str]:
        from cauce.compiler.shape.explain import explain  # noqa: PLC0415 - jsonschema only when something is wrong

        problems, meant = explain(frame, self.file)
        self._add(problems)
        return meant

    def _explain_variant(self, frame: Frame) -> ObjectKind | None:
        from cauce.compiler.shape.variants import explain_variant  # noqa: PLC0415 - only when something is wrong

        problems, kind = explain_variant(frame, self.file)
        self._add(problems)
        return kind

    def _add(self, problems: list[Diagnostic]) -> None:
        room = MOST_PROBLEMS - len(self.found)
        self.found += problems[:room]
        if len(problems) > room:
            last = self.found[-1]
            self.found.append(
                Diagnostic(
                    "E233",
                    Severity.ERROR,
                    self.file,
                    f"hay más de {MOST_PROBLEMS} problemas; aquí se dejan de contar",
                    last.span,
                    "Corrija los primeros y vuelva a validar: muchos suelen venir de uno solo.",
                )
            )
            raise _TooManyError
