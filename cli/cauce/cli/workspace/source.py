"""The procedures that a new workspace is made of: those of one institution, and what they need."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from cauce.cli.files import put_file
from cauce.cli.output import paragraph, write
from cauce.cli.places import bundled_procedures
from cauce.cli.problems import CommandError, UsageError
from cauce.cli.selection import readable
from cauce.cli.settings import Settings
from cauce.cli.spanish import did_you_mean
from cauce.model.frozen import dataclass

if TYPE_CHECKING:
    from cauce.compiler.api import Compiled
    from cauce.model.institution import Calendar, Institution
    from cauce.runtime.desk.records import Definition

_SUBFOLDERS = ("instituciones", "calendarios")
_OPTION = "--institucion"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """What was found: the institution, its calendar, its procedures, and the files to copy (relative to `folder`)."""

    folder: Path
    institution: Institution
    calendar: Calendar
    definitions: tuple[Definition, ...]
    files: tuple[Path, ...]


def find_source(word: str, settings: Settings) -> Source:
    """Return the procedures of an institution: one of those that come with Cauce, by id, or one of a path.

    A path is a folder with `instituciones`, one that holds such a `procedures`, or the file of an institution. Without
    a word, or with a folder of several institutions, it is asked which. Raises CommandError, also when a procedure has
    errors: they are written first.
    """
    folder, institution = _place(word)
    names = sorted(path.stem for path in _yaml(folder / "instituciones"))
    if not institution:
        institution = names[0] if len(names) == 1 else _chosen(folder, names, settings)
    if institution not in names:
        raise UsageError(
            f"No hay una institución «{institution}» en «{folder}».",
            did_you_mean(institution, names)
            or f"Hay estas: {', '.join(names)}; también puede dar la ruta de una carpeta.",
        )
    return _of(folder, institution)


def copy_files(source: Source, folder: Path) -> None:
    """Copy the files to a folder, which has to be new, with the schemas by which an editor checks them."""
    with readable():
        for name in (*_SUBFOLDERS, "."):
            (folder / name).mkdir(parents=True, exist_ok=True)
        for file in source.files:
            put_file(folder / file, (source.folder / file).read_bytes())
        for schema in bundled_procedures().glob("*.schema.json"):
            put_file(folder / schema.name, schema.read_bytes())


def _place(word: str) -> tuple[Path, str]:
    """Return the folder of procedures that a word names, and the institution if it says which."""
    path = Path(word)
    if path.is_file() and path.parent.name == "instituciones":
        return path.parent.parent, path.stem
    if word and path.is_dir():
        for folder in (path, path / "procedures"):
            if (folder / "instituciones").is_dir():
                return folder, ""
        raise UsageError(f"«{word}» no tiene una carpeta «instituciones».", "Dé la carpeta de los procedimientos.")
    if "/" in word or "\\" in word or word.lower().endswith((".yaml", ".yml")):
        raise UsageError(f"No existe «{word}».", "Revise la ruta que sigue a «--institucion».")
    return bundled_procedures(), word


def _chosen(folder: Path, names: list[str], settings: Settings) -> str:
    from cauce.cli.prompt import choose
    from cauce.cli.workspace.questions import can_ask

    if not names:
        raise UsageError("Ahí no hay ninguna institución.", "Empiece una con: cauce nuevo CLAVE --institucion ID")
    if can_ask(settings):
        from cauce.compiler.api import load_library

        with readable():
            library, _ = load_library(folder)
            for name in names:
                found = library.institution(name)
                paragraph(f"{name}: {found.name if found else 'su archivo tiene errores'}")
    return choose("¿De qué institución es el espacio?", names, _OPTION, settings)


def _of(folder: Path, institution: str) -> Source:
    from cauce.compiler.api import compile_paths, load_library

    with readable():
        compiled = [each for each in compile_paths(_yaml(folder)) if _belongs(each, institution)]
        _refuse_errors(compiled, folder)
        library, _ = load_library(folder)
        found = library.institution(institution)
        calendar = library.calendar_of(found)
        if found is None or calendar is None:
            raise CommandError(
                f"El archivo de la institución «{institution}» o el de su calendario tiene errores: no se creó nada.",
                f"Véalos con: cauce validar {folder}",
            )
        files = [Path("instituciones") / _name(folder / "instituciones", institution)]
        files += _calendars(folder, found.calendar)
        files += [Path(each.file).relative_to(folder) for each in compiled if each.procedure]
        definitions = tuple(_definitions(compiled))
    if not definitions:
        raise CommandError(
            f"La institución «{institution}» todavía no tiene procedimientos: no se creó nada.",
            f"Empiece uno con: cauce nuevo CLAVE --institucion {institution}",
        )
    return Source(
        folder=folder, institution=found, calendar=calendar, definitions=definitions, files=tuple(dict.fromkeys(files))
    )


def _belongs(compiled: Compiled, institution: str) -> bool:
    """Whether a file is the institution's; one that cannot be read at all may well be."""
    return compiled.procedure is None or compiled.procedure.institution == institution


def _refuse_errors(compiled: list[Compiled], folder: Path) -> None:
    wrong = [each for each in compiled if not each.ok]
    if wrong:
        from cauce.cli.output import width
        from cauce.cli.report.text import write_diagnostics

        write_diagnostics([found for each in wrong for found in each.diagnostics], width())
        write()
        names = ", ".join(f"«{Path(each.file).name}»" for each in wrong)
        raise CommandError(
            f"Hay errores en {names}: no se creó nada.", f"Corríjalos; véalos con: cauce validar {folder}"
        )


def _definitions(compiled: list[Compiled]) -> Iterator[Definition]:
    from cauce.cli.workspace.definitions import as_stored
    from cauce.model.digest import digest_of

    for each in compiled:
        if each.procedure is not None:
            path = Path(each.file)
            text = path.read_bytes()
            if digest_of(text) != each.procedure.digest:
                raise CommandError(f"«{path}» cambió mientras se leía: no se creó nada.", "Repita la orden.")
            yield as_stored(each.procedure, text)


def _calendars(folder: Path, key: str) -> list[Path]:
    """Return the files of a calendar and of those it inherits from, by the lines that say so."""
    from cauce.compiler.shelf import Shelf
    from cauce.compiler.stages import CALENDAR

    shelf = Shelf(folder)
    found: list[Path] = []
    pending = [key]
    while pending:
        path = shelf.path_of(CALENDAR, pending.pop())
        if path is not None and path not in found:
            found.append(path)
            draft = shelf.stage(path).calendar_draft
            pending += [name for name, _ in draft.includes] if draft else []
    return [path.relative_to(folder) for path in found]


def _yaml(folder: Path) -> list[Path]:
    return sorted(path for ending in ("*.yaml", "*.yml") for path in folder.glob(ending))


def _name(folder: Path, stem: str) -> str:
    return next(path.name for path in _yaml(folder) if path.stem == stem)
