"""How a peer is run: one process each time, its processor seconds and the most memory it held."""

from __future__ import annotations

import json
import os
import resource
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.peers.plain import Picture

FOLDER = Path(__file__).parent
PATIENCE = 120
"""Processor seconds after which a peer has not drawn."""


@dataclass(frozen=True, slots=True)
class Run:
    """What a peer made of a task: its pictures, one a page; processor seconds; bytes of memory at the most."""

    pictures: tuple[Picture, ...]
    seconds: float
    memory: int
    broken: int = 0


class DidNotDrawError(Exception):
    """A peer ended without a drawing."""


def process(command: list[str], given: str) -> tuple[str, float, int]:
    """Run a command; return what it wrote, the processor seconds it took and its most memory in bytes."""
    with tempfile.TemporaryFile() as into, tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        into.write(given.encode())
        into.seek(0)
        started = subprocess.Popen(command, stdin=into, stdout=out, stderr=err, cwd=FOLDER)
        resource.prlimit(started.pid, resource.RLIMIT_CPU, (PATIENCE, PATIENCE))
        _, status, used = os.wait4(started.pid, 0)
        started.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        err.seek(0)
        if started.returncode:
            said = err.read().decode(errors="replace").strip().splitlines()
            raise DidNotDrawError(f"{command[0]} ended with {started.returncode}: {' '.join(said[-1:])}")
        # Linux counts kibibytes.
        return out.read().decode(), used.ru_utime + used.ru_stime, used.ru_maxrss * 1024


def node(script: str, given: str) -> tuple[Any, float, int, str]:
    """Run a script of this folder; return its drawing, the seconds it says, its memory and the package's version."""
    written, _, memory = process(["node", script], given)
    said = json.loads(written)
    return said["drawing"], said["seconds"], memory, said["version"]


def missing_package(name: str) -> str | None:
    """Say how to install a package of npm that is not there, or None."""
    if shutil.which("node") is None:
        return "Node.js is not installed (Debian: apt-get install nodejs npm)"
    if not (FOLDER / "node_modules" / name).is_dir():
        return f"{name} is not installed (npm install --prefix benchmarks/peers)"
    return None
