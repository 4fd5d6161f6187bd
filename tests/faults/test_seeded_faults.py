"""A fault seeded in the control flow of a shipped procedure never goes unnoticed.

A sample of each file here; all of them in `python -m tests.faults.campaign`, whose figures are in RESULTS.md.
"""

import random
from pathlib import Path

import pytest

from tests.faults.campaign import PROCEDURES, faults, try_all

SEED = 20261123
SAMPLE = 50


@pytest.mark.parametrize("path", PROCEDURES, ids=lambda path: path.stem)
def test_every_fault_is_refused_or_reported_at_its_place(path: Path) -> None:
    every = list(faults(path))
    assert len({fault.kind for fault in every}) >= 4
    chosen = random.Random(SEED).sample(every, min(SAMPLE, len(every)))
    tally = try_all(path, chosen)
    assert [(fault.path, fault.what) for fault in tally.survivors] == []
    assert tally.by["validar"] > tally.by["probar"]
    assert len(tally.elsewhere) <= 0.1 * tally.total


def test_the_kinds_of_fault_that_are_seeded() -> None:
    kinds = {fault.kind for path in PROCEDURES for fault in faults(path)}
    assert {
        "pasa_a redirigido",
        "pasa_a quitado",
        "rama quitada",
        "fila quitada",
        "fin quitado",
        "inicio quitado",
        "reunión cambiada",
        "elige quitado",
        "opcional quitado",
        "cuando quitado",
        "quitado de produce",
        "quitado de registra",
    } <= kinds
