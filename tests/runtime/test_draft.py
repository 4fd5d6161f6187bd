"""A draft is its case, field by field, until it is written; what is written reaches neither what was before."""

from __future__ import annotations

import dataclasses
from typing import Any

from cauce.model.case import Case
from cauce.runtime.draft import Draft

NAMES = [field.name for field in dataclasses.fields(Case)]
CASE = Case(**{name: {name: number} for number, name in enumerate(NAMES)})  # type: ignore[arg-type]
"""Every field its own value: two of them exchanged, or one forgotten, would show."""


def test_every_field_goes_into_a_draft_and_comes_out() -> None:
    draft: Any = Draft(CASE)
    assert {name: getattr(draft, name) for name in NAMES} == {name: getattr(CASE, name) for name in NAMES}
    frozen = draft.frozen()
    assert type(frozen) is Case
    assert frozen == CASE


def test_what_is_written_stays_in_the_draft_and_in_what_is_frozen_later() -> None:
    draft: Any = Draft(CASE)
    draft.own("data")["canal"] = "redes"
    draft.end = "fin"
    first = draft.frozen()
    draft.own("data")["canal"] = "presencial"
    assert "canal" not in CASE.data
    assert (first.data["canal"], first.end) == ("redes", "fin")
    assert draft.frozen().data["canal"] == "presencial"
