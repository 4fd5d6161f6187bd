"""Copies by straight lines of code: the same values, in objects that refuse again to be written."""

from __future__ import annotations

import dataclasses
from datetime import UTC, datetime
from typing import Any

import pytest

from cauce.model.case import Case
from cauce.model.copying import changed, copying, twin_of
from cauce.model.history.flow import Entered

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
ENTERED = Entered(at=NOW, visit=2, causes=(1,), region=1, row="4")
ANOTHER = Case(id="caso", procedure="CLAVE-01", digest="ab", start="llega", opened_at=NOW, serial=7, data={"canal": 1})


@pytest.mark.parametrize("made", [ENTERED, ANOTHER], ids=lambda made: type(made).__name__)
def test_a_filled_twin_that_is_given_its_class_is_a_whole_object(made: Any) -> None:
    names = [field.name for field in dataclasses.fields(made)]
    other: Any = twin_of(type(made))()
    copying(names)(other, made)
    other.__class__ = type(made)
    assert other == made
    assert hash(ENTERED) == hash(changed(ENTERED))
    assert not hasattr(other, "__dict__")
    with pytest.raises(dataclasses.FrozenInstanceError):
        setattr(other, names[0], "otro")
    with pytest.raises(dataclasses.FrozenInstanceError):
        delattr(other, names[0])


def test_an_inherited_field_is_changed_as_any_other() -> None:
    assert changed(ENTERED, visit=3, row="5") == Entered(at=NOW, visit=3, causes=(1,), region=1, row="5")
    assert ENTERED.visit == 2


def test_a_class_has_one_twin_whose_attributes_are_set_the_quick_way() -> None:
    twin = twin_of(Entered)
    assert twin_of(Entered) is twin
    assert twin.__setattr__ is object.__setattr__
    assert twin.__slots__ == Entered.__slots__  # type: ignore[attr-defined]
