"""Events, cases and procedures to plain JSON values and back, directed by the types of their fields.

Only what differs from a field's default is written. A value of one of several dataclasses carries its class name under
`«$»`. Lists become tuples again: nothing in the model is mutable.
"""

from __future__ import annotations

import types
from collections.abc import Callable, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date, datetime, time
from enum import Enum
from functools import cache
from operator import attrgetter
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from cauce.model import events

Encode = Callable[[Any], Any]
Decode = Callable[[Any], Any]
Part = tuple[str, Any, Encode, Encode | None]
"""A field: its name, its default, its encoder and, when it is a mapping, that of its values."""
T = TypeVar("T")

TAG = "$"


def to_plain(value: Any) -> Any:
    """Turn a dataclass of the model into dicts, lists, texts, numbers, booleans and None."""
    return _codec(type(value))[0](value)


def to_plain_after(value: Any, before: Any, plain: Mapping[str, Any]) -> dict[str, Any]:
    """Return what `to_plain` gives of `value`, from `plain`, which it gave of `before`, where they are the same object.

    A case after a step shares nearly everything with the case before it; both are of one class.
    """
    found: dict[str, Any] = {}
    parts, values = _parts(value.__class__)
    for (name, default, encode, encode_item), part, old in zip(parts, values(value), values(before), strict=True):
        if part is old:
            if name in plain:
                found[name] = plain[name]
        elif default is MISSING or part != default:
            found[name] = encode(part) if encode_item is None else _mapped(part, old, plain.get(name, {}), encode_item)
    return found


def _mapped(value: Mapping[Any, Any], old: Mapping[Any, Any], plain: Mapping[str, Any], encode: Encode) -> Any:
    return {
        str(key): plain[str(key)] if key in old and item is old[key] else encode(item) for key, item in value.items()
    }


@cache
def _parts(kind: Any) -> tuple[tuple[Part, ...], Callable[[Any], Any]]:
    """Return the fields of a class, and what reads them all at once."""
    hints = _hints(kind)
    found = []
    for item in fields(kind):
        hint = hints[item.name]
        mapping = get_origin(hint) is not None and issubclass(get_origin(hint), Mapping)
        encode_item = _codec(get_args(hint)[1])[0] if mapping else None
        found.append((item.name, _default(item), _codec(hint)[0], encode_item))
    return tuple(found), attrgetter(*(item.name for item in fields(kind)))


def from_plain(kind: type[T], plain: Any) -> T:
    """Build a `kind` again from what `to_plain` gave. Raises KeyError, TypeError or ValueError if it is not that."""
    result: T = _codec(kind)[1](plain)
    return result


def event_to_plain(event: events.Event) -> dict[str, Any]:
    """Turn an event into a plain dict that names its type."""
    return {TAG: type(event).__name__, **to_plain(event)}


def event_from_plain(plain: Mapping[str, Any]) -> events.Event:
    """Build an event again. Raises KeyError for an unknown type."""
    return from_plain(_EVENTS[plain[TAG]], plain)


_EVENTS = {kind.__name__: kind for kind in events.EVENT_TYPES}


_SCALARS = frozenset((str, int, float, bool, type(None)))


def _same(value: Any) -> Any:
    return value


def _thaw(value: Any) -> Any:
    """Plain form of a value of any type: tuples become lists."""
    if type(value) in _SCALARS:
        return value
    if isinstance(value, tuple | list):
        return [_thaw(item) for item in value]
    if isinstance(value, Mapping):
        return {key: _thaw(item) for key, item in value.items()}
    return value


def _freeze(value: Any) -> Any:
    if type(value) in _SCALARS:
        return value
    if isinstance(value, list):
        return tuple(_freeze(item) for item in value)
    if isinstance(value, dict):
        return {key: _freeze(item) for key, item in value.items()}
    return value


_CODECS: dict[Any, tuple[Encode, Decode]] = {}


def _codec(kind: Any) -> tuple[Encode, Decode]:
    found = _CODECS.get(kind)
    if found is None:
        found = _CODECS[kind] = _build(kind)
    return found


def _build(kind: Any) -> tuple[Encode, Decode]:
    if kind is Any:
        return _thaw, _freeze
    if kind in _SCALARS:
        return _same, _same
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        return _union(get_args(kind))
    if origin is tuple:
        return _tuple(get_args(kind))
    if origin is not None:
        return _mapping(get_args(kind))
    if issubclass(kind, Enum):
        return attrgetter("value"), {member.value: member for member in kind}.__getitem__
    if issubclass(kind, datetime | date | time):
        return kind.isoformat, kind.fromisoformat
    if is_dataclass(kind):
        return _dataclass(kind)
    raise TypeError(f"no plain form for {kind}")


def _tuple(arguments: tuple[Any, ...]) -> tuple[Encode, Decode]:
    if arguments[1:] == (...,):
        encode, decode = _codec(arguments[0])
        if encode is _same:
            return list, tuple
        return (lambda value: [encode(item) for item in value]), (lambda plain: tuple([decode(item) for item in plain]))
    codecs = [_codec(argument) for argument in arguments]
    return (
        lambda value: [encode(item) for (encode, _), item in zip(codecs, value, strict=True)],
        lambda plain: tuple([decode(item) for (_, decode), item in zip(codecs, plain, strict=True)]),
    )


def _mapping(arguments: tuple[Any, ...]) -> tuple[Encode, Decode]:
    key_type = arguments[0]
    encode, decode = _codec(arguments[1])
    return (
        lambda value: {str(key): encode(item) for key, item in value.items()},
        lambda plain: {key_type(key): decode(item) for key, item in plain.items()},
    )


def _union(arguments: tuple[Any, ...]) -> tuple[Encode, Decode]:
    kinds = [argument for argument in arguments if argument is not type(None)]
    if len(kinds) == 1:
        encode, decode = _codec(kinds[0])
        return (
            lambda value: None if value is None else encode(value),
            lambda plain: None if plain is None else decode(plain),
        )
    by_name = {kind.__name__: kind for kind in kinds}

    def encode_one(value: Any) -> Any:
        plain = _codec(type(value))[0](value)
        return {TAG: type(value).__name__, **plain} if is_dataclass(value) else plain

    def decode_one(plain: Any) -> Any:
        return _codec(by_name[plain[TAG]])[1](plain) if isinstance(plain, Mapping) else plain

    return encode_one, decode_one


def _default(item: Field[Any]) -> Any:
    if item.default is not MISSING:
        return item.default
    return item.default_factory() if item.default_factory is not MISSING else MISSING


def _dataclass(kind: Any) -> tuple[Encode, Decode]:
    encoder: list[Encode] = []
    decoder: list[Decode] = []

    # Each made on first use: rows contain branches, which contain rows; and most of what is read is not written again.
    def encode(value: Any) -> Any:
        if not encoder:
            encoder.append(_encoder(kind))
        return encoder[0](value)

    def decode(plain: Any) -> Any:
        if not decoder:
            decoder.append(_decoder(kind))
        return decoder[0](plain)

    return encode, decode


@cache
def _hints(kind: Any) -> dict[str, Any]:
    return get_type_hints(kind)


def _encoder(kind: Any) -> Encode:
    """Write the code that encodes a class, field by field: every step of a case does it with all its history."""
    known: dict[str, Any] = {}
    body = ["def encode(value):", " plain = {}"]
    for item in fields(kind):
        name = item.name
        known[f"encode_{name}"] = _codec(_hints(kind)[name])[0]
        known[f"default_{name}"] = default = _default(item)
        body.append(f" part = value.{name}")
        differs = "" if default is MISSING else f"if part is not default_{name} and part != default_{name}: "
        body.append(
            f" {differs}plain[{name!r}] = part"
            if known[f"encode_{name}"] is _same
            else f" {differs}plain[{name!r}] = encode_{name}(part)"
        )
    exec("\n".join([*body, " return plain"]), known)  # noqa: S102 - names of fields only
    encode: Encode = known["encode"]
    return encode


def _decoder(kind: Any) -> Decode:
    decoders = {item.name: _codec(_hints(kind)[item.name])[1] for item in fields(kind)}
    converted = [(name, decode) for name, decode in decoders.items() if decode is not _same]

    def decode(plain: Mapping[str, Any]) -> Any:
        parts = {name: part for name, part in plain.items() if name in decoders}
        for name, decode_part in converted:
            if name in parts:
                parts[name] = decode_part(parts[name])
        return kind(**parts)

    return decode
