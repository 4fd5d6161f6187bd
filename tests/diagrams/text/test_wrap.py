from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cauce.diagrams.text.measure import text_width
from cauce.diagrams.text.wrap import balanced, widest, wrap

WORDS = st.lists(st.text("abcdeñáWM/-", min_size=1, max_size=60), max_size=30).map(" ".join)
WIDTHS = st.floats(30, 300)


def bare(text: str) -> str:
    return "".join(text.split())


@given(WORDS, WIDTHS)
def test_nothing_is_lost_and_no_line_is_too_wide(text: str, width: float) -> None:
    lines = wrap(text, width, 9.0)
    assert bare("".join(lines)) == bare(text)
    assert all(text_width(line, 9.0) <= width for line in lines)


@given(WORDS, WIDTHS)
def test_even_lines_are_as_few_and_never_wider(text: str, width: float) -> None:
    plain, even = wrap(text, width, 9.0), balanced(text, width, 9.0)
    assert len(even) <= len(plain)
    assert widest(even, 9.0) <= width
    assert bare("".join(even)) == bare(text)


def test_words_that_fit_stay_whole() -> None:
    assert wrap("Levanta la denuncia", text_width("Levanta la", 9.0) + 0.1, 9.0) == ("Levanta la", "denuncia")


def test_a_long_word_breaks_at_a_slash() -> None:
    width = text_width("Comparecencia/C", 9.0)
    assert wrap("Comparecencia/Convenio", width, 9.0)[0] == "Comparecencia/"


def test_bold_is_wider_and_size_is_proportional() -> None:
    assert text_width("Denuncia", 9.0, True) > text_width("Denuncia", 9.0)
    assert abs(text_width("Denuncia", 18.0) - 2 * text_width("Denuncia", 9.0)) < 1e-9


def test_a_character_that_the_font_lacks_takes_one_em() -> None:
    assert text_width("\u6f22", 10.0) == 10.0
