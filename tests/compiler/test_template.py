"""What `cauce nuevo` writes can be validated and run as it is."""

from pathlib import Path

import pytest

from cauce.compiler.api import compile_paths
from cauce.compiler.formatter import format_text
from cauce.compiler.template import calendar_skeleton, file_name, institution_skeleton, skeleton
from cauce.runtime.scenarios import run_all


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("PR-IMMUVER-06", "PR-IMMUVER-06"),
        ("64-AJP-P01/Rev. 3", "64-AJP-P01-Rev-3"),
        ("PR – IMMUYER - 01", "PR-IMMUYER-01"),
        ("CON", "CON-procedimiento"),
        ("..\\..\\Ñandú", "Nandu"),
        ("¿?", "procedimiento"),
        ("x" * 300, "x" * 40),
    ],
)
def test_file_names_are_safe_on_every_system(key: str, name: str) -> None:
    assert file_name(key) == name


@pytest.mark.parametrize(
    "key", ["PR-IMMUVER-06", "64-AJP-P01/Rev. 3", "PR – IMMUYER - 01", "CON", "¿? [x], {y}: 'z'", "x" * 60]
)
def test_a_new_file_is_correct_and_its_scenarios_cover_it(key: str, tmp_path: Path) -> None:
    (tmp_path / "instituciones").mkdir()
    (tmp_path / "calendarios").mkdir()
    path = tmp_path / f"{file_name(key)}.yaml"
    texts = {
        path: skeleton(key, "mi_oficina", "2026-01"),
        tmp_path / "instituciones" / "mi_oficina.yaml": institution_skeleton("mi_oficina"),
        tmp_path / "calendarios" / "mi_oficina.yaml": calendar_skeleton("mi_oficina", 2026),
    }
    for each, text in texts.items():
        each.write_text(text, encoding="utf-8")
        assert format_text(text.encode(), each.name)[0] == text
    for compiled in compile_paths([tmp_path]):
        assert compiled.diagnostics == ()
    (compiled,) = compile_paths([path])
    assert compiled.procedure is not None
    assert compiled.institution is not None
    assert compiled.calendar is not None
    assert key in (compiled.procedure.key, *compiled.procedure.aliases)
    assert run_all(compiled.procedure, compiled.institution, compiled.calendar).complete
