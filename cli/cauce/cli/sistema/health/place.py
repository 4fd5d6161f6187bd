"""The folder of a workspace: where it is, and who may read it."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from cauce.cli.sistema.health.finding import Finding, good, warning, wrong
from cauce.cli.workspace.folder import Workspace
from cauce.cli.workspace.sheet import has_key
from cauce.cli.workspace.whereabouts import network_of, synced_by
from cauce.store.driver.files import COMPANIONS

_LARGEST_SHEET = 20_000
"""Bytes: a recovery sheet has some two thousand."""
_OTHERS = stat.S_IRWXO
_GROUP = stat.S_IRWXG


def whereabouts(workspace: Workspace) -> Iterator[Finding]:
    """Tell whether the folder is on a network share or is copied elsewhere by a program."""
    severe = warning if workspace.on_server or workspace.training else wrong
    if kind := network_of(workspace.folder):
        yield severe(
            "red",
            f"La carpeta del espacio está en una unidad de red ({kind}): ahí una base de datos se puede dañar.",
            "Muévala a un disco de esta computadora; para trabajar desde varias, use PostgreSQL con «--base-datos».",
        )
    else:
        yield good("red", "La carpeta del espacio está en un disco de esta computadora.")
    if program := synced_by(workspace.folder):
        yield severe(
            "nube",
            f"{program} copia la carpeta del espacio fuera de esta computadora, y puede dañar la base de datos.",
            f"Muévala a una carpeta que {program} no copie.",
        )
    else:
        yield good("nube", "Ningún programa conocido copia la carpeta del espacio a otra parte.")


def modes(workspace: Workspace) -> Iterator[Finding]:
    """Tell whether somebody else on the computer may read the files of the workspace."""
    if os.name == "nt":
        yield good("permisos", "En Windows los permisos de la carpeta se ven en sus Propiedades, pestaña Seguridad.")
        return
    allowed = 0 if workspace.group else _GROUP
    open_to_others = [path for path in _private(workspace) if path.stat().st_mode & (_OTHERS | allowed)]
    if open_to_others:
        others = "todos" if workspace.group else "otras cuentas"
        mode = "o-rwx" if workspace.group else "go-rwx"
        names = ", ".join(f"«{path}»" for path in open_to_others)
        yield wrong(
            "permisos",
            f"{others.capitalize()} pueden abrir {names}.",
            f"Ciérrelo con: chmod -R {mode} {workspace.folder}",
        )
    else:
        who = f"el grupo «{workspace.group}»" if workspace.group else "esta cuenta"
        yield good("permisos", f"Solo {who} puede abrir los archivos del espacio.")
    if not os.access(workspace.folder, os.W_OK):
        yield wrong(
            "escritura",
            f"No se puede escribir en «{workspace.folder}».",
            "Pida permiso de escritura a quien administra la computadora.",
        )


def sheets(workspace: Workspace) -> Iterator[Finding]:
    """Tell which files of the folder are the key on paper, in clear: whoever copies the folder could read the cases."""
    for path in sorted(workspace.folder.rglob("*")):
        if not path.is_file() or path.stat().st_size > _LARGEST_SHEET:
            continue
        try:
            text = path.read_bytes().decode("utf-8", "replace")
        except OSError:
            continue  # what is wrong with it, the findings about permissions tell
        if has_key(text):
            yield wrong(
                "hoja",
                f"«{path}» lleva una llave a la vista, dentro del espacio: quien copie la carpeta puede leer los "
                "casos.",
                "Si no la ha impreso, imprímala; guarde el papel, y borre el archivo.",
            )


def _private(workspace: Workspace) -> list[Path]:
    """Return the files that only the workspace's people may open."""
    folder = workspace.folder
    found = [folder, folder / "cauce.toml"]
    if not workspace.on_server:
        base = workspace.database_file
        found += [base, *(base.with_name(base.name + ending) for ending in COMPANIONS)]
    return [path for path in found if path.exists()]
