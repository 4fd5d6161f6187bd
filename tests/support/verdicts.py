"""What Cauce says of a spoilt file: refused or reported by `validar`, or failed by `probar`, and at which lines."""

from __future__ import annotations

from dataclasses import dataclass, fields, is_dataclass
from pathlib import Path

from cauce.compiler.api import compile_paths
from cauce.compiler.build.procedure import build_procedure
from cauce.compiler.checks.registry import run_checks
from cauce.compiler.proof import prove
from cauce.compiler.reader import Node
from cauce.compiler.shape import check_shape
from cauce.compiler.shelf import Shelf
from cauce.compiler.stages import PROCEDURE, Stage, has_errors
from cauce.model.diagnostics import Diagnostic
from cauce.model.institution import Calendar, Institution
from cauce.model.procedure import Procedure
from cauce.model.rows import RowKind
from cauce.runtime.scenarios import run_all


@dataclass(frozen=True)
class Verdict:
    """`by` is «validar», «probar» or "" for a survivor; `lines` are those that were pointed at."""

    by: str
    lines: frozenset[int]
    said: str
    procedure: Procedure | None


def meaning(procedure: Procedure | None) -> object:
    """Return a procedure without its places: two files mean the same if these are equal.

    A target that is a heading or a note counts as the row after it: a case passes both at once (language.md §2).
    """
    assert procedure is not None
    passed = {row.ref: row.next for row in procedure.all_rows() if row.kind in (RowKind.STAGE, RowKind.NOTE)}
    return _plain(procedure, passed)


def _plain(value: object, passed: dict[str, str | None], name: str = "") -> object:
    if is_dataclass(value):
        kept = (field.name for field in fields(value) if field.name not in ("next_written", "file", "digest"))
        return tuple((each, _plain(getattr(value, each), passed, each)) for each in kept if not each.endswith("span"))
    if isinstance(value, tuple):
        return tuple(_plain(item, passed, name) for item in value)
    while name in ("next", "target", "after") and isinstance(value, str) and value in passed:
        value = passed[value]
    return value


class Judge:
    """Compiles and runs spoilt trees of one file against the library of its folder."""

    def __init__(self, path: Path) -> None:
        (compiled,) = (each for each in compile_paths([path]) if each.file == str(path))
        assert not compiled.diagnostics, compiled.diagnostics
        assert compiled.procedure is not None
        assert compiled.institution is not None
        assert compiled.calendar is not None
        self.path = path
        self.procedure: Procedure = compiled.procedure
        self.institution: Institution = compiled.institution
        self.calendar: Calendar = compiled.calendar
        self.library = Shelf(path.parent).library

    def verdict(self, tree: Node) -> Verdict:
        """Compile and run a spoilt tree."""
        found: list[Diagnostic] = list(check_shape(tree, str(self.path), PROCEDURE))
        draft = build_procedure(tree, str(self.path), "spoilt", problems=found)
        stage = Stage(file=str(self.path), kind=PROCEDURE, diagnostics=tuple(found), draft=draft)
        found += run_checks(stage, self.library)
        if not has_errors(found):
            found += prove(draft.procedure)
        if found:
            lines = {each.span.line for each in found} | {note.span.line for each in found for note in each.related}
            return Verdict("validar", frozenset(lines), found[0].message, draft.procedure)
        report = run_all(draft.procedure, self.institution, self.calendar)
        if not report.complete:
            lines = {outcome.span.line for outcome in report.failed}
            said = report.failed[0].problem if report.failed else report.missing[0]
            return Verdict("probar", frozenset(lines), said, draft.procedure)
        return Verdict("", frozenset(), "", draft.procedure)
