"""`cauce diagrama`: whole files or none, ours only, and nothing drawn of what has errors."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.terminal import Terminal, cauce_process, without_privileges


@pytest.fixture
def space(procedures: Path, folder: Path) -> Path:
    """The working folder, with a copy of the procedures that are quick to draw."""
    for path in procedures.rglob("*.yaml"):
        if path.stem != "64-AJP-P01":
            place = folder / "procedures" / path.relative_to(procedures)
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, place)
    return folder


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.usefixtures("space")
def test_svg_in_its_usual_folder(cauce: Terminal, folder: Path) -> None:
    ran = cauce("diagrama", "pr-immuver-04")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == "PR-IMMUVER-04: 1 hoja, diagramas/PR-IMMUVER-04-1.svg\n"
    assert names(folder / "diagramas") == ["PR-IMMUVER-04-1.svg"]
    assert (folder / "diagramas" / "PR-IMMUVER-04-1.svg").read_bytes().startswith(b"<svg ")


@pytest.mark.parametrize(("form", "name", "start"), [
    ("pdf", "PR-IMMUVER-04.pdf", b"%PDF-"), ("png", "PR-IMMUVER-04-1.png", b"\x89PNG"),
    ("docx", "PR-IMMUVER-04.docx", b"PK\x03\x04"),
])  # fmt: skip
def test_the_other_formats_in_a_folder_of_ones_own(
    cauce: Terminal, space: Path, form: str, name: str, start: bytes
) -> None:
    place = space / "mis hojas" / "2026"
    ran = cauce("diagrama", "procedures/PR-IMMUVER-04.yaml", "--formato", form, "--salida", str(place))
    assert (ran.code, ran.err) == (0, "")
    assert names(place) == [name]
    assert (place / name).read_bytes().startswith(start)


@pytest.mark.usefixtures("space")
def test_all_of_them_with_the_names_of_those_they_hand_over_to(cauce: Terminal, folder: Path) -> None:
    ran = cauce("diagrama", "--todos", "--espacio", ".")
    assert (ran.code, ran.err) == (0, "")
    assert [line.partition(":")[0] for line in ran.out.splitlines()] == [f"PR-IMMUVER-0{n}" for n in range(1, 6)]
    texts = "".join(path.read_text(encoding="utf-8") for path in (folder / "diagramas").glob("PR-IMMUVER-01-*.svg"))
    assert "Atención Psicológica" in " ".join(texts.split())


@pytest.mark.usefixtures("space")
def test_again_is_the_same_and_pages_that_are_no_more_go(cauce: Terminal, folder: Path) -> None:
    cauce("diagrama", "PR-IMMUVER-04")
    sheet = folder / "diagramas" / "PR-IMMUVER-04-1.svg"
    before = sheet.read_bytes()
    old, foreign = sheet.with_name("PR-IMMUVER-04-7.svg"), sheet.with_name("PR-IMMUVER-04-8.svg")
    old.write_bytes(before)
    foreign.write_text("<svg/>", encoding="utf-8")
    sheet.with_name("PR-IMMUVER-040-1.svg").write_bytes(before)
    ran = cauce("diagrama", "PR-IMMUVER-04")
    assert ran.code == 0
    assert sheet.read_bytes() == before
    assert names(sheet.parent) == [sheet.name, foreign.name, "PR-IMMUVER-040-1.svg"]
    assert "Quitado: diagramas/PR-IMMUVER-04-7.svg" in ran.out


@pytest.mark.parametrize("force", [False, True])
@pytest.mark.parametrize("link", [False, True])
def test_what_cauce_did_not_write_is_replaced_only_when_told_to(
    cauce: Terminal, space: Path, force: bool, link: bool
) -> None:
    place = space / "diagramas" / "PR-IMMUVER-05-2.svg"
    place.parent.mkdir()
    mine = space / "mío.svg"
    mine.write_text("<svg/>", encoding="utf-8")
    if link:
        place.symlink_to(mine)
    else:
        shutil.copy(mine, place)
    ran = cauce("diagrama", "PR-IMMUVER-04", "PR-IMMUVER-05", *(["--forzar"] if force else []))
    assert mine.read_text(encoding="utf-8") == "<svg/>"
    if force:
        assert ran.code == 0
        assert not place.is_symlink()
        assert b"Cauce" in place.read_bytes()
        assert stat.S_IMODE(place.stat().st_mode) == 0o644
    else:
        assert (ran.code, ran.out) == (1, "")
        assert "«diagramas/PR-IMMUVER-05-2.svg» no lo escribió Cauce: no se tocó nada." in ran.err
        assert "--forzar" in ran.err
        assert names(place.parent) == [place.name]


def test_a_procedure_with_an_error_is_refused_with_what_is_wrong(cauce: Terminal, space: Path) -> None:
    path = space / "procedures" / "PR-IMMUVER-04.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("responsable:", "responsble:", 1), encoding="utf-8")
    ran = cauce("diagrama", "procedures/PR-IMMUVER-04.yaml", "PR-IMMUVER-03")
    assert ran.code == 1
    assert "error[E" in ran.out
    assert "responsble" in ran.out
    assert "«procedures/PR-IMMUVER-04.yaml» tiene errores y no se dibujó." in ran.out
    assert {name.rpartition("-")[0] for name in names(space / "diagramas")} == {"PR-IMMUVER-03"}


@pytest.mark.parametrize(("key", "name"), [
    ("64-AJP-P01/Rev. 3", "64-AJP-P01-Rev-3-1.svg"), ("CON", "CON-procedimiento-1.svg"), ("../../fuera", "fuera-1.svg"),
])  # fmt: skip
def test_a_code_never_leaves_the_folder(cauce: Terminal, space: Path, key: str, name: str) -> None:
    path = space / "procedures" / "PR-IMMUVER-04.yaml"
    text = path.read_text(encoding="utf-8").replace("clave: PR-IMMUVER-04\n", f"clave: '{key}'\n", 1)
    path.write_text(text, encoding="utf-8")
    ran = cauce("diagrama", "procedures/PR-IMMUVER-04.yaml")
    if ran.code == 0:
        assert names(space / "diagramas") == [name]
    else:
        assert "error[E" in ran.out
        assert not (space / "diagramas").exists()


def test_two_codes_with_one_file_name(cauce: Terminal, space: Path) -> None:
    first = space / "procedures" / "PR-IMMUVER-04.yaml"
    text = first.read_text(encoding="utf-8")
    for number, key in enumerate(("PR-04", "PR.04")):
        spoilt = text.replace("clave: PR-IMMUVER-04\n", f"clave: {key}\n", 1)
        (space / "procedures" / f"copia-{number}.yaml").write_text(spoilt, encoding="utf-8")
    ran = cauce("diagrama", "procedures/copia-0.yaml", "procedures/copia-1.yaml")
    assert ran.code == 1
    assert "darían archivos del mismo nombre" in ran.err
    assert not (space / "diagramas").exists()


@pytest.mark.usefixtures("space")
@pytest.mark.parametrize(("words", "says", "suggests"), [
    ([], "Falta CLAVE.", "--todos"),
    (["--todos", "PR-IMMUVER-01"], "piden dos cosas distintas", "Deje una."),
    (["PR-IMMUVER-04", "--formato", "visio"], "«--formato» no admite «visio»", "svg, pdf, png"),
    (["PR-IMMUVER-04", "--salida", "procedures/PR-IMMUVER-04.yaml"], "no es una carpeta", "--salida"),
    (["procedures/instituciones/immuver.yaml"], "Ahí no hay ningún procedimiento.", "cauce diagrama"),
])  # fmt: skip
def test_wrong_use(cauce: Terminal, folder: Path, words: list[str], says: str, suggests: str) -> None:
    ran = cauce("diagrama", *words)
    assert (ran.code, ran.out) == (2, "")
    assert says in ran.err
    assert suggests in ran.err
    assert not (folder / "diagramas").exists()


@pytest.mark.skipif(os.name != "posix", reason="permissions of this kind are POSIX")
def test_a_folder_that_cannot_be_written(space: Path) -> None:
    place = space / "cerrada"
    place.mkdir(mode=0o500)
    ran = cauce_process("diagrama", "PR-IMMUVER-04", "--salida", str(place), cwd=space, before=without_privileges())
    assert ran.returncode == 1
    assert "no hay permiso" in ran.stderr
    assert names(place) == []


@pytest.mark.usefixtures("space")
def test_a_folder_that_cannot_be_made(cauce: Terminal, folder: Path) -> None:
    (folder / "archivo").write_text("x", encoding="utf-8")
    ran = cauce("diagrama", "PR-IMMUVER-04", "--salida", "archivo/dentro")
    assert ran.code == 1
    assert ran.err.startswith("No se pudo usar «archivo/dentro»: ")
    assert "Errno" not in ran.err


PROGRAM = """
import sys
from cauce.cli.main import main
code = main(sys.argv[1:])
print(code, *sorted(name for name in sys.modules if "." not in name))
"""


@pytest.mark.parametrize("form", ["svg", "pdf", "docx"])
def test_only_what_a_format_needs_is_imported(space: Path, form: str) -> None:
    words = ["diagrama", "PR-IMMUVER-04", "--formato", form]
    result = subprocess.run(
        [sys.executable, "-c", PROGRAM, *words], cwd=space, capture_output=True, text=True, check=True
    )
    code, *modules = result.stdout.splitlines()[-1].split()
    assert code == "0"
    assert not {"sqlmodel", "sqlalchemy", "transitions", "rich", "pydantic", "graphviz"} & set(modules)
    assert ("typst" in modules) == (form != "svg")
    assert ("docx" in modules) == ("lxml" in modules) == (form == "docx")
