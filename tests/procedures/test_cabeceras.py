"""Headers of the six procedures: keys as printed, versions, dates, areas, signatures; and what each must not ask."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from cauce.compiler.api import compile_procedure, load_library
from cauce.compiler.view import view

PROCEDURES = Path(__file__).resolve().parents[2] / "procedures"
IMMUVER = tuple(f"PR-IMMUVER-0{number}" for number in range(1, 6))
KEYS = (*IMMUVER, "64-AJP-P01")

HEADERS: dict[str, dict[str, Any]] = {
    "PR-IMMUVER-01": {
        "alias": ["PR – IMMUYER - 01"],
        "nombre": "Recepción y Atención de Usuarias",
        "version": "1.0",
        "fecha": "2020-12",
        "area_responsable": "Subdirección de Trabajo Social",
    },
    "PR-IMMUVER-02": {
        "alias": ["PR – IMMUYER - 02", "PR – IMMUEVER - 02"],
        "nombre": "Atención Jurídica",
        "version": "1.0",
        "fecha": "2020-12",
        "area_responsable": "Subdirección Jurídica",
    },
    "PR-IMMUVER-03": {
        "alias": ["PR – IMMUYER - 03"],
        "nombre": "Atención Psicológica",
        "version": "1.0",
        "fecha": "2020-12",
        "area_responsable": "Subdirección Administrativa",
    },
    "PR-IMMUVER-04": {
        "alias": [],
        "nombre": "Publicaciones en redes sociales",
        "version": "2.0",
        "fecha": "2020-12",
        "area_responsable": "Subdirección Estratégica",
    },
    "PR-IMMUVER-05": {
        "alias": [],
        "nombre": (
            "Organización de las Reuniones de la Mesa Interinstitucional por la Construcción de la Paz"
            " y la Igualdad Sustantiva"
        ),
        "version": "1.0",
        "fecha": "2020-12",
        "area_responsable": "Subdirección Estratégica",
    },
    "64-AJP-P01": {
        "nombre": "Atención a Denuncias de Línea Protege",
        "version": "Rev. 3",
        "fecha": "2011-09-14",
        "area_responsable": "Asistencia Jurídica Externa",
    },
}
COVER = {
    "elaboro": "T.S. Keren Pérez Suárez",
    "reviso": "Lic. Blanca Lucrecia Aquino Santiago",
    "autorizo": "L.C. David de Jesús Ávila Cob.",
}
LAST_PAGE = [
    ("Lic. Blanca Lucrecia Aquino Santiago", "Directora del IMUVER"),
    ("Mtro. José Raúl Mantilla García", "Director de Administración"),
    ("Mtro. Fernando Yunes Márquez", "Presidente Municipal"),
]
# Payments are looked for as words, so that a later edit cannot bring one in unnoticed.
PAYMENT = re.compile(r"\b(pag[oa]s?|cobr[oa]s?|cuotas?|tarifas?|costos?|recibo de caja)\b", re.IGNORECASE)


@cache
def shown(key: str) -> dict[str, Any]:
    """Return a shipped procedure as `cauce mostrar --json` gives it."""
    library, _ = load_library(PROCEDURES)
    path = PROCEDURES / f"{key}.yaml"
    compiled = compile_procedure(path.read_bytes(), str(path), library)
    assert compiled.procedure is not None
    return view(compiled.procedure, compiled.institution)


@pytest.mark.parametrize("key", KEYS)
def test_header(key: str) -> None:
    found = shown(key)
    assert found["clave"] == key
    assert {name: found[name] for name in HEADERS[key]} == HEADERS[key]


def test_the_judicial_code_prints_with_its_revision() -> None:
    assert "64-AJP- P01/Rev. 3" in shown("64-AJP-P01")["alias"]


@pytest.mark.parametrize("key", IMMUVER)
def test_both_signature_blocks(key: str) -> None:
    control = shown(key)["control_documental"]
    assert {role: control[role]["nombre"] for role in COVER} == COVER
    assert control["autorizo_dice"] == "autorizo"
    assert [(each["nombre"], each["cargo"]) for each in control["firmas"]] == LAST_PAGE
    assert control["aprobado"] == "2020-12-21"


def test_signatures_of_the_judicial_procedure() -> None:
    control = shown("64-AJP-P01")["control_documental"]
    assert control["autorizo_dice"] == "aprobo"
    assert {role: control[role]["nombre"] for role in COVER} == {
        "elaboro": "Lic. Vladimir Alfredo Arzate Carbajal",
        "reviso": "Lic. Francisco Javier Gómez Izaguirre",
        "autorizo": "Lic. John Swanson Moreno",
    }


@pytest.mark.parametrize("key", IMMUVER)
def test_institution_and_columns(key: str) -> None:
    found = shown(key)
    assert found["direccion"] == "Instituto Municipal de las Mujeres de Veracruz"
    assert [column["titulo"] for column in found["tabla"]["columnas"]] == [
        "Paso",
        "Responsable",
        "Actividad",
        "Documento de Trabajo (clave)",
    ]


@pytest.mark.parametrize("key", ["PR-IMMUVER-01", "PR-IMMUVER-02", "PR-IMMUVER-03"])
def test_attention_is_free(key: str) -> None:
    """A-02: «La atención será gratuita»: nothing that a case asks, makes or does is a payment."""
    found = shown(key)
    asked = {part: found[part] for part in ("datos", "documentos", "inicios", "reglas", "plazos", "tabla")}
    assert not PAYMENT.search(json.dumps(asked, ensure_ascii=False))


def test_a_publication_holds_nothing_of_a_case() -> None:
    """04-5: all its data are operational and no other procedure hands anything to it."""
    found = shown("PR-IMMUVER-04")
    assert {datum["clase"] for datum in found["datos"]} == {"operativo"}
    assert [start["de"] for start in found["inicios"]] == [[], []]


def test_the_meeting_names_the_39_institutions() -> None:
    """05-3: every institution of the scope can be invited, each once."""
    found = shown("PR-IMMUVER-05")
    invited = next(datum for datum in found["datos"] if datum["id"] == "invitaciones")["campos"][0]["opciones"]
    names = [name for key, name in invited.items() if key != "otra"]
    assert len(names) == len(set(names)) == 39
    scope = found["alcance"].casefold()
    assert [name for name in names if name.casefold() not in scope] == []


def test_step_8_of_legal_attention_is_a_note() -> None:
    """02-8: the average duration keeps its number and is never a task, and its clocks are never nonconformities."""
    found = shown("PR-IMMUVER-02")
    note = next(row for row in found["pasos"] if row["paso"] == "8")
    assert note["tipo"] == "nota"
    lapses = {each["id"]: each["al_vencer"] for each in found["plazos"]}
    assert lapses.keys() >= {"seis_meses", "ocho_meses"}
    assert not any("conformidad" in text for text in lapses.values())
