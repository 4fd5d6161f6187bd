"""From the bytes of a file to a procedure that everything else takes on trust, or to all that is wrong with it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from cauce.compiler.library import Library
from cauce.compiler.stages import (
    CALENDAR,
    INSTITUTION,
    PROCEDURE,
    FileKind,
    Stage,
    first_stages,
    has_errors,
)
from cauce.model.frozen import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cauce.compiler.shelf import Shelf
    from cauce.model.diagnostics import Diagnostic
    from cauce.model.institution import Calendar, Institution
    from cauce.model.procedure import Procedure

__all__ = ["Compiled", "Library", "compile_paths", "compile_procedure", "load_library"]


@dataclass(frozen=True, kw_only=True)
class Compiled:
    """One file compiled. `diagnostics` are sorted; `procedure` is None only if it could not be built at all.

    With errors, `procedure` is what could be read of it: fit to be listed or compared, never to be run. `institution`
    and `calendar` are those the procedure goes by, or the ones that the file itself defines (`kind`).
    """

    file: str
    kind: FileKind = PROCEDURE
    procedure: Procedure | None = None
    institution: Institution | None = None
    calendar: Calendar | None = None
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def ok(self) -> bool:
        """Whether there are no errors (warnings and notes do not count)."""
        return not has_errors(self.diagnostics)


def compile_procedure(
    data: bytes,
    file: str,
    library: Library | None = None,
    *,
    interpretations: bool = False,
    completeness: bool = False,
) -> Compiled:
    """Compile one procedure: reading, shape, building, names, and the proof when nothing is wrong before it.

    `file` only names it in messages. Without a `library`, what needs one (institution, calendar, other procedures) is
    not checked. `interpretations` adds the notes N7xx and `completeness` the warnings W8xx.
    """
    return _finish(first_stages(data, file, PROCEDURE), library, interpretations, completeness)


def load_library(folder: Path) -> tuple[Library, list[Diagnostic]]:
    """Return the library of a folder and what is wrong with its institutions and calendars.

    `folder/instituciones/*.yaml`, `folder/calendarios/*.yaml` and `folder/*.yaml`; procedures are read when asked for.
    Raises OSError when a file cannot be opened.
    """
    shelf = _open(folder)
    found: list[Diagnostic] = []
    for kind in (INSTITUTION, CALENDAR):
        for path in shelf.paths(kind):
            found.extend(_finish(shelf.stage(path), shelf.library).diagnostics)
    return shelf.library, found


def compile_paths(
    paths: Sequence[Path], *, interpretations: bool = False, completeness: bool = False
) -> list[Compiled]:
    """Compile files, and those of folders, each against the library of its own folder.

    The kind of a file is told by its folder (`instituciones`, `calendarios`). An institution or calendar that a
    procedure goes by is added, once, when something is wrong with it. Raises OSError when a file cannot be opened.
    """
    shelves: dict[Path, Shelf] = {}
    done: dict[Path, Compiled] = {}
    for path in _expand(paths):
        shelf = _shelf(path, shelves)
        done[path] = _finish(shelf.stage(path), shelf.library, interpretations, completeness)
    for path, compiled in list(done.items()):
        if compiled.procedure is not None:
            shelf = _shelf(path, shelves)
            for needed in _needed(shelf, compiled.procedure):
                if needed not in done:
                    other = _finish(shelf.stage(needed), shelf.library)
                    if other.diagnostics:
                        done[needed] = other
    return list(done.values())


def _open(folder: Path) -> Shelf:
    from cauce.compiler.shelf import Shelf  # noqa: PLC0415 - shelf imports from the stages that this module shares

    return Shelf(folder)


def _shelf(path: Path, shelves: dict[Path, Shelf]) -> Shelf:
    from cauce.compiler.shelf import FOLDERS  # noqa: PLC0415

    folder = path.parent.parent if path.parent.name in FOLDERS else path.parent
    return shelves.setdefault(folder, _open(folder))


def _expand(paths: Iterable[Path]) -> list[Path]:
    """Return the files, those of a folder in the place of the folder, each once."""
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            shelf = _open(path)
            found.extend(each for kind in (PROCEDURE, INSTITUTION, CALENDAR) for each in shelf.paths(kind))
        else:
            found.append(path)
    return list(dict.fromkeys(found))


def _needed(shelf: Shelf, procedure: Procedure) -> list[Path]:
    """Return the files of the institution and calendar that a procedure goes by."""
    institution = shelf.library.institution(procedure.institution)
    paths = [shelf.path_of(INSTITUTION, procedure.institution)]
    if institution:
        paths.append(shelf.path_of(CALENDAR, institution.calendar))
    return [path for path in paths if path]


def _finish(
    stage: Stage, library: Library | None, interpretations: bool = False, completeness: bool = False
) -> Compiled:
    """Run what needs the whole: the checks of names and of the library, and the proof."""
    # Only a readable file pays for the checks.
    from cauce.compiler.checks.registry import of_scenarios, run_checks  # noqa: PLC0415

    found = [*stage.diagnostics, *run_checks(stage, library)]
    # What a scenario gets wrong keeps the file from being used, but does not hide what is wrong with the procedure.
    if stage.draft and not has_errors(each for each in found if not of_scenarios(each)):
        from cauce.compiler.proof import prove  # noqa: PLC0415

        found.extend(prove(stage.draft.procedure))
    if stage.draft and interpretations:
        from cauce.compiler.checks.interpretations import interpretations_of  # noqa: PLC0415

        found.extend(interpretations_of(stage.draft))
    if stage.draft and completeness:
        from cauce.compiler.checks.completeness import missing_sections  # noqa: PLC0415

        found.extend(missing_sections(stage.draft))
    institution = stage.institution
    if stage.procedure and library:
        institution = library.institution(stage.procedure.institution)
    calendar = library.calendar_of(institution) if library else None
    if stage.calendar_draft:
        calendar = (library.calendars.get(stage.name) if library else None) or stage.calendar_draft.calendar
    return Compiled(
        file=stage.file,
        kind=stage.kind,
        procedure=stage.procedure,
        institution=institution,
        calendar=calendar,
        diagnostics=tuple(sorted(found, key=lambda each: each.order)),
    )
