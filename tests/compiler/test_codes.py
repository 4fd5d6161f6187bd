"""Codes of diagnostics: each that the engine emits is documented and shown in a curated mistake, and the other way."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from cauce.compiler.codes import all_codes

ENGINE = Path(__file__).parents[2] / "engine" / "cauce"
LITERAL = re.compile(r"""["']([EWN][0-9]{3})["']""")
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
    assert set(all_codes()) - shown() == set()


@pytest.mark.parametrize("code", all_codes().values(), ids=lambda code: code.code)
def test_a_code_says_cause_and_cure(code: object) -> None:
    for field in ("title", "cause", "cure"):
        text = getattr(code, field)
        assert text
        assert text == text.strip()
    assert code.cause.endswith((".", ":"))  # type: ignore[attr-defined]
