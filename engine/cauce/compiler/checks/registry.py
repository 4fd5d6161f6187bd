"""The checks of a procedure, in order. A new check is one small module and one line here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cauce.compiler.checks import (
    awaited,
    branches,
    clocks,
    comparisons,
    computed_data,
    dated_data,
    errata,
    fall_through,
    institution_of,
    never_recorded,
    other_procedures,
    people,
    repeated_keys,
    responsible,
    scenario_findings,
    scenario_steps,
    scenario_words,
    targets,
    undeclared,
    unique_names,
    unused,
    values,
    waits,
    yes_no_marks,
)
from cauce.compiler.checks.context import Context
from cauce.compiler.stages import has_errors

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from cauce.compiler.library import Library
    from cauce.compiler.stages import Stage
    from cauce.model.diagnostics import Diagnostic

    Check = Callable[[Context], Iterator[Diagnostic]]

ERRORS: tuple[Check, ...] = (
    unique_names.check,
    undeclared.check,
    targets.check,
    values.check,
    comparisons.check,
    dated_data.check,
    computed_data.check,
    yes_no_marks.check,
    branches.check,
    fall_through.check,
    responsible.check,
    people.check,
    clocks.check,
    awaited.check,
    scenario_findings.check,
    scenario_steps.check,
    scenario_words.check,
    institution_of.check,
    repeated_keys.check,
    other_procedures.check,
    waits.check,
)
# Said only of a file without errors: what looks unused, or never recorded, may be what a misspelt name meant.
LAST: tuple[Check, ...] = (never_recorded.check, unused.check, errata.check)


def of_scenarios(diagnostic: Diagnostic) -> bool:
    """Tell whether only a scenario is wrong (E315, E360 to E368): the procedure can be judged all the same."""
    return diagnostic.code == "E315" or diagnostic.code.startswith("E36")


def run_checks(stage: Stage, library: Library | None) -> list[Diagnostic]:
    """Return what the checks of the file's kind find."""
    if stage.draft:
        context = Context(stage.draft, library)
        found = [each for check in ERRORS for each in check(context)]
        for check in LAST:
            if not has_errors((*stage.diagnostics, *found)):
                found.extend(check(context))
        return found
    if stage.institution_draft:
        from cauce.compiler.checks.institution_file import check_institution  # noqa: PLC0415 - zoneinfo

        return list(check_institution(stage.institution_draft, stage.file, library))
    if stage.calendar_draft:
        from cauce.compiler.checks.calendar_file import check_calendar  # noqa: PLC0415

        return list(check_calendar(stage.calendar_draft, stage.file, library))
    return []
