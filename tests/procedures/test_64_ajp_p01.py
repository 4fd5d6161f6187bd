"""64-AJP-P01: what its manual fixes beside the table, whose cells `test_tablas` compares."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.procedures.test_cabeceras import shown
from tests.procedures.test_citas import ELLIPSIS, sources, texts

HERE = Path(__file__).parent
FILES = ("64-AJP-P01.yaml", "instituciones/sonora.yaml", "calendarios/sonora.yaml")
TABLE: dict[str, Any] = json.loads((HERE / "tablas" / "64-ajp-p01.json").read_text(encoding="utf-8"))
TEXTS: dict[str, Any] = json.loads((HERE / "textos" / "64-ajp-p01.json").read_text(encoding="utf-8"))
OURS = ("interpretacion", "extension")


@pytest.fixture(scope="module")
def procedure() -> dict[str, Any]:
    """What `cauce mostrar --json` gives for the file."""
    return shown("64-AJP-P01")


def test_the_transcription_is_whole() -> None:
    """39 numbered activities under 8 headings (the manual's section VIII)."""
    numbers = [row["numero"] for row in TABLE["filas"]]
    assert len(numbers) == len(set(numbers)) == 47
    assert [number for number in numbers if "." not in number] == [str(stage) for stage in range(1, 9)]


def test_columns_and_place_of_the_number(procedure: dict[str, Any]) -> None:
    assert [column["titulo"] for column in procedure["tabla"]["columnas"]] == TABLE["columnas"]
    assert procedure["tabla"]["numero_en_actividad"] is True


def test_each_document_is_a_line_of_its_cell(procedure: dict[str, Any]) -> None:
    printed = {row["numero"]: row["documento"].splitlines() for row in procedure["tabla"]["filas"]}
    assert printed == {row["numero"]: row["documento"] for row in TABLE["filas"]}


def test_every_code_of_section_vi_is_a_document(procedure: dict[str, Any]) -> None:
    """The twelve formats, and no code that the manual does not list."""
    listed = [line.split(" ")[0] for line in TEXTS["secciones"]["VI"].splitlines()]
    assert listed == [f"64-AJP-P01-F{number:02d}" for number in range(1, 13)]
    assert {document["codigo"] for document in procedure["documentos"]} - {""} == set(listed)


def test_purpose_and_scope_are_sections_i_and_ii() -> None:
    assert TEXTS["secciones"]["I"] == TEXTS["proposito"]
    assert TEXTS["secciones"]["II"].splitlines()[0] == f"2.1.- {TEXTS['alcance']}"


def test_starts_and_ends(procedure: dict[str, Any]) -> None:
    assert {start["id"]: start["pasa_a"] for start in procedure["inicios"]} == {
        "denuncia": "1.1",
        "disposicion_judicial": "6.1",
        "informe_mensual": "8.1",
    }
    assert len(procedure["fines"]) == 7


def test_types_of_denuncia_are_those_of_the_scope(procedure: dict[str, Any]) -> None:
    """B-02: ten types and five «otros», in the manual's order and words."""
    lines = TEXTS["secciones"]["II"].splitlines()[2:]
    words = [line.split(" ", 1)[1] for line in lines if not line.startswith("2.2.11")]
    types = next(datum for datum in procedure["datos"] if datum["id"] == "tipos")["opciones"].values()
    assert [text.removeprefix("Otros: ") for text in types] == words


def test_who_informs_and_where_the_child_is_are_life_safety(procedure: dict[str, Any]) -> None:
    classes = {datum["id"]: datum["clase"] for datum in procedure["datos"]}
    vital = {"denunciante", "destino_menor", "red_soporte", "domicilio_red", "albergue", "otro_albergue"}
    assert {classes[name] for name in vital} == {"vital"}
    assert {classes[name] for name in ("menores", "domicilio", "denunciados")} == {"identidad"}


def test_no_extension_changes_the_flow(procedure: dict[str, Any]) -> None:
    """What the manual does not say may warn or count; it never blocks, jumps, adds a row or presumes a fault."""

    def extensions(part: str) -> list[dict[str, Any]]:
        return [each for each in procedure[part] if each["fuente"] and each["fuente"]["origen"] == "extension"]

    assert extensions("pasos") == []
    assert [rule["id"] for rule in extensions("reglas") if rule["si_falta"] != "advierte"] == []
    lapses = {each["id"]: each["al_vencer"] for each in extensions("plazos")}
    assert set(lapses) == {"sin_atencion", "valoracion_prolongada"}
    assert all(text.startswith("avisa a ") for text in lapses.values())


@pytest.mark.parametrize("file", FILES)
def test_quotes_are_in_the_manual(file: str) -> None:
    manual = " ".join((*texts(TABLE), *texts(TEXTS))).replace("\n", " ")
    quoted = [source for source in sources(file) if "cita" in source]
    assert quoted
    assert [
        f"{file}:{source['linea']}: {part}"
        for source in quoted
        for part in source["cita"].split(ELLIPSIS)
        if part not in manual
    ] == []


@pytest.mark.parametrize("file", FILES)
def test_interpretations_say_where_and_why(file: str) -> None:
    found = [source for source in sources(file) if source["origen"] in OURS]
    assert found
    assert [source["linea"] for source in found if not source.keys() >= {"seccion", "nota"}] == []
