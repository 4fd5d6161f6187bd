"""`cauce doctor`: what is wrong gets a verdict and a cure, and a key goes to paper and comes back."""

from __future__ import annotations

import json
import stat
import sys
from pathlib import Path

import pytest

from cauce.cli.main import main
from cauce.cli.sistema.health.computer import clock_of, disk
from cauce.cli.workspace.folder import read_workspace
from cauce.store.key_files import key_path
from cauce.store.keys import MasterKey
from cauce.store.recovery import recovery_rows
from tests.support.terminal import Terminal

ALWAYS = {"versiones", "controlador", "espacio", "disco", "reloj", "dot", "chromium"}


def findings(cauce: Terminal, space: Path) -> tuple[int, dict[str, dict[str, str]]]:
    """The exit code and the worst finding of each topic."""
    ran = cauce("doctor", "--json", "--espacio", str(space))
    order = ("bien", "aviso", "mal")
    found: dict[str, dict[str, str]] = {}
    for each in json.loads(ran.out):
        assert each.keys() == {"tema", "veredicto", "mensaje", "que_hacer"}
        assert bool(each["que_hacer"]) == (each["veredicto"] != "bien"), each
        if order.index(each["veredicto"]) >= order.index(found.get(each["tema"], {"veredicto": "bien"})["veredicto"]):
            found[each["tema"]] = each
    return ran.code, found


def test_a_new_workspace_is_well(space: Path, cauce: Terminal) -> None:
    code, found = findings(cauce, space)
    assert code == 0
    assert found.keys() == ALWAYS | {"llave", "base", "archivo", "hoja", "procedimientos", "permisos", "red", "nube"}
    # Nothing is wrong; but nobody has put the key on paper yet.
    assert found.pop("hoja")["veredicto"] == "aviso"
    assert {each["veredicto"] for each in found.values()} == {"bien"}
    assert str(key_path(read_workspace(space).id)) in found["llave"]["mensaje"]
    assert "WAL con synchronous=FULL" in found["controlador"]["mensaje"]
    text = cauce("doctor", "--espacio", str(space))
    assert text.code == 0
    assert text.out.endswith("No hay nada que corregir. Hay 1 aviso que atender.\n")
    assert max(map(len, text.out.splitlines())) <= 80 or str(space) in text.out


def test_without_a_workspace_it_looks_at_the_computer(folder: Path, cauce: Terminal) -> None:
    ran = cauce("doctor", "--json")
    assert folder == Path.cwd()
    assert ran.code == 0
    assert {each["tema"] for each in json.loads(ran.out)} == ALWAYS


def spoil_key(space: Path) -> None:
    key_path(read_workspace(space).id).unlink()


def spoil_key_text(space: Path) -> None:
    key_path(read_workspace(space).id).write_text("{}")


def other_key(space: Path) -> None:
    path = key_path(read_workspace(space).id)
    said = json.loads(path.read_text())
    other = MasterKey(bytes(32))
    said["llave"], said["huella"] = other.secret.hex(), other.fingerprint
    path.write_text(json.dumps(said))


def open_key(space: Path) -> None:
    key_path(read_workspace(space).id).chmod(0o644)


def open_database(space: Path) -> None:
    (space / "cauce.db").chmod(0o640)


def no_database(space: Path) -> None:
    (space / "cauce.db").unlink()


def damaged(space: Path) -> None:
    """Eight bytes in a page that opening the database does not need."""
    path = space / "cauce.db"
    content = bytearray(path.read_bytes())
    place = len(content) - 2000
    content[place : place + 8] = bytes(8)
    path.write_bytes(content)


def sheet_left_behind(space: Path) -> None:
    assert main(["doctor", "--hoja-de-recuperacion", str(space / "hoja.txt"), "--espacio", str(space)]) == 0


def synced(space: Path) -> None:
    (space / ".stfolder").mkdir()


def spoil_procedure(space: Path) -> None:
    path = space / "procedures" / "PR-IMMUVER-01.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("responsables:", "responsbles:"), encoding="utf-8")


def no_institution(space: Path) -> None:
    (space / "procedures" / "instituciones" / "immuver.yaml").unlink()


@pytest.mark.parametrize(
    ("spoil", "topic", "says"),
    [
        (spoil_key, "llave", "--restaurar-llave"),
        (spoil_key_text, "llave", "--restaurar-llave"),
        (other_key, "base", "hoja de recuperación"),
        (open_key, "llave", "chmod 600"),
        (open_database, "permisos", "chmod -R go-rwx"),
        (no_database, "base", "restaure el último respaldo"),
        (damaged, "archivo", "restaure el último respaldo"),
        (sheet_left_behind, "hoja", "borre el archivo"),
        (synced, "nube", "Syncthing no copie"),
        (spoil_procedure, "procedimientos", "cauce validar"),
        (no_institution, "procedimientos", "cauce.toml"),
    ],
)
def test_what_is_wrong_is_told_with_what_to_do(space: Path, cauce: Terminal, spoil, topic: str, says: str) -> None:  # type: ignore[no-untyped-def]
    spoil(space)
    code, found = findings(cauce, space)
    assert code == 1
    assert found[topic]["veredicto"] == "mal"
    assert says in found[topic]["que_hacer"]
    assert "que corregir" in cauce("doctor", "--espacio", str(space)).out


def test_a_training_workspace_needs_no_sheet(training: Path, cauce: Terminal) -> None:
    code, found = findings(cauce, training)
    assert code == 0
    assert "hoja" not in found
    assert cauce("doctor", "--espacio", str(training)).out.endswith("No hay nada que corregir.\n")


def test_a_sheet_on_paper_is_no_warning(space: Path, folder: Path, cauce: Terminal) -> None:
    assert cauce("doctor", "--hoja-de-recuperacion", str(folder / "hoja.txt"), "--espacio", str(space)).code == 0
    assert "hoja" not in findings(cauce, space)[1]


def test_a_broken_workspace_file_is_one_finding(space: Path, cauce: Terminal) -> None:
    (space / "cauce.toml").write_text("id = x\n")
    code, found = findings(cauce, space)
    assert code == 1
    assert found["espacio"]["veredicto"] == "mal"
    assert "línea 1" in found["espacio"]["mensaje"]


def test_little_room_and_an_unknown_zone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (none,) = disk(tmp_path / "no_hay")
    assert none.verdict.value == "mal"
    for free, verdict in ((5_000_000, "mal"), (500_000_000, "aviso"), (5_000_000_000, "bien")):
        monkeypatch.setattr("shutil.disk_usage", lambda _path, free=free: type("Usage", (), {"free": free}))
        (found,) = disk(tmp_path)
        assert found.verdict.value == verdict
    (unknown,) = clock_of("America/Inventada")
    assert "tzdata" in unknown.cure


def test_the_key_on_paper_opens_the_database_again(space: Path, folder: Path, cauce: Terminal) -> None:
    where = ["--espacio", str(space)]
    ran = cauce("doctor", "--hoja-de-recuperacion", "hoja.txt", *where)
    assert ran.code == 0, ran
    paper = folder / "hoja.txt"
    assert stat.S_IMODE(paper.stat().st_mode) == 0o600
    path = key_path(read_workspace(space).id)
    key = path.read_bytes()
    assert cauce("doctor", "--restaurar-llave", "hoja.txt", *where).out.startswith("La llave ya estaba")
    path.unlink()
    assert cauce("personal", "listar", *where).code == 1
    ran = cauce("doctor", "--restaurar-llave", "hoja.txt", *where)
    assert ran.code == 0, ran
    assert "Quedó sin frase." in ran.out
    assert json.loads(path.read_bytes()) == json.loads(key)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert cauce("personal", "listar", *where).code == 0
    ran = cauce("doctor", "--hoja-de-recuperacion", "hoja.txt", *where)
    assert ran.code == 2
    assert "Ya existe" in ran.err


def test_a_wrong_sheet_changes_nothing(
    space: Path, folder: Path, cauce: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    import io

    where = ["--espacio", str(space)]
    path = key_path(read_workspace(space).id)
    before = path.read_bytes()
    (folder / "otra.txt").write_text("\n".join(recovery_rows(MasterKey(bytes(32)))))
    ran = cauce("doctor", "--restaurar-llave", "otra.txt", *where)
    assert ran.code == 1
    assert "no abre la base de datos de este espacio" in ran.err
    assert read_workspace(space).id in ran.err
    monkeypatch.setattr(sys, "stdin", io.StringIO("\n".join([*recovery_rows(MasterKey(bytes(32)))[:8], "0000 0000"])))
    ran = cauce("doctor", "--restaurar-llave", "-", *where)
    assert ran.code == 1
    assert "el renglón 9" in ran.err
    assert path.read_bytes() == before


def test_a_key_that_opens_nothing_is_kept_aside(space: Path, folder: Path, cauce: Terminal) -> None:
    where = ["--espacio", str(space)]
    assert cauce("doctor", "--hoja-de-recuperacion", "hoja.txt", *where).code == 0
    other_key(space)
    path = key_path(read_workspace(space).id)
    wrong = path.read_bytes()
    assert cauce("personal", "listar", *where).code == 1
    assert cauce("doctor", "--restaurar-llave", "hoja.txt", *where).code == 0
    assert path.with_name(f"{path.name}.anterior1").read_bytes() == wrong
    assert cauce("personal", "listar", *where).code == 0
    assert folder == Path.cwd()


@pytest.mark.parametrize(
    "words",
    [
        ["--hoja-de-recuperacion", "a", "--restaurar-llave", "b"],
        ["--json", "--actualizar"],
        ["--frase"],
        ["--hoja-de-recuperacion", "-"],
    ],
)
def test_what_does_not_go_together(space: Path, cauce: Terminal, words: list[str]) -> None:
    assert cauce("doctor", *words, "--espacio", str(space)).code == 2


def test_bringing_up_to_date_what_is_so_already(space: Path, cauce: Terminal) -> None:
    assert cauce("doctor", "--actualizar", "--espacio", str(space)).code == 0
    assert cauce("personal", "listar", "--espacio", str(space)).code == 0
