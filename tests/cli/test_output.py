"""The one place that writes: marks instead of controls, colour only for people, JSON that reads back the same."""

from __future__ import annotations

import io
import json
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cauce.cli.output import RED, Paint, has_colour, width, write, write_json
from cauce.cli.safe_text import safe_text


class FakeTerminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_line_is_made_of_harmless_parts(capsys: pytest.CaptureFixture[str]) -> None:
    write("antes\x1b[2J ", Paint("en\nmedio", RED), " después")
    assert capsys.readouterr().out == "antes␛[2J en␊medio después\n"


def test_colour_reaches_a_terminal_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    terminal = FakeTerminal()
    write(Paint("rojo\x1b", RED), stream=terminal)
    assert terminal.getvalue() == "\x1b[31;1mrojo␛\x1b[0m\n"
    assert not has_colour(io.StringIO())


@pytest.mark.parametrize(("name", "value"), [("NO_COLOR", "1"), ("TERM", "dumb")])
def test_colour_can_be_refused(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv(name, value)
    assert not has_colour(FakeTerminal())


@given(
    st.recursive(
        st.text() | st.integers() | st.none(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)
    )
)
def test_json_reads_back_the_same_and_holds_no_control(value: object) -> None:
    written, sys.stdout = sys.stdout, io.StringIO()
    try:
        write_json(value)
        text = sys.stdout.getvalue()
    finally:
        sys.stdout = written
    assert json.loads(text) == value
    assert all(safe_text(line) == line for line in text.split("\n"))


@pytest.mark.parametrize(("columns", "expected"), [("100", 100), ("10", 40), ("500", 120), ("nada", 80), ("", 80)])
def test_the_width_has_bounds(monkeypatch: pytest.MonkeyPatch, columns: str, expected: int) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    assert width() == expected
