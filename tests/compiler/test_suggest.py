"""The nearest known word: folding, plurals, typing mistakes, and no false friends."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cauce.compiler.suggest import around, fold, suggest
from tests.support.patience import patience

KEYS = [
    "responsable",
    "respuesta",
    "registra",
    "produce",
    "recibe",
    "usa",
    "paso",
    "pasa_a",
    "pausa_en",
    "cuando",
    "id",
    "documento",
    "limite",
    "limite_veces",
    "nombre",
    "numero",
    "ramas",
    "actividad",
    "descripcion",
    "cada_anios",
]


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("responsble", "responsable"),
        ("Responsable", "responsable"),
        ("RESPONSABLES", "responsable"),
        ("repsonsable", "responsable"),
        ("descripción", "descripcion"),
        ("límite", "limite"),
        ("pasa-a", "pasa_a"),
        ("pasa a", "pasa_a"),
        ("cada_años", "cada_anios"),
        ("actividades", "actividad"),
        ("documentos", "documento"),
        ("producen", "produce"),
        ("cuándo", "cuando"),
        ("rama", "ramas"),
        ("usa", "usa"),
    ],
)
def test_near_miss_is_suggested(word: str, meant: str) -> None:
    assert suggest(word, KEYS) == meant


@pytest.mark.parametrize("word", ["", "zapato", "fecha", "de", "xx", "vence", "¿?", "r" * 61, "jefe"])
def test_far_word_has_no_false_friend(word: str) -> None:
    assert suggest(word, KEYS) is None


def test_two_equally_distant_candidates_are_not_guessed() -> None:
    assert suggest("dato3", ["dato1", "dato2"]) is None


def test_candidates_of_any_length_are_taken() -> None:
    assert suggest("responsble", ["x" * 10_000, "responsable"]) == "responsable"


def test_no_candidates() -> None:
    assert suggest("algo", []) is None


@given(st.lists(st.text(max_size=20), max_size=8), st.text(max_size=80))
def test_suggestion_is_always_a_candidate(candidates: list[str], word: str) -> None:
    assert suggest(word, candidates) in {None, *candidates}


@given(st.text(max_size=40))
def test_folding_twice_is_folding_once(word: str) -> None:
    assert fold(fold(word)) == fold(word)


def test_long_hostile_words_cost_little() -> None:
    before = time.process_time()
    for _ in range(40):
        suggest("a" * 60, ["a" * 59 + chr(98 + index % 20) for index in range(50)])
        suggest("a" * 100_000, ["a" * 99_999])
    assert time.process_time() - before < 5 * patience()


STEPS = ["1", "2.1", "2.2", "7.1", "7.2", "9 bis", "10", "10.1", "12"]


@pytest.mark.parametrize(
    ("number", "meant"),
    [
        ("7", "7.1"),
        ("9", "9 bis"),
        ("1.2", "1"),
        ("12.3", "12"),
        ("2,1", "2.1"),
        ("2.1.", "2.1"),
        ("2.10", "2.1"),
        ("paso 2.1", "2.1"),
        ("al paso 7.2", "7.2"),
        ("2.3", None),
        ("8", None),
        ("21", None),
    ],
)
def test_a_number_is_meant_for_what_it_became_or_was_and_not_for_its_neighbour(number: str, meant: str | None) -> None:
    assert suggest(number, STEPS) == meant


def test_numbers_around_a_number_are_those_nearest_in_the_order_of_counting() -> None:
    steps = ["fin", *(f"{stage}.{step}" for stage in range(1, 9) for step in range(1, 12))]
    assert around("4.12", steps, 4) == ["4.10", "4.11", "5.1", "5.2"]
    assert around("0", steps, 3) == ["1.1", "1.2", "1.3"]
    assert around("99", steps, 3) == ["8.9", "8.10", "8.11"]
    assert around("atendida", steps, 3) == steps
    assert around("4", ["1", "2"], 3) == ["1", "2"]
