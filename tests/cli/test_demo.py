"""`cauce demo`: real procedures from their opening to their ends, and a workspace that confirms every step shown."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest

from cauce.cli.demo import SPACES, apart
from tests.support.terminal import Ran, Terminal, cauce_process

ENDS = {
    "sonora": {"P01-2026-0001": "traspaso_centros"},
    "immuver": {
        "01-2026-0001": "fin_del_procedimiento",
        "02-2026-0001": "fin_del_procedimiento",
        "03-2026-0001": "cita_abierta",
    },
}


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Ran]:
    """A demonstration that was kept: where, and what it showed. It takes seconds, so that it is shown once."""
    folder = tmp_path_factory.mktemp("demostracion")
    environment = {"CAUCE_LLAVES": str(folder / "llaves"), "COLUMNS": "80"}
    ran = cauce_process("demo", "--salida", "mi demo", cwd=folder, environment=environment)
    return folder, Ran(ran.returncode, ran.stdout, ran.stderr)


def test_every_command_shown_was_carried_out(shown: tuple[Path, Ran]) -> None:
    folder, ran = shown
    assert ran.code == 0, ran.err[-2000:]
    typed = re.findall(r"^\$ cauce (\S+)", ran.out, re.M)
    assert {"validar", "iniciar", "abrir", "avanzar", "aceptar", "omitir", "reabrir", "vigilar", "ver"} <= set(typed)
    assert {"historial", "comprobar", "diagrama"} <= set(typed)
    sheets = sorted(sheet.stem for sheet in (folder / "mi demo" / "hojas").glob("*.pdf"))
    assert len([name for name in sheets if "caso" not in name]) == 6
    assert [name for name in sheets if "caso" in name] == [
        "64-AJP-P01-caso-P01-2026-0001",
        "PR-IMMUVER-01-caso-01-2026-0001",
    ]


@pytest.mark.parametrize("institution", SPACES)
def test_the_workspace_confirms_every_step(
    institution: str, shown: tuple[Path, Ran], cauce: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, ran = shown
    monkeypatch.setenv("CAUCE_LLAVES", str(folder / "llaves"))
    space = ["--espacio", str(folder / "mi demo" / institution)]
    assert cauce("comprobar", *space).code == 0
    for folio, end in ENDS[institution].items():
        case = json.loads(cauce("ver", folio, "--json", *space).out)
        assert (case["estado"], case["fin"]) == ("concluido", end)
        done = [fact["paso"] for fact in json.loads(cauce("historial", folio, "--json", *space).out)]
        for row in re.findall(rf"^\$ cauce avanzar {folio} --paso (\S+)", ran.out, re.M):
            assert row in done


def test_answers_with_personal_data_are_never_on_the_command_line(shown: tuple[Path, Ran]) -> None:
    _, ran = shown
    lines = [line for line in ran.out.splitlines() if line.startswith("$ cauce avanzar")]
    assert lines
    assert not [line for line in lines if "Calle Inventada" in line or "Hechos inventados" in line]


def test_a_folder_that_is_in_use_is_left_alone(
    shown: tuple[Path, Ran], cauce: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, _ = shown
    monkeypatch.chdir(folder)
    before = sorted(folder.rglob("*"))
    again = cauce("demo", "--salida", "mi demo")
    assert (again.code, again.out) == (1, "")
    assert "no se tocó" in again.err
    assert sorted(folder.rglob("*")) == before


def test_whoever_shows_it_stays_where_they_were(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CAUCE_ESPACIO", "el suyo")
    place = folder / "aparte"
    place.mkdir()
    with apart(place, keys=True):
        assert Path.cwd() == place
        assert "CAUCE_ESPACIO" not in os.environ
        assert os.environ["CAUCE_LLAVES"] == str(place / "llaves")
    assert Path.cwd() == folder
    assert os.environ["CAUCE_ESPACIO"] == "el suyo"
