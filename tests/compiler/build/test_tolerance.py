"""Whatever a file says, building it never raises: mutants of the shipped procedures, and trees of any shape."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cauce.compiler.api import compile_procedure
from cauce.compiler.build.institution import build_calendar, build_institution
from cauce.compiler.build.procedure import build_procedure
from cauce.compiler.reader import read
from cauce.compiler.reader.nodes import Entry, Mapping, Node, Scalar, Sequence
from cauce.compiler.stages import has_errors
from cauce.model.source import Span

PROCEDURES = Path(__file__).parents[3] / "procedures"
HERE = Span(1, 1, 1, 2)


def keys_of(node: Node) -> set[str]:
    """Return every key and text of a tree."""
    if isinstance(node, Scalar):
        return {node.text}
    if isinstance(node, Sequence):
        return set().union(*map(keys_of, node.items))
    return set().union(*({entry.key.text} | keys_of(entry.value) for entry in node.entries))


ROOT, _ = read((PROCEDURES / "PR-IMMUVER-02.yaml").read_bytes(), "")
assert ROOT is not None
WORDS = sorted(word for word in keys_of(ROOT) | {"", "7", "siguiente", "2026-02-30"} if " " not in word)

scalars = st.integers(0, len(WORDS) - 1).map(lambda index: Scalar(WORDS[index], HERE))


def containers(inner: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    """Return lists and mappings of nodes, with keys that files have."""
    entries = st.builds(Entry, scalars, inner)
    return st.one_of(
        st.lists(inner, max_size=4).map(lambda items: Sequence(tuple(items), HERE)),
        st.lists(entries, max_size=6, unique_by=lambda entry: entry.key.text).map(
            lambda found: Mapping(tuple(found), HERE)
        ),
    )


nodes = st.recursive(scalars, containers, max_leaves=20)


@given(nodes)
def test_any_tree_builds_or_is_refused(node: Node) -> None:
    build_procedure(node, "", "")
    build_institution(node)
    build_calendar(node)


def replaced(node: Node, path: int, put: Node, count: list[int]) -> Node:
    """Return the tree with its node number `path`, in the order of the file, replaced."""
    count[0] += 1
    if count[0] == path:
        return put
    if isinstance(node, Sequence):
        return Sequence(tuple(replaced(item, path, put, count) for item in node.items), node.span)
    if isinstance(node, Mapping):
        changed = (Entry(each.key, replaced(each.value, path, put, count)) for each in node.entries)
        return Mapping(tuple(changed), node.span)
    return node


@settings(max_examples=60)
@given(st.integers(1, 3000), nodes)
def test_a_procedure_with_anything_anywhere_builds(path: int, put: Node) -> None:
    assert ROOT is not None
    build_procedure(replaced(ROOT, path, put, [0]), "", "")


@pytest.mark.parametrize("name", ["PR-IMMUVER-01", "PR-IMMUVER-03", "PR-IMMUVER-04"])
def test_a_file_cut_anywhere_is_told_and_never_raises(name: str) -> None:
    data = (PROCEDURES / f"{name}.yaml").read_bytes()
    lines = data.split(b"\n")
    for end in range(1, len(lines), max(1, len(lines) // 25)):
        compiled = compile_procedure(b"\n".join(lines[:end]), name)
        assert compiled.diagnostics or compiled.ok


@pytest.mark.parametrize("name", ["PR-IMMUVER-01", "PR-IMMUVER-04"])
def test_a_file_without_one_line_is_told_and_never_raises(name: str) -> None:
    lines = (PROCEDURES / f"{name}.yaml").read_bytes().split(b"\n")
    for left_out in range(0, len(lines), max(1, len(lines) // 40)):
        compiled = compile_procedure(b"\n".join([*lines[:left_out], *lines[left_out + 1 :]]), name)
        assert compiled.ok is not has_errors(compiled.diagnostics)
