"""`cauce diagrama` as a web page, as texts for other programs, and as the map of an institution."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.diagrams.graphs.test_dot import needs_dot
from tests.support.terminal import Terminal


@pytest.fixture
def space(procedures: Path, folder: Path) -> Path:
    """The working folder, with a copy of all the procedures."""
    shutil.copytree(procedures, folder / "procedures")
    return folder


@pytest.fixture
def without_dot(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A machine without Graphviz."""
    monkeypatch.setenv("PATH", str(tmp_path))


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.parametrize(("form", "name", "said"), [
    ("html", "PR-IMMUVER-04.html", "1 hoja, diagramas/PR-IMMUVER-04.html"),
    ("mermaid", "PR-IMMUVER-04.mmd", "diagramas/PR-IMMUVER-04.mmd"),
])  # fmt: skip
def test_one_file_per_procedure_replaced_only_if_ours(
    cauce: Terminal, space: Path, form: str, name: str, said: str
) -> None:
    words = ("diagrama", "PR-IMMUVER-04", "--formato", form)
    first = cauce(*words)
    assert (first.code, first.out, first.err) == (0, f"PR-IMMUVER-04: {said}\n", "")
    place = space / "diagramas" / name
    data = place.read_bytes()
    assert "Jefatura de Comunicación e Imagen" in data.decode()
    assert (cauce(*words).code, place.read_bytes()) == (0, data)
    assert names(place.parent) == [name]
    place.write_text("mío", encoding="utf-8")
    refused = cauce(*words)
    assert refused.code == 1
    assert "no lo escribió Cauce: no se tocó nada." in refused.err
    assert place.read_text(encoding="utf-8") == "mío"
    assert (cauce(*words, "--forzar").code, place.read_bytes()) == (0, data)


@needs_dot
def test_graphviz_text_and_its_drawing(cauce: Terminal, space: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    words = ("diagrama", "PR-IMMUVER-04", "--formato", "dot")
    first = cauce(*words)
    said = "PR-IMMUVER-04: diagramas/PR-IMMUVER-04.dot y PR-IMMUVER-04.dot.svg\n"
    assert (first.code, first.out, first.err) == (0, said, "")
    folder = space / "diagramas"
    made = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert all("Jefatura de Comunicación e Imagen" in data.decode() for data in made.values())
    assert cauce(*words).code == 0
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == made
    # A picture of another text than that of the file beside it would deceive.
    monkeypatch.setenv("PATH", str(space))
    without = cauce(*words)
    assert (without.code, without.err) == (0, "")
    assert "Quitado: diagramas/PR-IMMUVER-04.dot.svg" in without.out
    assert names(folder) == ["PR-IMMUVER-04.dot"]
    picture = folder / "PR-IMMUVER-04.dot.svg"
    picture.write_text("<svg/>", encoding="utf-8")
    monkeypatch.undo()
    monkeypatch.chdir(space)
    refused = cauce(*words)
    assert refused.code == 1
    assert "«diagramas/PR-IMMUVER-04.dot.svg» no lo escribió Cauce: no se tocó nada." in refused.err


@pytest.mark.usefixtures("space", "without_dot")
def test_without_graphviz_its_text_is_written_and_how_to_draw_it_is_said(cauce: Terminal, folder: Path) -> None:
    ran = cauce("diagrama", "PR-IMMUVER-04", "--formato", "dot")
    assert (ran.code, ran.err) == (0, "")
    assert names(folder / "diagramas") == ["PR-IMMUVER-04.dot"]
    said = " ".join(ran.out.split())
    assert "Falta el programa «dot» de Graphviz" in said
    assert "«dot -Tsvg»" in said


@pytest.mark.skipif(os.name != "posix", reason="a program that is a script is POSIX")
@pytest.mark.usefixtures("space")
def test_a_graphviz_that_fails_is_told_in_spanish(
    cauce: Terminal, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = tmp_path / "dot"
    broken.write_text("#!/bin/sh\necho 'Error: trouble in init_rank' >&2\nexit 1\n", encoding="utf-8")
    broken.chmod(0o700)
    monkeypatch.setenv("PATH", str(tmp_path))
    flow = cauce("diagrama", "PR-IMMUVER-04", "--formato", "dot")
    assert (flow.code, flow.err) == (0, "")
    assert "«dot» no pudo dibujar PR-IMMUVER-04.dot" in " ".join(flow.out.split())
    assert names(folder / "diagramas") == ["PR-IMMUVER-04.dot"]
    overview = cauce("diagrama", "--mapa")
    assert overview.code == 1
    assert "no pudo colocar el mapa" in overview.err
    assert "trouble" not in overview.err + flow.out
    assert names(folder / "diagramas") == ["PR-IMMUVER-04.dot"]


@needs_dot
@pytest.mark.usefixtures("space")
def test_a_map_for_each_institution(cauce: Terminal, folder: Path) -> None:
    ran = cauce("diagrama", "--mapa")
    assert (ran.code, ran.err) == (0, "")
    assert "Instituto Municipal de las Mujeres de Veracruz: 5 procedimientos, diagramas/mapa-immuver.svg" in ran.out
    assert "1 procedimiento, diagramas/mapa-sonora.svg" in ran.out
    assert names(folder / "diagramas") == ["mapa-immuver.svg", "mapa-sonora.svg"]
    again = (folder / "diagramas" / "mapa-immuver.svg").read_bytes()
    assert cauce("diagrama", "--mapa", "--todos").code == 0
    assert (folder / "diagramas" / "mapa-immuver.svg").read_bytes() == again


@pytest.mark.usefixtures("space")
@pytest.mark.parametrize(
    "word", ["PR-IMMUVER-02", "procedures/PR-IMMUVER-05.yaml", "procedures/instituciones/immuver.yaml"]
)
def test_the_map_of_the_institution_of_a_procedure(cauce: Terminal, folder: Path, word: str) -> None:
    ran = cauce("diagrama", "--mapa", word, "--formato", "mermaid")
    assert (ran.code, ran.err) == (0, "")
    assert names(folder / "diagramas") == ["mapa-immuver.mmd"]
    assert (folder / "diagramas" / "mapa-immuver.mmd").read_text(encoding="utf-8").count("PR-IMMUVER-0") >= 5


@pytest.mark.usefixtures("space", "without_dot")
def test_without_graphviz_the_map_is_its_source_and_that_is_said(cauce: Terminal, folder: Path) -> None:
    ran = cauce("diagrama", "--mapa", "PR-IMMUVER-02")
    assert (ran.code, ran.err) == (0, "")
    assert names(folder / "diagramas") == ["mapa-immuver.dot"]
    assert "Sin el programa «dot» de Graphviz" in " ".join(ran.out.split())


def test_a_map_leaves_out_nobody_because_of_an_error(cauce: Terminal, space: Path) -> None:
    path = space / "procedures" / "PR-IMMUVER-04.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("responsable:", "responsble:", 1), encoding="utf-8")
    ran = cauce("diagrama", "--mapa", "PR-IMMUVER-02")
    assert ran.code == 1
    assert "responsble" in ran.out
    assert "«procedures/PR-IMMUVER-04.yaml» tiene errores: el mapa no se dibujó." in ran.out
    assert not (space / "diagramas").exists()
    assert cauce("diagrama", "--mapa", "64-AJP-P01", "--formato", "dot").code == 0


@pytest.mark.usefixtures("space")
def test_a_map_is_not_a_page_of_the_binder(cauce: Terminal, folder: Path) -> None:
    ran = cauce("diagrama", "--mapa", "--formato", "pdf")
    assert (ran.code, ran.out) == (2, "")
    assert "svg, dot, mermaid" in ran.err
    place = folder / "diagramas" / "mapa-immuver.mmd"
    place.parent.mkdir()
    place.write_text("mío", encoding="utf-8")
    refused = cauce("diagrama", "--mapa", "--formato", "mermaid")
    assert refused.code == 1
    assert names(place.parent) == [place.name]


PROGRAM = """
import sys
from cauce.cli.main import main
code = main(sys.argv[1:])
print(code, *sorted(name for name in sys.modules if "." not in name))
"""


@pytest.mark.parametrize("form", ["html", "dot", "mermaid"])
def test_only_what_a_format_needs_is_imported(space: Path, form: str) -> None:
    words = ["diagrama", "PR-IMMUVER-04", "--formato", form]
    result = subprocess.run(
        [sys.executable, "-c", PROGRAM, *words], cwd=space, capture_output=True, text=True, check=True
    )
    code, *modules = result.stdout.splitlines()[-1].split()
    assert code == "0"
    assert not {"sqlmodel", "sqlalchemy", "transitions", "rich", "pydantic", "typst"} & set(modules)
    assert ("graphviz" in modules) == (form == "dot")
