"""Compiling files and folders: the library around a procedure, what is read and when, and what comes back."""

from __future__ import annotations

import hashlib
import shutil
from datetime import date
from pathlib import Path

import pytest

from cauce.compiler.api import Library, compile_paths, compile_procedure, load_library
from cauce.compiler.shelf import Shelf
from cauce.model.diagnostics import Severity
from tests.support.compiling import FILE, text_of

ERRORS = Path(__file__).parent / "errores"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with an institution, its calendar, and one procedure."""
    for subfolder in ("instituciones", "calendarios"):
        (tmp_path / subfolder).mkdir()
        shutil.copy(ERRORS / subfolder / "prueba.yaml", tmp_path / subfolder)
    (tmp_path / "uno.yaml").write_text(text_of(roles="{ventanilla: Ventanilla}"), encoding="utf-8")
    return tmp_path


def change(source: Path, target: Path, old: str, new: str) -> None:
    """Write a file that is another with some words changed."""
    target.write_text(source.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


def test_a_procedure_comes_with_its_institution_calendar_and_digest(folder: Path) -> None:
    (compiled,) = compile_paths([folder / "uno.yaml"])
    assert compiled.ok
    assert compiled.procedure is not None
    assert compiled.procedure.digest == hashlib.sha256((folder / "uno.yaml").read_bytes()).hexdigest()
    assert compiled.institution is not None
    assert compiled.institution.id == "prueba"
    assert compiled.calendar is not None
    assert compiled.calendar.valid_to == date(2026, 12, 31)


def test_without_a_library_nothing_is_looked_for() -> None:
    compiled = compile_procedure(text_of(roles="{ventanilla: Ventanilla}").encode(), FILE)
    assert (compiled.ok, compiled.institution, compiled.diagnostics) == (True, None, ())


def test_in_an_empty_library_the_institution_is_missing() -> None:
    compiled = compile_procedure(text_of().encode(), FILE, Library(folder="aqui"))
    (missing,) = compiled.diagnostics
    assert missing.code == "E601"
    assert "«aqui/instituciones»" in missing.message


def test_a_folder_stands_for_its_files(folder: Path) -> None:
    kinds = [compiled.kind for compiled in compile_paths([folder])]
    assert kinds == ["procedimiento", "institucion", "calendario"]


def test_a_file_named_twice_is_compiled_once(folder: Path) -> None:
    assert len(compile_paths([folder / "uno.yaml", folder / "uno.yaml"])) == 1


def test_what_is_wrong_with_the_institution_comes_along_once(folder: Path) -> None:
    institution = folder / "instituciones" / "prueba.yaml"
    change(institution, institution, "Mexico_City", "Mexico_Cyti")
    change(folder / "uno.yaml", folder / "dos.yaml", "PRUEBA-01", "PRUEBA-02")
    compiled = compile_paths([folder / "uno.yaml", folder / "dos.yaml"])
    assert [(Path(each.file).name, [found.code for found in each.diagnostics]) for each in compiled] == [
        ("uno.yaml", []),
        ("dos.yaml", []),
        ("prueba.yaml", ["E603"]),
    ]


def test_a_folder_loads_as_a_library(folder: Path) -> None:
    library, found = load_library(folder)
    assert found == []
    assert (list(library.institutions), list(library.calendars)) == (["prueba"], ["prueba"])
    assert [procedure.key for procedure in library.procedures.values()] == ["PRUEBA-01"]
    assert len(library.procedures) == 1


def test_loading_tells_what_is_wrong_with_institutions_and_calendars() -> None:
    _, found = load_library(ERRORS)
    assert {diagnostic.code for diagnostic in found} == {"E602", "E603", "E610", "E611", "E612", "E613"}


def test_a_file_that_cannot_be_read_is_left_out_of_the_library(folder: Path) -> None:
    (folder / "roto.yaml").write_text("clave: ROTO-01\n\tnombre: x\n", encoding="utf-8")
    library, _ = load_library(folder)
    assert [procedure.key for procedure in library.procedures.values()] == ["PRUEBA-01"]


def test_a_file_that_is_not_named_is_not_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "dos.yaml").write_text("clave: DOS\nesto no es un procedimiento", encoding="utf-8")
    seen: list[str] = []
    stage = Shelf.stage
    monkeypatch.setattr(Shelf, "stage", lambda shelf, path: seen.append(path.name) or stage(shelf, path))
    compile_paths([folder / "uno.yaml"])
    assert "dos.yaml" not in seen


@pytest.mark.parametrize(
    "line",
    ["clave: OTRA-01", 'clave: "OTRA-01"', "clave: 'OTRA-01'", "clave:   OTRA-01  # la de siempre", "clave: OTRA-01\r"],
)
def test_a_key_is_found_however_it_is_written(folder: Path, line: str) -> None:
    text = text_of().replace("clave: PRUEBA-01", line)
    (folder / "otra.yaml").write_bytes(text.encode())
    assert Shelf(folder).path_of("procedimiento", "OTRA-01") == folder / "otra.yaml"


def test_a_key_is_found_where_its_line_does_not_start_with_it(folder: Path) -> None:
    (folder / "otra.yaml").write_text("{clave: OTRA-01, nombre: Otra}", encoding="utf-8")
    assert Shelf(folder).path_of("procedimiento", "OTRA-01") == folder / "otra.yaml"


def test_a_calendar_has_the_rest_days_of_those_it_includes(folder: Path) -> None:
    (folder / "calendarios" / "ley.yaml").write_text(
        "clave: ley\nnombre: Ley\nvigencia: {desde: 2026-01-01, hasta: 2030-12-31}\nincluye: [prueba]\n"
        "inhabiles:\n  - {mes: mayo, dia: 1, motivo: Trabajo}\n"
        "  - {mes: 2, semana: 1, dia_semana: lunes, motivo: Constitución}\n",
        encoding="utf-8",
    )
    calendar = folder / "calendarios" / "prueba.yaml"
    calendar.write_text(calendar.read_text(encoding="utf-8") + "incluye: [ley]\n", encoding="utf-8")
    (compiled,) = compile_paths([folder / "uno.yaml"])
    assert compiled.calendar is not None
    assert [(day.month, day.day, day.nth, day.weekday) for day in compiled.calendar.rest_days] == [
        (0, 0, 0, 0),
        (5, 1, 0, 0),
        (2, 0, 1, 0),
    ]


def test_notes_and_missing_sections_only_when_asked(folder: Path) -> None:
    rows = "- {paso: 1, responsable: ventanilla, actividad: Recibe}\n- {paso: 2, actividad: Responde}"
    (folder / "uno.yaml").write_text(text_of(rows, roles="{ventanilla: Ventanilla}"), encoding="utf-8")
    (plain,) = compile_paths([folder / "uno.yaml"])
    (asked,) = compile_paths([folder / "uno.yaml"], interpretations=True, completeness=True)
    assert plain.diagnostics == ()
    assert {found.code for found in asked.diagnostics} == {"N704", "W801", "W802"}
    assert asked.ok


def test_diagnostics_come_in_the_order_of_the_file() -> None:
    for compiled in compile_paths([ERRORS]):
        assert list(compiled.diagnostics) == sorted(compiled.diagnostics, key=lambda found: found.order)


def test_the_shipped_files_have_no_errors_and_no_warnings(procedures: Path) -> None:
    compiled = compile_paths([procedures])
    assert {each.procedure.key for each in compiled if each.procedure} == {
        "64-AJP-P01",
        *(f"PR-IMMUVER-0{number}" for number in range(1, 6)),
    }
    told = [found for each in compiled for found in each.diagnostics if found.severity is not Severity.NOTE]
    assert told == []
