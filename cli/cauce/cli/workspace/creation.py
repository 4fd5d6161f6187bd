"""Making a workspace, whole or not at all: beside its place, moved there at the end, its key taken away if it fails."""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from cauce.cli.files import put_file
from cauce.cli.problems import CommandError, UsageError
from cauce.cli.selection import readable
from cauce.cli.settings import Settings
from cauce.cli.workspace.database import created, storage_problems
from cauce.cli.workspace.folder import FILE, Workspace, workspace_file
from cauce.cli.workspace.institution import texts_digest
from cauce.cli.workspace.source import Source, copy_files
from cauce.store.driver.files import make_durable, make_folder
from cauce.store.key_files import create_key, key_path

if TYPE_CHECKING:
    from cauce.runtime.desk.records import Person
    from cauce.store.keys import MasterKey


def new_workspace(folder: Path, source: Source, database: str, group: str, *, training: bool) -> Workspace:
    """Return the description of a workspace to be made, with an id of its own."""
    name = "".join(letter if letter.isalnum() and letter.isascii() else "-" for letter in source.institution.id.lower())
    return Workspace(
        folder=folder,
        id=f"{name[:40].strip('-') or 'espacio'}-{secrets.token_hex(6)}",
        institution=source.institution.id,
        database=database,
        training=training,
        group=group,
    )


def make(workspace: Workspace, source: Source, phrase: str, people: Sequence[Person], settings: Settings) -> None:
    """Make the folder, the key, the database and the register. Nothing of it is left when it raises CommandError."""
    with _beside(workspace.folder) as beside, _key(workspace, phrase) as key:
        building = replace(workspace, folder=beside)
        copy_files(source, building.procedures)
        with readable():
            put_file(beside / FILE, workspace_file(workspace).encode())
        with created(building, key, settings) as store:
            now = datetime.now().astimezone()
            with store.write() as transaction:
                digest = texts_digest(building.procedures, source.institution.id)
                transaction.save_institution(digest, source.institution, source.calendar)
                for definition in source.definitions:
                    transaction.save_definition(definition)
                for person in people:
                    transaction.save_person(person, now, people[0].id)
        _close_modes(beside, workspace.group)
        _put(beside, workspace.folder.absolute())


def check_place(folder: Path) -> None:
    """Raise UsageError when a workspace cannot be made there: something is in the way."""
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise UsageError(f"«{folder}» no es una carpeta.", "Elija otro nombre.")
    with readable():
        if folder.is_dir() and any(folder.iterdir()):
            known = "ya es un espacio de trabajo" if (folder / FILE).is_file() else "no está vacía"
            raise UsageError(f"La carpeta «{folder}» {known}: no se tocó.", "Elija una carpeta nueva.")
    if not folder.absolute().parent.is_dir():
        raise UsageError(f"No existe la carpeta «{folder.parent}».", "Créela antes, o elija otra.")


@contextmanager
def _beside(folder: Path) -> Iterator[Path]:
    """Give a new folder beside the place of another, which disappears unless all goes well."""
    place = folder.absolute()
    beside = place.with_name(f".{place.name}.{secrets.token_hex(4)}")
    # Everything inside, so that an interruption at any moment leaves nothing behind.
    try:
        with readable():
            beside.mkdir(mode=0o700)
        yield beside
    except BaseException:
        shutil.rmtree(beside, ignore_errors=True)
        raise


def _put(beside: Path, place: Path) -> None:
    """Move a folder to its place, whole also after a power cut."""
    with readable():
        for inside, _, _ in os.walk(beside):
            make_durable(Path(inside))
        if place.is_dir():
            place.rmdir()  # an empty one, or it fails: nothing is overwritten
        beside.rename(place)
    with suppress(OSError):  # it is there; only a power cut in this instant could undo the name
        make_durable(place.parent)


@contextmanager
def _key(workspace: Workspace, phrase: str) -> Iterator[MasterKey]:
    """Make the key before anything is encrypted with it, and take it away if there is nothing to open."""
    path = key_path(workspace.id)
    there = os.path.lexists(path)
    try:
        with readable(), storage_problems():
            make_folder(path.parent, 0o700)
            key = create_key(workspace.id, passphrase=phrase)
        yield key
    except BaseException:
        # An interruption may come when the workspace is in its place already: it stays, with what opens it.
        if not there and not (workspace.folder / FILE).exists():
            with suppress(OSError):
                path.unlink()
        raise


def _close_modes(folder: Path, group: str) -> None:
    """Let only this account (and `group`) into a folder."""
    if os.name == "nt":
        return
    directory, file = (0o2770, 0o660) if group else (0o700, 0o600)
    number = group_number(group) if group else -1
    with readable():
        for place, _, files in os.walk(folder):
            for path in (Path(place), *(Path(place) / name for name in files)):
                if group:
                    os.chown(path, -1, number)
                path.chmod(directory if path.is_dir() else file)


def group_number(group: str) -> int:
    """Return the number of a group of the operating system. Raises UsageError when there is none or it is not ours."""
    if os.name == "nt":
        raise UsageError("«--grupo» no se usa en Windows.", "Para varias cuentas o computadoras use PostgreSQL.")
    import grp

    try:
        found = grp.getgrnam(group).gr_gid
    except KeyError:
        raise UsageError(
            f"Esta computadora no tiene un grupo llamado «{group}».",
            "Pida que lo creen a quien administra la computadora, o escriba el nombre de uno que exista.",
        ) from None
    if os.geteuid() != 0 and found not in {os.getegid(), *os.getgroups()}:
        raise CommandError(f"Usted no es del grupo «{group}».", "Pida que agreguen su cuenta, y entre otra vez.")
    return found
