"""Copies of data classes by straight lines of code: `target.a = source.a`, and so on, compiled once for each class.

The interpreter stores an attribute that nobody refuses in a few nanoseconds, and calls the descriptor of a slot, the
only other way into a frozen object, in fifty. So an object is filled in while it belongs to a twin of its class, which
has the same slots and refuses nothing; then it is given its class, which is also where Python checks the layout.
"""

from __future__ import annotations

import dataclasses
from types import FunctionType
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable

Made = TypeVar("Made")

_TWINS: dict[type, type] = {}
_COPIES: dict[type, tuple[type, FunctionType, frozenset[str]]] = {}


def twin_of(cls: type) -> type:
    """Return the class with the layout of a data class whose attributes may be written, made when first asked for."""
    twin = _TWINS.get(cls)
    if twin is None:
        # `__delattr__` too: Python sets attributes the quick way only where both methods are those of `object`.
        inside: dict[str, Any] = {name: getattr(object, name) for name in ("__init__", "__setattr__", "__delattr__")}
        if "__slots__" in cls.__dict__:
            inside["__slots__"] = cls.__dict__["__slots__"]
        twin = _TWINS[cls] = type(f"_Open{cls.__name__}", cls.__bases__, inside)
    return twin


def copying(names: Iterable[str]) -> FunctionType:
    """Compile `copy(target, source)`, which copies the attributes `names`."""
    known: dict[str, Any] = {}
    body = "".join(f" target.{name} = source.{name}\n" for name in names)
    exec(f"def copy(target, source):\n{body or ' pass'}", known)  # noqa: S102 - names of fields only
    copy: FunctionType = known["copy"]
    return copy


def changed(value: Made, **parts: Any) -> Made:
    """Return a copy of a frozen data class with other values in some fields: `dataclasses.replace`, but quick.

    Raises TypeError for a field there is not.
    """
    cls = type(value)
    known = _COPIES.get(cls)
    if known is None:
        names = tuple(part.name for part in dataclasses.fields(value))  # type: ignore[arg-type]
        known = _COPIES[cls] = (twin_of(cls), copying(names), frozenset(names))
    twin, copy, fields = known
    made: Any = twin()
    copy(made, value)
    for name, part in parts.items():
        if name not in fields:
            raise TypeError(f"{cls.__qualname__} has no field {name!r}")
        setattr(made, name, part)
    made.__class__ = cls
    return made  # type: ignore[no-any-return]


__all__ = ["changed", "copying", "twin_of"]
