"""The layers of design.md §1: the contracts hold, and each of them catches an import planted against it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

SOURCE_ROOTS = ("engine", "diagrams", "cli")


def lint(config: Path, roots: list[Path], cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run import-linter with our packages found in the given source roots first."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(map(str, roots)), "COLUMNS": "200"}
    command = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    return subprocess.run(
        [sys.executable, "-c", command, "--config", str(config), "--no-cache", "--no-logo"],
        capture_output=True,
        text=True,
        env=environment,
        cwd=cwd,
        check=False,
    )


def test_the_contracts_hold(root: Path, tmp_path: Path) -> None:
    result = lint(root / ".importlinter", [root / name for name in SOURCE_ROOTS], tmp_path)
    assert result.returncode == 0, result.stdout + result.stderr
    assert "0 broken" in result.stdout


PLANTED = [
    ("engine/cauce/model/rows.py", "import yaml", "read no files"),
    ("engine/cauce/model/rows.py", "import pathlib", "read no files"),
    ("engine/cauce/model/rows.py", "import transitions", "standard library only"),
    ("engine/cauce/model/rows.py", "import cauce.compiler", "Imports go down only"),
    ("engine/cauce/runtime/__init__.py", "import jsonschema", "read no files"),
    ("engine/cauce/runtime/__init__.py", "import sqlmodel", "read no files"),
    ("engine/cauce/runtime/__init__.py", "import sqlalchemy", "read no files"),
    ("engine/cauce/runtime/__init__.py", "import typer", "read no files"),
    ("engine/cauce/runtime/__init__.py", "import rich", "read no files"),
    ("engine/cauce/runtime/__init__.py", "import graphviz", "read no files"),
    ("engine/cauce/runtime/__init__.py", "import cauce.compiler", "Imports go down only"),
    ("engine/cauce/runtime/__init__.py", "import transitions", "Only cauce.runtime.machine"),
    ("engine/cauce/compiler/__init__.py", "import cauce.runtime", "Imports go down only"),
    ("engine/cauce/compiler/__init__.py", "import transitions", "Only cauce.runtime.machine"),
    ("engine/cauce/compiler/__init__.py", "import cauce.cli", "Imports go down only"),
    ("diagrams/cauce/diagrams/__init__.py", "import cauce.cli", "Imports go down only"),
    ("cli/cauce/cli/__init__.py", "import pm4py", "what only its tests use"),
]


@pytest.fixture(scope="module")
def copied(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    copy = tmp_path_factory.mktemp("layers")
    for name in SOURCE_ROOTS:
        shutil.copytree(root / name, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
    return copy


@pytest.mark.parametrize(("module", "statement", "contract"), PLANTED)
def test_a_planted_import_is_caught(root: Path, copied: Path, module: str, statement: str, contract: str) -> None:
    file = copied / module
    original = file.read_text(encoding="utf-8")
    file.write_text(f"{original}\n{statement}\n", encoding="utf-8")
    try:
        result = lint(root / ".importlinter", [copied / name for name in SOURCE_ROOTS], copied)
    finally:
        file.write_text(original, encoding="utf-8")
    assert result.returncode == 1, result.stdout + result.stderr
    broken = [line for line in result.stdout.splitlines() if " BROKEN" in line]
    assert any(contract in line for line in broken), result.stdout
