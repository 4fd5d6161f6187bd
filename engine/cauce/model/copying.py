"""Data classes made and copied by straight lines of code (`target.a = source.a`…), compiled once for each class.

The interpreter stores an attribute that nobody refuses in a few nanoseconds, and calls the descriptor of a slot, the
only other way into a frozen object, in fifty. So an object is filled in while it belongs to a twin of its class, which
has the same slots and refuses nothing; then it is given its class, which is also where Python checks the layout.
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

from cauce.model.frozen import parameters

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

Made = TypeVar("Made")
Given = ParamSpec("Given")

_TWINS: dict[type, type] = {}
_COPIES: dict[type, tuple[Callable[[Any], Any], frozenset[str]]] = {}


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


def making(cls: Callable[Given, Made]) -> Callable[Given, Made]:
    """Compile what makes objects of a data class from what the class itself takes, in a third of its time.

    For the kinds that every step makes: calling a class gathers the names given in a dictionary, and then its frozen
    attributes are set one by one by their descriptors.
    """
    heading, values, known = parameters(dataclasses.fields(cls))  # type: ignore[arg-type]
    known |= {"_twin_": twin_of(cls), "_class_": cls}  # type: ignore[arg-type]
    body = "".join(f" _made_.{name} = {value}\n" for name, value in values.items())
    text = f"def make({', '.join(heading)}):\n _made_ = _twin_()\n{body} _made_.__class__ = _class_\n return _made_\n"
    exec(text, known)  # noqa: S102 - names of fields only
    make: Callable[Given, Made] = known["make"]
    return make


def changing(cls: type[Made], name: str) -> Callable[[Made, Any], Made]:
    """Compile what copies objects of a data class with another value in one field, for what every step changes.

    Raises TypeError for a field there is not.
    """
    known: dict[str, Any] = {"_twin_": twin_of(cls), "_class_": cls}
    names = [part.name for part in dataclasses.fields(cls)]  # type: ignore[arg-type]
    if name not in names:
        raise TypeError(f"{cls.__qualname__} has no field {name!r}")
    body = "".join(f" made.{each} = {'value' if each == name else f'source.{each}'}\n" for each in names)
    text = f"def change(source, value):\n made = _twin_()\n{body} made.__class__ = _class_\n return made\n"
    exec(text, known)  # noqa: S102 - names of fields only
    change: Callable[[Made, Any], Made] = known["change"]
    return change


def changed(value: Made, **parts: Any) -> Made:
    """Return a copy of a frozen data class with other values in some fields: `dataclasses.replace`, but quick.

    Raises TypeError for a field there is not.
    """
    cls = value.__class__
    known = _COPIES.get(cls)
    if known is None:
        names = tuple(part.name for part in dataclasses.fields(value))  # type: ignore[arg-type]
        known = _COPIES[cls] = (_opening(cls, names), frozenset(names))
    opened, fields = known
    made = opened(value)
    for name, part in parts.items():
        if name not in fields:
            raise TypeError(f"{cls.__qualname__} has no field {name!r}")
        setattr(made, name, part)
    made.__class__ = cls
    return made  # type: ignore[no-any-return]


def _opening(cls: type, names: Iterable[str]) -> Callable[[Any], Any]:
    """Compile what returns a copy of an object of `cls` that may still be written, of the twin of its class."""
    known: dict[str, Any] = {"_twin_": twin_of(cls)}
    body = "".join(f" made.{name} = source.{name}\n" for name in names)
    exec(f"def opened(source):\n made = _twin_()\n{body} return made", known)  # noqa: S102 - names of fields only
    opened: Callable[[Any], Any] = known["opened"]
    return opened


__all__ = ["changed", "changing", "making", "twin_of"]
