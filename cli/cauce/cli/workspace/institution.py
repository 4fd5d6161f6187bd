"""The institution of a workspace and its calendar: compiled once, and from then on taken from the database."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from cauce.cli.output import width
from cauce.cli.problems import CommandError
from cauce.cli.selection import readable
from cauce.model.digest import digest_of

if TYPE_CHECKING:
    from cauce.cli.workspace.database import WorkspaceStore
    from cauce.cli.workspace.folder import Workspace
    from cauce.model.institution import Calendar, Institution


def institution_of(workspace: Workspace, store: WorkspaceStore) -> tuple[Institution, Calendar]:
    """Return the institution of a workspace and its calendar.

    Only texts that the database does not know are compiled, and then kept. Raises CommandError when they have errors,
    which are written first.
    """
    digest = texts_digest(workspace.procedures, workspace.institution)
    with store.read() as transaction:
        stored = transaction.institution(digest)
    if stored is not None:
        return stored
    found = compile_institution(workspace.procedures, workspace.institution)
    with store.write() as transaction:
        transaction.save_institution(digest, *found)
    return found


def texts_digest(folder: Path, institution: str) -> str:
    """Return the SHA-256 of the texts that an institution and its calendar are compiled from.

    Every calendar of the folder counts, because which of them it inherits from is known only by reading them. Raises
    CommandError when a file cannot be opened.
    """
    with readable():
        files = [folder / "instituciones" / f"{institution}.yaml", *sorted((folder / "calendarios").glob("*.y*ml"))]
        parts = [f"{file.name} {digest_of(file.read_bytes())}" for file in files]
    return digest_of("\n".join(parts).encode())


def compile_institution(folder: Path, institution: str) -> tuple[Institution, Calendar]:
    """Read an institution and its calendar; raises CommandError when they have errors, which are written first."""
    from cauce.compiler.api import load_library

    with readable():
        library, diagnostics = load_library(folder)
        found = library.institution(institution)
        calendar = library.calendar_of(found)
    if found is None or calendar is None:
        from cauce.cli.report.text import write_diagnostics

        write_diagnostics(diagnostics, width())
        raise CommandError(
            f"El archivo de la institución «{institution}» o el de su calendario no se puede usar.",
            f"Vea qué corregir con: cauce validar {folder}",
        )
    return found, calendar
