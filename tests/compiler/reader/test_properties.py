"""Properties of reading, over whatever bytes and over whatever a YAML library writes."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from cauce.compiler.reader import plain, read
from cauce.compiler.reader.nodes import Mapping, Node, Scalar
from cauce.model.source import Span

LETTERS = "abcdeñáÉ0123456789 _.,;:'\"#()[]{}/\\¿?¡!%&*@`|>=+-~\u00a0“”–😀"
PIECES = [
    *LETTERS,
    "\n",
    "\n  ",
    "\n- ",
    ": ",
    " #",
    "\t",
    "\r\n",
    "\u202e",
    "\ufeff",
    "<<",
    "---\n",
    "...\n",
    "\x1b",
    "\\e",
]


@settings(deadline=None)
@given(st.binary(max_size=200))
def test_no_bytes_make_it_raise(data: bytes) -> None:
    node, diagnostics = read(data, "x")
    assert node is not None or diagnostics


@settings(deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join), st.booleans())
def test_no_text_makes_it_raise(text: str, pure: bool) -> None:
    node, diagnostics = read(text.encode(), "x", pure=pure)
    assert node is not None or diagnostics
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for found in diagnostics:
        assert 1 <= found.span.line <= found.span.end_line <= len(lines)
        assert 1 <= found.span.column <= len(lines[found.span.line - 1]) + 1
        assert found.message
        assert found.hint


keys = st.text("abcdefghijk_", min_size=1, max_size=12)
words = st.text("abcdeñÁ ,:#'\"¿?.[]{}()–😀", max_size=40).filter(
    # what our reader refuses on purpose and PyYAML writes without quotes
    lambda text: not text.startswith(("-", "–", "¿ ", "•")) and not text.rstrip().endswith(("]", "}"))
)
trees = st.dictionaries(
    keys,
    st.recursive(
        words, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(keys, inner, max_size=4), max_leaves=15
    ),
    min_size=1,
    max_size=6,
)


@pytest.mark.parametrize("style", [None, "'", '"'])
@settings(deadline=None)
@given(tree=trees, width=st.integers(20, 100), breaks=st.sampled_from(["\n", "\r\n"]))
def test_what_pyyaml_writes_in_blocks_is_read_back(
    tree: dict[str, Any], width: int, breaks: str, style: str | None
) -> None:
    text = yaml.safe_dump(
        tree, allow_unicode=True, default_flow_style=False, default_style=style, width=width, line_break=breaks
    )
    node, diagnostics = read(text.encode(), "x")
    assert diagnostics == []
    assert node is not None
    assert plain(node) == tree


@settings(deadline=None)
@given(tree=trees)
def test_what_pyyaml_writes_in_braces_is_read_back(tree: dict[str, Any]) -> None:
    text = yaml.safe_dump(tree, allow_unicode=True, default_flow_style=True, default_style='"', width=1000)
    node, diagnostics = read(text.encode(), "x")
    assert diagnostics == []
    assert node is not None
    assert plain(node) == tree


def children(node: Node) -> list[Node]:
    if isinstance(node, Scalar):
        return []
    if isinstance(node, Mapping):
        return [part for entry in node.entries for part in (entry.key, entry.value)]
    return list(node.items)


def text_at(text: str, span: Span) -> str:
    lines = text.split("\n")[span.line - 1 : span.end_line]
    lines[-1] = lines[-1][: span.end_column - 1]
    lines[0] = lines[0][span.column - 1 :]
    return "\n".join(lines)


def check_spans(node: Node, text: str) -> None:
    written = text_at(text, node.span)
    if isinstance(node, Scalar):
        if node.style in ("'", '"'):
            assert written[0] == written[-1] == node.style
        elif "\n" not in written:
            assert written == node.text
        else:
            assert "".join(written.split()) == "".join(node.text.split())
        return
    end = (node.span.line, node.span.column)
    for child in children(node):
        assert end <= (child.span.line, child.span.column) <= (child.span.end_line, child.span.end_column)
        end = (child.span.end_line, child.span.end_column)
        check_spans(child, text)
    assert end <= (node.span.end_line, node.span.end_column)


@settings(max_examples=150, deadline=None)
@given(tree=trees, flow=st.sampled_from([True, False, None]), width=st.integers(20, 100))
def test_places_nest_and_hold_what_was_read(tree: dict[str, Any], flow: bool | None, width: int) -> None:
    text = yaml.safe_dump(tree, allow_unicode=True, default_flow_style=flow, width=width)
    node, _ = read(text.encode(), "x")
    if node is not None:
        check_spans(node, text)


@settings(deadline=None)
@given(tree=trees)
def test_reading_is_the_same_with_and_without_libyaml(tree: dict[str, Any]) -> None:
    text = yaml.safe_dump(tree, allow_unicode=True, default_flow_style=None)
    assert read(text.encode(), "x") == read(text.encode(), "x", pure=True)
