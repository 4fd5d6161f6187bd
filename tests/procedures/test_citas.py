"""What the files of IMMUVER quote from their manual is in the manual, word for word; what they interpret says why."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from cauce.compiler.reader import read
from cauce.compiler.reader.nodes import Mapping, Node, Scalar, Sequence

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
FILES = (
    *(f"PR-IMMUVER-0{number}.yaml" for number in range(1, 6)),
    "instituciones/immuver.yaml",
    "calendarios/immuver.yaml",
)
ELLIPSIS = " […] "


def texts(value: object) -> Iterator[str]:
    """Yield every text inside plain JSON values."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for item in value.values():
            yield from texts(item)
    elif isinstance(value, list):
        for item in value:
            yield from texts(item)


@pytest.fixture(scope="module")
def manual() -> str:
    """The words of the manual that the tests hold of their own: its texts and its tables."""
    files = [*sorted((HERE / "textos").glob("*.json")), *sorted((HERE / "tablas").glob("pr-*.json"))]
    return " ".join(" ".join(texts(json.loads(path.read_text(encoding="utf-8")))) for path in files).replace("\n", " ")


def sources(file: str) -> list[dict[str, str]]:
    """Return the texts of every `fuente` of a file, with its line under «linea»."""
    node, problems = read((ROOT / "procedures" / file).read_bytes(), file)
    assert node is not None
    assert problems == []
    found = []
    pending: list[Node] = [node]
    while pending:
        current = pending.pop()
        if isinstance(current, Sequence):
            pending.extend(current.items)
        elif isinstance(current, Mapping):
            for entry in current.entries:
                pending.append(entry.value)
                if entry.key.text == "fuente" and isinstance(entry.value, Mapping):
                    parts = {each.key.text: each.value for each in entry.value.entries}
                    values = {key: value.text for key, value in parts.items() if isinstance(value, Scalar)}
                    found.append({**values, "linea": str(entry.key.span.line)})
    return found


@pytest.mark.parametrize("file", FILES)
def test_quotes_are_in_the_manual(file: str, manual: str) -> None:
    quoted = [source for source in sources(file) if "cita" in source]
    assert quoted
    absent = [
        f"{file}:{source['linea']}: {part}"
        for source in quoted
        for part in source["cita"].split(ELLIPSIS)
        if part not in manual
    ]
    assert absent == []


@pytest.mark.parametrize("file", FILES)
def test_interpretations_say_where_and_why(file: str) -> None:
    """Whoever confirms an interpretation needs the section it reads and the reason for the reading."""
    for source in sources(file):
        if source["origen"] in ("interpretacion", "extension"):
            assert source.keys() >= {"seccion", "nota"}, f"{file}:{source['linea']}"
