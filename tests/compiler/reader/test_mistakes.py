"""Real mistakes of reading, one small file each, beside the Spanish that a person gets."""

from __future__ import annotations

from pathlib import Path

import pytest

from cauce.compiler.codes import all_codes
from cauce.compiler.reader import read
from cauce.model.diagnostics import Diagnostic

FOLDER = Path(__file__).parent / "errores"
FILES = sorted(FOLDER.glob("*.yaml"))
ONLY_LIBYAML = {"llaves-sin-espacio-antes-de-llave"}
"""PyYAML's own parser takes `canal:{…}` between braces for a key and its value, which it is."""


def rendered(diagnostics: list[Diagnostic]) -> str:
    """Return the diagnostics as golden files keep them."""
    lines = []
    for found in diagnostics:
        span = found.span
        place = f"{span.line}:{span.column}-{span.end_line}:{span.end_column}"
        lines.append(f"{found.code} {found.severity} {place} {found.message} | {found.hint}\n")
        lines += [f"    {also.span.line}:{also.span.column} {also.message}\n" for also in found.related]
    return "".join(lines)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_says_what_happened_and_what_to_do(path: Path, updating: bool) -> None:
    _, diagnostics = read(path.read_bytes(), path.name)
    golden = path.with_suffix(".txt")
    if updating:
        golden.write_text(rendered(diagnostics), encoding="utf-8")
    assert rendered(diagnostics) == golden.read_text(encoding="utf-8")
    assert diagnostics


@pytest.mark.parametrize("path", [path for path in FILES if path.stem not in ONLY_LIBYAML], ids=lambda path: path.stem)
def test_says_the_same_where_libyaml_is_missing(path: Path) -> None:
    _, diagnostics = read(path.read_bytes(), path.name)
    _, pure = read(path.read_bytes(), path.name, pure=True)
    assert rendered(pure) == rendered(diagnostics)


def test_there_is_a_mistake_for_every_code_of_reading() -> None:
    codes = {code for code in all_codes() if code[1] == "1"}
    shown = {line.split()[0] for path in FILES for line in path.with_suffix(".txt").read_text("utf-8").splitlines()}
    too_big_for_a_file = {"E106", "E198"}
    assert codes - shown == too_big_for_a_file


@pytest.mark.parametrize("code", [code for code in all_codes().values() if code.code[1] == "1" and code.example])
def test_the_example_of_a_code_provokes_it_and_nothing_else(code: object) -> None:
    _, diagnostics = read(code.example.encode(), "ejemplo.yaml")
    assert {found.code for found in diagnostics} == {code.code}


ENGLISH = ("mapping", "expected", "found", "scalar", "token", "while", "sequence", "stream", "block", "flow", "indent")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_no_english_of_the_parser_reaches_the_person(path: Path) -> None:
    _, diagnostics = read(path.read_bytes(), path.name)
    words = " ".join(found.message + " " + found.hint for found in diagnostics).lower().split()
    assert not set(ENGLISH) & set(words)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_message_has_a_cure_of_one_or_two_sentences(path: Path) -> None:
    _, diagnostics = read(path.read_bytes(), path.name)
    for found in diagnostics:
        assert found.hint.endswith((".", "…", "'", '"')), found.hint
        assert not found.message.endswith(".")
        assert len(found.message) <= 160, found.message
        assert len(found.hint) <= 230, found.hint
