"""Words against declarations: exact names, values, repetitions, what is left."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cauce.cli.arguments import Argument, Option, read_words
from cauce.cli.problems import UsageError

STYLE = Option("style", ("--formato", "-f"), "texto|json")
DATA = Option("data", ("--dato",), "CLAVE=VALOR", repeats=True)
QUIET = Option("quiet", ("--quieto",))
OPTIONS = (STYLE, DATA, QUIET)
KEY = Argument("key", "CLAVE", required=True)
FILES = Argument("files", "[RUTA…]", repeats=True)


def read(*words: str, arguments: tuple[Argument, ...] | None = (FILES,)) -> dict[str, object]:
    return read_words(words, OPTIONS, arguments, "cauce algo").values


def test_options_and_arguments_in_any_order() -> None:
    expected = {"style": "json", "quiet": True, "files": ["a", "b"]}
    assert read("a", "--formato", "json", "b", "--quieto") == expected
    assert read("--quieto", "--formato=json", "a", "b") == expected
    assert read("-f", "json", "--quieto", "a", "b") == expected


def test_a_value_may_hold_an_equals_sign_and_may_be_empty() -> None:
    assert read("--dato", "a=b=c", "--dato=x=1", "--formato=") == {"data": ["a=b=c", "x=1"], "style": ""}


def test_after_two_dashes_everything_is_an_argument() -> None:
    assert read("--", "--quieto", "-x") == {"files": ["--quieto", "-x"]}


def test_a_lone_dash_is_an_argument() -> None:
    assert read("-") == {"files": ["-"]}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--format", "json"], "no tiene la opción «--format»"),
        (["--form"], "no tiene la opción «--form»"),
        (["-q"], "no tiene la opción «-q»"),
        (["--formato"], "necesita un valor"),
        (["--formato", "--quieto"], "necesita un valor"),
        (["--quieto=si"], "no lleva valor"),
        (["--formato", "a", "--formato", "b"], "escrita dos veces"),
    ],
)
def test_wrong_options(words: list[str], said: str) -> None:
    with pytest.raises(UsageError, match=said):
        read(*words)


def test_wrong_numbers_of_arguments() -> None:
    with pytest.raises(UsageError, match="Falta CLAVE"):
        read(arguments=(KEY,))
    with pytest.raises(UsageError, match="Sobra «b»"):
        read("a", "b", arguments=(KEY,))


def test_reading_stops_at_the_command_when_there_are_no_arguments() -> None:
    said = read_words(["--quieto", "validar", "--formato", "json"], OPTIONS, None, "cauce")
    assert said.values == {"quiet": True}
    assert said.rest == ["validar", "--formato", "json"]


@given(st.lists(st.text(max_size=12), max_size=8))
def test_any_words_are_read_or_refused_in_spanish(words: list[str]) -> None:
    with contextlib.suppress(UsageError):
        assert set(read(*words)) <= {"style", "data", "quiet", "files"}
