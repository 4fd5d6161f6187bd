"""The one table: its examples are right, its fields exist in the model, its words tell keys apart."""

from __future__ import annotations

import dataclasses
import re
import time

import pytest

from cauce.compiler.reader import read
from cauce.compiler.reader.nodes import Mapping
from cauce.compiler.shape.check import check_block
from cauce.compiler.shape.kinds import Key, ObjectKind, Variants
from cauce.compiler.shape.scalars import FORMATS, ID, ScalarKind
from cauce.compiler.shape.vocabulary import KINDS
from cauce.compiler.suggest import fold
from cauce.model import (
    conditions,
    declarations,
    document_control,
    institution,
    obligations,
    procedure,
    rows,
    scenarios,
    source,
)

MODULES = (conditions, declarations, document_control, institution, obligations, procedure, rows, scenarios, source)
OBJECTS = [kind for kind in KINDS.values() if isinstance(kind, ObjectKind)]
KEYS = [(kind, key) for kind in OBJECTS for key in kind.keys]
SCALARS = {key.value.scalar for _kind, key in KEYS if key.value.scalar} | {key.value.names for _kind, key in KEYS}


def _name(value: object) -> str:
    return getattr(value, "name", "")


@pytest.mark.parametrize(("kind", "key"), KEYS, ids=_name)
def test_example_of_a_key_is_right(kind: ObjectKind, key: Key) -> None:
    node, problems = read(f"{key.name}: {key.example}\n".encode(), "a.yaml")
    assert problems == []
    assert isinstance(node, Mapping)
    about_the_value = [each for each in check_block(node, "a.yaml", kind.name) if each.span.column > 1]
    assert [(each.message, each.hint) for each in about_the_value] == []


@pytest.mark.parametrize("kind", [kind for kind in OBJECTS if kind.model], ids=_name)
def test_fields_exist_in_the_model(kind: ObjectKind) -> None:
    model = next(getattr(module, kind.model) for module in MODULES if hasattr(module, kind.model))
    fields = {field.name for field in dataclasses.fields(model)}
    assert {key.field for key in kind.keys} <= fields


@pytest.mark.parametrize("kind", KINDS.values(), ids=_name)
def test_kinds_are_linked_and_described(kind: ObjectKind | Variants) -> None:
    assert kind.says.endswith(".")
    assert kind.noun.startswith(("el ", "la ", "las ", "lo "))
    if isinstance(kind, Variants):
        assert kind.cure.endswith(".")
        assert all(KINDS[name].name == name and kind_key(name, key) for key, name in kind.by)
        return
    names = [key.name for key in kind.keys]
    assert len(set(names)) == len(names)
    for key in kind.keys:
        assert re.fullmatch(r"[a-z][a-z_]*", key.name)
        assert key.says.endswith(".")
        assert not key.value.object or key.value.object in KINDS
    assert {key for demand in kind.demands for key in demand.keys} <= set(names)
    assert set(kind.named_by) <= set(names)


def kind_key(name: str, key: str) -> Key | None:
    kind = KINDS[name]
    return kind.key(key) if isinstance(kind, ObjectKind) else None


@pytest.mark.parametrize("kind", OBJECTS, ids=_name)
def test_other_words_for_a_key_are_not_keys(kind: ObjectKind) -> None:
    assert not {fold(word) for key in kind.keys for word in key.also} & {key.name for key in kind.keys}


@pytest.mark.parametrize("scalar", sorted(SCALARS, key=lambda kind: (kind.name, kind.words)), ids=_name)
def test_patterns_do_not_backtrack(scalar: ScalarKind) -> None:
    assert not re.search(r"[+*]\)[+*{]|\([^)]*[+*][^)]*\)[+*]", scalar.pattern.replace("{0,2}", "")), (
        "nested repetition"
    )
    before = time.process_time()
    for piece in ("a", "1", "A/", " ", "-", "a ", "1 d", "\u00e1", ".-_"):
        long = piece * (200_000 // len(piece))
        scalar.acceptor(long)
        scalar.acceptor(f"{long}!")
        scalar.acceptor(f"a{long}\n")
    assert time.process_time() - before < 1


def test_a_last_line_end_is_not_part_of_an_id() -> None:
    assert ID.acceptor("abc")
    assert not ID.acceptor("abc\n")


@pytest.mark.parametrize(
    ("text", "format_name", "exists"),
    [
        ("2026-02-29", "fecha", False),
        ("2024-02-29", "fecha", True),
        ("2020-12", "fecha", True),
        ("2026-02-30T10:00", "momento", False),
    ],
)
def test_dates_exist_or_not(text: str, format_name: str, exists: bool) -> None:
    assert FORMATS[format_name](text) is exists
