"""A counter where staff attend: a training workspace, who sits there, and a clock that is told."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.support.terminal import Ran, Terminal


@dataclass
class Counter:
    """A workspace of which the working folder is inside; `as_of` is the clock for every command."""

    terminal: Terminal
    folder: Path
    person: str
    as_of: str = "2026-03-13T16:20"

    def __call__(self, *words: str, person: str = "") -> Ran:
        """Run a command as somebody, without questions."""
        who = person or self.person
        return self.terminal(*words, "--no-preguntar", "--como", who, "--ahora", self.as_of)

    def done(self, *words: str, person: str = "") -> str:
        """Run a command that has to succeed, and return what it wrote."""
        ran = self(*words, person=person)
        assert ran.code == 0, ran
        return ran.out

    def refused(self, *words: str, person: str = "", code: int = 1) -> str:
        """Run a command that has to be refused, and return what it said, without the banner of training."""
        ran = self(*words, person=person)
        assert ran.code == code, ran
        return "\n".join(line for line in ran.err.splitlines() if not line.startswith("CAPACITACIÓN"))

    def json(self, *words: str, person: str = "") -> Any:
        """Run a command with `--json`, and return what it wrote."""
        return json.loads(self.done(*words, "--json", person=person))

    def case(self, folio: str) -> dict[str, Any]:
        """Return a case as `ver --json` gives it."""
        found: dict[str, Any] = self.json("ver", folio)
        return found

    def file(self, name: str, content: Any) -> str:
        """Write a file of the working folder, as JSON unless it is a text, and return its path."""
        path = self.folder / name
        path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
        return str(path)


def copied(made: Path, name: str, to: Path, keys: Path) -> Path:
    """Copy a workspace that was made, with its key, into a folder, and return where it is."""
    shutil.copytree(made / "llaves", keys, dirs_exist_ok=True)
    shutil.copytree(made / name, to / name)
    return to / name
