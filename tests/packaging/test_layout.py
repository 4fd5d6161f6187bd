"""The shape of the tree: one namespace without a package of its own, small modules, nothing that must stay out."""

from __future__ import annotations

import ast
import statistics
import subprocess
from pathlib import Path

import pytest

SOURCE_ROOTS = ("engine", "diagrams", "cli")
LARGEST, NINE_TENTHS, MEDIAN = 500, 250, 100


def modules(root: Path) -> list[Path]:
    return sorted(file for name in SOURCE_ROOTS for file in (root / name).rglob("*.py"))


@pytest.mark.parametrize("source_root", SOURCE_ROOTS)
def test_cauce_is_a_namespace_without_a_package_of_its_own(root: Path, source_root: str) -> None:
    """A `cauce/__init__.py` in one source root would hide the other two."""
    assert not (root / source_root / "cauce" / "__init__.py").exists()
    assert not list((root / source_root).glob("*.py"))


def test_modules_keep_to_the_budget(root: Path) -> None:
    sizes = {file: len(file.read_text(encoding="utf-8").splitlines()) for file in modules(root)}
    over = {str(file.relative_to(root)): size for file, size in sizes.items() if size > LARGEST}
    assert not over
    assert statistics.median(sizes.values()) <= MEDIAN
    assert statistics.quantiles(sizes.values(), n=10)[-1] <= NINE_TENTHS


def test_every_module_says_what_it_is_for(root: Path) -> None:
    trees = {file: ast.parse(file.read_text(encoding="utf-8")) for file in modules(root)}
    assert [str(file.relative_to(root)) for file, tree in trees.items() if not ast.get_docstring(tree)] == []


def test_the_tree_holds_no_lock_file_and_no_address_of_a_registry(root: Path) -> None:
    """A lock file names the registry it was made with, which is nobody else's."""
    listed = subprocess.run(["git", "ls-files"], cwd=root, capture_output=True, text=True, check=False)
    if listed.returncode != 0:
        pytest.skip("this tree is not a git checkout")
    names = listed.stdout.splitlines()
    assert "uv.lock" not in names
    scripts = [name for name in names if name.endswith((".toml", ".cfg", "justfile")) or name.startswith(".ci/")]
    assert scripts
    for name in scripts:
        text = (root / name).read_text(encoding="utf-8")
        assert "index-url" not in text, name
        assert "simple/" not in text, name
