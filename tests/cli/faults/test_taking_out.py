"""What goes wrong around a file on its way out: nothing of others is touched, and no half of a copy is left."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.faults.test_faults import process
from tests.support.counter import Counter
from tests.support.said import spanish
from tests.support.terminal import without_privileges

FOLIO = "P01-2026-0001"
CONTENT = os.urandom(300_000)
TAKE = ("documento", "sacar", FOLIO, "cedula")
COPY = "P01-2026-0001-cedula-1.pdf"


@pytest.fixture
def attached(office: Counter) -> Counter:
    """The office, with a file of 300 kB in its case."""
    paper = office.folder.parent / "cedula.pdf"
    paper.write_bytes(CONTENT)
    office.done("documento", "agregar", FOLIO, f"--adjunto=cedula={paper}")
    return office


def readings(office: Counter) -> int:
    """How often the file was noted as read."""
    from cauce.cli.settings import Settings
    from cauce.cli.workspace.session import session

    with session(Settings(workspace=str(office.folder)), person=False) as at, at.store.read() as transaction:
        found = transaction.session.one("SELECT count(*) FROM audit WHERE command = 'documento sacar cedula 1'")
    assert found
    return int(found[0])


def test_what_is_there_is_never_touched(attached: Counter) -> None:
    taken = Path(attached.file("tomado.pdf", "de otra persona"))
    Path("enlace.pdf").symlink_to(taken)
    Path("roto.pdf").symlink_to("no_existe.pdf")
    Path("carpeta").mkdir()
    Path("a_carpeta").symlink_to("carpeta")
    os.mkfifo("tubo")
    for place, says in (
        ("tomado.pdf", "Ya existe"),
        ("tubo", "Ya existe"),
        ("/dev/null", "Ya existe"),
        ("enlace.pdf", "es un enlace"),
        ("roto.pdf", "es un enlace"),
        ("a_carpeta", "es un enlace"),
        ("tomado.pdf/x.pdf", "No existe la carpeta"),
        ("x" * 300, "demasiado largo"),
    ):
        ran = attached(*TAKE, "--en", place)
        assert ran.code in (1, 2), ran
        assert says in spanish(ran.err), ran.err
    Path(COPY).symlink_to("no_existe.pdf")
    assert "Ya existe" in attached.refused(*TAKE, code=2)
    assert taken.read_text() == "de otra persona"
    assert list(Path("carpeta").iterdir()) == []
    assert not Path("no_existe.pdf").exists()
    assert readings(attached) == 0


def test_a_place_taken_meanwhile_is_not_touched(attached: Counter) -> None:
    """Somebody puts a link there after it was looked at: the file is made, never opened through it."""
    from cauce.cli.files import write_private

    Path("enlace.pdf").symlink_to("no_existe.pdf")
    for place in ("enlace.pdf", attached.file("tomado.pdf", "de otra persona")):
        with pytest.raises(FileExistsError):
            write_private(Path(place), CONTENT)
    assert not Path("no_existe.pdf").exists()
    assert Path("enlace.pdf").is_symlink()
    assert Path("tomado.pdf").read_text() == "de otra persona"


def test_a_folder_where_nothing_may_be_written(attached: Counter) -> None:
    closed = attached.folder / "cerrada"
    closed.mkdir(mode=0o555)
    code, said = process(attached, *TAKE, "--en", "cerrada", before=tuple(without_privileges()))
    assert code == 1, said
    assert "no hay permiso" in said
    assert list(closed.iterdir()) == []
    hidden = attached.folder / "escondida"
    hidden.mkdir(mode=0o000)
    code, said = process(attached, *TAKE, "--en", "escondida/x.pdf", before=tuple(without_privileges()))
    assert code == 1, said
    assert "no hay permiso" in said


@pytest.mark.skipif(shutil.which("prlimit") is None, reason="prlimit is not installed: nothing makes room scarce")
@pytest.mark.parametrize(
    ("kilobytes", "says"),
    [(0, "El disco no respondió"), (40, "no cabe en el disco"), (200, "no cabe en el disco"), (299, "Escrito")],
)
def test_a_full_disk(attached: Counter, kilobytes: int, says: str) -> None:
    """No file may grow beyond a size: first the trace of the reading has no room, then the copy."""
    code, said = process(attached, *TAKE, before=("prlimit", f"--fsize={kilobytes * 1024}"))
    assert says in said
    assert code == (0 if says == "Escrito" else 1)
    assert Path(COPY).exists() is (code == 0)
    Path(COPY).unlink(missing_ok=True)
    attached.done(*TAKE)
    assert Path(COPY).read_bytes() == CONTENT
    attached.done("comprobar")


@pytest.fixture
def full_disk(attached: Counter) -> Iterator[Path]:
    """A disk of its own, of less room than the file takes."""
    disk = attached.folder / "memoria"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=100k", "tmpfs", disk]
    if shutil.which("mount") is None or subprocess.run(mount, check=False, capture_output=True).returncode:
        pytest.skip("only the administrator may mount a small disk here")
    try:
        yield disk
    finally:
        subprocess.run(["umount", "--lazy", disk], check=True)


def test_a_disk_without_room_for_it(attached: Counter, full_disk: Path) -> None:
    said = attached.refused(*TAKE, "--en", "memoria")
    assert "No se pudo terminar de escribir: el disco está lleno." in said
    assert list(full_disk.iterdir()) == []
    assert readings(attached) == 1, "who read it is noted before it is written"


@pytest.mark.parametrize(
    ("statement", "says"),
    [
        ("DELETE FROM attachments", "está dañado: ya no es lo que se adjuntó"),
        ("UPDATE attachments SET content = x'00'", "La base de datos está dañada."),
    ],
)
def test_a_spoiled_file_is_said_and_not_given(attached: Counter, statement: str, says: str) -> None:
    from cauce.cli.settings import Settings
    from cauce.cli.workspace.session import session

    with session(Settings(workspace=str(attached.folder)), person=False) as at, at.store.write() as transaction:
        transaction.session.run(statement)
    assert says in " ".join(attached.refused(*TAKE).split())
    assert not Path(COPY).exists()


def test_what_cannot_be_noted_is_not_given(attached: Counter) -> None:
    """A database where nothing can be written keeps no trace of a reading: there is none."""
    data = attached.folder / "cauce.db"
    closed = [attached.folder, *attached.folder.iterdir()]
    outside = attached.folder.parent / "fuera"
    outside.mkdir(exist_ok=True)
    for path in closed:
        path.chmod(path.stat().st_mode & 0o555)
    code, said = process(attached, *TAKE, "--en", str(outside), before=tuple(without_privileges()))
    for path in closed:
        path.chmod(path.stat().st_mode | 0o200)
    assert code == 1, said
    assert list(outside.iterdir()) == []
    assert data.exists()
