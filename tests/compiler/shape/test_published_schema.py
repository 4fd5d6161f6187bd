"""The schemas that editors read: valid, those beside the procedures, and right for files as editors read them."""

from __future__ import annotations

import json
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from cauce.compiler.shape import FILE_KINDS, FileKind, schema
from cauce.compiler.shape.validators import format_checker

FOLDERS: dict[FileKind, str] = {
    "procedimiento": "*.yaml",
    "institucion": "instituciones/*.yaml",
    "calendario": "calendarios/*.yaml",
}


def _as_an_editor_reads(value: Any) -> Any:
    """Natives of YAML 1.1 turned into JSON the usual way: dates as text, keys as text."""
    if isinstance(value, dict):
        return {_key(key): _as_an_editor_reads(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_as_an_editor_reads(inner) for inner in value]
    return (
        value.isoformat()[:16]
        if isinstance(value, datetime)
        else value.isoformat()
        if isinstance(value, date)
        else value
    )


def _key(key: Any) -> str:
    return {True: "si", False: "no"}.get(key, str(key)) if isinstance(key, bool) else str(key)


def _errors(kind: FileKind, value: Any) -> list[str]:
    validator = Draft202012Validator(schema(kind), format_checker=format_checker())
    return [f"{error.json_path}: {error.message[:200]}" for error in validator.iter_errors(value)]


@pytest.mark.parametrize("kind", FILE_KINDS)
def test_schema_is_valid(kind: FileKind) -> None:
    made = schema(kind)
    Draft202012Validator.check_schema(made)
    references = set(_values(made, "$ref"))
    assert references <= {f"#/$defs/{name}" for name in made["$defs"]}
    assert {f"#/$defs/{name}" for name in made["$defs"]} <= references


@pytest.mark.parametrize("kind", FILE_KINDS)
def test_every_property_is_described(kind: FileKind) -> None:
    made = schema(kind)
    for block in (made, *made["$defs"].values()):
        assert block["title"]
        assert block["description"]
        assert all(each["description"] for each in block["properties"].values())


@pytest.mark.parametrize("kind", FILE_KINDS)
def test_schema_beside_the_procedures_is_that_of_this_version(kind: FileKind, procedures: Path, updating: bool) -> None:
    path = procedures / f"{kind}.schema.json"
    text = json.dumps(schema(kind), ensure_ascii=False, indent=2) + "\n"
    if updating:
        path.write_text(text, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == text, "cauce esquema"


@pytest.mark.parametrize("kind", FILE_KINDS)
@pytest.mark.parametrize("loader", [yaml.SafeLoader, yaml.BaseLoader], ids=["typed", "texts"])
def test_our_files_pass_as_an_editor_reads_them(
    kind: FileKind, loader: type[yaml.SafeLoader], procedures: Path
) -> None:
    files = sorted(procedures.glob(FOLDERS[kind]))
    assert files
    for path in files:
        value = yaml.load(path.read_text(encoding="utf-8"), loader)  # noqa: S506 - the safe loader, and the one of texts
        assert _errors(kind, _as_an_editor_reads(value)) == [], path.name


@pytest.mark.parametrize(
    "change",
    [
        {"version": 1.0},
        {"version": "1.0"},
        {"fecha": "2020-12"},
        {"fecha": 2020},
        {"actividades": [{"paso": 1, "actividad": "Recibe", "opcional": False}]},
        {"actividades": [{"paso": "1", "actividad": "Recibe", "opcional": "no"}]},
        {
            "actividades": [
                {
                    "paso": 1.1,
                    "decision": "¿Sí?",
                    "ramas": [{"respuesta": False, "pasa_a": 2}, {"respuesta": "Sí", "pasa_a": "2"}],
                }
            ]
        },
    ],
)
def test_numbers_and_texts_are_alike(change: dict[str, Any]) -> None:
    assert _errors("procedimiento", _right() | change) == []


@pytest.mark.parametrize(
    "change",
    [
        {"version": None},
        {"responsable": "x"},
        {"actividades": [{"paso": 1}]},
        {"actividades": [{"paso": 1, "actividad": "A", "decision": "B"}]},
        {"actividades": [{"paso": 1, "actividad": "A", "respuesta": "Sí"}]},
        {"actividades": [{"paso": 1, "actividad": "A", "opcional": "Sí"}]},
        {"datos": {"canal": {"tipo": "texto"}}},
        {"datos": {"Canal": {"tipo": "texto", "clase": "operativo"}}},
        {"fecha": "2020-02-31"},
    ],
)
def test_what_is_wrong_is_refused(change: dict[str, Any]) -> None:
    assert _errors("procedimiento", _right() | change) != []


def _right() -> dict[str, Any]:
    return {
        "clave": "PR-01",
        "nombre": "Atención",
        "version": 1,
        "fecha": "2020-12",
        "institucion": "immuver",
        "responsables": {"recepcion": "Recepcionista"},
        "inicios": {"llegada": {"nombre": "Llegada", "pasa_a": 1}},
        "fines": {"atendida": "Atendida"},
        "actividades": [{"paso": 1, "actividad": "Recibe"}],
    }


def _values(value: Any, key: str) -> list[Any]:
    if isinstance(value, dict):
        own = [value[key]] if key in value else []
        return own + [each for inner in value.values() for each in _values(inner, key)]
    return [each for inner in value for each in _values(inner, key)] if isinstance(value, list) else []
