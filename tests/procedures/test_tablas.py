"""The manuals' tables, as data of the tests' own, against what `cauce mostrar CLAVE --json` prints: cell by cell.

The files of `tablas/` hold every row of a manual's table word for word, the unnumbered ones too (Inicio, Fin,
decisions, headings). A merged cell is the cell of the activity. Blanks and line breaks in a cell count as one space.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from cauce.cli.main import main

HERE = Path(__file__).parent
CELLS = ("numero", "responsable", "actividad", "documento")
TABLES = {
    table["clave"]: table["filas"]
    for table in (json.loads(path.read_text(encoding="utf-8")) for path in sorted((HERE / "tablas").glob("*.json")))
}
TEXTS = {
    texts["clave"]: texts
    for texts in (json.loads(path.read_text(encoding="utf-8")) for path in sorted((HERE / "textos").glob("*.json")))
}
NUMBERED = {
    "PR-IMMUVER-01": 8,
    "PR-IMMUVER-02": 9,
    "PR-IMMUVER-03": 8,
    "PR-IMMUVER-04": 4,
    "PR-IMMUVER-05": 12,
    "64-AJP-P01": 39,
}


def shown(procedures: Path, key: str, capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    """Return what `cauce mostrar` writes as JSON for a shipped procedure."""
    assert main(["mostrar", str(procedures / f"{key}.yaml"), "--json"]) == 0, capsys.readouterr().err
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


def cell(text: str | list[str]) -> str:
    """Fold the blanks of a cell, which a typist and a page break put anywhere; several documents are one cell."""
    return " ".join((text if isinstance(text, str) else " ".join(text)).split())


def cells(rows: list[dict[str, Any]]) -> list[dict[str, str]]:
    """Return the four cells of every row."""
    return [{name: cell(row[name]) for name in CELLS} for row in rows]


@pytest.mark.parametrize("key", TABLES)
def test_table_is_the_manuals(key: str, procedures: Path, capsys: pytest.CaptureFixture[str]) -> None:
    printed = cells(shown(procedures, key, capsys)["tabla"]["filas"])
    expected = cells(TABLES[key])
    for number, (there, here) in enumerate(zip(expected, printed, strict=False), start=1):
        assert here == there, f"fila {number}"
    assert len(printed) == len(expected)


def test_the_tables_hold_all_the_numbered_rows() -> None:
    """The tests' own data are whole: 80 numbered rows, no number twice (stages 1 to 8 of 64-AJP-P01 are headings)."""
    numbers = {
        key: [row["numero"] for row in rows if row["numero"] and ("." in row["numero"] or key.startswith("PR"))]
        for key, rows in TABLES.items()
    }
    assert {key: len(found) for key, found in numbers.items()} == NUMBERED
    assert sum(NUMBERED.values()) == 80
    assert all(len(found) == len(set(found)) for found in numbers.values())


@pytest.mark.parametrize("key", TEXTS)
def test_texts_are_the_manuals(key: str, procedures: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Purpose, scope, frequency, policies, definitions and legal basis, word for word."""
    found = shown(procedures, key, capsys)
    expected = TEXTS[key]
    for part in ("proposito", "alcance", "frecuencia"):
        assert found[part].split("\n") == expected[part].split("\n"), part
    sections = {section["numero"]: section["texto"] for section in found["secciones"]}
    assert sections.keys() == expected["secciones"].keys()
    for number, text in expected["secciones"].items():
        assert sections[number].split("\n") == text.split("\n"), number
