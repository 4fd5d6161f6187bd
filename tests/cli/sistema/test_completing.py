"""The Tab key in a workspace: people, functions, folios, steps and answers."""

from __future__ import annotations

from pathlib import Path

import pytest

from cauce.cli.completion import complete
from cauce.cli.settings import Settings
from cauce.cli.workspace.session import session
from cauce.model import commands
from cauce.runtime.desk.desk import Outcome


def test_people_and_functions(space: Path, capsys: pytest.CaptureFixture[str]) -> None:
    where = ["--espacio", str(space)]
    assert complete([*where, "personal", "baja", "persona_"]) == ["persona_inventada_cero"]
    assert complete(["personal", "suplir", "persona_inventada_cero", *where, "--por", ""]) == ["persona_inventada_cero"]
    assert complete([*where, "personal", "agregar", "Persona Inventada", "--responsable", "trab"]) == ["trabajo_social"]
    assert capsys.readouterr().err == ""


def test_a_key_that_is_missing_is_not_a_complaint(space: Path, keys: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for key in keys.iterdir():
        key.unlink()
    assert complete(["--espacio", str(space), "personal", "baja", ""]) == []
    assert capsys.readouterr().err == ""


def test_folios_steps_and_answers_of_a_case(training: Path) -> None:
    where = ["--espacio", str(training)]
    with session(Settings(workspace=str(training), actor="auxiliar")) as at:
        opened = at.desk.open("64-AJP-P01", "denuncia")
        assert isinstance(opened, Outcome)
        folio = opened.folio
    assert complete([*where, "ver", "P01"]) == [folio]
    assert complete([*where, "avanzar", folio, "--paso", ""]) == ["1.1"]
    with session(Settings(workspace=str(training), actor="auxiliar")) as at:
        assert isinstance(at.desk.do(folio, commands.Cancel(reason="Inventado")), Outcome)
    assert complete([*where, "ver", "P01"]) == []
