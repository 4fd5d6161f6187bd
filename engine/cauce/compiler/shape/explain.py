"""From the errors of jsonschema on one block to diagnostics that a person understands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from jsonschema.exceptions import ValidationError

from cauce.compiler.reader.nodes import Entry, Mapping
from cauce.compiler.reader.paths import node_at
from cauce.compiler.shape.accept import is_empty
from cauce.compiler.shape.condition_problems import explain_count, explain_free_key, explain_free_name
from cauce.compiler.shape.frames import Frame
from cauce.compiler.shape.kinds import ObjectKind
from cauce.compiler.shape.problems import MOST_PROBLEMS, first_line
from cauce.compiler.shape.references import explain_reference
from cauce.compiler.shape.scalar_problems import explain_scalar
from cauce.compiler.shape.structure_problems import demand_place, explain_missing, explain_unmet
from cauce.compiler.shape.unknown import Unknown, explain_unknown
from cauce.compiler.shape.validators import errors
from cauce.compiler.shape.value_problems import explain_value
from cauce.model.diagnostics import Diagnostic
from cauce.model.source import Span


def explain(frame: Frame, file: str) -> tuple[list[Diagnostic], dict[str, str]]:
    """Return the problems of one block, and for each misspelt key the key that was meant.

    A misspelt key is read as the one it was meant to be, so that that one is not also reported as missing.
    """
    block = _Block.of(frame, file)
    seen: set[object] = set()
    for error in errors(block.kind, block.mapping):
        if len(block.found) > MOST_PROBLEMS:
            break
        for identity, diagnostic in block.diagnose(error):
            if identity not in seen:
                seen.add(identity)
                block.found.append(diagnostic)
    return block.found, block.meant


def _wide(span: Span) -> Span:
    """Return the place with the sign before it when it has no width: an empty element shows its dash."""
    if (span.line, span.column) != (span.end_line, span.end_column):
        return span
    return Span(span.line, max(span.column - 1, 1), span.line, max(span.column, 2))


@dataclass(slots=True)
class _Block:
    """A block with its misspelt keys read as they were meant, and what has been found so far."""

    frame: Frame
    file: str
    kind: ObjectKind
    mapping: Mapping
    place: Span
    meant: dict[str, str] = field(default_factory=dict)
    excused: set[str] = field(default_factory=set)
    found: list[Diagnostic] = field(default_factory=list)

    @classmethod
    def of(cls, frame: Frame, file: str) -> _Block:
        assert isinstance(frame.kind, ObjectKind)  # noqa: S101 - callers have chosen among the variants
        keys = frame.mapping.entries
        place = keys[0].key.span if keys else first_line(frame.mapping.span)
        block = cls(frame, file, frame.kind, frame.mapping, place)
        if frame.kind.free_keys is None:
            block._read_unknown_keys()
        return block

    def _read_unknown_keys(self) -> None:
        kept: list[Entry] = []
        present = {entry.key.text for entry in self.mapping.entries}
        for entry in self.mapping.entries:
            if self.kind.key(entry.key.text) is not None:
                kept.append(entry)
                continue
            if len(self.found) > MOST_PROBLEMS:
                continue
            unknown: Unknown = explain_unknown(
                entry.key.text, self.frame, self.kind, present | set(self.meant.values())
            )
            self.found.append(unknown.problem.at(entry.key.span, self.frame, self.file))
            self.excused.add(unknown.excuses)
            if unknown.meant:
                self.meant[entry.key.text] = unknown.meant
                kept.append(Entry(replace(entry.key, text=unknown.meant), entry.value))
        self.mapping = Mapping(tuple(kept), self.mapping.span)

    def diagnose(self, error: ValidationError) -> Iterator[tuple[object, Diagnostic]]:
        """Yield the diagnostics of one error, each with what tells it from the others of the block."""
        if error.absolute_path:
            path = tuple(error.absolute_path)
            named = str(error.instance) if "propertyNames" in error.absolute_schema_path else ""
            yield (path, named), self._value(error, path)
            return
        where, *rest = error.absolute_schema_path
        if where == "required":
            for key in self.kind.keys:
                if key.required and self.mapping.get(key.name) is None and key.name not in self.excused:
                    yield ("missing", key.name), explain_missing(self.kind, key).at(self.place, self.frame, self.file)
        elif where == "allOf":
            demand = self.kind.demands[int(rest[0])]
            span = demand_place(demand, self.mapping, self.place)
            if not self.excused.intersection(demand.keys):
                problem = explain_unmet(demand, self.kind, self.mapping)
                yield ("demand", rest[0]), problem.at(span, self.frame, self.file)
        elif where == "propertyNames":
            entry = self.mapping.entry(str(error.instance))
            span = entry.key.span if entry else self.place
            yield ("name", error.instance), explain_free_name(str(error.instance)).at(span, self.frame, self.file)
        else:
            yield "count", explain_count(self.kind, self.mapping).at(self.place, self.frame, self.file)

    def _value(self, error: ValidationError, path: tuple[str | int, ...]) -> Diagnostic:
        name = str(path[0])
        node, entry, key = node_at(self.mapping, path), self.mapping.entry(name), self.kind.key(name)
        assert node is not None and entry is not None  # noqa: S101, PT018 - the path comes from this very block
        if key is None:
            return explain_free_key(self.kind, name, node).at(first_line(node.span), self.frame, self.file)
        if "propertyNames" in error.absolute_schema_path and isinstance(node, Mapping):
            inner = node.entry(str(error.instance)) or entry
            return explain_scalar(key.value.names, inner.key.text, name).at(inner.key.span, self.frame, self.file)
        span = entry.key.span if is_empty(node) and len(path) == 1 else _wide(first_line(node.span))
        if is_empty(node) and isinstance(path[-1], str) and len(path) > 1:
            holder = node_at(self.mapping, path[:-1])
            inner_entry = holder.entry(path[-1]) if isinstance(holder, Mapping) else None
            span = inner_entry.key.span if inner_entry else span
        problem = explain_reference(explain_value(key, node, path[1:]), self.frame, name, node)
        return problem.at(span, self.frame, self.file)
