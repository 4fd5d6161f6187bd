"""64-AJP-P01: its printed table, cell by cell, against the manual's, transcribed apart from the procedure's file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from cauce.cli.main import main

HERE = Path(__file__).parent
FILE = HERE.parents[1] / "procedures" / "64-AJP-P01.yaml"
MANUAL: dict[str, Any] = json.loads((HERE / "tablas" / "64-ajp-p01.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def shown() -> dict[str, Any]:
    """What `cauce mostrar --json` gives for the file."""
    import contextlib
    import io

    output = io.StringIO()
    with contextlib.redirect_stdout(output):
        code = main(["mostrar", str(FILE), "--json"])
    assert code == 0
    result: dict[str, Any] = json.loads(output.getvalue())
    return result


def test_the_transcription_is_whole() -> None:
    """39 numbered activities under 8 headings (the manual's section VIII)."""
    numbers = [row["numero"] for row in MANUAL["filas"]]
    assert len(numbers) == len(set(numbers)) == 47
    assert [number for number in numbers if "." not in number] == [str(stage) for stage in range(1, 9)]


def test_columns_and_place_of_the_number(shown: dict[str, Any]) -> None:
    assert [column["titulo"] for column in shown["tabla"]["columnas"]] == MANUAL["columnas"]
    assert shown["tabla"]["numero_en_actividad"] is True


def test_same_rows_in_the_same_order(shown: dict[str, Any]) -> None:
    assert [row["numero"] for row in shown["tabla"]["filas"]] == [row["numero"] for row in MANUAL["filas"]]


@pytest.mark.parametrize("expected", MANUAL["filas"], ids=[row["numero"] for row in MANUAL["filas"]])
def test_each_cell_of_the_row_is_the_manuals(expected: dict[str, Any], shown: dict[str, Any]) -> None:
    row = next(row for row in shown["tabla"]["filas"] if row["numero"] == expected["numero"])
    assert row["responsable"] == expected["responsable"]
    assert row["actividad"] == expected["actividad"]
    assert row["documento"].splitlines() == expected["documento"]


def test_header_and_signatures_as_published(shown: dict[str, Any]) -> None:
    assert (shown["clave"], shown["version"], shown["fecha"]) == ("64-AJP-P01", "Rev. 3", "2011-09-14")
    assert "64-AJP- P01/Rev. 3" in shown["alias"]
    assert [section["numero"] for section in shown["secciones"]] == ["I", "II", "III", "IV", "V", "VI", "VII", "VIII"]
    assert shown["proposito"] == shown["secciones"][0]["texto"]
    assert shown["secciones"][1]["texto"].splitlines()[0].removeprefix("2.1.- ") == shown["alcance"]


def test_every_code_of_section_vi_is_a_document(shown: dict[str, Any]) -> None:
    """The twelve formats, and no code that the manual does not list."""
    listed = [line.split(" ")[0] for line in shown["secciones"][5]["texto"].splitlines()]
    assert listed == [f"64-AJP-P01-F{number:02d}" for number in range(1, 13)]
    assert {document["codigo"] for document in shown["documentos"]} - {""} == set(listed)


def test_starts_and_ends(shown: dict[str, Any]) -> None:
    assert {start["id"]: start["pasa_a"] for start in shown["inicios"]} == {
        "denuncia": "1.1",
        "disposicion_judicial": "6.1",
        "informe_mensual": "8.1",
    }
    assert len(shown["fines"]) == 7


def test_no_extension_changes_the_flow(shown: dict[str, Any]) -> None:
    """What the manual does not say may warn or count, never block, jump or add a row."""
    rows = [row for row in shown["pasos"] if row["fuente"] and row["fuente"]["origen"] == "extension"]
    rules = [rule for rule in shown["reglas"] if rule["fuente"]["origen"] == "extension" and rule["si_falta"] == "bloquea"]
    assert rows == []
    assert rules == []
