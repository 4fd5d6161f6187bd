"""`cauce diagrama --caso` and `--carga-de` with files: sheets that never take the place of the binder's; wrong use."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cauce.compiler.api import compile_paths
from tests.diagrams.overlay.made import full_case, full_load
from tests.diagrams.overlay.plain import plain
from tests.support.terminal import Terminal

KEY = "PR-IMMUVER-04"
CASE, LOAD = f"{KEY}-caso-2026-0001", f"{KEY}-carga"
Write = Callable[..., Path]


@pytest.fixture
def space(procedures: Path, folder: Path) -> Path:
    """The working folder, with a copy of the procedures."""
    shutil.copytree(procedures, folder / "procedures")
    return folder


@pytest.fixture
def write(space: Path) -> Write:
    """Write the file of a case or a load of the procedure, with some changes."""

    def written(kind: str = "caso", name: str = "", **changes: Any) -> Path:
        procedure = compile_paths([space / "procedures" / f"{KEY}.yaml"])[0].procedure
        assert procedure
        whole = plain(full_case(procedure, 1) if kind == "caso" else full_load(procedure, 1)) | changes
        path = space / (name or f"{kind}.json")
        path.write_text(json.dumps(whole), encoding="utf-8")
        return path

    return written


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def one_line(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize(("form", "case", "load"), [
    ("svg", [f"{CASE}-1.svg", f"{CASE}-2.svg"], [f"{LOAD}-1.svg", f"{LOAD}-2.svg"]),
    ("png", [f"{CASE}-1.png", f"{CASE}-2.png"], [f"{LOAD}-1.png", f"{LOAD}-2.png"]),
    ("pdf", [f"{CASE}.pdf"], [f"{LOAD}.pdf"]),
    ("html", [f"{CASE}.html"], [f"{LOAD}.html"]),
])  # fmt: skip
def test_files_beside_those_of_the_binder(
    cauce: Terminal, write: Write, folder: Path, form: str, case: list[str], load: list[str]
) -> None:
    assert cauce("diagrama", KEY, "--formato", form).code == 0
    binder = {path.name: path.read_bytes() for path in (folder / "diagramas").iterdir()}
    for words, wanted in ((("--caso", str(write())), case), (("--carga-de", str(write("carga"))), load)):
        ran = cauce("diagrama", KEY, "--formato", form, *words)
        assert (ran.code, ran.err) == (0, "")
        assert f"{KEY}: 2 hojas" in ran.out
        assert set(wanted) <= set(names(folder / "diagramas"))
        made = {name: (folder / "diagramas" / name).read_bytes() for name in wanted}
        assert cauce("diagrama", KEY, "--formato", form, *words).code == 0
        assert made == {name: (folder / "diagramas" / name).read_bytes() for name in wanted}
    assert names(folder / "diagramas") == sorted([*binder, *case, *load])
    assert binder == {name: (folder / "diagramas" / name).read_bytes() for name in binder}


@pytest.mark.parametrize("form", ["svg", "png", "pdf", "html"])
def test_neither_replaces_the_other_even_under_its_name(cauce: Terminal, write: Write, folder: Path, form: str) -> None:
    path = write("carga")
    ending = f"-1.{form}" if form in ("svg", "png") else f".{form}"
    binder, cases = folder / "diagramas" / f"{KEY}{ending}", folder / "diagramas" / f"{KEY}-carga{ending}"
    assert cauce("diagrama", KEY, "--formato", form).code == 0
    assert cauce("diagrama", KEY, "--formato", form, "--carga-de", str(path)).code == 0
    sheet, marked = binder.read_bytes(), cases.read_bytes()
    cases.write_bytes(sheet)
    assert cauce("diagrama", KEY, "--formato", form, "--carga-de", str(path)).code == 1
    binder.write_bytes(marked)
    ran = cauce("diagrama", KEY, "--formato", form)
    assert ran.code == 1
    assert "no lo escribió Cauce" in ran.err
    assert (binder.read_bytes(), cases.read_bytes()) == (marked, sheet)


@pytest.mark.usefixtures("space")
def test_sheets_that_a_case_no_longer_has_go(cauce: Terminal, write: Write, folder: Path) -> None:
    path = write()
    cauce("diagrama", KEY, "--caso", str(path))
    last = folder / "diagramas" / f"{KEY}-caso-2026-0001-2.svg"
    old = last.with_name(f"{KEY}-caso-2026-0001-3.svg")
    other = last.with_name(f"{KEY}-caso-2026-00012-3.svg")
    for each in (old, other):
        shutil.copy(last, each)
    assert "Quitado: " in cauce("diagrama", KEY, "--caso", str(path)).out
    assert not old.exists()
    assert other.exists()


@pytest.mark.parametrize(("folio", "name"), [
    ("../../etc/passwd", "etc-passwd"), ("CON", "CON-procedimiento"), ("2026/Ñ 1", "2026-N-1"), ("<b>&\"", "b"),
    ("C:\\x", "C-x"), ("…", "procedimiento"),
])  # fmt: skip
def test_a_folio_never_leaves_the_folder(cauce: Terminal, write: Write, folder: Path, folio: str, name: str) -> None:
    ran = cauce("diagrama", KEY, "--caso", str(write(folio=folio)))
    assert (ran.code, ran.err) == (0, "")
    made = names(folder / "diagramas")
    assert len(made) == 2
    for number, each in enumerate(made, 1):
        assert re.fullmatch(rf"{KEY}-caso-{re.escape(name)}-[0-9a-f]{{6}}-{number}\.svg", each)
    assert names(folder) == ["caso.json", "diagramas", "procedures"]


@pytest.mark.parametrize("folios", [("2026/0001", "2026-0001"), ("P01-2026-0001", "p01-2026-0001"), ("A.1", "A 1")])
def test_no_two_folios_share_a_file(cauce: Terminal, write: Write, folder: Path, folios: tuple[str, str]) -> None:
    for folio in folios:
        assert cauce("diagrama", KEY, "--caso", str(write(folio=folio))).code == 0
    made = [name.casefold() for name in names(folder / "diagramas")]
    assert len(set(made)) == 4


def test_what_is_wrong_is_said_with_its_place_and_nothing_is_touched(
    cauce: Terminal, write: Write, folder: Path
) -> None:
    path = write(al="2026-03-18T10:00:00", inicio="x\x1b[31m")
    ran = cauce("diagrama", KEY, "--caso", path.name)
    assert (ran.code, ran.out) == (1, "")
    assert f"{path.name}: «al»: A «2026-03-18T10:00:00» le falta la hora o la diferencia horaria." in one_line(ran.err)
    assert "no se puede dibujar: no se tocó nada." in ran.err
    assert "\x1b" not in ran.err
    assert not (folder / "diagramas").exists()


def test_another_text_of_the_procedure_is_refused(cauce: Terminal, write: Write, space: Path) -> None:
    path = write()
    procedure = space / "procedures" / f"{KEY}.yaml"
    procedure.write_text(procedure.read_text(encoding="utf-8") + "\n# otra\n", encoding="utf-8")
    ran = cauce("diagrama", KEY, "--caso", str(path))
    assert ran.code == 1
    assert "Los casos corren con otro texto del procedimiento" in one_line(ran.err)


@pytest.mark.parametrize(("words", "says", "suggests"), [
    (["--caso", "P01-2026-0001"], "no hay un espacio", "cauce iniciar"),
    (["--caso", "P01-2026-0001", KEY], "no hay un espacio", "cauce iniciar"),
    (["--caso", "procedures", KEY], "no hay un espacio", "cauce iniciar"),
    (["--carga", KEY], "no hay un espacio", "cauce iniciar"),
    (["--carga", "--todos"], "no hay un espacio", "cauce iniciar"),
    (["--carga"], "Falta CLAVE.", "64-AJP-P01"),
    (["--carga", KEY, "a.json"], "no lleva un archivo", "cauce diagrama CLAVE --carga-de a.json"),
    (["--caso", "no.json", KEY], "«no.json» no existe.", "--caso ARCHIVO.json"),
    (["--carga-de", "procedures", KEY], "«procedures» es una carpeta.", "--carga-de ARCHIVO.json"),
    (["--carga-de", "no", KEY], "«no» no existe.", "--carga-de ARCHIVO.json"),
    (["--caso", "a.json", "--carga-de", "b.json", KEY], "«--caso» y «--carga-de» piden dos hojas", "Deje una."),
    (["--caso", "a.json", "--carga", KEY], "«--caso» y «--carga» piden dos hojas", "Deje una."),
    (["--carga", "--carga-de", "b.json", KEY], "«--carga» y «--carga-de» piden dos hojas", "Deje una."),
    (["--carga", "--mapa"], "«--carga» y «--mapa» piden dos hojas", "Deje una."),
    (["--caso", "P01-2026-0001", "--mapa"], "«--caso» y «--mapa» piden dos hojas", "Deje una."),
    (["--caso", "a.json", "--todos"], "sobre un solo procedimiento", "cauce diagrama CLAVE --caso a.json"),
    (["--caso", "P01-2026-0001", "--todos"], "sobre un solo procedimiento", "cauce diagrama --caso P01-2026-0001"),
    (["--caso", "P01-2026-0001", KEY, "64-AJP-P01"], "sobre un solo", "cauce diagrama --caso P01-2026-0001"),
    (["--caso", "a.json"], "sobre un solo procedimiento", "cauce diagrama CLAVE --caso a.json"),
    (["--carga-de", "a.json"], "sobre un solo procedimiento", "cauce diagrama CLAVE --carga-de a.json"),
    (["--carga-de", "a.json", KEY, "64-AJP-P01"], "sobre un solo procedimiento", "cauce diagrama CLAVE --carga-de"),
    (["--caso", "a.json", KEY, "--formato", "dot"], "no admite «dot»", "svg, pdf, png, html"),
    (["--caso", "a.json", KEY, "--formato", "docx"], "no admite «docx»", "svg, pdf, png, html"),
    (["--caso", ""], "Falta lo que sigue a «--caso».", "--caso FOLIO"),
    (["--caso", "", KEY], "Falta lo que sigue a «--caso».", "--caso FOLIO"),
    (["--carga-de", " ", KEY], "Falta lo que sigue a «--carga-de».", "--carga-de ARCHIVO.json"),
])  # fmt: skip
@pytest.mark.usefixtures("space")
def test_wrong_use(cauce: Terminal, folder: Path, words: list[str], says: str, suggests: str) -> None:
    ran = cauce("diagrama", *words)
    assert (ran.code, ran.out) == (2, "")
    assert says in one_line(ran.err)
    assert suggests in one_line(ran.err)
    assert not (folder / "diagramas").exists()


def test_a_large_file_is_not_read_whole(cauce: Terminal, space: Path) -> None:
    (space / "grande.json").write_bytes(b" " * (12 << 20))
    ran = cauce("diagrama", KEY, "--carga-de", "grande.json")
    assert ran.code == 1
    assert "mide más de 1 MB" in ran.err


PROGRAM = """
import sys
from cauce.cli.main import main
code = main(sys.argv[1:])
print(code, *sorted(name for name in sys.modules if name.partition(".")[0] != name))
"""


@pytest.mark.parametrize("words", [[], ["--formato", "html"]])
def test_an_overlay_imports_nothing_heavy_and_the_binder_no_reader_of_cases(
    write: Write, space: Path, words: list[str]
) -> None:
    path = str(write())

    def modules(*more: str) -> set[str]:
        ran = subprocess.run([sys.executable, "-c", PROGRAM, "diagrama", KEY, *words, *more], cwd=space,
                             capture_output=True, text=True, check=True)  # fmt: skip
        code, *found = ran.stdout.splitlines()[-1].split()
        assert code == "0"
        return {*found}

    heavy = {"sqlmodel.main", "sqlalchemy.engine", "transitions.core", "rich.text", "graphviz.graphs"}
    assert not heavy & modules("--caso", path)
    assert "cauce.diagrams.overlay.reader" not in modules()
