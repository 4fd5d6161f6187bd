"""Every requirement read out of the manuals is some file's `fuente.requisito`, or is listed with the reason why not.

The clocks of the manuals bear the identifiers of the rules that state them: B-04, B-06, B-08, B-09, B-18, B-20, 02-8,
05-1 and 05-7.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from cauce.compiler.reader import read
from cauce.compiler.reader.nodes import Mapping, Node, Scalar, Sequence

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
PROCEDURES = ROOT / "procedures"
REQUIRED = tuple((HERE / "requisitos.txt").read_text(encoding="utf-8").split())
# «- **B-04** (en parte): razón», one requirement a line.
LINE = re.compile(r"^- \*\*(?P<id>[0-9A-Z]{1,2}-\d{1,2})\*\*(?P<partly> \(en parte\))?: (?P<reason>\S.{9,})$")


def requirements_of(node: Node) -> set[str]:
    """Return the identifiers under every `requisito` of a file."""
    found: set[str] = set()
    pending: list[Node] = [node]
    while pending:
        current = pending.pop()
        if isinstance(current, Sequence):
            pending.extend(current.items)
        elif isinstance(current, Mapping):
            for entry in current.entries:
                pending.append(entry.value)
                if entry.key.text == "requisito":
                    values = entry.value.items if isinstance(entry.value, Sequence) else (entry.value,)
                    found.update(value.text for value in values if isinstance(value, Scalar))
    return found


@pytest.fixture(scope="module")
def encoded() -> dict[str, set[str]]:
    """The requirements of each file of procedures/, by its path there."""
    found = {}
    for path in sorted(PROCEDURES.rglob("*.yaml")):
        node, problems = read(path.read_bytes(), path.name)
        assert node is not None
        assert problems == []
        found[path.relative_to(PROCEDURES).as_posix()] = requirements_of(node)
    return found


@pytest.fixture(scope="module")
def explained() -> dict[str, bool]:
    """The requirements of the list of what is not encoded: whether each is encoded in part."""
    lines = (ROOT / "docs" / "no_codificable.md").read_text(encoding="utf-8").splitlines()
    found: dict[str, bool] = {}
    for line in lines:
        if line.startswith("- **"):
            match = LINE.match(line)
            assert match, f"línea sin identificador o sin razón: {line}"
            assert match["id"] not in found, f"{match['id']} está dos veces"
            found[match["id"]] = match["partly"] is not None
    return found


def test_the_list_has_each_requirement_once() -> None:
    assert len(REQUIRED) == len(set(REQUIRED)) == 89


@pytest.mark.parametrize("identifier", REQUIRED)
def test_requirement_is_encoded_or_explained(
    identifier: str, encoded: dict[str, set[str]], explained: dict[str, bool]
) -> None:
    files = [name for name, found in encoded.items() if identifier in found]
    if identifier in explained:
        assert bool(files) == explained[identifier], (
            f"{identifier}: «(en parte)» se escribe cuando también está en un archivo; está en {files}"
        )
    else:
        assert files, f"{identifier} no está en ningún archivo ni en docs/no_codificable.md"


def test_no_unknown_requirement(encoded: dict[str, set[str]], explained: dict[str, bool]) -> None:
    known = set(REQUIRED)
    assert {name: found - known for name, found in encoded.items() if found - known} == {}
    assert set(explained) - known == set()


def test_each_procedure_holds_its_own_requirements(encoded: dict[str, set[str]]) -> None:
    """A requirement of a manual is not satisfied by another manual's file."""
    for name, found in encoded.items():
        if name.startswith("64-AJP"):
            assert {identifier[0] for identifier in found} <= {"B"}
        elif name.startswith("PR-IMMUVER"):
            assert not any(identifier.startswith("B") for identifier in found), name
