"""Events, cases and procedures survive being written as plain JSON and read again."""

import json
from dataclasses import MISSING, fields
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, get_type_hints

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cauce.compiler.api import compile_paths
from cauce.model import commands, events
from cauce.model.codec import event_from_plain, event_to_plain, from_plain, to_plain
from cauce.model.conditions import AllOf, Compare, NoneOf, Operator, Times
from cauce.model.institution import RestDay
from cauce.model.procedure import Procedure
from cauce.model.rows import Row
from tests.support.generator import procedures

VALUES = st.recursive(
    st.text() | st.integers() | st.booleans() | st.none(),
    lambda inner: st.lists(inner).map(tuple) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)
MOMENTS = st.datetimes(timezones=st.just(UTC))


def any_event(kind: type[events.Event]) -> st.SearchStrategy[events.Event]:
    """Events of a kind with every field at random."""
    hints = get_type_hints(kind)
    opened = st.builds(events.OpenedRegion, st.integers(0), st.text(), st.integers(0))
    known: dict[Any, st.SearchStrategy[Any]] = {
        Any: VALUES,
        datetime: MOMENTS,
        tuple[events.OpenedRegion, ...]: st.lists(opened, max_size=3).map(tuple),
    }
    parts = {
        item.name: known[hints[item.name]] if hints[item.name] in known else st.from_type(hints[item.name])
        for item in fields(kind)
    }
    return st.builds(kind, **parts)


@settings(deadline=None)
@given(st.sampled_from(events.EVENT_TYPES).flatmap(any_event))
def test_every_event_survives(event: events.Event) -> None:
    plain = json.loads(json.dumps(event_to_plain(event), sort_keys=True))
    assert event_from_plain(plain) == event


def test_only_what_differs_from_its_default_is_written() -> None:
    event = events.Warned(at=datetime(2026, 3, 2, 9, tzinfo=UTC), source="visto", kind="regla")
    expected = {"$": "Warned", "at": "2026-03-02T09:00:00+00:00", "source": "visto", "kind": "regla"}
    assert event_to_plain(event) == expected


def test_every_kind_of_event_is_listed_once() -> None:
    declared = {kind for kind in vars(events).values() if isinstance(kind, type) and issubclass(kind, events.Event)}
    assert declared - {events.Event} == set(events.EVENT_TYPES)
    assert len(set(events.EVENT_TYPES)) == len(events.EVENT_TYPES)
    assert all(
        item.default is not MISSING for kind in events.EVENT_TYPES for item in fields(kind) if item.name == "visit"
    )


def test_a_paper_is_a_text_or_a_file() -> None:
    papers: dict[str, commands.Paper] = {"oficio": "carpeta 3", "cedula": commands.Attached(digest="ab", name="c.pdf")}
    command = commands.Advance(row="1", documents=papers)
    plain = to_plain(command)
    assert plain["documents"] == {"oficio": "carpeta 3", "cedula": {"$": "Attached", "digest": "ab", "name": "c.pdf"}}
    assert from_plain(commands.Advance, plain) == command


@pytest.mark.parametrize("plain", [{"$": "Nada"}, {"at": "2026-03-02"}, {"$": "Warned", "at": "ayer"}])
def test_what_is_not_an_event_is_an_error(plain: dict[str, Any]) -> None:
    with pytest.raises((KeyError, TypeError, ValueError)):
        event_from_plain(plain)


@settings(deadline=None)
@given(procedures())
def test_random_procedures_survive(procedure: Procedure) -> None:
    assert from_plain(Procedure, json.loads(json.dumps(to_plain(procedure), sort_keys=True))) == procedure


def test_the_shipped_procedures_survive(procedures: Path) -> None:
    compiled = [item.procedure for item in compile_paths([procedures]) if item.procedure is not None]
    assert len(compiled) >= 6
    for procedure in compiled:
        again = from_plain(Procedure, json.loads(json.dumps(to_plain(procedure))))
        assert again == procedure


def test_unions_dates_and_enumerations() -> None:
    condition = AllOf((Compare("a", Operator.IS, ("x",)), NoneOf((Times("1", Operator.AT_MOST, 2),))))
    assert from_plain(AllOf, to_plain(condition)) == condition
    day = RestDay(reason="Una vez", date=date(2026, 4, 3))
    assert to_plain(day) == {"reason": "Una vez", "date": "2026-04-03"}
    assert from_plain(RestDay, to_plain(day)) == day


def test_a_type_without_plain_form_is_an_error() -> None:
    with pytest.raises(TypeError, match="no plain form"):
        to_plain(object())
    assert get_type_hints(Row)["when"]
