"""What is recorded and cut: a desk at work on a file from its creation on, and the real command from `iniciar` on."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from tests.faults.power import at_work, migrating, office
from tests.faults.power.cutting import Cut, Judge, cut
from tests.faults.power.disk import Disk, Mode
from tests.faults.power.recorder import Call, recorded, recording

ROOT = Path(__file__).resolve().parents[3]
PATHS = (ROOT / "engine", ROOT / "diagrams", ROOT / "cli", ROOT)


class Scene:
    """Something that was recorded in a folder of its own, to be cut as often as one likes."""

    def __init__(self, scratch: Path) -> None:
        self.folder = scratch / "folder"
        self.folder.mkdir(parents=True)
        self.log = scratch / "log"
        self.calls: list[Call] = []
        self._place = scratch / "left"
        self._place.mkdir()

    def cut(self, images: int, seed: int, modes: Sequence[Mode] = tuple(Mode)) -> Cut:
        """Cut at so many moments."""
        return cut(self.before(), self.calls, self.judge, self._place, images=images, seed=seed, modes=modes)

    def before(self) -> Disk:
        """Return the disk as it was when the recording began."""
        raise NotImplementedError

    @property
    def judge(self) -> Judge:
        """What judges an image."""
        raise NotImplementedError


class DeskScene(Scene):
    """A desk that makes a file, journalled as `policy` says, and gives so many commands."""

    def __init__(self, library: Path, scratch: Path, policy: str, commands: int) -> None:
        super().__init__(scratch)
        self._judge = partial(at_work.judge, policy=policy, count=commands)
        _run(recording(library, self.folder, self.log), "at_work", self.folder, policy, str(commands))
        self.calls = list(recorded(self.log))

    def before(self) -> Disk:
        """Return an empty disk."""
        return Disk.empty(self.folder)

    @property
    def judge(self) -> Judge:
        """The judge of a file."""
        return self._judge


class MigrationScene(Scene):
    """A file that is brought up to date with a version of the schema that is invented."""

    def __init__(self, library: Path, scratch: Path) -> None:
        super().__init__(scratch)
        _run(dict(os.environ), "at_work", self.folder, "WAL FULL", str(2 * at_work.CASES))
        self._before = Disk.of(self.folder)
        _run(recording(library, self.folder, self.log), "migrating", self.folder)
        self.calls = list(recorded(self.log))

    def before(self) -> Disk:
        """Return the disk with the file of the present version."""
        return self._before.copy()

    @property
    def judge(self) -> Judge:
        """The judge of versions."""
        return migrating.judge


class OfficeScene(Scene):
    """The real command; `commands` are those given, of which the first makes the workspace."""

    def __init__(
        self, library: Path, scratch: Path, commands: int = len(office.COMMANDS) + 1, program: str = office.PROGRAM
    ) -> None:
        super().__init__(scratch)
        office.prepare(self.folder)
        self._before = Disk.of(self.folder)
        office.work(library, self.folder, self.log, commands, program)
        self.calls = list(recorded(self.log))

    def before(self) -> Disk:
        """Return the disk with what the commands read."""
        return self._before.copy()

    @property
    def judge(self) -> Judge:
        """The judge of a workspace."""
        return office.judge


def _run(environment: dict[str, str], program: str, *words: str | Path) -> None:
    """Run one of our programs, and wait for it."""
    command = [sys.executable, "-m", f"tests.faults.power.{program}", *words]
    paths = {"PYTHONPATH": ":".join(map(str, PATHS))}
    subprocess.run(command, env=environment | paths, cwd=ROOT, check=True, stdout=subprocess.PIPE)
