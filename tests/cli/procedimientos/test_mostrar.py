"""`cauce mostrar`: by key, alias or path; for people within their width, for programs with stable keys."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.support.terminal import Terminal


@pytest.mark.parametrize(
    "key",
    ["PR-IMMUVER-01", "pr-immuver-01", "PR – IMMUYER - 01", "PR — immuyer—01", "procedures/PR-IMMUVER-01.yaml"],
)
@pytest.mark.usefixtures("space")
def test_a_key_as_people_remember_it(cauce: Terminal, key: str) -> None:
    ran = cauce("mostrar", key)
    assert ran.code == 0, ran
    assert "Clave: PR-IMMUVER-01\n" in ran.out


@pytest.mark.parametrize("columns", [60, 80, 120])
@pytest.mark.parametrize("key", ["PR-IMMUVER-01", "64-AJP-P01"])
def test_every_line_fits(cauce: Terminal, monkeypatch: pytest.MonkeyPatch, columns: int, key: str) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    shown = cauce("mostrar", key).out
    assert max(map(len, shown.splitlines())) <= columns
    for heading in ("Inicios", "Fines", "Decisiones", "Reglas", "Interpretaciones (donde el manual calla)"):
        assert f"\n{heading}\n  - " in shown


def test_the_table_keeps_every_word_of_the_manual(cauce: Terminal) -> None:
    shown = cauce("mostrar", "PR-IMMUVER-02").out
    cells = [line.split("│")[3].strip() for line in shown.splitlines() if line.startswith("│")]
    assert "Se presenta ante la usuaria, dando su nombre completo." in " ".join(filter(None, cells))


def test_every_deadline_is_said_with_the_value_of_its_clock(cauce: Terminal) -> None:
    found = json.loads(cauce("mostrar", "64-AJP-P01", "--json").out)["plazos"]
    assert found
    shown = " ".join(cauce("mostrar", "64-AJP-P01").out.split())
    for deadline in found:
        assert deadline["texto"].startswith(deadline["limite"])
        capital = deadline["texto"][0].upper() + deadline["texto"][1:]
        assert " ".join(capital.split()) in shown


def keys_of(page: str, heading: str) -> set[str]:
    section = page.split(f"## {heading}\n")[1].split("\n## ", maxsplit=1)[0]
    return set(re.findall(r"`([a-z_]+)`", section))


def test_every_key_is_documented(cauce: Terminal, root: Path) -> None:
    page = (root / "docs" / "json.md").read_text(encoding="utf-8")
    view = json.loads(cauce("mostrar", "64-AJP-P01", "--json").out)
    documented = keys_of(page, "cauce mostrar --json")
    assert set(view) <= documented
    assert set(view["pasos"][0]) <= documented
    inside = set(re.findall(r"[a-z_]+", " ".join(re.findall(r"`\{([^}]*)\}`", page))))
    parts = ("responsables", "documentos", "datos", "inicios", "fines", "reglas", "plazos", "antecedentes")
    for part in (*parts, "interpretaciones"):
        assert set(view[part][0]) <= inside, part


def test_the_same_keys_for_every_procedure(cauce: Terminal, procedures: Path) -> None:
    views = [json.loads(cauce("mostrar", path.stem, "--json").out) for path in sorted(procedures.glob("*.yaml"))]
    assert len(views) == 6
    assert len({tuple(view) for view in views}) == 1
    assert len({tuple(row) for view in views for row in view["pasos"]}) == 1


def test_a_file_with_errors_is_not_shown(cauce: Terminal, spoilt: Path) -> None:
    ran = cauce("mostrar", str(spoilt))
    assert (ran.code, ran.out) == (1, "")
    assert ran.err == f"«{spoilt}» tiene errores y no se puede mostrar.\nVéalos con: cauce validar {spoilt}\n"


@pytest.mark.usefixtures("space")
def test_a_folder_is_not_a_procedure(cauce: Terminal) -> None:
    ran = cauce("mostrar", "procedures")
    assert ran.code == 2
    assert "«procedures» es una carpeta." in ran.err
