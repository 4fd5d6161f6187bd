import pytest
from hypothesis import given
from hypothesis import strategies as st

from cauce.runtime.desk.folios import as_typed, folio, prefix_of


@pytest.mark.parametrize(
    ("key", "prefix"), [("64-AJP-P01", "P01"), ("PR-IMMUVER-01", "01"), ("AVISOS", "AVISOS"), ("X- ", "C")]
)
def test_the_prefix_is_the_last_part_of_the_key(key: str, prefix: str) -> None:
    assert prefix_of(key) == prefix


@pytest.mark.parametrize(
    "typed", ["P01-2026-0007", "p01-2026-7", " P01 - 2026 - 007 ", "P01/2026/7", "P01 2026 7", "P01–2026–7"]
)
def test_a_folio_is_understood_as_people_type_it(typed: str) -> None:
    assert as_typed(typed) == "P01-2026-0007"


def test_what_is_no_folio_is_left_as_it_is() -> None:
    assert as_typed("expediente 14") == "EXPEDIENTE 14"
    assert as_typed("") == ""


@given(st.from_regex(r"[A-Z0-9]{1,8}", fullmatch=True), st.integers(2000, 2999), st.integers(1, 10**8))
def test_every_folio_is_understood_as_written(prefix: str, year: int, number: int) -> None:
    assert as_typed(folio(prefix, year, number)) == folio(prefix, year, number)
