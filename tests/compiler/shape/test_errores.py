"""Real mistakes of form, each a small file with the messages its owner reads beside it (`--actualizar` rewrites)."""

from __future__ import annotations

from pathlib import Path

import pytest

from cauce.compiler.reader import read
from cauce.compiler.shape import FILE_KINDS, check_shape
from cauce.model.diagnostics import Diagnostic

FILES = sorted((Path(__file__).parent / "errores").glob("*.yaml"))


def _line(diagnostic: Diagnostic) -> str:
    span = diagnostic.span
    place = f"{span.line}:{span.column}-{span.end_line}:{span.end_column}"
    return f"{diagnostic.code} {diagnostic.severity} {place} {diagnostic.message} | {diagnostic.hint}\n"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_messages(path: Path, updating: bool) -> None:
    kind = next((each for each in FILE_KINDS if path.stem.startswith(f"{each}_")), "procedimiento")
    node, problems = read(path.read_bytes(), path.name)
    assert problems == [], "a mistake of form must be readable"
    assert node is not None
    text = "".join(map(_line, check_shape(node, path.name, kind)))
    expected = path.with_suffix(".txt")
    if updating:
        expected.write_text(text, encoding="utf-8")
    assert text
    assert text == expected.read_text(encoding="utf-8")


def test_there_are_enough_and_none_is_left_over() -> None:
    assert len(FILES) >= 25
    assert {path.stem for path in FILES} == {path.stem for path in (Path(__file__).parent / "errores").glob("*.txt")}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_messages_are_spanish_and_say_what_to_do(path: Path) -> None:
    for line in path.with_suffix(".txt").read_text(encoding="utf-8").splitlines():
        message, _, hint = line.partition(" | ")
        assert hint
        assert not message.endswith(".")
        assert hint.endswith((".", "?"))
        words = set(message.lower().split()) | set(hint.lower().split())
        assert not words & {"is", "not", "required", "property", "the", "unexpected", "does", "match", "type", "of"}
