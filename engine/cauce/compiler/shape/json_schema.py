"""JSON Schema 2020-12 from the vocabulary, in two forms.

The published form serves editors: it is whole, linked by `$ref`, described in Spanish, and takes numbers, dates and
booleans where YAML 1.1 or 1.2 would read them so. The shallow form checks one block of our all-text tree at a time: the
blocks inside are checked on their own once their kind is known, so no error hides behind `oneOf`.
"""

from __future__ import annotations

from typing import Any, Literal

from cauce.compiler.shape.kinds import AnyKind, Demand, Key, Many, ObjectKind, Rule, Value, Variants
from cauce.compiler.shape.scalars import ScalarKind
from cauce.compiler.shape.vocabulary import KINDS

Schema = dict[str, Any]
FileKind = Literal["procedimiento", "institucion", "calendario"]
FILE_KINDS: tuple[FileKind, ...] = ("procedimiento", "institucion", "calendario")
DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema(kind: FileKind) -> Schema:
    """Return the JSON Schema that editors use for a kind of file."""
    used = _reachable(kind)
    root = _object(_object_kind(kind), published=True)
    definitions = {name: _definition(KINDS[name]) for name in KINDS if name in used}
    return {"$schema": DIALECT, **root, "$defs": definitions}


def shallow(kind: ObjectKind) -> Schema:
    """Return the schema of one block whose inner blocks are only known to be there."""
    return {"$schema": DIALECT, **_object(kind, published=False)}


def _object_kind(name: str) -> ObjectKind:
    kind = KINDS[name]
    assert isinstance(kind, ObjectKind)  # noqa: S101 - no file, and no variant, is of several kinds
    return kind


def _reachable(name: str) -> set[str]:
    found: set[str] = set()
    pending = [name]
    while pending:
        kind = KINDS[pending.pop()]
        if isinstance(kind, Variants):
            inside = [variant for _key, variant in kind.by]
        else:
            values = [key.value for key in kind.keys] + ([kind.free_keys] if kind.free_keys else [])
            inside = [value.object for value in values if value.object]
        for each in inside:
            if each not in found:
                found.add(each)
                pending.append(each)
    return found


def _definition(kind: AnyKind) -> Schema:
    return _variants(kind) if isinstance(kind, Variants) else _object(kind, published=True)


def _variants(kind: Variants) -> Schema:
    """One kind or another by the key that is there; the keys that choose are listed, for an editor to offer them."""
    chosen = [(key, _object_kind(name)) for key, name in kind.by]
    return {
        "title": kind.title,
        "description": kind.says,
        "type": "object",
        "properties": {key: {"description": f"{of.says}"} for key, of in chosen},
        "anyOf": [{"required": [key]} for key, _of in chosen],
        "allOf": [{"if": {"required": [key]}, "then": {"$ref": f"#/$defs/{of.name}"}} for key, of in chosen],
    }


def _object(kind: ObjectKind, *, published: bool) -> Schema:
    made: Schema = {"title": kind.title, "description": kind.says} if published else {}
    made["type"] = "object"
    made["properties"] = {key.name: _property(key, published=published) for key in kind.keys}
    made["additionalProperties"] = False
    if kind.free_keys:
        made["additionalProperties"] = _value(kind.free_keys, published=published)
        made["propertyNames"] = {"pattern": kind.free_keys.names.pattern}
    required = [key.name for key in kind.keys if key.required]
    if required:
        made["required"] = required
    if kind.exactly:
        made["minProperties"] = made["maxProperties"] = kind.exactly
    if kind.demands:
        made["allOf"] = [_demand(demand) for demand in kind.demands]
    return made


def _property(key: Key, *, published: bool) -> Schema:
    value = _value(key.value, published=published)
    if not published:
        return value
    described = {"description": f"{key.says} Ejemplo: {key.name}: {key.example}"}
    if "$ref" in value:
        return {**described, "allOf": [value]}
    return {**described, **value}


def _value(value: Value, *, published: bool) -> Schema:
    item = _item(value, published=published)
    bounds = {"minItems": value.least, **({"maxItems": value.most} if value.most else {})}
    array: Schema = {"type": "array", "items": item, **bounds}
    if value.many is Many.LIST:
        return array
    if value.many is Many.ONE_OR_LIST:
        return {"if": {"type": "array"}, "then": array, "else": item}
    if value.many is Many.NAMED:
        return {
            "type": "object",
            "propertyNames": {"pattern": value.names.pattern},
            "additionalProperties": item,
            "minProperties": value.least,
        }
    return item


def _item(value: Value, *, published: bool) -> Schema:
    if value.free:
        return {"not": {"type": "null"}}
    block: Schema = {"$ref": f"#/$defs/{value.object}"} if published else {"type": "object"}
    if value.scalar is None:
        return block
    single = _scalar(value.scalar, published=published)
    return {"if": {"type": "object"}, "then": block, "else": single} if value.object else single


def _scalar(kind: ScalarKind, *, published: bool) -> Schema:
    if kind.words:
        return {"enum": [*kind.words, *kind.native_words]} if published else {"type": "string", "enum": [*kind.words]}
    made: Schema = {"type": ["string", *kind.natives] if published and kind.natives else "string"}
    if kind.pattern:
        made["pattern"] = kind.pattern
    if kind.format:
        made["format"] = kind.format
    if published and kind.natives:
        bounds = {"minimum": kind.least, "maximum": kind.most}
        made.update({name: bound for name, bound in bounds.items() if bound is not None})
    return made


def _demand(demand: Demand) -> Schema:
    first, *rest = demand.keys
    made: Schema
    if demand.rule is Rule.EXACTLY_ONE:
        made = {"oneOf": [{"required": [key]} for key in demand.keys]}
    elif demand.rule is Rule.AT_LEAST_ONE:
        made = {"anyOf": [{"required": [key]} for key in demand.keys]}
    elif demand.rule is Rule.NOT_BOTH:
        made = {"not": {"required": [*demand.keys]}}
    else:
        made = {"dependentRequired": {first: rest}}
    if demand.only_when is None:
        return made
    key, text = demand.only_when
    return {"if": {"properties": {key: {"const": text}}, "required": [key]}, "then": made}
