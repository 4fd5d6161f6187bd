"""Where the procedures are: the workspace, a folder of one's own, or the copy that comes with Cauce."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from cauce.cli.problems import UsageError
from cauce.cli.settings import Settings

_HERE = Path()
_PACKAGE = Path(__file__).resolve().parents[1]
_CHECKOUT = _PACKAGE.parents[1]


class Place(NamedTuple):
    """A folder of procedures, and what to tell whoever might not know that it is the one («» if it is in sight)."""

    folder: Path
    note: str = ""


def place(settings: Settings) -> Place:
    """Return where the procedures are when no path is given; raises UsageError if the workspace has none.

    Those of the workspace; else those here, or in `procedures` here, known by their `instituciones`; else Cauce's own.
    """
    workspace = settings.workspace_folder()
    if workspace is not None:
        return _of_workspace(workspace, settings)
    for folder in (_HERE / "procedures", _HERE):
        if (folder / "instituciones").is_dir():
            return Place(folder)
    return Place(bundled_procedures(), "Son los procedimientos que vienen con Cauce: aquí no hay otros.")


def procedures_folder(settings: Settings) -> Path:
    """Return the folder of `place`; raises UsageError if the workspace has none."""
    return place(settings).folder


def _of_workspace(workspace: Path, settings: Settings) -> Place:
    folder = workspace / "procedures"
    if not settings.workspace:
        folder = _from_here(folder)
    if not folder.is_dir():
        raise UsageError(
            f"El espacio «{workspace}» no tiene la carpeta «procedures».",
            "Un espacio guarda sus procedimientos en «procedures»; revise la ruta.",
        )
    in_sight = settings.workspace or not folder.is_absolute()
    return Place(folder, "" if in_sight else f"Son los de la carpeta {folder}.")


def bundled_procedures() -> Path:
    """Return the procedures that come with Cauce.

    The checkout goes first: an editable install also holds a frozen copy, which would hide what is edited.
    """
    beside = _CHECKOUT / "procedures"
    if beside.is_dir() and (_CHECKOUT / "pyproject.toml").is_file():
        return beside
    return _PACKAGE / "procedures"


def _from_here(folder: Path) -> Path:
    """Shorten a path that is inside the working folder, so that messages are read easily."""
    here = Path.cwd()
    return folder.relative_to(here) if folder.is_relative_to(here) and folder != here else folder
