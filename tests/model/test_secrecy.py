"""What people write never lies in clear: for every kind of event, the ones of the future too."""

from __future__ import annotations

import json
from dataclasses import field, fields, replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cauce.model import events
from cauce.model.codec import event_to_plain
from cauce.model.frozen import dataclass
from cauce.model.secrecy import canonical, event_from_parts, parts_of, secret_fields
from tests.model.test_codec import any_event

CANARY = "canario-plenamente-inventado"


@given(st.sampled_from(events.EVENT_TYPES).flatmap(any_event))
def test_the_two_parts_make_the_event_again(event: events.Event) -> None:
    public, secret = parts_of(event)
    assert not public.keys() & secret.keys()
    assert {**public, **secret} == event_to_plain(event)
    stored = json.loads(canonical(public)), json.loads(canonical(secret))
    assert event_from_parts(*stored) == event


@pytest.mark.parametrize("kind", events.EVENT_TYPES)
def test_what_shows_in_no_repr_is_in_no_public_part(kind: type[events.Event]) -> None:
    hidden = [item.name for item in fields(kind) if not item.repr]
    assert set(hidden) <= secret_fields(kind)


@given(st.sampled_from([kind for kind in events.EVENT_TYPES if secret_fields(kind)]).flatmap(any_event))
def test_a_canary_in_every_secret_field_is_not_in_the_public_part(event: events.Event) -> None:
    planted = replace(event, **dict.fromkeys(secret_fields(type(event)), CANARY))
    public, secret = parts_of(planted)
    assert CANARY not in canonical(public).decode()
    assert CANARY in canonical(secret).decode()
    assert CANARY not in repr(planted)


def test_some_events_have_secrets_and_some_have_none() -> None:
    assert secret_fields(events.Recorded) == {"value"}
    assert secret_fields(events.DocumentAdded) == {"reference", "digest", "name"}
    assert secret_fields(events.HandOverAccepted) == {"reference", "digest", "name"}
    assert secret_fields(events.Ended) == frozenset()


@dataclass(frozen=True, slots=True)
class Inner:
    """Part of an event, with something that somebody wrote."""

    said: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outer(events.Event):
    """An event that holds parts."""

    parts: tuple[Inner, ...] = ()
    maybe: Inner | None = None
    plain: tuple[str, ...] = ()


def test_a_field_that_holds_secrets_is_secret_whole() -> None:
    assert secret_fields(Outer) == {"parts", "maybe"}


@pytest.mark.parametrize(
    ("value", "written"),
    [({"b": 1, "a": [True, None, "ñ\n\u2028"]}, '{"a":[true,null,"ñ\\n\u2028"],"b":1}'), ({}, "{}")],
)
def test_there_is_one_way_to_write_a_value(value: Any, written: str) -> None:
    assert canonical(value) == written.encode()


def test_what_has_no_canonical_form_is_refused() -> None:
    with pytest.raises(ValueError, match="JSON compliant"):
        canonical(float("nan"))
