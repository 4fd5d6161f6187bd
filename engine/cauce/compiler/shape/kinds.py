"""The form of the vocabulary table: keys, the values they take, and the kinds of object that hold them."""

from __future__ import annotations

from enum import Enum, auto

from cauce.compiler.shape.scalars import ID, ScalarKind
from cauce.model.frozen import dataclass


class Many(Enum):
    """How many values a key holds: one, a list, either, or named ones (a block of `id: value`)."""

    ONE = auto()
    LIST = auto()
    ONE_OR_LIST = auto()
    NAMED = auto()


@dataclass(frozen=True, slots=True)
class Value:
    """What a key takes: a single value of kind `scalar`, an object of kind `object`, or either; one or many.

    `least` and `most` bound the number of elements of a list or of named values. `free` admits any value at all.
    """

    scalar: ScalarKind | None = None
    object: str = ""
    many: Many = Many.ONE
    least: int = 1
    most: int | None = None
    free: bool = False
    names: ScalarKind = ID


def one(scalar: ScalarKind | None = None, object: str = "") -> Value:  # noqa: A002 - the word of the table
    """Return one value."""
    return Value(scalar, object)


def some(scalar: ScalarKind | None = None, object: str = "", *, least: int = 1, most: int | None = None) -> Value:  # noqa: A002
    """Return a list of values."""
    return Value(scalar, object, Many.LIST, least, most)


def one_or_some(scalar: ScalarKind | None = None, object: str = "") -> Value:  # noqa: A002
    """Return one value, or a list of them."""
    return Value(scalar, object, Many.ONE_OR_LIST)


def named(scalar: ScalarKind | None = None, object: str = "", *, least: int = 1) -> Value:  # noqa: A002
    """Return a block of values, each under its id."""
    return Value(scalar, object, Many.NAMED, least)


@dataclass(frozen=True, slots=True)
class Key:
    """A key of the files: its Spanish name, the field of the model it fills, what it takes, and how people know it.

    `example` is the YAML that follows the key. `also` are words that people write for it; they are suggested, never
    accepted.
    """

    name: str
    field: str
    value: Value
    says: str
    example: str
    required: bool = False
    also: tuple[str, ...] = ()


class Rule(Enum):
    """What a demand asks of its keys."""

    EXACTLY_ONE = auto()
    AT_LEAST_ONE = auto()
    NOT_BOTH = auto()
    FIRST_NEEDS_REST = auto()


@dataclass(frozen=True, slots=True)
class Demand:
    """A demand on which keys of an object are present together; `why` is the cure that people read.

    With `only_when` (a key and its text) it holds only for objects where that key has that text.
    """

    rule: Rule
    keys: tuple[str, ...]
    why: str
    only_when: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectKind:
    """A kind of block: its keys, the demands on them, and how messages name one.

    `noun` with its article («el plazo»); `named_by` the keys whose value names it. `free_keys`: besides `keys`, any id
    may stand as a key with this value. `exactly`: the number of keys it must have. `model`: the class it becomes.
    """

    name: str
    title: str
    noun: str
    says: str
    keys: tuple[Key, ...]
    demands: tuple[Demand, ...] = ()
    named_by: tuple[str, ...] = ()
    free_keys: Value | None = None
    exactly: int | None = None
    model: str = ""

    def key(self, name: str) -> Key | None:
        """Return the key of that name."""
        return next((key for key in self.keys if key.name == name), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Variants:
    """An object that is of one kind or another according to which of these keys it has (`by`: key and kind).

    `cure` is what people read when it has none of them.
    """

    name: str
    title: str
    noun: str
    says: str
    by: tuple[tuple[str, str], ...]
    cure: str


AnyKind = ObjectKind | Variants
