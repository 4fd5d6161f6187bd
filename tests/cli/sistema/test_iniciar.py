"""`cauce iniciar` makes a workspace whole or leaves nothing at all."""

from __future__ import annotations

import os
import shutil
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from cauce.cli.settings import Settings
from cauce.cli.workspace.folder import read_workspace
from cauce.cli.workspace.source import find_source
from tests.support.terminal import Terminal, cauce_process, without_privileges


def everything(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*")}


def test_it_has_only_the_procedures_of_its_institution_and_what_they_need(space: Path) -> None:
    names = {path for path in everything(space / "procedures") if path.endswith(".yaml")}
    assert names == {
        *(f"PR-IMMUVER-0{number}.yaml" for number in range(1, 6)),
        "instituciones/immuver.yaml",
        "calendarios/immuver.yaml",
        "calendarios/lft.yaml",
    }


def test_nobody_else_may_open_it_and_the_key_is_elsewhere(space: Path, keys: Path) -> None:
    for path in (space, *space.rglob("*")):
        assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0, path
    key = keys / f"{read_workspace(space).id}.llave"
    assert stat.S_IMODE(key.stat().st_mode) == 0o600
    assert stat.S_IMODE(keys.stat().st_mode) == 0o700


def test_it_says_where_the_key_is_and_asks_for_the_sheet(folder: Path, keys: Path, cauce: Terminal) -> None:
    ran = cauce("iniciar", "casos", "--institucion", "sonora", "--nombre", "Persona Inventada Cero")
    (key,) = keys.iterdir()
    assert str(key) in ran.out
    assert "--hoja-de-recuperacion" in ran.out
    assert "Persona Inventada Cero (persona_inventada_cero)" in ran.out
    assert everything(folder) >= {"casos/cauce.toml", "casos/cauce.db"}


def test_the_database_is_encrypted(space: Path) -> None:
    data = (space / "cauce.db").read_bytes()
    assert not data.startswith(b"SQLite format 3")
    assert b"Persona Inventada" not in data
    assert b"IMMUVER" not in data


def test_the_workspace_of_a_folder_of_ones_own(folder: Path, keys: Path, cauce: Terminal, root: Path) -> None:
    assert keys.parent == folder
    (folder / "casos").mkdir()  # an empty folder is taken
    ran = cauce("iniciar", "casos", "--institucion", str(root / "docs" / "ejemplos"), "--nombre", "Persona Inventada")
    assert ran.code == 0, ran
    assert read_workspace(folder / "casos").institution == "ejemplo"
    # Another workspace and the file of an institution serve as well.
    assert find_source("casos", Settings()).institution.id == "ejemplo"
    assert find_source("casos/procedures/instituciones/ejemplo.yaml", Settings()).institution.id == "ejemplo"


def test_procedures_with_errors_are_told_and_nothing_is_made(
    folder: Path, keys: Path, cauce: Terminal, root: Path
) -> None:
    shutil.copytree(root / "docs" / "ejemplos", folder / "mios")
    path = folder / "mios" / "EJ-01.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("responsables:", "responsbles:"), encoding="utf-8")
    before = everything(folder)
    ran = cauce("iniciar", "casos", "--institucion", "mios", "--nombre", "Persona Inventada")
    assert ran.code == 1
    assert "¿quiso decir «responsables»?" in ran.out
    assert "no se creó nada" in ran.err
    assert everything(folder) == before
    assert not keys.exists()


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["casos", "--nombre", "Persona Inventada"], "Falta «--institucion»"),
        (["casos", "--institucion", "imuver", "--nombre", "x"], "¿Quiso decir «immuver»?"),
        (["casos", "--institucion", "no/existe", "--nombre", "x"], "No existe «no/existe»"),
        (["casos", "--institucion", "sonora"], "Falta «--nombre»"),
        (["no/hay/casos", "--institucion", "sonora", "--nombre", "x"], "No existe la carpeta «no/hay»"),
        (["", "--institucion", "sonora", "--nombre", "x"], "Falta CARPETA"),
        (["casos", "--institucion", "sonora", "--nombre", " "], "El nombre está vacío"),
        (["casos", "--institucion", "sonora", "--base-datos", "mysql://x/y"], "PostgreSQL"),
        (["casos", "--institucion", "sonora", "--base-datos", "postgresql://a:b@c/d"], "quedaría a la vista"),
        (["casos", "--institucion", "sonora", "--base-datos", "postgresql://c/d?password=b"], "quedaría a la vista"),
        (["casos", "--institucion", "sonora", "--grupo", "grupo_que_no_hay"], "grupo llamado «grupo_que_no_hay»"),
    ],
)
def test_what_is_asked_wrongly_makes_nothing(
    folder: Path, keys: Path, cauce: Terminal, words: list[str], says: str
) -> None:
    ran = cauce("iniciar", *words)
    assert ran.code == 2
    assert says in ran.err
    assert everything(folder) == set()
    assert not keys.exists()


def test_a_folder_in_use_is_not_touched(space: Path, cauce: Terminal) -> None:
    before = everything(space)
    ran = cauce("iniciar", "casos", "--institucion", "sonora", "--nombre", "Persona Inventada")
    assert ran.code == 2
    assert "ya es un espacio de trabajo" in ran.err
    (space.parent / "llena").mkdir()
    (space.parent / "llena" / "algo").touch()
    assert "no está vacía" in cauce("iniciar", "llena", "--institucion", "sonora", "--nombre", "x").err
    (space.parent / "archivo").touch()
    assert "no es una carpeta" in cauce("iniciar", "archivo", "--institucion", "sonora", "--nombre", "x").err
    assert everything(space) == before


def test_not_into_a_folder_that_a_program_copies_elsewhere(folder: Path, keys: Path, cauce: Terminal) -> None:
    (folder / "OneDrive").mkdir()
    ran = cauce("iniciar", "OneDrive/casos", "--institucion", "sonora", "--nombre", "Persona Inventada")
    assert ran.code == 2
    assert "OneDrive copia" in ran.err
    assert not keys.exists()
    # With invented people there is nothing to lose.
    assert cauce("iniciar", "OneDrive/casos", "--institucion", "sonora", "--capacitacion").code == 0


def test_a_read_only_folder_is_said_and_left_as_it_was(folder: Path, keys: Path) -> None:
    closed = folder / "cerrada"
    closed.mkdir()
    closed.chmod(0o555)
    before = without_privileges()
    words = ["iniciar", "cerrada/casos", "--institucion", "sonora", "--nombre", "Persona Inventada"]
    ran = cauce_process(*words, cwd=folder, before=before)
    closed.chmod(0o755)
    assert ran.returncode == 1, ran
    assert "No se pudo usar" in ran.stderr
    assert "no hay permiso" in ran.stderr or "solo lectura" in ran.stderr
    assert everything(folder) == {"cerrada"}
    assert not keys.exists()


def test_the_key_folder_that_cannot_be_made_leaves_nothing(
    folder: Path, cauce: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "archivo").touch()
    monkeypatch.setenv("CAUCE_LLAVES", str(folder / "archivo" / "llaves"))
    ran = cauce("iniciar", "casos", "--institucion", "sonora", "--nombre", "Persona Inventada")
    assert ran.code == 1
    assert "No se pudo usar" in ran.err
    assert everything(folder) == {"archivo"}


@pytest.mark.skipif(
    shutil.which("prlimit") is None, reason="prlimit is not installed: nothing to make room scarce with"
)
@pytest.mark.parametrize("kilobytes", [1, 140])
def test_a_full_disk_leaves_nothing(folder: Path, keys: Path, kilobytes: int) -> None:
    """With little room: for not even the procedures, and for these but not for the database."""
    words = ["iniciar", "casos", "--institucion", "sonora", "--nombre", "Persona Inventada"]
    ran = cauce_process(*words, cwd=folder, before=["prlimit", f"--fsize={kilobytes * 1000}"])
    assert ran.returncode == 1, ran
    assert "No se pudo terminar de escribir" in ran.stderr or "disco" in ran.stderr
    assert everything(folder) == {"llaves"}


@pytest.mark.skipif(os.name == "nt", reason="there are no such signals on Windows")
def test_an_interruption_leaves_nothing(folder: Path, keys: Path) -> None:
    """Ctrl-C at the moment when the key exists and the database is being made."""
    program = "import sys; from cauce.cli.main import main; sys.exit(main())"
    words = ["iniciar", "casos", "--institucion", "sonora", "--nombre", "Persona Inventada"]
    with subprocess.Popen(
        [sys.executable, "-c", program, *words], cwd=folder, stderr=subprocess.PIPE, text=True
    ) as running:
        deadline = time.monotonic() + 60
        while not (keys.is_dir() and any(keys.iterdir())) and time.monotonic() < deadline:
            time.sleep(0.002)
        running.send_signal(signal.SIGINT)
        _, err = running.communicate(timeout=60)
    assert running.returncode == 130, err
    assert err == "Interrumpido.\n"
    assert everything(folder) == {"llaves"}


def test_an_interruption_when_it_is_in_its_place_leaves_it_whole(
    folder: Path, keys: Path, cauce: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ctrl-C while the disk is being asked to remember the name of the folder, which is there already."""
    synchronise = os.fsync

    def interrupted(handle: int) -> None:
        if (folder / "casos").exists():
            raise KeyboardInterrupt
        synchronise(handle)

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", interrupted)
        ran = cauce("iniciar", "casos", "--institucion", "sonora", "--nombre", "Persona Inventada")
    assert ran.code == 130, ran
    assert cauce("comprobar", "--espacio", "casos").code == 0
    assert len(list(keys.iterdir())) == 1


def test_training_has_one_invented_person_per_role(training: Path, cauce: Terminal) -> None:
    import json

    ran = cauce("personal", "listar", "--json", "--espacio", str(training))
    said = json.loads(ran.out)
    invented = [each for each in said["personal"] if each["nombre"].startswith("Persona Inventada ")]
    assert len(invented) == len(said["personal"]) - 1
    assert all(each["responsables"] == [each["id"]] for each in invented)
    assert {"auxiliar", "trabajo_social", "enlace_calidad"} <= {each["id"] for each in invented}
    (mine,) = [each for each in said["personal"] if each not in invented]
    assert mine["supervisa"]
    assert mine["cuenta"]
    assert "CAPACITACIÓN" in ran.err


def test_the_clock_is_set_only_in_training(training: Path, space: Path, cauce: Terminal) -> None:
    ran = cauce("personal", "listar", "--espacio", str(training), "--ahora", "2026-03-13T16:20")
    assert ran.code == 0
    assert "13-03-2026 16:20" in ran.err
    ran = cauce("personal", "listar", "--espacio", str(space), "--ahora", "2026-03-13T16:20")
    assert ran.code == 2
    assert "solo se usa en un espacio de capacitación" in ran.err


@pytest.mark.skipif(os.name == "nt", reason="Windows shares folders in another way")
def test_a_group_shares_the_folder(folder: Path, keys: Path, cauce: Terminal) -> None:
    import grp

    group = grp.getgrgid(os.getegid()).gr_name
    name = ["--nombre", "Persona Inventada Cero"]
    ran = cauce("iniciar", "casos", "--institucion", "sonora", "--grupo", group, *name)
    assert ran.code == 0, ran
    assert f"grupo «{group}»" in ran.out
    assert (
        cauce("personal", "agregar", "Persona Inventada Uno", "--responsable", "guardia", "--espacio", "casos").code
        == 0
    )
    space = folder / "casos"
    for path in (space, *space.rglob("*")):
        assert stat.S_IMODE(path.stat().st_mode) == (0o2770 if path.is_dir() else 0o660), path
    assert read_workspace(space).group == group
    assert cauce("doctor", "--espacio", "casos").code == 0
    assert all(stat.S_IMODE(key.stat().st_mode) == 0o600 for key in keys.iterdir())
