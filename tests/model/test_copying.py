"""Objects made and copied by straight lines of code: as any other of their class, they refuse to be written."""

from __future__ import annotations

import dataclasses
import inspect
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from cauce.model.case import Case, DataEntry
from cauce.model.copying import changed, changing, making, twin_of
from cauce.model.history.flow import Entered

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
ENTERED = Entered(at=NOW, visit=2, causes=(1,), region=1, row="4")
ANOTHER = Case(id="caso", procedure="CLAVE-01", digest="ab", start="llega", opened_at=NOW, serial=7, data={"canal": 1})


def given(made: Any) -> dict[str, Any]:
    """The values of its fields."""
    return {field.name: getattr(made, field.name) for field in dataclasses.fields(made)}


@pytest.mark.parametrize("made", [ENTERED, ANOTHER], ids=lambda made: type(made).__name__)
@pytest.mark.parametrize("way", [changed, lambda made: making(type(made))(**given(made))], ids=["changed", "making"])
def test_what_is_made_by_way_of_the_twin_is_a_whole_object(made: Any, way: Callable[[Any], Any]) -> None:
    other = way(made)
    assert other == made
    assert type(other) is type(made)
    assert repr(other) == repr(made)
    assert not hasattr(other, "__dict__")
    name = dataclasses.fields(made)[0].name
    with pytest.raises(dataclasses.FrozenInstanceError):
        setattr(other, name, "otro")
    with pytest.raises(dataclasses.FrozenInstanceError):
        delattr(other, name)


def test_the_maker_takes_what_the_class_takes() -> None:
    make = making(Case)
    parts: dict[str, Any] = {"id": "caso", "procedure": "CLAVE-01", "digest": "ab", "start": "llega", "opened_at": NOW}
    assert make(**parts) == Case(**parts)
    assert make(**parts).data is not make(**parts).data
    assert inspect.signature(make).parameters.keys() == inspect.signature(Case).parameters.keys()
    with pytest.raises(TypeError):
        make(**parts, other=1)
    with pytest.raises(TypeError):
        making(DataEntry)("valor")
    assert making(DataEntry)("valor", NOW, 1) == DataEntry("valor", NOW, 1)


def test_one_field_is_changed_and_the_others_are_kept() -> None:
    assert changing(Entered, "row")(ENTERED, "5") == dataclasses.replace(ENTERED, row="5")
    assert changing(Case, "serial")(ANOTHER, 8) == dataclasses.replace(ANOTHER, serial=8)


def test_a_field_there_is_not_is_not_changed() -> None:
    with pytest.raises(TypeError):
        changed(ENTERED, other=1)
    with pytest.raises(TypeError):
        changing(Entered, "other")


def test_an_inherited_field_is_changed_as_any_other() -> None:
    assert changed(ENTERED, visit=3, row="5") == Entered(at=NOW, visit=3, causes=(1,), region=1, row="5")
    assert ENTERED.visit == 2


def test_a_class_has_one_twin_whose_attributes_are_set_the_quick_way() -> None:
    twin = twin_of(Entered)
    assert twin_of(Entered) is twin
    assert twin.__setattr__ is object.__setattr__
    assert twin.__slots__ == Entered.__slots__  # type: ignore[attr-defined]
