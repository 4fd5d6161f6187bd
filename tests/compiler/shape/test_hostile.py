"""Files as wrong as a file can be cost no more than right ones, and say so once."""

from __future__ import annotations

import time
from typing import Any

import pytest

from cauce.compiler.shape import check_shape
from tests.support.shapes import Placed, block, seeded

RIGHT = block(seeded(7), "procedimiento", 1)
MANY = 30_000
HOSTILE: dict[str, dict[str, Any]] = {
    "unknown keys at the top": {f"responsablex{index}": "x" for index in range(MANY)},
    "unknown keys in a row": RIGHT | {"actividades": [{f"actividadx{index}": "x" for index in range(MANY)}]},
    "rows of nothing": RIGHT | {"actividades": [{"x": "y"}] * MANY},
    "rows with a wrong key": RIGHT | {"actividades": [{"paso": "1", "actividad": "A", "responsble": "x"}] * MANY},
    "a list of empty values": RIGHT | {"actividades": [{"paso": "1", "actividad": "A", "registra": [None] * MANY}]},
    "ids that are no ids": RIGHT | {"fines": {f"Fin {index}": "x" for index in range(MANY)}},
    "a condition of many data": RIGHT | {"reglas": [{"id": "a", "exige": {f"d{index}": "x" for index in range(MANY)}}]},
    "long words": {"r" * 50_000: "x", "clave": "A" * 500_000, "fecha": "1" * 500_000},
    "bad rows inside a wide row": RIGHT
    | {
        "actividades": [
            {"decision": "D", "ramas": [{"respuesta": "x"}] * 300} | {f"k{index}": "x" for index in range(MANY)}
        ]
    },
}


@pytest.mark.parametrize("name", HOSTILE)
def test_cost_and_number_of_messages_are_bounded(name: str) -> None:
    node = Placed().node(HOSTILE[name])
    before = time.process_time()
    found = check_shape(node, "a.yaml", "procedimiento")
    assert time.process_time() - before < 3
    assert 0 < len(found) <= 201
    assert [each.code for each in found].count("E233") == (len(found) == 201)


def test_a_root_that_is_no_mapping_is_the_readers_business() -> None:
    with pytest.raises(TypeError):
        check_shape(Placed().node(["a"]), "a.yaml", "procedimiento")
