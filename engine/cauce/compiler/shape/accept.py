"""Whether a block is surely as its kind asks, in plain Python: the common case, at a fraction of a validator's cost.

Only blocks that fail here are handed to jsonschema, which is not even imported for a correct file. Tests hold the two
equal on generated blocks, right and wrong.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from cauce.compiler.reader.nodes import Mapping, Node, Scalar, Sequence
from cauce.compiler.shape.kinds import Demand, Many, ObjectKind, Rule, Value
from cauce.compiler.shape.scalars import ScalarKind
from cauce.compiler.shape.vocabulary import KINDS

Test = Callable[[Node], bool]


def is_empty(node: Node) -> bool:
    """Whether nothing is written after the key."""
    return type(node) is Scalar and not node.text and not node.style


@lru_cache(maxsize=256)
def acceptor(name: str) -> Callable[[Mapping], bool]:
    """Return the test of one block of the kind of that name; the blocks inside are not looked into."""
    kind = KINDS[name]
    assert isinstance(kind, ObjectKind)  # noqa: S101 - callers have chosen among the variants
    tests = {key.name: _value_test(key.value) for key in kind.keys}
    required = [key.name for key in kind.keys if key.required]
    free = _value_test(kind.free_keys) if kind.free_keys else None
    free_name = kind.free_keys.names.acceptor if kind.free_keys else None
    demands = kind.demands
    exactly = kind.exactly

    def accepts(mapping: Mapping) -> bool:
        present: dict[str, Node] = {}
        for entry in mapping.entries:
            name = entry.key.text
            present[name] = entry.value
            test = tests.get(name)
            if test is None:
                if free is None or free_name is None or not free_name(name):
                    return False
                test = free
            if not test(entry.value):
                return False
        if exactly is not None and len(present) != exactly:
            return False
        return all(key in present for key in required) and all(is_met(demand, present) for demand in demands)

    return accepts


def is_met(demand: Demand, present: dict[str, Node]) -> bool:
    """Whether the keys that are present meet a demand."""
    if demand.only_when is not None:
        key, text = demand.only_when
        value = present.get(key)
        if not isinstance(value, Scalar) or value.text != text:
            return True
    count = sum(key in present for key in demand.keys)
    if demand.rule is Rule.EXACTLY_ONE:
        return count == 1
    if demand.rule is Rule.AT_LEAST_ONE:
        return count > 0
    if demand.rule is Rule.NOT_BOTH:
        return count < len(demand.keys)
    return demand.keys[0] not in present or count == len(demand.keys)


@lru_cache(maxsize=512)
def _value_test(value: Value) -> Test:
    item = _item_test(value)
    least, most = value.least, value.most or 1_000_000_000

    def is_list(node: Node) -> bool:
        return type(node) is Sequence and least <= len(node.items) <= most and all(map(item, node.items))

    if value.many is Many.LIST:
        return is_list
    if value.many is Many.ONE_OR_LIST:
        return lambda node: is_list(node) if type(node) is Sequence else item(node)
    if value.many is Many.NAMED:
        names = value.names.acceptor
        return lambda node: (
            type(node) is Mapping
            and len(node.entries) >= least
            and all(names(entry.key.text) and item(entry.value) for entry in node.entries)
        )
    return item


def _item_test(value: Value) -> Test:
    if value.free:
        return lambda node: not is_empty(node)
    if value.scalar is None:
        return lambda node: type(node) is Mapping
    single = _scalar_test(value.scalar)
    if value.object:
        return lambda node: type(node) is Mapping or single(node)
    return single


def _scalar_test(kind: ScalarKind) -> Test:
    accepts = kind.acceptor
    return lambda node: type(node) is Scalar and not is_empty(node) and accepts(node.text)
