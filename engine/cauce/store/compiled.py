"""Compiled definitions as they are stored: what running a case reads, without places in the text and without scenarios.

Both serve only who writes the file, and are most of it; the text itself is stored beside it, whole.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, TypeVar, get_args, get_type_hints

from cauce.model.codec import from_plain, to_plain
from cauce.model.institution import Calendar, Institution
from cauce.model.procedure import Procedure
from cauce.model.secrecy import canonical
from cauce.model.source import Span

T = TypeVar("T")

_LEFT_OUT = "scenarios"


def running_form(procedure: Procedure) -> Procedure:
    """Return a procedure as it is after being stored: the same to run, to show and to draw."""
    return unpack_procedure(pack_procedure(procedure))


def pack_procedure(procedure: Procedure) -> bytes:
    """Return a procedure in few bytes."""
    plain = to_plain(procedure)
    plain.pop(_LEFT_OUT, None)
    return zlib.compress(canonical(_without_places(plain)), 9)


def unpack_procedure(packed: bytes) -> Procedure:
    """Return the procedure again. Raises ValueError, KeyError or TypeError when it is not one."""
    return from_plain(Procedure, json.loads(zlib.decompress(packed)))


def pack_institution(institution: Institution, calendar: Calendar) -> bytes:
    """Return an institution and its calendar in few bytes."""
    plain = {"institution": to_plain(institution), "calendar": to_plain(calendar)}
    return zlib.compress(canonical(_without_places(plain)), 9)


def unpack_institution(packed: bytes) -> tuple[Institution, Calendar]:
    """Return both again."""
    plain = json.loads(zlib.decompress(packed))
    return from_plain(Institution, plain["institution"]), from_plain(Calendar, plain["calendar"])


def _without_places(plain: Any) -> Any:
    """Return a plain value without its spans; the fields that hold them say so by their names."""
    if isinstance(plain, dict):
        return {name: _without_places(part) for name, part in plain.items() if name not in place_names()}
    if isinstance(plain, list):
        return [_without_places(part) for part in plain]
    return plain


@cache
def place_names() -> frozenset[str]:
    """Return the names of all the fields of a procedure, an institution or a calendar that hold a place in a text."""
    names: set[str] = set()
    seen: set[Any] = set()
    pending: list[Any] = [Procedure, Institution, Calendar]
    while pending:
        kind = pending.pop()
        if kind in seen:
            continue
        seen.add(kind)
        pending.extend(get_args(kind))
        if is_dataclass(kind):
            hints: Mapping[str, Any] = get_type_hints(kind)
            names |= {item.name for item in fields(kind) if hints[item.name] is Span}
            pending.extend(hints.values())
    return frozenset(names)
