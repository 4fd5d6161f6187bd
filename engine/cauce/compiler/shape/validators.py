"""One jsonschema validator per kind of block, made when a block of that kind has something wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker
from jsonschema.exceptions import ValidationError
from jsonschema.validators import extend

from cauce.compiler.reader.nodes import Mapping, Node, Scalar, Sequence
from cauce.compiler.shape.accept import is_empty
from cauce.compiler.shape.json_schema import shallow
from cauce.compiler.shape.kinds import ObjectKind
from cauce.compiler.shape.scalars import FORMATS, compiled


def _pattern(_validator: Any, pattern: str, instance: Any, _schema: Any) -> Iterator[ValidationError]:
    """`pattern` with the `$` of JSON Schema; jsonschema's own takes Python's, which a last line end may follow."""
    if isinstance(instance, str) and compiled(pattern).search(instance) is None:
        yield ValidationError(pattern)


_Validator: Any = extend(Draft202012Validator, {"pattern": _pattern})  # type: ignore[no-untyped-call]


def _only_texts(exists: Callable[[str], bool]) -> Callable[[object], bool]:
    return lambda value: not isinstance(value, str) or exists(value)


def format_checker() -> FormatChecker:
    """Return a checker of our own formats and of no other."""
    checker = FormatChecker(formats=())
    for name, exists in FORMATS.items():
        checker.checks(name)(_only_texts(exists))
    return checker


@lru_cache(maxsize=256)
def _validator(kind: ObjectKind) -> Any:
    return _Validator(shallow(kind), format_checker=format_checker())


def errors(kind: ObjectKind, mapping: Mapping) -> Iterator[ValidationError]:
    """Yield what jsonschema finds wrong in one block, the blocks inside it left out."""
    yield from _validator(kind).iter_errors(_instance(mapping, 3))


def _instance(node: Node, depth: int) -> Any:
    """Give the block as JSON Schema sees it: texts, null for what is empty, and inner blocks as empty ones."""
    if isinstance(node, Scalar):
        return None if is_empty(node) else node.text
    if isinstance(node, Sequence):
        return [_instance(item, depth - 1) for item in node.items] if depth else []
    return {entry.key.text: _instance(entry.value, depth - 1) for entry in node.entries} if depth else {}
