"""What goes wrong around a step: each told in Spanish with what to do, and nothing half-done."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from cauce.store.keys import MasterKey
from tests.cli.faults.conftest import FIRST
from tests.support.counter import Counter
from tests.support.said import spanish
from tests.support.terminal import cauce_process, without_privileges

FOLIO = "P01-2026-0001"
STEP = ("avanzar", FOLIO, "--datos", "datos.json", "--documento", "cedula=carpeta 1", "--id-envio", "uno")


def process(office: Counter, *words: str, before: tuple[str, ...] = ()) -> tuple[int, str]:
    """Run a command in a process of its own; return its exit code and what it said."""
    how = ("--no-preguntar", "--como", office.person, "--ahora", office.as_of)
    ran = cauce_process(*words, *how, cwd=office.folder, before=list(before))
    return ran.returncode, spanish(ran.stdout + ran.stderr)


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"datos": {**FIRST, "urgente": "quizá"}}, "urgente"),
        ({"datos": {**FIRST, "urgente": 7}}, "urgente"),
        ({"datos": {**FIRST, "nombre": ["Uno", "Dos"]}}, "nombre"),
        ({"datos": {**FIRST, "nombre": {"a": 1}}}, "nombre"),
        ({"datos": {**FIRST, "otro": "x"}}, "«otro» no es un dato"),
        ({"datos": {**FIRST, "cita": "2026-02-30"}}, "cita"),
        ({"datos": {**FIRST, "nombre": ""}}, "nombre"),
        ({"datos": {"nombre": "Persona Inventada"}}, "Hechos"),
        ({"words": ("--adjunto", "cedula=carpeta")}, "carpeta"),
        ({"words": ("--adjunto", "cedula=se_fue.pdf")}, "No existe el archivo «se_fue.pdf»"),
        ({"documento": False}, "Cédula"),
        ({"words": ("--dato", "vueltas=muchas")}, "vueltas"),
        ({"words": ("--paso", "2")}, "el caso no está en el paso 2"),
        ({"words": ("--secuencia", "3")}, "Otra persona avanzó"),
    ],
)
def test_what_is_given_wrongly_changes_nothing(office: Counter, given: dict[str, object], says: str) -> None:
    (office.folder / "carpeta").mkdir()
    office.file("datos.json", given.get("datos", FIRST))
    before = office.case(FOLIO)
    paper = ("--documento", "cedula=carpeta 1") if given.get("documento", True) else ()
    extra: tuple[str, ...] = given.get("words", ())  # type: ignore[assignment]
    ran = office("avanzar", FOLIO, "--datos", "datos.json", *paper, *extra)
    assert ran.code in (1, 2), ran
    assert says in spanish(ran.err), ran.err
    assert office.case(FOLIO) == before
    office.done("comprobar")


@pytest.mark.parametrize("day", ["2026-02-31", "31/02/2026", "2026-13-01", "ayer mismo", "2026-3-3T25:00", ""])
def test_a_day_that_does_not_exist(office: Counter, day: str) -> None:
    before = office.case(FOLIO)
    ran = office("registrar", FOLIO, "--dato", f"cita={day}")
    assert ran.code in (1, 2), ran
    assert "cita" in spanish(ran.err)
    assert office.case(FOLIO) == before


def test_the_clock_at_a_day_that_does_not_exist(office: Counter) -> None:
    ran = office.terminal("ver", FOLIO, "--ahora", "2026-02-31T09:00")
    assert ran.code == 2
    assert "--ahora" in spanish(ran.err)


@pytest.mark.skipif(shutil.which("prlimit") is None, reason="prlimit is not installed: nothing makes room scarce")
@pytest.mark.parametrize("kilobytes", [0, 4, 40, 100])
def test_a_full_disk(office: Counter, kilobytes: int) -> None:
    """No file may grow beyond a size: sooner or later in the step, for the journal, its index or the database."""
    office.file("datos.json", FIRST)
    before = office.case(FOLIO)
    code, said = process(office, *STEP, before=("prlimit", f"--fsize={kilobytes * 1024}"))
    if code:
        assert code == 1, said
        assert "disco" in said
        assert office.case(FOLIO) == before
    office.done("comprobar")
    again = office.done(*STEP)
    assert ("ya se había hecho" in again) is (code == 0)
    assert office.case(FOLIO)["posiciones"][0]["paso"] == "2"
    office.done("comprobar")


@pytest.fixture
def small_disk(office: Counter, monkeypatch: pytest.MonkeyPatch) -> Iterator[Counter]:
    """The workspace on a disk of its own, on which there is no room left but what `fill` gives back."""
    disk = office.folder.parent / "disco"
    disk.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", disk], check=False, capture_output=True)
    if mounted.returncode:
        pytest.skip("only the administrator may mount a small disk here")
    try:
        space = disk / "oficina"
        shutil.copytree(office.folder, space)
        monkeypatch.chdir(space)
        yield Counter(office.terminal, space, office.person)
    finally:
        subprocess.run(["umount", "--lazy", disk], check=True)


@pytest.mark.skipif(shutil.which("mount") is None, reason="there is no mount here")
@pytest.mark.parametrize("kilobytes", [0, 36, 60])
def test_a_disk_without_room(small_disk: Counter, kilobytes: int) -> None:
    """A disk that is really full, but for some kilobytes; there is room again afterwards."""
    space = small_disk.folder
    small_disk.file("datos.json", FIRST)
    filler = space.parent / "relleno"
    with suppress(OSError), filler.open("wb", buffering=0) as out:
        while True:
            out.write(bytes(4096))
    os.truncate(filler, max(0, filler.stat().st_size - kilobytes * 1024))
    code, said = process(small_disk, *STEP)
    assert code == 1, said
    assert "disco" in said
    filler.unlink()
    assert "ya se había hecho" not in small_disk.done(*STEP)
    assert small_disk.case(FOLIO)["posiciones"][0]["paso"] == "2"
    small_disk.done("comprobar")


@pytest.mark.parametrize("words", [STEP, ("ver", FOLIO), ("pendientes",)], ids=lambda words: words[0])
def test_a_read_only_folder(office: Counter, words: tuple[str, ...]) -> None:
    office.file("datos.json", FIRST)
    before = office.case(FOLIO)
    data = (office.folder / "cauce.db").read_bytes()
    closed = [office.folder, *office.folder.iterdir()]
    for path in closed:
        path.chmod(path.stat().st_mode & 0o555)
    code, said = process(office, *words, before=tuple(without_privileges()))
    for path in closed:
        path.chmod(path.stat().st_mode | 0o200)
    assert code == 1, said
    assert "solo lectura" in said or "permiso" in said
    assert (office.folder / "cauce.db").read_bytes() == data
    assert office.case(FOLIO) == before


def spoilt_key(office: Counter) -> None:
    (key,) = (office.folder.parent / "llaves").glob("*.llave")
    text = key.read_text(encoding="ascii")
    kept = "".join("f" if sign == "0" else "0" if sign == "f" else sign for sign in text)
    key.write_text(kept, encoding="ascii")


def key_of_another(office: Counter) -> None:
    """A key that is one, of this workspace by its name, and opens nothing here."""
    (path,) = (office.folder.parent / "llaves").glob("*.llave")
    key, other = json.loads(path.read_text(encoding="ascii")), MasterKey.create()
    path.write_text(json.dumps({**key, "llave": other.secret.hex(), "huella": other.fingerprint}), encoding="ascii")


def no_key(office: Counter) -> None:
    (key,) = (office.folder.parent / "llaves").glob("*.llave")
    key.unlink()


def newer(office: Counter) -> None:
    from cauce.cli.settings import Settings
    from cauce.cli.workspace.session import session

    with session(Settings(workspace=str(office.folder))) as at, at.store.write() as transaction:
        transaction.session.run("UPDATE alembic_version SET version_num = '9999'")


def no_database(office: Counter) -> None:
    (office.folder / "cauce.db").rename(office.folder / "quitada.db")


def another_file(office: Counter) -> None:
    (office.folder / "cauce.db").write_bytes(b"una nota\n" * 500)


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (spoilt_key, "está dañado o no es una llave"),
        (key_of_another, "La llave no abre esta base de datos"),
        (no_key, "No está la llave"),
        (newer, "versión más nueva"),
        (no_database, "No está la base de datos"),
        (another_file, "no es una base de Cauce"),
    ],
)
def test_what_keeps_a_step_from_beginning(office: Counter, spoil, says: str) -> None:  # type: ignore[no-untyped-def]
    office.file("datos.json", FIRST)
    spoil(office)
    files = {path: path.read_bytes() for path in office.folder.iterdir() if path.is_file()}
    for words in (STEP, ("abrir", "AZAR-P01", "--inicio", "entrada"), ("pendientes",), ("vigilar",), ("comprobar",)):
        ran = office(*words)
        assert ran.code == 1, (words, ran)
        assert says in spanish(ran.err), (words, ran.err)
        assert ran.out == ""
    assert {path: path.read_bytes() for path in office.folder.iterdir() if path.is_file()} == files


def test_a_paper_stays_when_its_file_goes(office: Counter) -> None:
    """An attached file that vanishes from where it was is in the case all the same, and verifies."""
    office.file("datos.json", FIRST)
    paper = Path(office.file("cedula.txt", "Hoja inventada"))
    office.done("avanzar", FOLIO, "--datos", "datos.json", "--adjunto", f"cedula={paper}", "--id-envio", "uno")
    paper.unlink()
    office.done("comprobar")
    assert office.case(FOLIO)["documentos"][0]["archivo"] == "cedula.txt"
    said = office.refused(
        "avanzar", FOLIO, "--datos", "datos.json", "--adjunto", f"cedula={paper}", "--id-envio", "uno"
    )
    assert "No existe el archivo" in said


@pytest.mark.parametrize("words", [("ver",), ("avanzar",), ("historial",), ("anotar", "--nota", "Nota inventada")])
@pytest.mark.parametrize(
    "folio", ["P01-2026-0099", "P09-2026-0001", "nada", "", "P01-2026-0001; DROP TABLE cases", "%"]
)
def test_a_folio_that_is_not_one(office: Counter, words: tuple[str, ...], folio: str) -> None:
    ran = office(words[0], folio, *words[1:])
    assert ran.code == 1, ran
    assert "no existe o usted no tiene acceso" in spanish(ran.err)
    assert [task["folio"] for task in json.loads(office.done("pendientes", "--json"))] == [FOLIO]
