"""The Tab key in a workspace: people, functions, folios, steps and answers."""

from __future__ import annotations

from pathlib import Path

import pytest

from cauce.cli.completion import complete


def test_people_and_functions(space: Path, capsys: pytest.CaptureFixture[str]) -> None:
    where = ["--espacio", str(space)]
    assert complete([*where, "personal", "baja", "persona_"]) == ["persona_inventada_cero"]
    assert complete(["personal", "agregar", "Persona Inventada", "--responsable", "trab", *where][:5]) == []
    assert complete([*where, "personal", "agregar", "Persona Inventada", "--responsable", "trab"]) == ["trabajo_social"]
    assert capsys.readouterr().err == ""
