"""What of an event may lie in clear in a database, and what only encrypted: told by the fields themselves.

Secret are exactly the fields that never show in a `repr` (design.md, law 6): what people write. A field whose values
hold such fields is secret whole, so that a new kind of event cannot leak by being forgotten here.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, get_args, get_type_hints

from cauce.model.codec import event_from_plain, event_to_plain
from cauce.model.events import Event


def secret_fields(kind: type) -> frozenset[str]:
    """Return the names of the fields of a dataclass that hold what people wrote."""
    return _secret_fields(kind)


@cache
def _secret_fields(kind: Any) -> frozenset[str]:
    hints = get_type_hints(kind)
    return frozenset(
        item.name for item in fields(kind) if not item.repr or any(map(_guarded, _inside(hints[item.name])))
    )


def parts_of(event: Event) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the plain form of an event in two parts: without its secrets (`$` names its type), and only them."""
    public = event_to_plain(event)
    secret = {name: public.pop(name) for name in secret_fields(type(event)) if name in public}
    return public, secret


def event_from_parts(public: Mapping[str, Any], secret: Mapping[str, Any]) -> Event:
    """Build an event again from its two parts. Raises KeyError, TypeError or ValueError if they are not that."""
    return event_from_plain({**public, **secret})


_CANONICAL = json.JSONEncoder(
    sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False, check_circular=False
)


def canonical(plain: Any) -> bytes:
    """Return the one way to write a plain value: JSON in UTF-8, keys sorted, no spaces, no NaN."""
    return _CANONICAL.encode(plain).encode("utf-8")


def _guarded(kind: type) -> bool:
    return bool(secret_fields(kind))


def _inside(hint: Any) -> Iterator[type]:
    """Yield the dataclasses that a type mentions."""
    if isinstance(hint, type) and is_dataclass(hint):
        yield hint
    for argument in get_args(hint):
        yield from _inside(argument)
