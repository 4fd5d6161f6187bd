"""Numbers and names of choices, as people type them."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cauce.cli.casos.asking.choices import Choice, _read, _read_several
from cauce.cli.casos.asking.lines import read_yes_no
from cauce.cli.casos.words.understood import NotUnderstoodError

CHOICES = [
    Choice("llamada", "Llamada telefónica a Línea Protege"),
    Choice("escrito", "Escrito"),
    Choice("personal", "En persona, u otro"),
    Choice("otro", "Otro medio"),
]


@pytest.mark.parametrize(
    ("answer", "key"),
    [
        ("1", "llamada"),
        (" 2. ", "escrito"),
        ("ESCRITO", "escrito"),
        ("llamada telefonica a linea protege", "llamada"),
        ("telef", "llamada"),
        ("línea llamada", "llamada"),
        ("personal", "personal"),
        ("otro medio", "otro"),
    ],
)
def test_what_is_meant(answer: str, key: str) -> None:
    assert _read(answer, CHOICES) == key


@pytest.mark.parametrize("answer", ["0", "5", "-1", "٣", "x", "otra cosa", "9" * 5000, "\x1b[A", "e"])
def test_what_is_not_a_choice_is_explained(answer: str) -> None:
    with pytest.raises(NotUnderstoodError, match="Escriba un número del 1 al 4"):
        _read(answer, CHOICES)


def test_a_near_miss_is_suggested() -> None:
    with pytest.raises(NotUnderstoodError, match="¿Quiso decir «Escrito»"):
        _read("escirto", CHOICES)


STEPS = [
    Choice("5", "Paso 5: Realiza las gestiones", "5"),
    Choice("6", "Paso 6: Deriva al área", "6"),
    Choice("requiere", "¿Requiere gestión?"),
    Choice("1", "Paso 1: Atiende el primer contacto", "1"),
]


@pytest.mark.parametrize(
    ("answer", "key"),
    [("5", "5"), ("paso 1", "1"), ("Paso 6.", "6"), ("1", "1"), ("a", "5"), ("C.", "requiere"), ("deriva", "6")],
)
def test_a_number_in_a_list_of_steps_is_that_of_the_step(answer: str, key: str) -> None:
    assert _read(answer, STEPS) == key


@pytest.mark.parametrize("answer", ["2", "3", "e", "paso 9"])
def test_the_place_in_a_list_of_steps_is_no_step(answer: str) -> None:
    with pytest.raises(NotUnderstoodError, match="Escriba una letra de la «a» a la «d» o un nombre"):
        _read(answer, STEPS)


def test_several() -> None:
    assert _read_several("1, escrito", CHOICES) == {"llamada", "escrito"}
    assert _read_several("1 y 2 ; 4", CHOICES) == {"llamada", "escrito", "otro"}
    assert _read_several("En persona, u otro", CHOICES) == {"personal"}
    with pytest.raises(NotUnderstoodError):
        _read_several("1, 9", CHOICES)


@given(st.text(max_size=30))
def test_any_text_is_a_choice_or_is_explained(answer: str) -> None:
    with contextlib.suppress(NotUnderstoodError):
        assert _read(answer, CHOICES) in {choice.key for choice in CHOICES}


@pytest.mark.parametrize(("answer", "meant"), [("sí", True), ("SI.", True), (" s ", True), ("No", False), ("n", False)])
def test_yes_and_no(answer: str, meant: bool) -> None:
    assert read_yes_no(answer) is meant


@pytest.mark.parametrize("answer", ["tal vez", "1", "yes", "sino"])
def test_neither_yes_nor_no(answer: str) -> None:
    with pytest.raises(NotUnderstoodError, match="Conteste sí o no"):
        read_yes_no(answer)
