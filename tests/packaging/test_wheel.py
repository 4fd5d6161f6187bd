"""The wheel adds one top-level name, carries the procedures, and works where it is installed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest


def test_one_top_level_name_and_its_metadata(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        tops = {name.split("/")[0] for name in archive.namelist()}
    assert {name for name in tops if not name.endswith(".dist-info")} == {"cauce"}
    assert len(tops) == 2


def test_every_module_and_every_procedure_is_inside(root: Path, wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        inside = set(archive.namelist())
    expected = {
        str(file.relative_to(root / source).as_posix())
        for source in ("engine", "diagrams", "cli")
        for file in (root / source).rglob("*")
        if file.is_file() and file.suffix != ".pyc"
    }
    expected |= {
        f"cauce/procedures/{file.relative_to(root / 'procedures').as_posix()}"
        for file in (root / "procedures").rglob("*")
        if file.is_file()
    }
    expected |= {f"cauce/diagrams/font/{name}" for name in ("CauceSans-Regular.ttf", "CauceSans-Bold.ttf", "OFL.txt")}
    assert expected <= inside
    assert "cauce/__init__.py" not in inside
    assert any(name.endswith("licenses/LICENSE") for name in inside)
    strange = [name for name in inside - expected if ".dist-info/" not in name]
    assert not strange


def test_the_unpacked_wheel_finds_its_own_procedures(wheel: Path, tmp_path: Path) -> None:
    """Without a checkout around it, the procedures are those beside the package."""
    site = tmp_path / "site"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(site)
    program = "from cauce.cli.places import bundled_procedures as b; print(b())"
    environment = {**os.environ, "PYTHONPATH": str(site)}
    result = subprocess.run(
        [sys.executable, "-c", program], cwd=tmp_path, env=environment, capture_output=True, text=True, check=True
    )
    assert Path(result.stdout.strip()) == site / "cauce" / "procedures"


@pytest.mark.skipif(not os.environ.get("CI"), reason="installs packages in a new environment: only where CI is set")
def test_the_installed_wheel_works(wheel: Path, tmp_path: Path) -> None:
    home = tmp_path / "environment"
    subprocess.run([sys.executable, "-m", "venv", str(home)], check=True, capture_output=True)
    scripts = home / ("Scripts" if os.name == "nt" else "bin")
    subprocess.run([scripts / "python", "-m", "pip", "install", "-q", str(wheel)], check=True, capture_output=True)
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL"))}

    def cauce(*words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [scripts / "cauce", *words], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
        )

    assert cauce("--version").stdout.startswith("cauce ")
    checked = cauce("validar")
    assert checked.returncode == 0, checked.stdout + checked.stderr
    assert checked.stdout.startswith("6 procedimientos correctos")
    shown = cauce("mostrar", "64-AJP-P01", "--json")
    assert json.loads(shown.stdout)["clave"] == "64-AJP-P01"
