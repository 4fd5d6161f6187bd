"""Data that come with a command: as people write them, never secrets, never twice."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from cauce.cli.casos.given.data import data
from cauce.cli.casos.options import Data
from cauce.cli.casos.words.clock import Clock
from cauce.cli.problems import CommandError, UsageError
from cauce.model.declarations import DataClass, DataType, Datum, Option
from tests.support.small import procedure, row

ZONE = ZoneInfo("America/Hermosillo")
CLOCK = Clock(datetime(2026, 3, 13, 10, 0, tzinfo=ZONE), ZONE)


def datum(name: str, kind: DataType, secrecy: DataClass = DataClass.OPERATIONAL) -> Datum:
    options = (Option("uno", "Número uno"), Option("dos", "Número dos")) if kind.value.startswith("opcion") else ()
    return Datum(id=name, question=f"¿{name}?", type=kind, confidentiality=secrecy, options=options)


PROCEDURE = procedure(
    row("1"),
    data=[
        datum("dia", DataType.DATE),
        datum("cita", DataType.DATETIME),
        datum("cual", DataType.OPTION),
        datum("cuales", DataType.OPTIONS),
        datum("lista", DataType.LIST),
        datum("nombre", DataType.TEXT, DataClass.IDENTITY),
    ],
)


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("dia=13/03/2026", "2026-03-13"),
        ("dia=mañana", "2026-03-14"),
        ("dia=2026-03-13", "2026-03-13"),
        ("cita=mañana a las 9:30", "2026-03-14T09:30:00-07:00"),
        ("cual=numero DOS", "dos"),
        ("cual=dos", "dos"),
        ("cuales=uno, Número dos", ["uno", "dos"]),
        ("dia=treinta de febrero", "treinta de febrero"),
    ],
)
def test_as_people_write_them(typed: str, value: object) -> None:
    assert list(data(PROCEDURE, CLOCK, Data(typed=[typed])).values()) == [value]


@pytest.mark.parametrize("secrecy", [each for each in DataClass if each is not DataClass.OPERATIONAL])
def test_no_secret_is_typed(secrecy: DataClass) -> None:
    secret = procedure(row("1"), data=[datum("dato", DataType.TEXT, secrecy)])
    with pytest.raises(UsageError, match="es confidencial") as problem:
        data(secret, CLOCK, Data(typed=["dato=Persona Inventada"]))
    assert "Inventada" not in problem.value.message + problem.value.hint
    assert "--dato-de dato=ARCHIVO" in problem.value.hint


def test_from_files(tmp_path: Path) -> None:
    text, records, everything = tmp_path / "nombre.txt", tmp_path / "lista.json", tmp_path / "todo.json"
    text.write_text("\ufeffPersona Inventada\n", encoding="utf-8")
    records.write_text('[{"a": 1}]', encoding="utf-8")
    everything.write_text(json.dumps({"cual": "uno"}), encoding="utf-8")
    found = data(PROCEDURE, CLOCK, Data(None, str(everything), [f"nombre={text}", f"lista={records}"]))
    assert found == {"cual": "uno", "nombre": "Persona Inventada", "lista": [{"a": 1}]}
    with pytest.raises(UsageError, match="dado dos veces"):
        data(PROCEDURE, CLOCK, Data(["cual=dos"], str(everything)))
    text.write_bytes(b"\xff\xfe")
    with pytest.raises(CommandError, match="UTF-8"):
        data(PROCEDURE, CLOCK, Data(files=[f"nombre={text}"]))
    with pytest.raises(CommandError, match="es una carpeta"):
        data(PROCEDURE, CLOCK, Data(files=[f"nombre={tmp_path}"]))
