"""The sheets that the README shows are those that the procedures give now.

`cauce diagrama --todos --salida docs/hojas` makes them again, and `pytest tests/diagrams --actualizar` too.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from cauce.cli.calidad.own_files import put_files
from cauce.diagrams.render.formats import rendered
from tests.diagrams.shipped import Drawn
from tests.support.terminal import Terminal

PICTURE = ("64-AJP-P01", 2)
"""The page that the README shows, also as an image: not every place that shows a README shows SVG."""


def expected(shipped: dict[str, Drawn]) -> dict[str, bytes]:
    files: dict[str, bytes] = {}
    for key, each in shipped.items():
        files |= rendered(each.sheets, key, "svg")
    key, page = PICTURE
    name = f"{key}-{page}.png"
    return files | {name: rendered(shipped[key].sheets, key, "png")[name]}


def test_the_committed_sheets_are_of_this_version(root: Path, shipped: dict[str, Drawn], updating: bool) -> None:
    folder = root / "docs" / "hojas"
    wanted = expected(shipped)
    if updating:
        for path in folder.glob("*"):
            path.unlink()
        put_files(folder, wanted)
    found = {path.name: path.read_bytes() for path in folder.glob("*")}
    assert sorted(found) == sorted(wanted)
    stale = [name for name, data in wanted.items() if found[name] != data]
    assert not stale, "make them again with: cauce diagrama --todos --salida docs/hojas"


def test_the_command_makes_the_same_sheets(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CAUCE_ESPACIO", raising=False)
    monkeypatch.chdir(tmp_path)
    key = "PR-IMMUVER-01"
    assert Terminal(capsys)("diagrama", key, "--salida", "hojas").code == 0
    made = {path.name: path.read_bytes() for path in Path("hojas").iterdir()}
    committed = {path.name: path.read_bytes() for path in (root / "docs" / "hojas").glob(f"{key}-*.svg")}
    assert made == committed
