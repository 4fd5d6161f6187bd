"""From the errors of jsonschema on one block to diagnostics that a person understands."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker
from jsonschema.exceptions import ValidationError
from jsonschema.validators import extend

from cauce.compiler.reader.nodes import Entry, Mapping, Node, Scalar, Sequence
from cauce.compiler.reader.paths import node_at
from cauce.compiler.shape.accept import is_empty
from cauce.compiler.shape.condition_problems import explain_count, explain_free_key
from cauce.compiler.shape.frames import Frame, noun_of
from cauce.compiler.shape.json_schema import FileKind, shallow
from cauce.compiler.shape.kinds import Demand, Key, ObjectKind, Rule
from cauce.compiler.shape.problems import Problem, options
from cauce.compiler.shape.scalar_problems import explain_scalar
from cauce.compiler.shape.scalars import FORMATS, compiled
from cauce.compiler.shape.unknown import explain_unknown
from cauce.compiler.shape.value_problems import explain_value
from cauce.compiler.shape.vocabulary import KINDS
from cauce.model.diagnostics import Diagnostic, Severity
from cauce.model.source import Span


def _pattern(_validator: Any, pattern: str, instance: Any, _schema: Any) -> Iterator[ValidationError]:
    """`pattern` with the `$` of JSON Schema; jsonschema's own takes Python's, which ends before a last line end."""
    if isinstance(instance, str) and compiled(pattern).search(instance) is None:
        yield ValidationError(pattern)


_Validator: Any = extend(Draft202012Validator, {"pattern": _pattern})  # type: ignore[no-untyped-call]


def _format_checker() -> FormatChecker:
    checker = FormatChecker(formats=())
    for name, exists in FORMATS.items():
        checker.checks(name)(_only_texts(exists))
    return checker


def _only_texts(exists: Callable[[str], bool]) -> Callable[[object], bool]:
    return lambda value: not isinstance(value, str) or exists(value)


@lru_cache(maxsize=256)
def _validator(name: str) -> Any:
    kind = KINDS[name]
    assert isinstance(kind, ObjectKind)  # noqa: S101 - callers have chosen among the variants
    return _Validator(shallow(kind), format_checker=_format_checker())


def _instance(node: Node, depth: int = 2) -> Any:
    """The block as JSON Schema sees it: texts, null for what is empty, and inner blocks as empty ones."""
    if isinstance(node, Scalar):
        return None if is_empty(node) else node.text
    if isinstance(node, Sequence):
        return [_instance(item, 1) for item in node.items] if depth else []
    return {entry.key.text: _instance(entry.value, depth - 1) for entry in node.entries} if depth else {}


def not_a_mapping(node: Node, file: str, kind: FileKind) -> Diagnostic:
    """The diagnostic of a file that is a list or a text."""
    what = "es una lista" if isinstance(node, Sequence) else "es sólo un texto"
    first = "id" if kind == "institucion" else "clave"
    return Diagnostic(
        "E227",
        Severity.ERROR,
        file,
        f"el archivo {what}, y {KINDS[kind].noun} es un bloque de claves",
        Span(node.span.line, node.span.column, node.span.line, node.span.column + 1),
        f"Empiece con «{first}: …» sin guion; «cauce nuevo CLAVE» escribe un archivo para comenzar.",
    )


def explain(frame: Frame, file: str) -> tuple[list[Diagnostic], dict[str, str]]:
    """Return the problems of one block, and for each misspelt key the key that was meant.

    A misspelt key is read as the one it was meant to be, so that the key is not also reported as missing.
    """
    kind = frame.kind
    assert isinstance(kind, ObjectKind)  # noqa: S101 - callers have chosen among the variants
    found: list[Diagnostic] = []
    meant = _unknown_keys(frame, kind, file, found)
    entries = tuple(
        Entry(Scalar(meant.get(entry.key.text, entry.key.text), entry.key.span), entry.value)
        for entry in frame.mapping.entries
        if kind.free_keys or entry.key.text in meant or kind.key(entry.key.text)
    )
    mapping = Mapping(entries, frame.mapping.span)
    seen: set[object] = set()
    for error in _validator(kind.name).iter_errors(_instance(mapping, 3)):
        for identity, diagnostic in _diagnose(error, kind, mapping, frame, file):
            if identity not in seen:
                seen.add(identity)
                found.append(diagnostic)
    return found, meant


def _unknown_keys(frame: Frame, kind: ObjectKind, file: str, found: list[Diagnostic]) -> dict[str, str]:
    meant: dict[str, str] = {}
    if kind.free_keys:
        return meant
    present = {entry.key.text for entry in frame.mapping.entries}
    for entry in frame.mapping.entries:
        if kind.key(entry.key.text) is None:
            problem, word = explain_unknown(entry.key.text, frame, kind, present | set(meant.values()))
            if kind.name == "comparacion":
                problem = Problem("E224", f"«{entry.key.text}» no es una comparación", problem.hint)
            found.append(problem.at(entry.key.span, frame, file))
            if word is not None:
                meant[entry.key.text] = word
    return meant


def _diagnose(
    error: ValidationError, kind: ObjectKind, mapping: Mapping, frame: Frame, file: str
) -> Iterator[tuple[object, Diagnostic]]:
    path = tuple(error.absolute_path)
    if path:
        yield (path, _value_problem(error, path, kind, mapping, frame, file))
        return
    place = _place(frame, mapping)
    if error.validator == "required" and error.absolute_schema_path[0] == "required":
        present = {entry.key.text for entry in mapping.entries}
        for key in kind.keys:
            if key.required and key.name not in present:
                yield (("missing", key.name), _missing(kind, key).at(place, frame, file))
    elif error.absolute_schema_path[0] == "allOf":
        index = error.absolute_schema_path[1]
        demand = kind.demands[int(index)]
        yield (("demand", index), _unmet(demand, kind, mapping).at(_demand_place(demand, mapping, place), frame, file))
    elif error.validator == "propertyNames" or error.absolute_schema_path[0] == "propertyNames":
        entry = mapping.entry(str(error.instance))
        yield (
            ("name", error.instance),
            explain_scalar(_names(kind), str(error.instance), "clave").at(
                entry.key.span if entry else place, frame, file
            ),
        )
    elif error.validator in ("minProperties", "maxProperties"):
        yield ("count", explain_count(kind, mapping).at(place, frame, file))


def _names(kind: ObjectKind) -> Any:
    assert kind.free_keys is not None  # noqa: S101 - only such kinds have a pattern of names
    return kind.free_keys.names


def _place(frame: Frame, mapping: Mapping) -> Span:
    """Where something missing is reported: the first key of the block, which is the line people look for."""
    if mapping.entries:
        return mapping.entries[0].key.span
    if frame.mapping.entries:
        return frame.mapping.entries[0].key.span
    return mapping.span


def _demand_place(demand: Demand, mapping: Mapping, place: Span) -> Span:
    if demand.rule in (Rule.EXACTLY_ONE, Rule.NOT_BOTH):
        entries = [entry for entry in mapping.entries if entry.key.text in demand.keys]
        return entries[1].key.span if len(entries) > 1 else place
    entry = mapping.entry(demand.keys[0] if demand.rule is Rule.FIRST_NEEDS_REST else (demand.only_when or ("",))[0])
    return entry.key.span if entry else place


def _missing(kind: ObjectKind, key: Key) -> Problem:
    if kind.name == "dato" and key.name == "clase":
        return Problem(
            "E220",
            "falta «clase»: todo dato dice qué tan confidencial es",
            "Agregue «clase: operativo» (del trámite), «identidad» (dice quién es), «reservado» (sobre su vida) o "
            "«vital» (si se sabe, peligra alguien).",
        )
    return Problem("E202", f"falta la clave «{key.name}»", f"Agregue «{key.name}: {key.example}». {key.says}")


def _unmet(demand: Demand, kind: ObjectKind, mapping: Mapping) -> Problem:
    present = [key for key in demand.keys if mapping.get(key) is not None]
    names = options(demand.keys)
    if demand.rule is Rule.FIRST_NEEDS_REST:
        absent = options(tuple(key for key in demand.keys if key not in present)).replace(" o ", " y ")
        return Problem("E231", f"«{demand.keys[0]}» necesita {absent}", demand.why)
    if len(present) > 1:
        return Problem(
            "E229", f"{' y '.join(f'«{key}»' for key in present)} no van juntas en {noun_of(kind)}", demand.why
        )
    if demand.only_when is not None:
        key, text = demand.only_when
        return Problem("E231", f"«{key}: {text}» necesita {names}", demand.why)
    return Problem("E230", f"falta {names}", demand.why)


def _value_problem(
    error: ValidationError, path: tuple[str | int, ...], kind: ObjectKind, mapping: Mapping, frame: Frame, file: str
) -> Diagnostic:
    name = str(path[0])
    node = node_at(mapping, path)
    entry = mapping.entry(name)
    assert node is not None and entry is not None  # noqa: S101, PT018 - the path comes from this very block
    key = kind.key(name)
    if error.absolute_schema_path and "propertyNames" in error.absolute_schema_path and key is not None:
        inner = next((each for each in _entries(node) if each.key.text == error.instance), entry)
        return explain_scalar(key.value.names, inner.key.text, name).at(inner.key.span, frame, file)
    span = entry.key.span if is_empty(node) and len(path) == 1 else node.span
    if key is None:
        return explain_free_key(kind, name, node).at(span, frame, file)
    return explain_value(key, node, inside=len(path) > 1).at(_first_line(span), frame, file)


def _entries(node: Node) -> tuple[Entry, ...]:
    return node.entries if isinstance(node, Mapping) else ()


def _first_line(span: Span) -> Span:
    """The part of a place on its first line, so that the excerpt is one line."""
    if span.line == span.end_line:
        return span
    return Span(span.line, span.column, span.line, span.column + 1)
