"""The proof, given what a file says in spite of its errors, sees by itself what the checks of names have refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from cauce.compiler.proof import prove
from tests.support.compiling import codes, draft_of

ERRORS = Path(__file__).parents[1] / "errores"


@pytest.mark.parametrize(
    ("name", "checked", "proved"),
    [
        ("salto-adentro-de-una-rama", "E312", "E401"),
        ("salto-afuera-de-una-rama", "E312", "E401"),
        ("fin-desde-una-rama", "E313", "E401"),
        ("varias-sin-filas", "E325", "E401"),
        ("en-paralelo-con-una-rama", "E324", "E401"),
        ("opcion-sin-rama", "E321", "E401"),
        ("segun-un-numero", "E326", "E401"),
        ("opcion-en-dos-ramas", "E322", "E401"),
        ("plazo-en-dos-listas", "E351", "E401"),
        ("al-vencer-sin-posicion", "E352", "E401"),
    ],
)
def test_the_proof_refuses_what_the_checks_refuse(name: str, checked: str, proved: str) -> None:
    text = (ERRORS / f"{name}.yaml").read_text(encoding="utf-8")
    assert checked in codes(text)
    assert proved in [found.code for found in prove(draft_of(text).procedure)]
