"""The file of a workspace's key: outside the workspace, for one account only, closed with a phrase when asked for.

Its text is JSON: `espacio`, and either `llave` or, closed with a phrase, `frase` (how Argon2id makes a key of it) and
`cerrada`.
"""

from __future__ import annotations

import json
import os
from base64 import b64decode, b64encode
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from cauce.cli.problems import CommandError
from cauce.cli.selection import readable
from cauce.cli.workspace.folder import Workspace
from cauce.store.ciphers import UnreadableError, decrypt, encrypt
from cauce.store.keys import MasterKey

_MODE, _FOLDER_MODE = 0o600, 0o700
_MEMORY, _ROUNDS, _LANES, _SALT = 65_536, 3, 4, 16
"""KiB, iterations, lanes (RFC 9106, second recommended choice) and bytes: about half a second on a modest computer."""
_MOST_MEMORY, _MOST_ROUNDS = 4_194_304, 100


def key_folder() -> Path:
    """Return the folder of the keys of this account: that of CAUCE_LLAVES, or the usual one of its settings."""
    named = os.environ.get("CAUCE_LLAVES", "")
    if named:
        return Path(named)
    settings = os.environ.get("APPDATA", "") if os.name == "nt" else ""
    return (Path(settings) if settings else Path.home() / ".config") / "cauce" / "llaves"


def key_path(workspace: Workspace) -> Path:
    """Return where the key of a workspace is, or has to be."""
    return key_folder() / f"{workspace.id}.llave"


@dataclass(frozen=True, slots=True)
class KeyFile:
    """What the file of a key says: the key itself, or what the phrase that closes it is needed for."""

    workspace: str
    key: MasterKey | None = None
    closed: bytes = field(default=b"", repr=False)
    salt: bytes = field(default=b"", repr=False)
    memory: int = _MEMORY
    rounds: int = _ROUNDS
    lanes: int = _LANES

    def open(self, phrase: str) -> MasterKey | None:
        """Return the key that a phrase opens, None if it is another phrase. Takes about half a second."""
        derived = _derive(phrase, self.salt, self.memory, self.rounds, self.lanes)
        try:
            return MasterKey(decrypt(derived, self.closed, _place(self.workspace)))
        except UnreadableError:
            return None


def read_key(workspace: Workspace) -> KeyFile:
    """Read the file of a key; raises CommandError, which says where it has to be and how to get it back."""
    path = key_path(workspace)
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise CommandError(
            f"Falta la llave de este espacio: debería estar en «{path}».",
            "Con la hoja de recuperación: cauce doctor --restaurar-llave -  Si está en otra carpeta, diga cuál con la "
            "variable CAUCE_LLAVES; si está en otra cuenta o computadora, cópiela a ese lugar.",
        ) from None
    except OSError:
        with readable():
            raise
    try:
        found = _understood(json.loads(data))
    except (ValueError, KeyError, TypeError):
        found = None
    if found is None or found.workspace != workspace.id:
        raise CommandError(
            f"«{path}» no es la llave de este espacio, o está dañada.",
            "Recupérela con la hoja de recuperación: cauce doctor --restaurar-llave -",
        )
    return found


def write_key(path: Path, workspace: str, key: MasterKey, phrase: str = "") -> None:
    """Write the file of a key that does not exist yet, for this account only; raises CommandError."""
    said: dict[str, Any] = {"cauce": "llave 1", "espacio": workspace}
    if phrase:
        salt = os.urandom(_SALT)
        closed = encrypt(_derive(phrase, salt, _MEMORY, _ROUNDS, _LANES), key.secret, _place(workspace))
        said["frase"] = {"sal": _text(salt), "memoria": _MEMORY, "vueltas": _ROUNDS, "carriles": _LANES}
        said["cerrada"] = _text(closed)
    else:
        said["llave"] = _text(key.secret)
    with readable():
        _make_folder(path.parent)
        handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_NOFOLLOW", 0), _MODE)
        try:
            with os.fdopen(handle, "w", encoding="ascii") as file:
                json.dump(said, file, indent=1)
                file.write("\n")
                file.flush()
                os.fsync(file.fileno())
        except BaseException:
            path.unlink(missing_ok=True)
            raise


def _make_folder(folder: Path) -> None:
    if not folder.is_dir():
        folder.parent.mkdir(parents=True, exist_ok=True)
        folder.mkdir(mode=_FOLDER_MODE, exist_ok=True)


def _understood(said: Any) -> KeyFile | None:
    if said["cauce"] != "llave 1":
        return None
    workspace = str(said["espacio"])
    if "llave" in said:
        return KeyFile(workspace, MasterKey(b64decode(said["llave"], validate=True)))
    how = said["frase"]
    memory, rounds, lanes = int(how["memoria"]), int(how["vueltas"]), int(how["carriles"])
    if not (8 * lanes <= memory <= _MOST_MEMORY and 1 <= rounds <= _MOST_ROUNDS and 1 <= lanes <= 64):
        return None
    closed, salt = b64decode(said["cerrada"], validate=True), b64decode(how["sal"], validate=True)
    return KeyFile(workspace, None, closed, salt, memory, rounds, lanes)


def _derive(phrase: str, salt: bytes, memory: int, rounds: int, lanes: int) -> bytes:
    import unicodedata

    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    # Keyboards write the same accent in two ways.
    normal = unicodedata.normalize("NFC", phrase).encode()
    return Argon2id(salt=salt, length=32, iterations=rounds, lanes=lanes, memory_cost=memory).derive(normal)


def _place(workspace: str) -> str:
    return f"llave|{workspace}"


def _text(data: bytes) -> str:
    return b64encode(data).decode()
