"""Values that data may have while nobody records them again: tried one by one where a loop depends on them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import product
from typing import TYPE_CHECKING

from cauce.model.conditions import Compare, leaves
from cauce.model.declarations import DataType
from cauce.model.rows import Choice

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cauce.compiler.proof.graph import Arm
    from cauce.model.declarations import Datum
    from cauce.model.procedure import Procedure
    from cauce.model.rows import Row

Assignment = Mapping[str, frozenset[str]]
_MOST = 1024


def options_of(datum: Datum) -> tuple[str, ...]:
    """Return the option keys of a datum of one option or yes/no; empty for any other type."""
    if datum.type is DataType.YES_NO:
        return ("si", "no")
    return tuple(option.id for option in datum.options) if datum.type is DataType.OPTION else ()


def single_valued(procedure: Procedure, rows: Iterable[Row]) -> dict[str, tuple[str, ...]]:
    """Return the data with one value of a few that the branches and the `cuando` of these rows read."""
    found: dict[str, tuple[str, ...]] = {}
    for row in rows:
        names = [row.decides_by] if row.decides_by and row.choice is Choice.ONE else []
        names += [leaf.datum for leaf in leaves(row.when) if isinstance(leaf, Compare)]
        for name in names:
            datum = procedure.datum_by_id.get(name)
            if datum is not None and (options := options_of(datum)):
                found[name] = options
    return found


def assignments(options: Mapping[str, tuple[str, ...]]) -> Iterator[Assignment] | None:
    """Return every way to give these data one value each, or None when there are too many to try."""
    count = 1
    for values in options.values():
        count *= len(values)
    if count > _MOST:
        return None
    return (
        {name: frozenset((value,)) for name, value in zip(options, values, strict=True)}
        for values in product(*options.values())
    )


def branches_open(row: Row, arms: list[Arm], known: Assignment) -> Iterator[Arm]:
    """Yield the branches that a row can take when its datum has one of the known values."""
    values = known.get(row.decides_by) if row.decides_by and row.choice is Choice.ONE else None
    for arm in arms:
        if values is None or values.intersection(arm.branch.options):
            yield arm
