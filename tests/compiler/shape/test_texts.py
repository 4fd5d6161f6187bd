"""What a text hides or wears: keys inside it (E234, W102), and curly quotation marks around it (W201)."""

from __future__ import annotations

import pytest

from cauce.compiler.stages import first_stages
from tests.support.compiling import FILE, text_of

ROLES = "{ventanilla: Ventanilla}"


def told(rows: str, more: str = "") -> list[str]:
    text = text_of(rows, more, roles=ROLES)
    return [each.code for each in first_stages(text.encode(), FILE, "procedimiento").diagnostics]


@pytest.mark.parametrize("mark", [">-", "|", ">"])
@pytest.mark.parametrize("key", ["registra: [motivo]", "pasa_a: atendida", "opcional: si"])
def test_a_key_that_the_row_lacks_is_an_error_inside_its_long_text(mark: str, key: str) -> None:
    row = f"- paso: 1\n  responsable: ventanilla\n  actividad: {mark}\n    Recibe la solicitud\n    {key}\n"
    assert told(row) == ["E234"]


def test_a_key_that_the_row_has_or_does_not_take_is_doubtful() -> None:
    row = "- paso: 1\n  responsable: ventanilla\n  actividad: >-\n    Recibe la solicitud\n    {}\n"
    assert told(row.format("responsable: dirección")) == ["W102"]
    assert told(row.format("proposito: recibir")) == ["W102"]
    assert told(row.format("- nota: recibir")) == ["W102"]
    assert told(row.format("- usa: el sello")) == ["W102"]
    assert told(row.format("ojo: se recibe")) == []


def test_quotation_marks_are_how_a_text_says_that_it_is_one() -> None:
    row = '- paso: 1\n  responsable: ventanilla\n  actividad: "Recibe la solicitud\n    registra: motivo"\n'
    assert told(row) == ["W102"]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("“Recibe la solicitud”", ["W201"]),
        ("‘Recibe la solicitud’", ["W201"]),
        ("“Recibe” y “turna”", []),
        ("Recibe la “solicitud”", []),
        ('"“Recibe la solicitud”"', []),
        ("«Recibe la solicitud»", []),
    ],
)
def test_curly_marks_are_told_of_when_they_wrap_the_whole_value(text: str, codes: list[str]) -> None:
    assert told(f"- paso: 1\n  responsable: ventanilla\n  actividad: {text}\n") == codes


def test_where_curly_marks_are_an_error_of_form_they_are_told_once() -> None:
    assert told("- {paso: 1, responsable: “ventanilla”, actividad: Recibe}") == ["E211"]
