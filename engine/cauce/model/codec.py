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
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from cauce.model import events

Encode = Callable[[Any], Any]
Decode = Callable[[Any], Any]
T = TypeVar("T")

TAG = "$"


def to_plain(value: Any) -> Any:
    """Turn a dataclass of the model into dicts, lists, texts, numbers, booleans and None."""
    return _codec(type(value))[0](value)


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


def _same(value: Any) -> Any:
    return value


def _thaw(value: Any) -> Any:
    """Plain form of a value of any type: tuples become lists."""
    if isinstance(value, tuple | list):
        return [_thaw(item) for item in value]
    if isinstance(value, Mapping):
        return {key: _thaw(item) for key, item in value.items()}
    return value


def _freeze(value: Any) -> Any:
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
    if kind in (str, int, float, bool, type(None)):
        return _same, _same
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        return _union(get_args(kind))
    if origin is tuple:
        return _tuple(get_args(kind))
    if origin is not None:
        return _mapping(get_args(kind))
    if issubclass(kind, Enum):
        return (lambda value: value.value), kind
    if issubclass(kind, datetime | date | time):
        return (lambda value: value.isoformat()), kind.fromisoformat
    if is_dataclass(kind):
        return _dataclass(kind)
    raise TypeError(f"no plain form for {kind}")


def _tuple(arguments: tuple[Any, ...]) -> tuple[Encode, Decode]:
    if arguments[1:] == (...,):
        encode, decode = _codec(arguments[0])
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
    hints = get_type_hints(kind)
    # Resolved on first use: rows contain branches, which contain rows.
    parts: list[tuple[str, Any, Encode, Decode]] = []

    def resolved() -> list[tuple[str, Any, Encode, Decode]]:
        if not parts:
            parts.extend((item.name, _default(item), *_codec(hints[item.name])) for item in fields(kind))
        return parts

    def encode(value: Any) -> dict[str, Any]:
        plain = {}
        for name, default, encode_part, _ in resolved():
            part = getattr(value, name)
            if part is not default and part != default:
                plain[name] = encode_part(part)
        return plain

    def decode(plain: Mapping[str, Any]) -> Any:
        return kind(**{name: decode_part(plain[name]) for name, _, _, decode_part in resolved() if name in plain})

    return encode, decode
