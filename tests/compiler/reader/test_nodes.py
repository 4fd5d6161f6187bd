"""The tree that other stages walk: look-up of keys, plain form, places of paths."""

from __future__ import annotations

import pytest

from cauce.compiler.reader import plain, read
from cauce.compiler.reader.nodes import Mapping, Scalar, Sequence
from cauce.compiler.reader.paths import entry_at, key_span, node_at, value_span
from cauce.model.source import Span

TEXT = """\
clave: PR-01
version: 1.10
hora: 15:00
responde: No
folio: 0123
vacio:
alias_clave: [PR-1, 'PR 1']
pasos:
  - paso: 1
    texto: >-
      Recibe a la usuaria
      y la registra

  # comentario
  - paso: "2"
fin: {}
"""


@pytest.fixture
def root() -> Mapping:
    node, diagnostics = read(TEXT.encode(), "ejemplo.yaml")
    assert diagnostics == []
    assert node is not None
    return node


def test_everything_stays_text(root: Mapping) -> None:
    assert plain(root) == {
        "clave": "PR-01",
        "version": "1.10",
        "hora": "15:00",
        "responde": "No",
        "folio": "0123",
        "vacio": "",
        "alias_clave": ["PR-1", "PR 1"],
        "pasos": [{"paso": "1", "texto": "Recibe a la usuaria y la registra"}, {"paso": "2"}],
        "fin": {},
    }


def test_a_scalar_tells_how_it_was_written(root: Mapping) -> None:
    styles = {path: node_at(root, path) for path in [("clave",), ("alias_clave", 1), ("pasos", 0, "texto"), ("vacio",)]}
    assert [node.style for node in styles.values() if isinstance(node, Scalar)] == ["", "'", ">", ""]


def test_get_and_entry(root: Mapping) -> None:
    assert root.get("nada") is None
    assert root.entry("nada") is None
    entry = root.entry("clave")
    assert entry is not None
    assert entry.value is root.get("clave")


def test_places_of_values(root: Mapping) -> None:
    assert value_span(root, ("alias_clave", 1)) == Span(7, 21, 7, 27)
    assert value_span(root, ("vacio",)) == Span(6, 7, 6, 7)
    assert value_span(root, ("pasos", 1, "paso")) == Span(15, 11, 15, 14)
    assert value_span(root, ()) == root.span


def test_a_block_ends_where_its_last_text_ends(root: Mapping) -> None:
    assert root.span == Span(1, 1, 16, 8)
    assert value_span(root, ("pasos",)) == Span(9, 3, 15, 14)
    assert value_span(root, ("pasos", 0)) == Span(9, 5, 12, 20)
    assert value_span(root, ("pasos", 0, "texto")) == Span(10, 12, 12, 20)


def test_places_of_keys(root: Mapping) -> None:
    assert key_span(root, ("pasos", 1, "paso")) == Span(15, 5, 15, 9)
    assert key_span(root, ("pasos", 1)) == Span(15, 5, 15, 14)
    assert key_span(root, ("pasos", 1, "nada")) == Span(15, 5, 15, 14)
    assert entry_at(root, ()) is None
    assert entry_at(root, ("pasos", 0, 5)) is None


def test_a_path_that_breaks_off_leads_to_the_deepest_node_there_is(root: Mapping) -> None:
    assert node_at(root, ("pasos", 7, "texto")) is None
    assert node_at(root, ("clave", 0)) is None
    assert value_span(root, ("pasos", 7, "texto")) == value_span(root, ("pasos",))


def test_a_list_at_the_column_of_its_key() -> None:
    node, diagnostics = read(b"a:\n- b\n- c\n", "x")
    assert diagnostics == []
    assert node is not None
    listed = node.get("a")
    assert isinstance(listed, Sequence)
    assert listed.span == Span(2, 1, 3, 4)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("\ufeffclave: é\n", Span(1, 8, 1, 9)),
        ("e\u0301: 😀 x\n", Span(1, 5, 1, 8)),
        ("x: 1\r\nclave: é\r\n", Span(2, 8, 2, 9)),
        ("x: 1\rclave: é\r", Span(2, 8, 2, 9)),
        ("x: y\u2028z\nclave: é\n", Span(2, 8, 2, 9)),
        ("---\nclave: é\n", Span(2, 8, 2, 9)),
    ],
)
def test_columns_count_characters_and_lines_what_editors_count(text: str, expected: Span) -> None:
    node, _ = read(text.encode(), "x")
    assert node is not None
    assert node.entries[-1].value.span == expected


def test_keys_are_compared_in_nfc() -> None:
    node, diagnostics = read("verificación: 1\nverificacio\u0301n: 2\n".encode(), "x")
    assert [found.code for found in diagnostics] == ["E101"]
    assert node is not None
    assert plain(node) == {"verificación": "1"}


def test_crlf_and_lf_read_alike() -> None:
    unix, _ = read(TEXT.encode(), "x")
    windows, diagnostics = read(TEXT.replace("\n", "\r\n").encode(), "x")
    assert diagnostics == []
    assert unix == windows
