"""Diagnostics for programs: flat JSON objects, and GitHub's workflow commands with their escapes."""

from __future__ import annotations

from cauce.cli.report.github import as_workflow_command
from cauce.cli.report.json import as_json
from cauce.model.diagnostics import Diagnostic, Severity
from cauce.model.source import Span

FOUND = Diagnostic("E201", Severity.ERROR, "a,b:c%.yaml", "100 %\ncierto", Span(2, 3, 2, 9), "Corrija: «x».")


def test_json_has_the_nine_keys_of_the_contract() -> None:
    assert as_json([FOUND]) == [
        {
            "codigo": "E201",
            "severidad": "error",
            "archivo": "a,b:c%.yaml",
            "linea": 2,
            "columna": 3,
            "fin_linea": 2,
            "fin_columna": 9,
            "mensaje": "100 %\ncierto",
            "sugerencia": "Corrija: «x».",
        }
    ]


def test_a_workflow_command_escapes_what_its_format_uses() -> None:
    assert as_workflow_command(FOUND) == (
        "::error file=a%2Cb%3Ac%25.yaml,line=2,endLine=2,col=3,endColumn=9,title=E201::100 %25%0Acierto%0ACorrija: «x»."
    )


def test_warnings_and_notes_have_their_own_commands() -> None:
    kinds = [
        as_workflow_command(Diagnostic("X", severity, "a", "m")).split(" ")[0]
        for severity in (Severity.WARNING, Severity.NOTE)
    ]
    assert kinds == ["::warning", "::notice"]
