"""Codes of diagnostics: each that the engine emits is documented and shown in a curated mistake, and the other way."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from cauce.compiler.codes import Code, all_codes

ENGINE = Path(__file__).parents[2] / "engine" / "cauce"
LITERAL = re.compile(r"""["']([EWN][0-9]{3})["']""")
# It takes a large file, or very many problems, to be told these.
TOO_LARGE = {"E106", "E198", "E233"}
# The proof says these of a procedure built in memory. In a file, the check of names has said it before it: E312 and
# E313, E330, E324 and E325, E321 and E326, E322, E351 and E352.
BEFORE_THE_PROOF = {"E401"}
MENTIONED = re.compile(r"\b[EWN][0-9]{3}\b")


def emitted() -> set[str]:
    """Return every code written as a text in the engine, the documentation of codes apart."""
    sources = (path for path in ENGINE.rglob("*.py") if path.parent.name != "codes")
    return {code for path in sources for code in LITERAL.findall(path.read_text(encoding="utf-8"))}


def shown() -> set[str]:
    """Return every code in the expected messages of the curated mistakes."""
    goldens = (path for path in Path(__file__).parent.rglob("errores/**/*.txt"))
    return {code for path in goldens for code in MENTIONED.findall(path.read_text(encoding="utf-8"))}


def test_every_code_emitted_is_documented() -> None:
    assert emitted() - set(all_codes()) == set()


def test_every_code_documented_is_emitted() -> None:
    assert set(all_codes()) - emitted() == set()


def test_every_code_is_shown_in_a_curated_mistake() -> None:
    assert set(all_codes()) - shown() == TOO_LARGE | BEFORE_THE_PROOF


def test_what_no_small_file_can_show_has_a_test_of_its_own() -> None:
    files = (path for path in Path(__file__).parent.rglob("test_*.py") if path != Path(__file__))
    tests = "".join(path.read_text(encoding="utf-8") for path in files)
    assert {code for code in TOO_LARGE | BEFORE_THE_PROOF if f'"{code}"' not in tests} == set()


@pytest.mark.parametrize("code", all_codes().values(), ids=lambda code: code.code)
def test_a_code_says_cause_and_cure(code: Code) -> None:
    for field in ("title", "cause", "cure"):
        text = getattr(code, field)
        assert text
        assert text == text.strip()
    assert code.cause.endswith((".", ":"))
