"""The overlays that the guides show: files that are accepted as they are, of cases that the engine really ran.

`pytest tests/docs --actualizar` writes them again, for they hold the digests of their procedures.
"""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from cauce.cli.calidad.overlays import draw_overlay
from cauce.cli.calidad.own_files import put_files
from cauce.compiler.api import Compiled, compile_paths, load_library
from cauce.diagrams.overlay.reader import read_overlay
from cauce.diagrams.overlay.values import Load, LoadOverlay, Overlay
from tests.diagrams.overlay.history import played
from tests.diagrams.overlay.plain import plain

FOLDER = Path("docs") / "ejemplos"
PICTURES = {"PR-IMMUVER-01-caso": "PR-IMMUVER-01-caso-01-2026-0001-1.svg", "64-AJP-P01-carga": "64-AJP-P01-carga-2.svg"}
"""The sheets that the guide shows."""


def _load(compiled: Compiled) -> LoadOverlay:
    assert compiled.procedure
    said = {"1.2": (2, 0, 1.5), "apartar_hora": (3, 0, 20), "2.2": (11, 4, 61.5), "2.3": (4, 0, 5), "2.4": (1, 0, 0.5),
            "2.7": (6, 1, 30), "3.1": (9, 0, 120), "se_presentan": (7, 2, 75), "3.4": (5, 0, 26),
            "visita_seguimiento": (18, 6, 400), "sigue_o_cierra": (2, 0, 48)}  # fmt: skip
    loads = tuple(Load(row=row, cases=cases, overdue=overdue, wait=timedelta(hours=hours))
                  for row, (cases, overdue, hours) in said.items())  # fmt: skip
    at = datetime(2026, 4, 15, 16, tzinfo=UTC).astimezone(ZoneInfo("America/Hermosillo"))
    return LoadOverlay(procedure=compiled.procedure.key, digest=compiled.procedure.digest, at=at, loads=loads)


def _case(compiled: Compiled, scenario: str, steps: int, later: timedelta) -> Overlay:
    assert compiled.procedure
    assert compiled.institution
    assert compiled.calendar
    # A file says where a case is and went; what waits for an answer is known of the cases of a workspace.
    name = next(each.name for each in compiled.procedure.scenarios if each.name.startswith(scenario))
    whole = played(compiled.procedure, compiled.institution, compiled.calendar, name, steps, later)
    return replace(whole, waiting=())


def made(procedures: Path) -> dict[str, tuple[Compiled, Overlay]]:
    keys = ("PR-IMMUVER-01", "64-AJP-P01")
    both, manual = compile_paths([procedures / f"{key}.yaml" for key in keys])
    return {
        "PR-IMMUVER-01-caso": (both, _case(both, "", 5, timedelta(days=2))),
        "64-AJP-P01-caso": (manual, _case(manual, "Los seguimientos llegan el día 16", 21, timedelta(days=20))),
        "64-AJP-P01-carga": (manual, _load(manual)),
    }


def test_the_examples_are_of_this_version(root: Path, procedures: Path, updating: bool) -> None:
    names = {key: each.name for key, each in load_library(procedures)[0].procedures.items()}
    wanted: dict[str, bytes] = {}
    for name, (compiled, overlay) in made(procedures).items():
        assert compiled.procedure
        text = json.dumps(plain(overlay), ensure_ascii=False, indent=1) + "\n"
        wanted[f"{name}.json"] = text.encode()
        assert read_overlay(text.encode(), compiled.procedure, name.rpartition("-")[2]) == overlay
        if name in PICTURES:
            drawn = draw_overlay(compiled.procedure, compiled.institution, names, "svg", overlay)
            wanted[PICTURES[name]] = drawn.files[PICTURES[name]]
    folder = root / FOLDER
    if updating:
        put_files(folder, wanted)
    found = {path.name: path.read_bytes() for path in folder.iterdir() if path.suffix in (".json", ".svg")}
    stale = [name for name, data in wanted.items() if found.get(name) != data]
    assert not stale, "make them again with: pytest tests/docs --actualizar"
    assert set(found) == set(wanted)


@pytest.mark.parametrize("page", ["diagramas.md", "json.md"])
def test_the_guides_name_them(root: Path, page: str) -> None:
    text = (root / "docs" / page).read_text(encoding="utf-8")
    assert "ejemplos/64-AJP-P01-caso.json" in text
    assert "ejemplos/64-AJP-P01-carga.json" in text
