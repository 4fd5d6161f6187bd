"""After a mistake: what can be read around is read, and what cannot keeps the next stages silent."""

from __future__ import annotations

import pytest

from cauce.compiler.reader import plain, read


def codes(text: str) -> list[str]:
    return [found.code for found in read(text.encode(), "x")[1]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: Uno: dos\nb: c\n", {"a": "Uno: dos", "b": "c"}),
        ("a: @x\nb: %y\n", {"a": "@x", "b": "%y"}),
        ('a: "Uno" y dos\n', {"a": '"Uno" y dos'}),
        ("a: 'Casa d'Oro'\n", {"a": "'Casa d'Oro'"}),
        ("a: [Uno] y {dos: 2}\n", {"a": "[Uno] y {dos: 2}"}),
        ("a: *x y\n", {"a": "*x y"}),
        ("a: &x y\n", {"a": "&x y"}),
        ("a: !x y\n", {"a": "!x y"}),
        ('a: "C:\\Mis\\Documentos"\n', {"a": "C:\\Mis\\Documentos"}),
        ("a: {b: ¿c?, d: e}\n", {"a": {"b": "¿c?", "d": "e"}}),
        ("a: {b: ? c, d: e}\n", {"a": {"b": "? c", "d": "e"}}),
        ("a: {b: c, d, e: f}\n", {"a": {"b": "c, d", "e": "f"}}),
        ("a: {b:c, d: e}\n", {"a": {"b": "c", "d": "e"}}),
        ("a: {b: c: d}\n", {"a": {"b": "c: d"}}),
        ("a: [x #1, y]\nb: c\n", {"a": ["x #1", "y"], "b": "c"}),
        ("a: x #1\n", {"a": "x"}),
        ("a: 1\na: 2\n", {"a": "1"}),
        ("a:\tx\n", {"a": "x"}),
        ("a:\u00a0x\n", {"a": "x"}),
        ("a:\n\u00a0\u00a0b: x\n", {"a": {"b": "x"}}),
        ("a\u200bb: x\n", {"ab": "x"}),
        ('a: "x\\ey"\n', {"a": "x y"}),
        ("a: x\n...\n", {"a": "x"}),
        ("a: > x\n", {"a": "> x"}),
        ("a: - x\n", {"a": "- x"}),
        ("a: [b: c]\n", {"a": [{"b": "c"}]}),
    ],
)
def test_reads_on_as_the_person_meant(text: str, expected: object) -> None:
    node, diagnostics = read(text.encode(), "x")
    assert diagnostics
    assert node is not None
    assert plain(node) == expected


@pytest.mark.parametrize(
    "text",
    [
        "a:\n\tb: x\n",
        "a: [x\n",
        'a: "x\n',
        'a: "x\nb: y"\n',
        "a:\n  - b: 1\n   c: 2\n",
        "a: 1\n---\nb: 2\n",
        "a: 1\n...\nb: 2\n",
        "<<: {a: b}\n",
        "[a]: b\n",
        "- a\n",
        "a:\n  - b: 1\n    b: 2\n",
        "a:\n  -b\n",
        "\ufeff\ufeffa: 1\n",
        "a: 1\nb:2\n",
    ],
)
def test_gives_nothing_when_something_written_would_be_missing(text: str) -> None:
    node, diagnostics = read(text.encode(), "x")
    assert node is None
    assert len(diagnostics) == 1


def test_tells_all_that_it_can_at_once_in_the_order_of_the_file() -> None:
    text = "a: x: y\nb: @z\nc: 1\nc: 2\nd: {e: ¿f?}\ng: h #1\ni: 'j' k\n"
    assert codes(text) == ["E116", "E117", "E101", "E115", "E113", "E121"]


def test_private_characters_of_the_person_are_kept_and_nothing_is_read_around() -> None:
    node, diagnostics = read("a: \ue10a\n".encode(), "x")
    assert node is not None
    assert (plain(node), diagnostics) == ({"a": "\ue10a"}, [])
    node, diagnostics = read("a: \ue10a\nb: @x\nc: @y\n".encode(), "x")
    assert node is None
    assert [found.code for found in diagnostics] == ["E117"]


def test_a_word_for_word_text_is_not_touched() -> None:
    text = "a: |\n  Uno: dos #3 [x\n    - cuatro? 'cinco'\n  \"seis\n"
    node, diagnostics = read(text.encode(), "x")
    assert diagnostics == []
    assert node is not None
    assert plain(node) == {"a": "Uno: dos #3 [x\n  - cuatro? 'cinco'\n\"seis\n"}


@pytest.mark.parametrize(
    "text",
    [
        "a: x  # comentario\n",
        "a: x  #\n",
        "a:  # comentario\n  b: c\n",
        "a: # comentario\n  b: c\n",
        "a: # comentario\n  - b\n",
        "a: 'x' # comentario\n",
        "a: [x] # comentario\n",
        "a: >-  # comentario\n  x\n",
        "# comentario\na: x\n",
        "a:\n  # comentario\n  - x\n",
        "a: C#\n",
        "a: x#y\n",
        "a: [x,  # comentario\n  y]\n",
        'a: "Uno\n  dos"\n',
        'a:\n  - "Uno\n    dos"\n',
        "a: {b: 'Uno\n    dos'}\n",
        "a: http://ejemplo.mx:80/x\n",
        "a: 15:00\n",
        "a: -5\n",
        "a: Texto – con guion largo\n",
        "a: (ver [1])\n",
        "a: ¿Es urgente?\n",
        "a: Paso a) y {b}\n",
        "a:\n  b: c\n\n\n",
        "---\na: b\n",
        "a: 👩‍👧 x\n",
        "a: y\u00a0z\n",
        "a: x\u00a0\n",
    ],
)
def test_ordinary_writing_is_not_disturbed(text: str) -> None:
    assert codes(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: [?}\n", ["E199"]),
        ("a: ]x\n", ["E117"]),
        ("a: {b: >-c, d: e}\n", ["E117"]),
        ("a: %b\n*c \n", ["E117", "E117"]),
        ("- a\nb: c\n", ["E125"]),
        ("a: b\n|2\n", ["E126"]),
        (",\n", ["E126"]),
        ("a: {b, c: d, e}\n", ["E114", "E114"]),
        ("a: [\n", ["E119"]),
        ("a: b\n  c: d\n   e: f\n", ["E124"]),
    ],
)
def test_the_odder_mistakes_are_told_too(text: str, expected: list[str]) -> None:
    assert codes(text) == expected
