"""Curated mistakes: each small file of `errores/` gets exactly the messages written beside it."""

from __future__ import annotations

from pathlib import Path

import pytest

from cauce.compiler.api import compile_paths
from tests.support.reported import CLEAN, reported

FOLDER = Path(__file__).parent / "errores"
FILES = sorted(path.relative_to(FOLDER.parent) for path in FOLDER.rglob("*.yaml"))
ADDED = "# Se revisa con --interpretaciones y --completitud."
# These are what the mistakes refer to.
SOUND = {"recibe-cedula", "prueba"}


@pytest.mark.parametrize("path", FILES, ids=str)
def test_a_mistake_is_told_as_written_beside_it(path: Path, updating: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(FOLDER.parent)
    text = path.read_text(encoding="utf-8")
    added = ADDED in text
    compiled = compile_paths([path], interpretations=added, completeness=added)[0]
    told = reported(compiled.diagnostics, text.split("\n"))
    golden = path.with_suffix(".txt")
    if updating:
        golden.write_text(told, encoding="utf-8")
    assert told == golden.read_text(encoding="utf-8")
    assert (told == CLEAN) == (path.stem in SOUND)


def test_enough_mistakes_are_kept() -> None:
    assert len(FILES) >= 40
