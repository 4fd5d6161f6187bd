"""The procedures of a workspace as they are now: compiled once, and from then on taken from the database."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from cauce.cli.selection import bare_key, readable
from cauce.compiler.shelf import Shelf
from cauce.compiler.stages import PROCEDURE
from cauce.model.digest import digest_of
from cauce.runtime.desk.records import Definition

if TYPE_CHECKING:
    from cauce.compiler.api import Compiled
    from cauce.model.procedure import Procedure

Recall = Callable[[str], "Procedure | None"]
"""Gives the compiled form that is stored of a text, by its digest."""


def as_stored(procedure: Procedure, text: bytes) -> Definition:
    """Return a procedure with its text, as cases are pinned to it: the same wherever its file was."""
    return Definition(procedure=replace(procedure, file=""), text=text)


class WorkspaceDefinitions:
    """The definitions in force, read from the folder `procedures` of a workspace.

    `recall` gives the stored compiled form of a text; only a text it does not know is compiled and proved, which takes
    the reader of YAML and the proof. `new` are those compiled now, for whoever keeps them; `refused` those with errors.
    """

    def __init__(self, folder: Path, institution: str, recall: Recall) -> None:
        self.new: list[Definition] = []
        self.refused: list[Compiled] = []
        self._institution = institution
        self._recall = recall
        self._shelf = Shelf(folder)
        self._made: dict[Path, Definition | None] = {}
        self._broken: dict[Path, Compiled] = {}

    def keys(self) -> tuple[str, ...]:
        """Return the keys of the procedures. Raises CommandError when a file cannot be opened."""
        with readable():
            return self._shelf.names(PROCEDURE)

    def current(self, key: str) -> Definition | None:
        """Return a procedure by key or alias, as people write it; None when there is none or it has errors.

        Raises CommandError when a file cannot be opened.
        """
        wanted = bare_key(key)
        for name in self.keys():
            if bare_key(name) == wanted:
                return self._of(name)
        for name in self.keys():
            found = self._of(name)
            if found is not None and wanted in map(bare_key, found.procedure.aliases):
                return found
        return None

    def broken(self, key: str) -> Compiled | None:
        """Return what was found in the file of a procedure that has errors; None if it is not there or has none."""
        wanted = bare_key(key)
        paths = [self._shelf.path_of(PROCEDURE, name) for name in self.keys() if bare_key(name) == wanted]
        return next((self._broken[path] for path in paths if path in self._broken), None)

    def all(self) -> tuple[Definition, ...]:
        """Return every procedure without errors."""
        return tuple(found for name in self.keys() if (found := self._of(name)) is not None)

    def _of(self, name: str) -> Definition | None:
        path = self._shelf.path_of(PROCEDURE, name)
        if path is None:
            return None
        if path not in self._made:
            self._made[path] = self._make(path)
        return self._made[path]

    def _make(self, path: Path) -> Definition | None:
        with readable():
            text = path.read_bytes()
        stored = self._recall(digest_of(text))
        if stored is not None:
            return Definition(procedure=stored, text=text)
        compiled = self._compile(path)
        procedure = compiled.procedure
        if procedure is None or not compiled.ok:
            self.refused.append(compiled)
            self._broken[path] = compiled
            return None
        if procedure.institution != self._institution or procedure.digest != digest_of(text):
            return None  # of another institution, or changed by somebody while it was read
        definition = as_stored(procedure, text)
        self.new.append(definition)
        return definition

    def _compile(self, path: Path) -> Compiled:
        from cauce.compiler.api import compile_paths

        with readable():
            found = compile_paths([path])
        wrong = [each for each in found if not each.ok]
        # What is wrong with its institution or its calendar keeps a procedure from being used as well.
        return wrong[0] if wrong else found[0]
