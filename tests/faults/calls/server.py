"""Gives commands in which a call to the system fails: `python -m tests.faults.calls.server`, preloaded the recorder.

It reads an order a line, as JSON, and answers in a line. Each command has a process of its own, forked from this one,
which has imported what commands import, so that thousands do not take all night.
"""

from __future__ import annotations

import ctypes
import json
import os
import sys
from pathlib import Path
from typing import Any

import cauce.cli.demo
import cauce.cli.workspace.creation
import cauce.cli.workspace.session
import cauce.store.schema
import cauce.store.verification  # noqa: F401 - what commands import on demand is here already
from tests.faults.power.office import here


def carry_out(order: dict[str, Any]) -> dict[str, Any]:
    """Give a command with its failing call, and return its exit code, what it said, and how many calls there were."""
    recorder = ctypes.CDLL(None)
    os.environ["CAUCE_LLAVES"] = order["keys"]
    recorder.recorder_fail(ctypes.c_long(order["call"]), order["error"], order["on"])
    code, said = here(Path(order["where"]), *order["words"])
    calls = recorder.recorder_calls()
    recorder.recorder_fail(ctypes.c_long(0), 0, 0)
    return {"code": code, "said": said, "calls": calls}


def main() -> None:
    """Serve until there is nobody who orders."""
    for line in sys.stdin:
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            try:
                os.write(writing, json.dumps(carry_out(json.loads(line))).encode())
            finally:
                os._exit(0)
        os.close(writing)
        with os.fdopen(reading) as told:
            answer = told.read()
        os.waitpid(child, 0)
        sys.stdout.write((answer or "{}") + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
