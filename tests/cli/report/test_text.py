"""How a definition error looks: its code, its place, the line with a caret, and what to do (style.md)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cauce.cli.output import Paint
from cauce.cli.report.counts import summary
from cauce.cli.report.text import as_text
from cauce.model.diagnostics import Diagnostic, Related, Severity
from cauce.model.source import NOWHERE, Span

SOURCE = ["clave: X", "", "", "  - paso: 1", "    responsble: trabajo_social"]


def shown(diagnostic: Diagnostic, source: list[str], columns: int = 80) -> str:
    lines = as_text(diagnostic, source, columns)
    return "\n".join("".join(p.text if isinstance(p, Paint) else p for p in line) for line in lines)


def error(span: Span, hint: str = "", related: tuple[Related, ...] = ()) -> Diagnostic:
    return Diagnostic("E010", Severity.ERROR, "a.yaml", "«responsble» no es una clave conocida", span, hint, related)


def test_the_form_to_reach() -> None:
    found = error(Span(5, 5, 5, 15), "¿quiso decir «responsable»?")
    assert shown(found, SOURCE) == (
        "error[E010]: «responsble» no es una clave conocida\n"
        " --> a.yaml:5:5\n"
        "  |\n"
        "5 |     responsble: trabajo_social\n"
        "  |     ^^^^^^^^^^ ¿quiso decir «responsable»?"
    )


def test_a_long_hint_goes_below() -> None:
    hint = "Escriba el nombre de un responsable de los que el archivo declara en «responsables», sin acentos."
    text = shown(error(Span(5, 5, 5, 15), hint), SOURCE, 60)
    assert "  |     ^^^^^^^^^^\n  = Escriba el nombre" in text
    assert max(map(len, text.splitlines()[1:])) <= 60


def test_the_other_place_is_shown_too() -> None:
    found = error(Span(5, 5, 5, 15), "deje solo una", (Related(Span(1, 1, 1, 6), "aquí está la primera"),))
    assert shown(found, SOURCE).endswith("  |\n1 | clave: X\n  | ----- aquí está la primera")


def test_without_a_place_only_the_file_is_named() -> None:
    assert shown(error(NOWHERE, "Revise el archivo."), SOURCE) == (
        "error[E010]: «responsble» no es una clave conocida\n --> a.yaml\n  = Revise el archivo."
    )


def test_a_place_that_the_file_no_longer_has() -> None:
    assert shown(error(Span(99, 1, 99, 2), "Revise."), SOURCE).endswith(" --> a.yaml:99:1\n  = Revise.")


def test_a_stretch_of_several_lines_is_marked_to_the_end_of_the_first() -> None:
    text = shown(error(Span(4, 3, 5, 10)), SOURCE)
    assert text.endswith("4 |   - paso: 1\n  |   ^^^^^^^^^")


def test_the_caret_stands_under_letters_of_any_width() -> None:
    decomposed = "u\u0301nico: 日本 malo"
    start = decomposed.index("malo") + 1
    text = shown(error(Span(1, start, 1, start + 4)), [decomposed])
    assert text.splitlines()[-1] == "  | " + " " * len("único: ") + " " * len("日本") * 2 + " ^^^^"


@pytest.mark.parametrize("column", [1, 60, 150, 290])
def test_a_long_line_is_cut_around_the_place(column: int) -> None:
    line = "".join(chr(97 + number % 26) for number in range(300))
    text = shown(error(Span(1, column, 1, column + 5)), [line], 60).splitlines()
    excerpt, caret = text[-2], text[-1]
    assert len(excerpt) <= 60
    start = caret.index("^")
    assert excerpt[start : start + 5] == line[column - 1 : column + 4]


LINES = st.lists(st.text(max_size=150), max_size=4)
PLACES = st.tuples(*[st.integers(1, 200)] * 4)


@given(LINES, PLACES, st.text(max_size=80), st.integers(40, 120))
def test_any_place_of_any_text_can_be_shown(
    source: list[str], place: tuple[int, int, int, int], hint: str, columns: int
) -> None:
    text = shown(error(Span(*place), hint), source, columns)
    assert text.startswith("error[E010]")


def test_the_summary_counts_in_spanish() -> None:
    def found(severity: Severity, file: str) -> Diagnostic:
        return Diagnostic("X", severity, file, "m")

    errors = [found(Severity.ERROR, "a"), found(Severity.ERROR, "a"), found(Severity.ERROR, "b")]
    assert summary([*errors, found(Severity.WARNING, "a")]) == "3 errores y 1 advertencia en 2 archivos"
    assert summary(errors[:1]) == "1 error en 1 archivo"
    assert summary([found(Severity.NOTE, "a"), *errors]) == "3 errores y 1 nota en 2 archivos"
    assert summary([]) == ""
