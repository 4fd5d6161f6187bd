"""Where the master key of a workspace is kept: a file of its own, outside the workspace, that only its owner reads."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from cauce.store import ciphers
from cauce.store.driver.files import make_durable, make_folder, of_os, remove
from cauce.store.keys import MasterKey
from cauce.store.problems import problem

FOLDER_VARIABLE = "CAUCE_LLAVES"
_KIND = "llave de Cauce"
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,99}")
_MEMORY_KIB = 64 * 1024
_PASSES = 3
_LANES = 4

Ask = Callable[[], str]
"""Asks the person for the passphrase, and returns it."""


def key_folder(environment: Mapping[str, str] = os.environ) -> Path:
    """Return the folder of the keys: CAUCE_LLAVES, else the one where this system keeps what is a person's own."""
    given = environment.get(FOLDER_VARIABLE)
    if given:
        return Path(given)
    home = environment.get("APPDATA") if os.name == "nt" else environment.get("XDG_CONFIG_HOME")
    return (Path(home) if home else Path.home() / ".config") / "cauce" / "llaves"


def key_path(workspace: str, folder: Path | None = None) -> Path:
    """Return the file of the key of a workspace. Raises ValueError for an id that cannot name a file."""
    if not _NAME.fullmatch(workspace):
        raise ValueError("not an id of a workspace")
    return (folder or key_folder()) / f"{workspace}.llave"


def create_key(workspace: str, folder: Path | None = None, passphrase: str = "") -> MasterKey:
    """Make and keep a new key. Raises StorageProblem when there is one already: it is never replaced."""
    path = key_path(workspace, folder)
    if path.exists() or path.is_symlink():
        raise problem("llave_existente", path)
    keys = MasterKey.create()
    keep_key(keys, workspace, folder, passphrase)
    return keys


def keep_key(keys: MasterKey, workspace: str, folder: Path | None = None, passphrase: str = "") -> None:
    """Write the file of a key, whole or not at all; with a passphrase, it opens only with it. Raises StorageProblem."""
    path = key_path(workspace, folder)
    plain: dict[str, Any] = {"que_es": _KIND, "version": 1, "espacio": workspace, "huella": keys.fingerprint}
    if passphrase:
        salt = os.urandom(16)
        hard = {"memoria_kib": _MEMORY_KIB, "pasadas": _PASSES, "carriles": _LANES, "sal": salt.hex()}
        sealed = ciphers.encrypt(_stretched(passphrase, hard), keys.secret, f"llave|{workspace}")
        plain |= {"frase": hard, "llave_cifrada": sealed.hex()}
    else:
        plain["llave"] = keys.secret.hex()
    try:
        make_folder(path.parent, 0o700)
        _replace(path, json.dumps(plain, indent=1).encode())
    except OSError as error:
        raise of_os(error) from None


def read_key(workspace: str, folder: Path | None = None, ask: Ask | None = None) -> MasterKey:
    """Return the key of a workspace; `ask` is called only if it is under a passphrase. Raises StorageProblem."""
    path = key_path(workspace, folder)
    plain = _read(path)
    try:
        if "llave" in plain:
            secret = bytes.fromhex(plain["llave"])
        elif ask is None:
            raise problem("frase_necesaria", path)
        else:
            sealed = bytes.fromhex(plain["llave_cifrada"])
            secret = ciphers.decrypt(_stretched(ask(), plain["frase"]), sealed, f"llave|{plain['espacio']}")
        keys = MasterKey(secret)
    except ciphers.UnreadableError:
        raise problem("frase_equivocada") from None
    except (KeyError, TypeError, ValueError):
        raise problem("llave_danada", path) from None
    if keys.fingerprint != plain.get("huella"):
        raise problem("llave_danada", path)
    return keys


def has_passphrase(workspace: str, folder: Path | None = None) -> bool:
    """Tell whether the key of a workspace is under a passphrase. Raises StorageProblem."""
    return "llave_cifrada" in _read(key_path(workspace, folder))


def is_private(path: Path) -> bool:
    """Tell whether nobody but its owner may read the file; always true where the system has no such permissions."""
    return os.name == "nt" or not path.stat().st_mode & 0o077


def _read(path: Path) -> dict[str, Any]:
    try:
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0))
        with os.fdopen(handle, "rb") as file:
            plain = json.loads(file.read(100_000))
    except FileNotFoundError:
        raise problem("llave_ausente", path) from None
    except PermissionError:
        raise problem("llave_sin_permiso", path) from None
    except (OSError, ValueError):
        raise problem("llave_danada", path) from None
    if not isinstance(plain, dict) or plain.get("que_es") != _KIND or plain.get("version") != 1:
        raise problem("llave_danada", path)
    return plain


def _replace(path: Path, content: bytes) -> None:
    """Write a file beside the old one, readable by its owner only, and put it in its place at once."""
    beside = path.with_name(f"{path.name}.{os.urandom(8).hex()}")
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0)
    try:
        # Inside, so that an interruption at any moment leaves no file behind.
        with os.fdopen(os.open(beside, flags, 0o600), "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except BaseException:
        remove(beside)
        raise
    make_durable(path.parent)


def _stretched(passphrase: str, hard: Mapping[str, Any]) -> bytes:
    """Return the key that a passphrase gives, slowly. Raises KeyError, TypeError or ValueError for senseless costs."""
    import unicodedata  # noqa: PLC0415 - only for those who have a passphrase, as the next

    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id  # noqa: PLC0415

    memory, passes, lanes = int(hard["memoria_kib"]), int(hard["pasadas"]), int(hard["carriles"])
    if memory > 1024 * 1024 or passes > 20 or lanes > 16:
        raise ValueError("costs beyond reason")
    stretch = Argon2id(
        salt=bytes.fromhex(hard["sal"]), length=ciphers.KEY_BYTES, iterations=passes, lanes=lanes, memory_cost=memory
    )
    # The same words typed on another keyboard may come as other code points.
    return stretch.derive(unicodedata.normalize("NFKC", passphrase).encode())
