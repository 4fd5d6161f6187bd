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


def public_part(event: Event) -> dict[str, Any]:
    """Return the plain form of an event without its secrets; `$` names its type."""
    secret = secret_fields(type(event))
    return {name: value for name, value in event_to_plain(event).items() if name not in secret}


def secret_part(event: Event) -> dict[str, Any]:
    """Return the plain form of its secrets only, empty when there are none."""
    secret = secret_fields(type(event))
    return {name: value for name, value in event_to_plain(event).items() if name in secret} if secret else {}


def event_from_parts(public: Mapping[str, Any], secret: Mapping[str, Any]) -> Event:
    """Build an event again from its two parts. Raises KeyError, TypeError or ValueError if they are not that."""
    return event_from_plain({**public, **secret})


def canonical(plain: Any) -> bytes:
    """Return the one way to write a plain value: JSON in UTF-8, keys sorted, no spaces, no NaN."""
    text = json.dumps(plain, sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    return text.encode("utf-8")


def _guarded(kind: type) -> bool:
    return bool(secret_fields(kind))


def _inside(hint: Any) -> Iterator[type]:
    """Yield the dataclasses that a type mentions."""
    if isinstance(hint, type) and is_dataclass(hint):
        yield hint
    for argument in get_args(hint):
        yield from _inside(argument)
