"""A case exported and verified by somebody who does not have Cauce."""

from __future__ import annotations

import importlib.util
import json
import random
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from cauce.model import commands
from cauce.store.chain import BEGINNING, merkle_path, merkle_root
from cauce.store.export import export_case
from cauce.store.keys import MasterKey
from cauce.store.sealing import seal
from cauce.store.store import open_store
from tests.store.clerk import CANARY, Clerk


@pytest.fixture(scope="module")
def verifier(root: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("verificador", root / "docs" / "verificador.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def exported(place: Path | str, keys: MasterKey) -> list[str]:
    """A case with three seals, the first and the second of which cover it, and one event that no seal covers."""
    with open_store(place, keys) as store:
        clerk = Clerk(store)
        for number in range(5):
            clerk.open(f"caso-{number}")
        for case, command in (
            ("caso-1", commands.Watch()),
            ("caso-2", commands.RecordData(data={"urgente": "si"})),
            ("caso-0", commands.RecordData(data={"urgente": "si"})),
        ):
            clerk.do(command, case)
            with store.write() as transaction:
                seal(transaction.session, 5)
        clerk.register("caso-2")
        with store.read() as transaction:
            return list(export_case(transaction, "caso-2"))


def lines(exported: list[str]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in exported]


def test_what_is_exported_is_whole(verifier: ModuleType, exported: list[str], tmp_path: Path) -> None:
    folio, events, head, covered, last = verifier.verificar(lines(exported))
    assert folio == "P01-2026-0003"
    assert events > covered > 1
    kinds = [line["que_es"] for line in lines(exported)]
    assert kinds[:3] == ["historial", "definicion", "hecho"]
    assert kinds[-2:] == ["sello", "sello"]
    assert CANARY not in "".join(exported)
    path = tmp_path / "historial.jsonl"
    path.write_text("\n".join(exported), encoding="utf-8")
    result = subprocess.run(
        [sys.executable, "-I", "-S", Path(verifier.__file__ or ""), path, "--cabeza", head[:12], "--sello", last[:12]],
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stdout
    assert result.stdout.startswith(f"Íntegro: caso P01-2026-0003, {events} hechos, cabeza {head[:12]}.")


def test_the_verifier_is_short_and_needs_only_python(root: Path) -> None:
    text = (root / "docs" / "verificador.py").read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 150
    imported = {line.split()[1] for line in text.splitlines() if line.startswith(("import ", "from "))}
    assert imported <= set(sys.stdlib_module_names)


def told(verifier: ModuleType, *words: str) -> tuple[int, str]:
    result = subprocess.run(
        [sys.executable, "-I", "-S", Path(verifier.__file__ or ""), *words], capture_output=True, text=True, check=False
    )
    return result.returncode, result.stdout + result.stderr


def test_the_verifier_speaks_spanish_when_it_is_asked_and_when_it_is_asked_wrong(verifier: ModuleType) -> None:
    code, said = told(verifier, "--help")
    assert code == 0
    assert "cauce historial" in said
    assert "cauce comprobar" in said
    assert "acuse" not in said
    for words in ((), ("uno", "dos"), ("uno", "--otra"), ("uno", "--sello")):
        code, wrong = told(verifier, *words)
        assert code == 2
        assert "--ayuda" in wrong
        said += wrong
    assert told(verifier, "no_hay.jsonl")[0] == 2
    english = {"usage", "error", "required", "arguments", "options", "option", "show", "unrecognized", "not"}
    assert not english & set(said.lower().replace(":", " ").split())


def test_the_last_seal_is_said_as_it_is_printed(verifier: ModuleType, exported: list[str], tmp_path: Path) -> None:
    *_, last = verifier.verificar(lines(exported))
    path = tmp_path / "historial.jsonl"
    path.write_text("\n".join(exported), encoding="utf-8")
    assert told(verifier, str(path), f"--sello=3-{last[:12]}")[0] == 0
    code, said = told(verifier, str(path), "--sello", "3-000000000000")
    assert code == 1
    assert "el sello no es el que usted tiene" in said


def leaves_of(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    if isinstance(value, dict):
        return [found for name, part in value.items() for found in leaves_of(part, (*path, name))]
    if isinstance(value, list):
        return [found for index, part in enumerate(value) for found in leaves_of(part, (*path, index))]
    return [path]


def test_a_change_anywhere_is_noticed(verifier: ModuleType, exported: list[str]) -> None:
    untouched = {("procedimiento",), ("version",)}
    for index in range(len(exported)):
        for path in leaves_of(json.loads(exported[index])):
            spoiled = lines(exported)
            inner: Any = spoiled[index]
            for step in path[:-1]:
                inner = inner[step]
            value = inner[path[-1]]
            inner[path[-1]] = value + 1 if isinstance(value, int) else f"{value}0"
            if path in untouched:
                continue
            with pytest.raises((verifier.Falla, ValueError)):
                verifier.verificar(spoiled)


def test_a_line_taken_away_or_moved_is_noticed(verifier: ModuleType, exported: list[str]) -> None:
    whole = lines(exported)
    _, _, head, _, last = verifier.verificar(whole)
    for index in range(len(whole)):
        with pytest.raises((verifier.Falla, IndexError)):
            verifier.verificar([*whole[:index], *whole[index + 1 :]], head, last)
    events = [index for index, line in enumerate(whole) if line["que_es"] == "hecho"]
    generator = random.Random(1)
    for _ in range(20):
        one, other = generator.sample(events, 2)
        moved = list(whole)
        moved[one], moved[other] = moved[other], moved[one]
        with pytest.raises(verifier.Falla):
            verifier.verificar(moved)


def test_the_first_bad_event_is_named(verifier: ModuleType, exported: list[str]) -> None:
    spoiled = lines(exported)
    events = [line for line in spoiled if line["que_es"] == "hecho"]
    events[3]["registro"]["person"] = "otra"
    events[5]["registro"]["person"] = "otra"
    with pytest.raises(verifier.Falla, match="número 4 se cambió"):
        verifier.verificar(spoiled)


@pytest.mark.parametrize("content", ["", "no es JSON", "[]", "{}", '{"que_es": "hecho"}', '{"a":1,"a":2}'])
def test_what_is_no_history(
    verifier: ModuleType, tmp_path: Path, content: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "x.jsonl"
    path.write_text(content)
    assert verifier.main([str(path)]) in (1, 2)
    assert verifier.main([str(tmp_path / "nada")]) == 2
    assert "Traceback" not in capsys.readouterr().out


def test_a_case_that_does_not_exist_is_not_exported(database: Path, keys: MasterKey) -> None:
    with open_store(database, keys) as store, store.read() as transaction, pytest.raises(KeyError):
        list(export_case(transaction, "caso-9"))


@pytest.mark.parametrize("count", range(1, 12))
def test_every_leaf_has_its_way_to_the_root(verifier: ModuleType, count: int) -> None:
    leaves = [(f"caso-{number}", number + 1, f"{number:064x}") for number in range(count)]
    for place, leaf in enumerate(leaves):
        node = verifier.sha(verifier.HOJA, verifier.canonico(list(leaf)))
        for side, other in merkle_path(leaves, place):
            parts = (bytes.fromhex(other), node) if side == "izquierda" else (node, bytes.fromhex(other))
            node = verifier.sha(verifier.NODO, *parts)
        assert node == merkle_root(leaves)
    assert merkle_root([]) == BEGINNING
