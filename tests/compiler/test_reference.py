"""The generated pages are those of this version, and every example of a form code provokes that code."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from cauce.compiler.codes import Code, all_codes
from cauce.compiler.reference import main, pages
from cauce.compiler.stages import FileKind, first_stages

FOLDER = "docs/referencia"
FORM = [code for code in all_codes().values() if code.code.startswith(("E2", "W2"))]
RIGHT = {
    "clave": "clave: PR-01\n",
    "nombre": "nombre: Atención\n",
    "version": "version: 1.0\n",
    "fecha": "fecha: 2020-12\n",
    "institucion": "institucion: immuver\n",
    "responsables": "responsables: {recepcion: Recepcionista, trabajo_social: Trabajo Social}\n",
    "inicios": "inicios: {llegada: {nombre: Llegada, pasa_a: 1}}\n",
    "fines": "fines: {atendida: Atendida}\n",
    "actividades": "actividades: [{paso: 1, responsable: recepcion, actividad: Atiende}]\n",
}
INSTITUTION = {
    "id": "id: immuver\n",
    "nombre": "nombre: Instituto\n",
    "zona_horaria": "zona_horaria: America/Mexico_City\n",
    "calendario": "calendario: lft\n",
}


def test_pages_are_those_of_this_version(root: Path, updating: bool) -> None:
    folder = root / FOLDER
    if updating:
        main(folder)
    written = {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in folder.rglob("*.md")}
    stale = sorted(path for path, text in pages().items() if written.get(path) != text)
    stale += sorted(set(written) - set(pages()))
    assert stale == [], f"python -m cauce.compiler.reference {FOLDER}"


def test_links_inside_the_reference_lead_somewhere() -> None:
    made = pages()
    anchors = {_anchor(line) for line in made["claves.md"].splitlines() if line.startswith("## ")}
    assert set(re.findall(r"\]\(#([^)]+)\)", made["claves.md"])) <= anchors
    for page, text in made.items():
        for target in re.findall(r"\]\(([^)#]+\.md)\)", text):
            assert (Path(page).parent / target).as_posix().replace("diagnosticos/../", "") in made


def test_writing_removes_pages_of_codes_that_are_gone(tmp_path: Path) -> None:
    (tmp_path / "diagnosticos").mkdir()
    (tmp_path / "diagnosticos" / "E999.md").write_text("viejo", encoding="utf-8")
    main(tmp_path)
    assert {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.md")} == set(pages())


@pytest.mark.parametrize("code", [code for code in FORM if code.example], ids=lambda code: code.code)
def test_example_provokes_its_code(code: Code) -> None:
    kind: FileKind = "institucion" if code.code in ("E216", "E232") else "procedimiento"
    right = RIGHT if kind == "procedimiento" else INSTITUTION
    top = code.example.partition(":")[0]
    text = "".join(part for key, part in right.items() if key != top) + code.example
    assert {problem.code for problem in first_stages(text.encode(), "a.yaml", kind).diagnostics} == {code.code}


@pytest.mark.parametrize("code", FORM, ids=lambda code: code.code)
def test_page_speaks_to_people(code: Code) -> None:
    assert code.title[0].isupper()
    assert not code.title.endswith(".")
    for text in (code.cause, code.cure):
        assert text.rstrip('"').endswith((".", ": \\"))
        assert "  " not in text


def _anchor(heading: str) -> str:
    kept = "".join(sign for sign in heading.removeprefix("## ").casefold() if sign.isalnum() or sign in " -_")
    return kept.replace(" ", "-")
