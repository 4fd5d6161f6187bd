"""A workspace: the folder of one institution, as its `cauce.toml` describes it."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

from cauce.cli.problems import CommandError, UsageError
from cauce.cli.selection import readable
from cauce.cli.settings import Settings
from cauce.cli.spanish import did_you_mean
from cauce.model.frozen import dataclass

FILE = "cauce.toml"
DATABASE = "cauce.db"
_FIELDS: dict[str, type] = {
    "id": str,
    "institucion": str,
    "base_de_datos": str,
    "capacitacion": bool,
    "grupo": str,
}
_REQUIRED = ("id", "institucion", "base_de_datos")
_ID = re.compile(r"[a-z0-9][a-z0-9-]{3,60}")
_PLACE = re.compile(r"line (\d+), column (\d+)")
_PASSWORD = re.compile(r"://[^/@\s:]*:[^/@\s]*@|[?&]password=", re.IGNORECASE)
_SERVER = re.compile(r"postgres(?:ql)?(?:\+psycopg)?://", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Workspace:
    """A workspace. `id` names its key; `database` is a path inside it, or a PostgreSQL URL without any password.

    `group` is the operating system's group that shares the folder, empty when it belongs to one account. A `training`
    workspace holds invented people and cases, and only there the clock can be set.
    """

    folder: Path
    id: str
    institution: str
    database: str = DATABASE
    training: bool = False
    group: str = ""

    @property
    def procedures(self) -> Path:
        """The folder of its procedures, institution and calendars."""
        return self.folder / "procedures"

    @property
    def on_server(self) -> bool:
        """Whether its database is on a PostgreSQL server."""
        return is_server(self.database)

    @property
    def database_file(self) -> Path:
        """The file of its database, when it is not on a server."""
        return self.folder / self.database


def is_server(database: str) -> bool:
    """Tell whether a database is named by the URL of a PostgreSQL server."""
    return _SERVER.match(database) is not None


def has_password(database: str) -> bool:
    """Tell whether the URL of a database carries a password, which must not be kept nor shown."""
    return _PASSWORD.search(database) is not None


def find_workspace(settings: Settings) -> Workspace:
    """Return the workspace in use; raises UsageError if there is none, CommandError if its file is not understood."""
    folder = settings.workspace_folder()
    if folder is None:
        raise UsageError(
            "Aquí no hay un espacio de trabajo de Cauce.",
            "Entre en la carpeta del suyo o señálela con «--espacio CARPETA»; para crear uno: cauce iniciar CARPETA",
        )
    return read_workspace(folder)


def read_workspace(folder: Path) -> Workspace:
    """Read the `cauce.toml` of a folder; raises CommandError, which says what is wrong with it and where."""
    path = folder / FILE
    if not path.is_file():
        raise CommandError(
            f"«{folder}» no es un espacio de trabajo: no tiene el archivo «{FILE}».",
            f"Revise la ruta, o cree el espacio con: cauce iniciar {folder}",
        )
    with readable():
        data = path.read_bytes()
    try:
        said = tomllib.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise CommandError(
            f"«{path}» no está guardado como UTF-8.", "Ábralo en su editor y guárdelo con codificación UTF-8."
        ) from None
    except tomllib.TOMLDecodeError as error:
        found = _PLACE.search(str(error))
        place = f", línea {found[1]}, columna {found[2]}" if found else ""
        raise CommandError(
            f"No se entiende «{path}»{place}.", 'Cada línea se escribe así: nombre = "valor", con comillas rectas.'
        ) from None
    return _workspace(folder, path, said)


def _workspace(folder: Path, path: Path, said: dict[str, Any]) -> Workspace:
    for name, value in said.items():
        if name not in _FIELDS:
            hint = did_you_mean(name, _FIELDS) or f"Puede decir: {', '.join(_FIELDS)}."
            raise CommandError(f"«{path}» dice «{name}», que Cauce no conoce.", hint)
        if not isinstance(value, _FIELDS[name]):
            right = "true o false, sin comillas" if _FIELDS[name] is bool else "un texto entre comillas"
            raise CommandError(f"En «{path}», «{name}» tiene un valor que no va ahí.", f"Escriba {right}.")
    missing = [name for name in _REQUIRED if not said.get(name)]
    if missing:
        # An empty file is enough for the commands of the process owner, so it may well be there.
        raise CommandError(
            f"El espacio «{folder}» no tiene dónde guardar casos: a «{path}» le falta «{missing[0]}».",
            "Cree un espacio completo con «cauce iniciar CARPETA» y copie ahí sus procedimientos.",
        )
    if not _ID.fullmatch(said["id"]):
        raise CommandError(
            f"En «{path}», el «id» no es el de un espacio.",
            "Devuélvalo a como lo escribió «cauce iniciar»: es el nombre del archivo de su llave.",
        )
    if has_password(said["base_de_datos"]):
        raise CommandError(
            f"«{path}» guarda una contraseña en «base_de_datos».",
            "Bórrela de ahí: Cauce la pregunta, o la toma del archivo de PGPASSFILE o de PGPASSWORD.",
        )
    return Workspace(
        folder=folder,
        id=said["id"],
        institution=said["institucion"],
        database=said["base_de_datos"],
        training=said.get("capacitacion", False),
        group=said.get("grupo", ""),
    )


def workspace_file(workspace: Workspace) -> str:
    """Return the text of the `cauce.toml` of a workspace."""
    lines = [
        "# Un espacio de trabajo de Cauce. Lo escribió «cauce iniciar»; «cauce doctor» dice si todo está en orden.",
        "",
        "# El nombre de su llave. No lo cambie: sin él no se encuentra la llave que abre la base de datos.",
        f"id = {_quoted(workspace.id)}",
        "",
        "# La institución: su archivo es procedures/instituciones/<esto>.yaml.",
        f"institucion = {_quoted(workspace.institution)}",
        "",
        "# Dónde se guardan los casos: un archivo de esta carpeta o un servidor PostgreSQL (nunca con su contraseña).",
        f"base_de_datos = {_quoted(workspace.database)}",
        "",
        "# Si las personas y los casos son inventados, para aprender.",
        f"capacitacion = {'true' if workspace.training else 'false'}",
    ]
    if workspace.group:
        lines += [
            "",
            "# El grupo del sistema operativo que comparte esta carpeta.",
            f"grupo = {_quoted(workspace.group)}",
        ]
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    """Return a text as TOML writes it: its rules for a basic string are those of JSON, and DEL besides."""
    import json

    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
