"""`cauce probar`: full coverage of the shipped files, and what is said when a scenario fails or is missing."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.support.terminal import Terminal, cauce_process


@pytest.mark.usefixtures("folder")
def test_the_shipped_scenarios_cover_everything(cauce: Terminal) -> None:
    ran = cauce("probar")
    assert ran.code == 0, ran.out
    assert ran.out.count("cobertura 100 %") == 6


def test_nothing_is_said_after_the_end(folder: Path) -> None:
    """What an interpreter complains about as it shuts down is seen only from outside."""
    ran = cauce_process("probar", "PR-IMMUVER-02", cwd=folder)
    assert (ran.returncode, ran.stderr) == (0, "")


@pytest.mark.usefixtures("folder")
def test_json(cauce: Terminal) -> None:
    found = json.loads(cauce("probar", "PR-IMMUVER-02", "--json").out)
    assert [set(each) for each in found] == [{"clave", "archivo", "se_probo", "escenarios", "cobertura"}]
    assert found[0]["cobertura"]["porcentaje"] == 100
    assert all(scenario["correcto"] for scenario in found[0]["escenarios"])


@pytest.fixture
def without_scenarios(space: Path) -> Path:
    """A procedure of the workspace with only the first of its scenarios."""
    path = space / "procedures" / "PR-IMMUVER-02.yaml"
    text = path.read_text(encoding="utf-8")
    first = text.index("  - nombre:", text.index("\nescenarios:"))
    path.write_text(text[: text.index("\n  - nombre:", first) + 1], encoding="utf-8")
    return path


def test_what_no_scenario_takes_is_named(cauce: Terminal, without_scenarios: Path) -> None:
    ran = cauce("probar", str(without_scenarios))
    assert ran.code == 1
    assert "Ningún escenario recorre:\n    - " in ran.out
    missing = json.loads(cauce("probar", str(without_scenarios), "--json").out)[0]["cobertura"]
    assert len(missing["faltan"]) == ran.out.count("\n    - ")
    assert missing["porcentaje"] < 100
    assert cauce("probar", str(without_scenarios), "--cobertura-minima", str(missing["porcentaje"])).code == 0
    assert cauce("probar", str(without_scenarios), "--cobertura-minima", str(missing["porcentaje"] + 1)).code == 1


def test_a_scenario_that_fails_says_where_and_why(cauce: Terminal, space: Path) -> None:
    path = space / "procedures" / "PR-IMMUVER-02.yaml"
    text = path.read_text(encoding="utf-8")
    end = next(line for line in text.splitlines() if "termina_en:" in line)
    path.write_text(text.replace(end, end.split("termina_en:")[0] + "rechazo: cedula", 1), encoding="utf-8")
    ran = cauce("probar", str(path), "--cobertura-minima", "0")
    assert ran.code == 1
    assert ", 1 falla; cobertura" in ran.out
    assert f"({path}:" in ran.out
    assert re.search(r"\) sin contar lo que falla\.\n", ran.out)
    assert re.search(
        r"\n    Era el \d\d-\d\d-\d{4} a las \d\d:\d\d y el caso (estaba en|ya había terminado en) ", ran.out
    )
    told = json.loads(cauce("probar", str(path), "--json").out)[0]["escenarios"]
    assert [bool(scenario["situacion"]) for scenario in told] == [not scenario["correcto"] for scenario in told]


def test_what_is_missing_says_that_scenarios_that_fail_do_not_count(cauce: Terminal, without_scenarios: Path) -> None:
    text = without_scenarios.read_text(encoding="utf-8")
    end = next(line for line in text.splitlines() if "termina_en:" in line)
    without_scenarios.write_text(
        text.replace(end, end.split("termina_en:")[0] + "rechazo: cedula", 1), encoding="utf-8"
    )
    ran = cauce("probar", str(without_scenarios))
    assert ran.code == 1
    assert "\n  Ningún escenario correcto recorre (los que fallan no cuentan):\n    - " in ran.out


def test_working_days_of_years_without_calendar_are_told_and_do_not_fail(cauce: Terminal, space: Path) -> None:
    path = space / "procedures" / "64-AJP-P01.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("fecha: 2026-0", "fecha: 2062-0"), encoding="utf-8")
    ran = cauce("probar", str(path), "--cobertura-minima", "0")
    assert "\n  aviso «" in ran.out
    assert " cuenta días hábiles del " in ran.out
    told = json.loads(cauce("probar", str(path), "--json").out)[0]["escenarios"]
    assert any(scenario["correcto"] and scenario["avisos"] for scenario in told)


def test_a_file_with_errors_is_not_tried_and_the_others_are(cauce: Terminal, spoilt: Path) -> None:
    ran = cauce("probar", str(spoilt), str(spoilt.with_name("PR-IMMUVER-04.yaml")))
    assert ran.code == 1
    assert f"PR-IMMUVER-01: tiene errores y no se probó. Véalos con: cauce validar {spoilt}\n" in ran.out
    assert "PR-IMMUVER-04: " in ran.out


@pytest.mark.parametrize("value", ["101", "-1", "mucho", "", "9.5"])
def test_a_percentage_is_a_whole_number_up_to_a_hundred(cauce: Terminal, value: str) -> None:
    ran = cauce("probar", f"--cobertura-minima={value}")
    assert ran.code == 2
    assert ran.err.splitlines()[:2] == [
        f"«--cobertura-minima» no admite «{value}».",
        "Escriba un número entero de 0 a 100.",
    ]
