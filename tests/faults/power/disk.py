"""What is left on a disk when the power goes, after the calls that a program made.

A file that was synced is as it was then; a name that was made, changed or taken away is only as its folder was when it
was synced itself. Of all the rest, `Mode` says what survives. The index of a WAL (`-shm`) never does.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path

from tests.faults.power.recorder import (
    BEGUN,
    CREATED,
    MADE,
    OPENED,
    RENAMED,
    SAID,
    SYNCED,
    TRUNCATED,
    UNLINKED,
    WRITTEN,
    Call,
)

SECTOR = 512
_REBUILT = "-shm"


class Mode(Enum):
    """What survives of what was not synced."""

    STRICT = "strict"
    """Nothing."""
    PREFIX = "prefix"
    """Of each file and folder, the changes up to some moment."""
    TORN = "torn"
    """Any of the changes, in any order; of a write, perhaps some of its sectors of 512 bytes only."""


Piece = tuple[int, bytes]
"""Bytes at an offset."""


@dataclass(eq=False)
class File:
    """A file: what was synced of it, and what was written (or cut to a size) since."""

    synced: bytearray = field(default_factory=bytearray)
    since: list[Piece | int] = field(default_factory=list)
    version: int = 0

    def sync(self) -> None:
        """Make everything durable."""
        _apply(self.synced, self.since)
        self.version += bool(self.since)
        self.since.clear()


@dataclass(eq=False)
class Folder:
    """A folder: its names as they were synced, as they are, and the changes between, each of one or two names."""

    synced: dict[str, File | Folder] = field(default_factory=dict)
    now: dict[str, File | Folder] = field(default_factory=dict)
    since: list[tuple[tuple[str, File | Folder | None], ...]] = field(default_factory=list)

    def change(self, *names: tuple[str, File | Folder | None]) -> None:
        """Give names to what is in the folder, or take them away, at once."""
        _rename(self.now, names)
        self.since.append(names)

    def sync(self) -> None:
        """Make every name durable."""
        self.synced = dict(self.now)
        self.since.clear()


@dataclass(frozen=True)
class Image:
    """The files and folders that are left. `key` is equal for images that are the same."""

    folders: tuple[str, ...]
    files: dict[str, bytearray]
    key: object

    def put(self, place: Path) -> None:
        """Write it into an empty folder."""
        for folder in self.folders:
            (place / folder).mkdir(mode=0o700)
        for name, content in self.files.items():
            path = place / name
            path.write_bytes(content)
            path.chmod(0o600)


class Disk:
    """The files beneath a folder, through the calls of a program."""

    def __init__(self, root: Path, top: Folder) -> None:
        self._root = str(root.resolve())
        self._top = top

    @classmethod
    def empty(cls, root: Path) -> Disk:
        """Begin with nothing in the folder `root`."""
        return cls(root, Folder())

    @classmethod
    def of(cls, root: Path) -> Disk:
        """Begin with what is in the folder `root`, all of it durable."""
        return cls(root, _read(root))

    def copy(self) -> Disk:
        """Return another disk that is as this one is."""
        return deepcopy(self)

    def take(self, call: Call) -> None:
        """Let one call happen."""
        if call.kind in (SAID, BEGUN, OPENED) or call.path.endswith(_REBUILT):
            return
        parent, name = self._parent(call.path)
        there = parent.now.get(name) if name else parent
        if call.kind == CREATED:
            parent.change((name, File()))
        elif call.kind == MADE:
            parent.change((name, Folder()))
        elif call.kind == UNLINKED:
            parent.change((name, None))
        elif call.kind == RENAMED:
            other, new = self._parent(call.other)
            assert other is parent, "moved to another folder: not known here"
            parent.change((name, None), (new, there))
        elif call.kind == WRITTEN:
            assert isinstance(there, File), call.path
            there.since.append((call.offset, call.data))
        elif call.kind == TRUNCATED:
            assert isinstance(there, File), call.path
            there.since.append(call.offset)
        elif call.kind == SYNCED:
            assert there is not None, call.path
            there.sync()

    def image(self, mode: Mode, source: random.Random) -> Image:
        """Return what is left if the power goes now."""
        folders: list[str] = []
        files: dict[str, bytearray] = {}
        key: list[object] = []
        for path, node in _left("", self._top, mode, source):
            if isinstance(node, Folder):
                folders.append(path)
                key.append(path)
            else:
                chosen = _survivors(node.since, mode, source)
                content = bytearray(node.synced)
                _apply(content, chosen)
                files[path] = content
                key.append((path, id(node), node.version, tuple(chosen)))
        return Image(tuple(folders), files, tuple(key))

    def _parent(self, path: str) -> tuple[Folder, str]:
        assert path.startswith(self._root), path
        *parts, name = path[len(self._root) :].strip("/").split("/")
        node: File | Folder = self._top
        for part in parts:
            assert isinstance(node, Folder)
            node = node.now[part]
        assert isinstance(node, Folder)
        return node, name


def _read(path: Path) -> Folder:
    names: dict[str, File | Folder] = {
        inside.name: _read(inside) if inside.is_dir() else File(bytearray(inside.read_bytes()))
        for inside in sorted(path.iterdir())
    }
    return Folder(names, dict(names))


def _left(path: str, folder: Folder, mode: Mode, source: random.Random) -> Iterator[tuple[str, File | Folder]]:
    """Yield what still has a name."""
    names = dict(folder.synced)
    for change in _chosen(folder.since, mode, source):
        _rename(names, change)
    for name, node in sorted(names.items()):
        whole = f"{path}/{name}".lstrip("/")
        yield whole, node
        if isinstance(node, Folder):
            yield from _left(whole, node, mode, source)


def _chosen(changes: list, mode: Mode, source: random.Random) -> list:  # type: ignore[type-arg] - of either kind
    if mode is Mode.STRICT:
        return []
    if mode is Mode.PREFIX:
        return changes[: source.randint(0, len(changes))]
    return [change for change in changes if source.random() < 0.5]


def _survivors(changes: list[Piece | int], mode: Mode, source: random.Random) -> list[Piece | int]:
    if mode is not Mode.TORN:
        return _chosen(changes, mode, source)
    found: list[Piece | int] = []
    for change in changes:
        fate = source.choice(("lost", "whole", "torn"))
        if fate == "torn" and not isinstance(change, int):
            found += [piece for piece in _sectors(change) if source.random() < 0.5]
        elif fate != "lost":
            found.append(change)
    return found


def _sectors(piece: Piece) -> Iterator[Piece]:
    """Yield a write cut where sectors end."""
    offset, data = piece
    at = 0
    while at < len(data):
        size = SECTOR - (offset + at) % SECTOR
        yield offset + at, data[at : at + size]
        at += size


def _rename(names: dict[str, File | Folder], change: tuple[tuple[str, File | Folder | None], ...]) -> None:
    for name, node in change:
        if node is None:
            names.pop(name, None)
        else:
            names[name] = node


def _apply(content: bytearray, changes: list[Piece | int]) -> None:
    """Write and cut. What was never written between two writes reads as zeros."""
    for change in changes:
        if isinstance(change, int):
            del content[change:]
            content.extend(bytes(change - len(content)))
        else:
            offset, data = change
            content.extend(bytes(max(0, offset - len(content))))
            content[offset : offset + len(data)] = data
