"""What a program did to its files, call by call: the library of `recorder.c` built, put before a program, and read."""

from __future__ import annotations

import os
import shutil
import struct
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_HEAD = struct.Struct("<cIIQQ")
_SOURCE = Path(__file__).with_name("recorder.c")

CREATED, OPENED, WRITTEN, TRUNCATED, SYNCED, UNLINKED, RENAMED, MADE, SAID, BEGUN = "cowtsurmab"
"""Kinds of call. `SAID` is what the program wrote to its standard output; `BEGUN` is written by whoever runs it."""


@dataclass(frozen=True, slots=True)
class Call:
    """One call: `path` is absolute, `other` where it was renamed to, `offset` where it wrote or the size it cut to."""

    kind: str
    path: str = ""
    other: str = ""
    offset: int = 0
    data: bytes = b""


@cache
def missing() -> str:
    """Return why nothing can be recorded on this machine; empty where it can."""
    if sys.platform != "linux":
        return "calls are recorded by LD_PRELOAD, on Linux only"
    if not _compiler():
        return "no C compiler (gcc or cc) to build tests/faults/power/recorder.c"
    headers = subprocess.run([_compiler(), "-E", _SOURCE], capture_output=True, check=False)
    return "no headers of C (libc6-dev) to build tests/faults/power/recorder.c" if headers.returncode else ""


def built(folder: Path) -> Path:
    """Build the library in a folder, and return it."""
    library = folder / "recorder.so"
    command = [_compiler(), "-shared", "-fPIC", "-O2", "-Wall", "-Werror", "-o", library, _SOURCE, "-ldl"]
    subprocess.run(command, check=True)
    return library


def recording(library: Path, folder: Path, log: Path | None = None) -> dict[str, str]:
    """Return the environment in which a program's calls beneath `folder` are watched, and appended to `log`."""
    where = {"LD_PRELOAD": str(library), "RECORDER_FOLDER": str(folder.resolve())}
    return {**os.environ, **where, **({"RECORDER_LOG": str(log)} if log else {})}


def begin(log: Path, what: str) -> None:
    """Note in a log that something else begins."""
    name = what.encode()
    with log.open("ab") as out:
        out.write(_HEAD.pack(BEGUN.encode(), len(name), 0, 0, 0) + name)


def recorded(log: Path) -> Iterator[Call]:
    """Yield the calls of a log, in their order."""
    data = log.read_bytes()
    at = 0
    while at < len(data):
        kind, path, other, offset, length = _HEAD.unpack_from(data, at)
        at += _HEAD.size
        parts = []
        for size in (path, other, length if kind.decode() in (WRITTEN, SAID) else 0):
            parts.append(data[at : at + size])
            at += size
        yield Call(kind.decode(), parts[0].decode(), parts[1].decode(), offset, parts[2])


def _compiler() -> str:
    return shutil.which("gcc") or shutil.which("cc") or ""
