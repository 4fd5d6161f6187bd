"""Values written so that two ways of writing the same are equal, and different things are not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cauce.model.declarations import DataClass, DataType, Datum, Option
from cauce.runtime.tokens import normalised, tokens_of


def datum(kind: DataType, *fields: Datum, optional: bool = False, name: str = "d", secret: bool = True) -> Datum:
    confidentiality = DataClass.IDENTITY if secret else DataClass.OPERATIONAL
    options = (Option("uno", "Uno"), Option("dos", "Dos"))
    return Datum(id=name, type=kind, confidentiality=confidentiality, fields=fields, optional=optional, options=options)


NAME = datum(DataType.TEXT, name="nombre")
AGE = datum(DataType.INTEGER, name="edad")
KIN = datum(DataType.TEXT, name="parentesco", optional=True)
PLACE = datum(DataType.TEXT, name="lugar", secret=False)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Calle Núñez, n.º 5 – int. 2", "CALLE NUNEZ N O 5   INT 2"),
        ("José  Inventado", "jose\tinventado"),
        ("Cafe\u0301", "Café"),
        ("ﬁnca", "FINCA"),
        ("Straße", "strasse"),
    ],
)
def test_case_accents_punctuation_and_spaces_do_not_matter(one: str, other: str) -> None:
    assert normalised(one) == normalised(other) != ""


@given(st.text())
def test_what_is_normalised_stays_as_it_is(text: str) -> None:
    once = normalised(text)
    assert normalised(once) == once
    assert normalised(text.upper().lower()) == normalised(text.lower().upper().lower())


def test_each_type_gives_its_tokens() -> None:
    assert tokens_of(datum(DataType.TEXT), "  -- ") == ()
    assert tokens_of(datum(DataType.OPTIONS), ("uno", "dos")) == ("uno", "dos")
    assert tokens_of(datum(DataType.OPTION), "uno") == ("uno",)
    assert tokens_of(datum(DataType.YES_NO), "si") == ("si",)
    assert tokens_of(datum(DataType.DATE), "2010-05-01") == ("2010-05-01",)
    assert tokens_of(datum(DataType.INTEGER), 7) == ("7",)


def test_a_record_counts_by_what_identifies_it_and_is_always_there() -> None:
    people = datum(DataType.LIST, NAME, AGE, KIN, PLACE)
    value = (
        {"nombre": "Ana Inventada", "edad": 30, "parentesco": "Tía", "lugar": "Norte"},
        {"nombre": "ANA INVENTADA", "edad": 30},
        {"nombre": "Ana Inventada", "edad": 31},
        {"nombre": "-", "edad": 0},
    )
    assert tokens_of(people, value) == ("ana inventada|30", "ana inventada|31", "|0")
    assert tokens_of(datum(DataType.LIST, KIN), ({"parentesco": "Tía"}, {})) == ("tia",)
    assert tokens_of(datum(DataType.LIST, PLACE), ({"lugar": "Norte"},)) == ("norte",)
