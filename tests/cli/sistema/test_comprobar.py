"""`cauce comprobar`: what was stored is verified, and what somebody changed behind its back is named."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from cauce.cli.settings import Settings
from cauce.cli.workspace.folder import read_workspace
from cauce.cli.workspace.session import session
from cauce.runtime.desk.desk import Outcome
from cauce.store.key_files import read_key
from cauce.store.store import open_store
from tests.store.tampering import behind
from tests.support.terminal import Terminal


@pytest.fixture
def with_case(training: Path) -> Path:
    """The training workspace with one open case."""
    with session(Settings(workspace=str(training), actor="auxiliar")) as at:
        outcome = at.desk.open("64-AJP-P01", "denuncia")
        assert isinstance(outcome, Outcome)
        assert outcome.folio.startswith("P01-")
    return training


def tampered(space: Path, statement: str) -> None:
    with (
        open_store(space / "cauce.db", read_key(read_workspace(space).id)) as store,
        behind(store) as raw,
    ):
        assert raw.run(statement)


def test_everything_holds(with_case: Path, cauce: Terminal) -> None:
    ran = cauce("comprobar", "--espacio", str(with_case))
    assert ran.code == 0
    assert ran.out.startswith("Se comprobó 1 caso, ")
    assert ran.out.endswith("Todo cuadra.\n")
    said = json.loads(cauce("comprobar", "--json", "--espacio", str(with_case)).out)
    assert said.keys() == {"casos", "hechos", "sellos", "ultimo_sello", "suprimidos", "hallazgos"}
    assert (said["casos"], said["suprimidos"], said["hallazgos"]) == (1, 0, [])
    assert said["hechos"] >= 3


def test_a_seal_that_somebody_wrote_down_is_missed(with_case: Path, cauce: Terminal) -> None:
    ran = cauce("comprobar", "--sello", "9-0a1b2c3d4e5f", "--espacio", str(with_case))
    assert ran.code == 1
    assert "El sello 9-0a1b2c3d4e5f, que alguien anotó, no está" in ran.out.replace("\n", " ")


def test_the_first_bad_event_is_named(with_case: Path, cauce: Terminal) -> None:
    tampered(with_case, "UPDATE events SET person = 'otra' WHERE sequence = 2")
    ran = cauce("comprobar", "--espacio", str(with_case))
    assert ran.code == 1
    assert "el hecho número 2 se cambió" in ran.out
    assert "No siga trabajando" in ran.out
    ran = cauce("comprobar", "--json", "--espacio", str(with_case))
    assert ran.code == 1
    (found,) = [each for each in json.loads(ran.out)["hallazgos"] if each["codigo"] == "cadena_rota"]
    assert found["hecho"] == 2
    assert found["caso"]


def test_a_stored_definition_is_held_against_its_text(with_case: Path, cauce: Terminal) -> None:
    tampered(with_case, "UPDATE definitions SET version = 'Rev. 4'")
    ran = cauce("comprobar", "--espacio", str(with_case))
    assert ran.code == 1
    assert "La definición 64-AJP-P01" in ran.out


def test_it_changes_nothing_and_nobody_has_to_be_registered(with_case: Path, cauce: Terminal) -> None:
    before = (with_case / "cauce.db").read_bytes()
    assert cauce("comprobar", "--espacio", str(with_case)).code == 0
    assert (with_case / "cauce.db").read_bytes() == before


def test_a_history_is_verified_by_who_does_not_have_cauce(
    with_case: Path, cauce: Terminal, root: Path, tmp_path: Path
) -> None:
    ran = cauce("comprobar", "--exportar", "P01-2026-1", "--espacio", str(with_case))
    assert ran.code == 0
    lines = [json.loads(line) for line in ran.out.splitlines()]
    assert lines[0]["que_es"] == "historial"
    path = tmp_path / "historial.jsonl"
    path.write_text(ran.out, encoding="utf-8")
    command = [sys.executable, "-I", root / "docs" / "verificador.py", path]
    verified = subprocess.run(command, capture_output=True, text=True, check=False)
    assert verified.returncode == 0
    assert verified.stdout.startswith(f"Íntegro: caso {lines[0]['folio']}, {lines[0]['hechos']} hechos")
    path.write_text(ran.out.replace('"kind":"Entered"', '"kind":"Omitted"', 1), encoding="utf-8")
    assert subprocess.run(command, capture_output=True, text=True, check=False).returncode == 1


def test_a_case_that_is_not_there_is_not_exported(with_case: Path, cauce: Terminal) -> None:
    ran = cauce("comprobar", "--exportar", "P01-2026-99", "--espacio", str(with_case))
    assert ran.code == 1
    assert "El caso «P01-2026-99» no existe o usted no tiene acceso a él." in ran.err
