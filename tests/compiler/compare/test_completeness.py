"""Nothing that a file can say changes in silence: every field of every value of the model, changed, is told."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from pathlib import Path
from typing import Any

from cauce.compiler.api import compile_paths
from cauce.compiler.compare import compare
from cauce.model.declarations import ActorMode
from cauce.model.source import Span

ROOT = Path(__file__).parents[3]
FILES = sorted([*(ROOT / "procedures").glob("*.yaml"), *(ROOT / "docs" / "ejemplos").glob("*.yaml")])
NOT_SAID = {"digest", "file", "next_written", "inherited_from", "mode"}
"""Fields that no owner writes, or (`mode` of a single role) that say nothing: they follow from others."""

KINDS = {
    *("Procedure", "Row", "Branch", "Start", "DocumentUse", "DatumUse", "Derivation", "Referral", "TurnOver", "Series"),
    *("Period", "Source", "Expected", "Visit", "AntecedentWindow", "Lapse", "Duration", "Compare", "Signature"),
}

Field = tuple[str, str]


def names_of(value: Any) -> list[str]:
    if is_dataclass(value):
        return [field.name for field in fields(value)]
    return list(getattr(value, "_fields", ()))


def with_field(value: Any, name: str, new: Any) -> Any:
    return value._replace(**{name: new}) if hasattr(value, "_replace") else replace(value, **{name: new})


def edits(value: Any, field: Field, seen: set[Field], *, pair: bool = False) -> Iterator[tuple[Field, Any]]:
    """Yield a value with one thing in it changed, once for every field not seen before; pairs stay pairs."""
    if isinstance(value, Span) or value is None:
        return
    if names := names_of(value):
        for name in names:
            if name in NOT_SAID:
                continue
            for where, edited in edits(getattr(value, name), (type(value).__name__, name), seen):
                yield where, with_field(value, name, edited)
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            for where, edited in edits(item, field, seen, pair=isinstance(item, tuple)):
                yield where, (*value[:index], edited, *value[index + 1 :])
        shorter = (field[0], f"{field[1]}, one less")
        if value and not pair and shorter not in seen:
            seen.add(shorter)
            yield shorter, value[:-1]
    elif field not in seen and not isinstance(value, dict):
        seen.add(field)
        yield field, changed(value)


def changed(value: Any) -> Any:
    if isinstance(value, Enum):
        members = list(type(value))
        return members[(members.index(value) + 1) % len(members)]
    if isinstance(value, bool):
        return not value
    return value + 1 if isinstance(value, int) else f"{value}x"


def test_every_field_changed_is_told() -> None:
    seen: set[Field] = set()
    silent: list[Field] = []
    for path in FILES:
        procedure = compile_paths([path])[0].procedure
        assert procedure is not None
        for field, edited in edits(procedure, ("", ""), seen):
            if not compare(procedure, edited):
                silent.append(field)
    assert silent == []
    assert len(seen) > 150
    assert {kind for kind, _ in seen} >= KINDS


def test_how_several_roles_share_a_row_is_told() -> None:
    procedure = compile_paths([ROOT / "procedures" / "64-AJP-P01.yaml"])[0].procedure
    assert procedure is not None
    index = next(i for i, row in enumerate(procedure.rows) if row.actors and len(row.actors.roles) > 1)
    row = procedure.rows[index]
    assert row.actors is not None
    joint = replace(row, actors=replace(row.actors, mode=ActorMode.ALL))
    edited = replace(procedure, rows=(*procedure.rows[:index], joint, *procedure.rows[index + 1 :]))
    assert [change.attribute for change in compare(procedure, edited)] == ["responsable"]
