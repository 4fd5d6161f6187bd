"""A folder of files, read on demand and each at most once."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Generic, TypeVar

from cauce.compiler.library import Library
from cauce.compiler.stages import CALENDAR, INSTITUTION, PROCEDURE, FileKind, Stage, first_stages

if TYPE_CHECKING:
    from cauce.model.institution import Calendar, Institution
    from cauce.model.procedure import Procedure

T = TypeVar("T")

FOLDERS: Mapping[str, FileKind] = {"instituciones": INSTITUTION, "calendarios": CALENDAR}
_NAME = re.compile(rb"""^(?:clave|id)[ ]*:[ ]+["']?([^"'#\r\n]+?)["']?[ ]*(?:[ ]{2}#.*)?\r?$""", re.MULTILINE)


def kind_of(path: Path) -> FileKind:
    """Say what a file holds by the folder it is in."""
    return FOLDERS.get(path.parent.name, PROCEDURE)


class OnDemand(Mapping[str, T], Generic[T]):
    """Names are known at once; a value is made when it is asked for. Iterating leaves out what cannot be made."""

    def __init__(self, names: Callable[[], Mapping[str, list[Path]]], make: Callable[[Path], T | None]) -> None:
        self._names = names
        self._make = make

    def __getitem__(self, name: str) -> T:
        value = self._make(self._names()[name][0])
        if value is None:
            raise KeyError(name)
        return value

    def __contains__(self, name: object) -> bool:
        """Tell whether a file claims the name, even one that cannot be read."""
        return name in self._names()

    def __iter__(self) -> Iterator[str]:
        return (name for name, paths in self._names().items() if self._make(paths[0]) is not None)

    def __len__(self) -> int:
        return sum(1 for _ in self)


class Shelf:
    """The files of one folder: procedures in it, institutions and calendars in its two subfolders."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._stages: dict[Path, Stage] = {}
        self._indexes: dict[str, dict[str, list[Path]]] = {}

    def stage(self, path: Path) -> Stage:
        """Return a file read, checked in shape and built. Raises OSError when it cannot be opened."""
        if path not in self._stages:
            self._stages[path] = first_stages(path.read_bytes(), str(path), kind_of(path))
        return self._stages[path]

    def paths(self, kind: str) -> list[Path]:
        """Return the files of a kind, sorted by name."""
        subfolder = next((name for name, held in FOLDERS.items() if held == kind), "")
        return sorted(path for ending in ("*.yaml", "*.yml") for path in (self.folder / subfolder).glob(ending))

    @cached_property
    def library(self) -> Library:
        """The folder as a library."""
        return Library(
            folder=str(self.folder),
            institutions=OnDemand(lambda: self._index(INSTITUTION), self._institution),
            calendars=OnDemand(lambda: self._index(CALENDAR), self._calendar),
            procedures=OnDemand(lambda: self._index(PROCEDURE), self._procedure),
            claimants=lambda kind, name: tuple(str(path) for path in self._index(kind).get(name, ())),
        )

    def path_of(self, kind: str, name: str) -> Path | None:
        """Return the file that claims a name."""
        return next(iter(self._index(kind).get(name, ())), None)

    def names(self, kind: str) -> tuple[str, ...]:
        """Return the names that the files of a kind claim, in the order of the files."""
        return tuple(self._index(kind))

    def _index(self, kind: str) -> Mapping[str, list[Path]]:
        """Return which files claim each name, looking only for the line that says it."""
        if kind not in self._indexes:
            claims: dict[str, list[Path]] = {}
            for path in self.paths(kind):
                match = _NAME.search(path.read_bytes())
                name = match[1].decode("utf-8", "replace") if match else self.stage(path).name
                if name:
                    claims.setdefault(name, []).append(path)
            self._indexes[kind] = claims
        return self._indexes[kind]

    def _institution(self, path: Path) -> Institution | None:
        return self.stage(path).institution

    def _procedure(self, path: Path) -> Procedure | None:
        return self.stage(path).procedure

    def _calendar(self, path: Path, seen: tuple[Path, ...] = ()) -> Calendar | None:
        """Return a calendar with the rest days of those it includes; a circle of inclusions ends where it closes."""
        draft = self.stage(path).calendar_draft
        if draft is None:
            return None
        days = list(draft.calendar.rest_days)
        for name, _ in draft.includes:
            included = self.path_of(CALENDAR, name)
            if included and included not in (*seen, path):
                calendar = self._calendar(included, (*seen, path))
                days.extend(calendar.rest_days if calendar else ())
        return replace(draft.calendar, rest_days=tuple(days))
