"""Where the procedures are: the workspace, the checkout, or the installed copy."""

from __future__ import annotations

from pathlib import Path

from cauce.cli.problems import UsageError
from cauce.cli.settings import Settings

_CHECKOUT = Path(__file__).resolve().parents[3]


def procedures_folder(settings: Settings) -> Path:
    """Return the folder of procedures to work on when no path is given; raises UsageError if the workspace has none."""
    workspace = settings.workspace_folder()
    if workspace is None:
        return _from_here(bundled_procedures())
    folder = workspace / "procedures"
    if not folder.is_dir():
        raise UsageError(
            f"El espacio «{workspace}» no tiene la carpeta «procedures».",
            "Un espacio guarda sus procedimientos en «procedures»; revise la ruta.",
        )
    return folder


def bundled_procedures() -> Path:
    """Return the procedures that come with Cauce.

    The checkout goes first: an editable install also holds a frozen copy, which would hide what is edited.
    """
    beside = _CHECKOUT / "procedures"
    if beside.is_dir() and (_CHECKOUT / "pyproject.toml").is_file():
        return beside
    from importlib.resources import files

    return Path(str(files("cauce").joinpath("procedures")))


def _from_here(folder: Path) -> Path:
    """Shorten a path that is inside the working folder, so that messages are read easily."""
    here = Path.cwd()
    return folder.relative_to(here) if folder.is_relative_to(here) and folder != here else folder
