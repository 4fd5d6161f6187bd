"""The checkout's own procedures come before any installed copy."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path


def test_an_edit_in_a_checkout_is_seen(root: Path, tmp_path: Path) -> None:
    checkout = tmp_path / "checkout"
    for name in ("engine", "diagrams", "cli", "procedures"):
        shutil.copytree(root / name, checkout / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(root / "pyproject.toml", checkout)
    procedure = checkout / "procedures" / "PR-IMMUVER-01.yaml"
    text = procedure.read_text(encoding="utf-8")
    edited = text.replace("nombre: Recepción y Atención de Usuarias", "nombre: Nombre editado en la copia", 1)
    assert edited != text
    procedure.write_text(edited, encoding="utf-8")
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(str(checkout / name) for name in ("engine", "diagrams", "cli")),
    }
    program = "import sys; from cauce.cli.main import main; sys.exit(main(['mostrar', 'PR-IMMUVER-01']))"
    shown = subprocess.run(
        [sys.executable, "-c", program], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
    )
    assert shown.returncode == 0, shown.stdout + shown.stderr
    assert "Nombre editado en la copia" in shown.stdout
