"""What holds for any file: right ones pass, one mistake is one message, and the two forms of the schema agree."""

from __future__ import annotations

import copy
from typing import Any

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from cauce.compiler.reader.nodes import Mapping
from cauce.compiler.shape import FILE_KINDS, check_shape, schema
from cauce.compiler.shape.accept import acceptor
from cauce.compiler.shape.json_schema import FileKind
from cauce.compiler.shape.kinds import ObjectKind
from cauce.compiler.shape.validators import errors, format_checker
from cauce.compiler.shape.vocabulary import KINDS
from tests.support.shapes import Placed, block, blocks, seeded

SLOW = settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
JUNK: list[Any] = [
    None,
    "",
    "Ñandú 5",
    "si",
    [],
    {},
    ["a", None],
    {"Clave Rara": "x"},
    {"es": "si"},
    "x" * 60,
    [["a"]],
    {"a": []},
]
PUBLISHED = {kind: Draft202012Validator(schema(kind), format_checker=format_checker()) for kind in FILE_KINDS}

kinds = st.sampled_from(FILE_KINDS)
seeds = st.integers(0, 2**32)


@SLOW
@given(kinds, seeds)
def test_right_file_passes_both_forms(kind: FileKind, seed: int) -> None:
    tree = block(seeded(seed), kind)
    assert check_shape(Placed().node(tree), "a.yaml", kind) == []
    assert [error.message for error in PUBLISHED[kind].iter_errors(tree)] == []


@SLOW
@given(st.data(), kinds, seeds)
def test_dropping_a_required_key_is_reported_once_where_it_is_missed(
    data: st.DataObject, kind: FileKind, seed: int
) -> None:
    tree = block(seeded(seed), kind)
    candidates = [(path, key.name) for path, of, value in blocks(kind, tree) for key in of.keys if key.required]
    path, dropped = data.draw(st.sampled_from(candidates))
    holder = _at(tree, path)
    del holder[dropped]
    placed = Placed()
    node = placed.node(tree)
    (diagnostic,) = check_shape(node, "a.yaml", kind)
    assert diagnostic.code in ("E202", "E205", "E220", "E222", "E225", "E230")
    if holder:
        assert diagnostic.span == placed.spans[(*path, next(iter(holder)))]
    if diagnostic.code == "E202":
        assert f"«{dropped}»" in diagnostic.message


@SLOW
@given(st.data(), kinds, seeds)
def test_an_unknown_key_is_reported_once_where_it_is(data: st.DataObject, kind: FileKind, seed: int) -> None:
    tree = block(seeded(seed), kind)
    places = [path for path, of, _value in blocks(kind, tree) if of.free_keys is None]
    path = data.draw(st.sampled_from(places))
    _at(tree, path)["qwxzk"] = "algo"
    placed = Placed()
    node = placed.node(tree)
    (diagnostic,) = check_shape(node, "a.yaml", kind)
    assert diagnostic.code in ("E201", "E224")
    assert diagnostic.span == placed.spans[(*path, "qwxzk")]


@SLOW
@given(st.data(), kinds, seeds)
def test_a_misspelt_required_key_is_one_message(data: st.DataObject, kind: FileKind, seed: int) -> None:
    tree = block(seeded(seed), kind)
    candidates = [
        (path, key.name)
        for path, of, _value in blocks(kind, tree)
        for key in of.keys
        if key.required and len(key.name) > 4
    ]
    assume(candidates)
    path, name = data.draw(st.sampled_from(candidates))
    holder = _at(tree, path)
    renamed = {(key.upper() if key == name else key): value for key, value in holder.items()}
    holder.clear()
    holder.update(renamed)
    placed = Placed()
    (diagnostic,) = check_shape(placed.node(tree), "a.yaml", kind)
    assert diagnostic.code == "E204"
    assert diagnostic.span == placed.spans[(*path, name.upper())]
    assert f"«{name}»" in diagnostic.hint


@SLOW
@given(st.data(), kinds, seeds)
def test_schema_and_check_agree_on_damaged_files(data: st.DataObject, kind: FileKind, seed: int) -> None:
    tree = block(seeded(seed), kind)
    for _times in range(data.draw(st.integers(1, 3))):
        _damage(data, tree, kind)
    found = check_shape(Placed().node(tree), "a.yaml", kind)
    assert bool(found) == any(True for _error in PUBLISHED[kind].iter_errors(tree))
    assert len({(diagnostic.code, diagnostic.span, diagnostic.message) for diagnostic in found}) == len(found)


@settings(SLOW, max_examples=600)
@given(st.data(), st.sampled_from([kind for kind in KINDS.values() if isinstance(kind, ObjectKind)]), seeds)
def test_fast_test_and_jsonschema_agree_on_each_kind(data: st.DataObject, kind: ObjectKind, seed: int) -> None:
    tree = block(seeded(seed), kind.name, 2)
    if data.draw(st.booleans()):
        tree[data.draw(st.sampled_from([*tree, "otra", "urgente"]))] = data.draw(st.sampled_from(JUNK))
    if data.draw(st.booleans()) and tree:
        del tree[data.draw(st.sampled_from([*tree]))]
    node = Placed().node(tree)
    assert isinstance(node, Mapping)
    assert acceptor(kind.name)(node) == ([*errors(kind, node)] == [])


def _at(tree: Any, path: tuple[str | int, ...]) -> dict[str, Any]:
    for part in path:
        tree = tree[part]
    assert isinstance(tree, dict)
    return tree


def _damage(data: st.DataObject, tree: Any, kind: str) -> None:
    holders = [tree]
    for holder in holders:
        inner = holder.values() if isinstance(holder, dict) else holder
        holders += [each for each in inner if isinstance(each, dict | list)]
    holder = data.draw(st.sampled_from([each for each in holders if each]))
    at = data.draw(st.sampled_from([*holder] if isinstance(holder, dict) else range(len(holder))))
    if data.draw(st.booleans()):
        holder[at] = copy.deepcopy(data.draw(st.sampled_from(JUNK)))
    else:
        del holder[at]
