"""The data classes of the model behave as the standard library's do, in all that the model uses."""

from __future__ import annotations

import copy
import dataclasses
import inspect
import pickle
from collections.abc import Callable
from functools import cached_property
from typing import Any

import pytest

from cauce.model.copying import changed
from cauce.model.frozen import dataclass


def make(decorator: Callable[..., Any], *, slots: bool = True, **options: bool) -> Any:
    """The same class by one decorator or the other."""

    class Thing:
        """A thing."""

        name: str
        number: int = 0
        hidden: str = dataclasses.field(default="", repr=False)
        parts: dict[str, int] = dataclasses.field(default_factory=dict)

        if not slots:

            @cached_property
            def twice(self) -> int:
                return self.number * 2

    return decorator(frozen=True, slots=slots, **options)(Thing)


@pytest.fixture(params=[(True, True), (True, False), (False, True), (False, False)], ids=str)
def pair(request: pytest.FixtureRequest) -> tuple[Any, Any]:
    slots, kw_only = request.param
    return make(dataclass, slots=slots, kw_only=kw_only), make(dataclasses.dataclass, slots=slots, kw_only=kw_only)


def test_the_same_signature_and_the_same_text(pair: tuple[Any, Any]) -> None:
    ours, theirs = pair
    ours(name="until the first object is made, any arguments")
    assert list(inspect.signature(ours).parameters) == list(inspect.signature(theirs).parameters)
    kinds = [[each.kind for each in inspect.signature(cls).parameters.values()] for cls in pair]
    assert kinds[0] == kinds[1]
    assert repr(ours(name="a", hidden="b")) == repr(theirs(name="a", hidden="b"))
    assert ours.__match_args__ == theirs.__match_args__
    assert hasattr(ours, "__slots__") == hasattr(theirs, "__slots__")


@pytest.mark.parametrize("given", [{}, {"name": "a", "other": 1}])
def test_the_same_wrong_calls_are_refused(pair: tuple[Any, Any], given: dict[str, Any]) -> None:
    said = []
    for cls in pair:
        with pytest.raises(TypeError) as refused:
            cls(**given)
        said.append(str(refused.value).split(".")[-1])
    assert said[0] == said[1]


def test_objects_in_order_are_compared_by_their_fields_and_only_with_their_own() -> None:
    ours, theirs = make(dataclass, order=True), make(dataclasses.dataclass, order=True)
    for cls in (ours, theirs):
        some = [cls(name="b", number=1), cls(name="a", number=2), cls(name="a", number=1, hidden="x")]
        assert [(each.name, each.number) for each in sorted(some)] == [("a", 1), ("a", 2), ("b", 1)]
        assert cls(name="a") <= cls(name="a") >= cls(name="a")
        assert not cls(name="a") < cls(name="a")
        assert cls(name="b") > cls(name="a")
    with pytest.raises(TypeError):
        ours(name="a") < theirs(name="b")  # noqa: B015 - the comparison itself is refused
    with pytest.raises(TypeError):
        make(dataclass)(name="a") < make(dataclass)(name="b")  # noqa: B015 - no order was asked for


def test_a_class_is_not_compiled_before_its_first_object_nor_again_after_it() -> None:
    ours = make(dataclass)
    before = ours.__init__
    with pytest.raises(TypeError):
        ours(other=1)
    after = ours.__init__
    ours(name="a")
    assert before is not after is ours.__init__


def test_nothing_can_be_changed(pair: tuple[Any, Any]) -> None:
    thing = pair[0](name="a")
    for act in (lambda: setattr(thing, "name", "b"), lambda: setattr(thing, "new", 1), lambda: delattr(thing, "name")):
        with pytest.raises(dataclasses.FrozenInstanceError):
            act()
    assert thing == pair[0](name="a")


def test_equality_is_of_class_and_of_every_field(pair: tuple[Any, Any]) -> None:
    ours, theirs = pair
    assert ours(name="a") == ours(name="a", number=0, hidden="", parts={})
    for change in ({"name": "b"}, {"number": 1}, {"hidden": "s"}, {"parts": {"x": 1}}):
        assert ours(**{"name": "a", **change}) != ours(name="a")
    assert ours(name="a") != theirs(name="a")
    assert ours(name="a", parts=()) in {ours(name="a", parts=())}


def test_what_is_made_by_a_factory_is_not_shared(pair: tuple[Any, Any]) -> None:
    assert pair[0](name="a").parts is not pair[0](name="a").parts


def test_the_tools_of_the_standard_library_know_them(pair: tuple[Any, Any]) -> None:
    ours, theirs = pair
    assert dataclasses.is_dataclass(ours)
    assert [each.name for each in dataclasses.fields(ours)] == [each.name for each in dataclasses.fields(theirs)]
    assert dataclasses.replace(ours(name="a", number=2), name="b") == ours(name="b", number=2)
    assert copy.deepcopy(ours(name="a", number=2)) == ours(name="a", number=2)


@dataclass(frozen=True, slots=True)
class Nothing:
    """No fields."""


@dataclass(frozen=True, slots=True)
class One:
    """One field."""

    value: object


def test_classes_with_one_field_and_with_none() -> None:
    assert Nothing() == Nothing()
    assert hash(Nothing()) == hash(Nothing())
    assert {One(1), One(1), One(2)} == {One(1), One(2)}
    assert (One((1,)) == (1,)) is False
    assert pickle.loads(pickle.dumps(One(3))) == One(3)  # noqa: S301 - what was just written


def test_a_class_without_slots_may_keep_what_it_worked_out() -> None:
    thing = make(dataclass, slots=False)(name="a", number=2)
    assert thing.twice == 4
    assert thing.twice == 4


def test_it_makes_frozen_classes_only() -> None:
    with pytest.raises(TypeError, match="frozen"):
        dataclass(frozen=False)


def test_a_changed_copy_is_what_the_standard_library_makes(pair: tuple[Any, Any]) -> None:
    """`changed` is `dataclasses.replace`, for the classes of the model."""
    _, kind = pair
    made = kind(name="una", number=2, hidden="oculto")
    assert changed(made, number=5) == dataclasses.replace(made, number=5)
    assert changed(made) == made
    assert changed(made, parts={"a": 1}).hidden == "oculto"
    with pytest.raises(TypeError):
        changed(made, other=1)
