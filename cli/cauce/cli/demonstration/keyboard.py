"""From what a scenario does to the words a person types, with the answers that may not be typed in a file of their own.

Data above class *operativo* never go on a command line (cli.md): each answer that has some is written to a JSON file of
the training workspace, and the command names it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from cauce.model import commands
from cauce.model.declarations import DataClass, DataType
from cauce.model.procedure import Procedure

_ON_THE_LINE = (DataType.OPTION, DataType.YES_NO, DataType.INTEGER, DataType.DATE, DataType.DATETIME, DataType.TEXT)


class Keyboard:
    """The words of commands; `answers` is the folder of the files they name, from `home`, where the person types."""

    def __init__(self, procedure: Procedure, answers: Path, home: Path) -> None:
        self.procedure = procedure
        self.answers = answers
        self.home = home

    def words(self, folio: str, command: commands.Command) -> list[str]:
        """Return what a person types to give a command to a case. Raises TypeError for one that nobody types."""
        if isinstance(command, commands.Open):
            words = ["abrir", self.procedure.key, "--inicio", command.start]
            return [*words, *self._given("inicio", command.data, command.documents)]
        if isinstance(command, commands.Advance):
            words = ["avanzar", folio, "--paso", command.row]
            for name in command.answers:
                words += ["--rama", name]
            if command.again:
                words.append("--otra-vez")
            return [*words, *self._given(f"{folio}-{command.row}", command.data, command.documents)]
        if isinstance(command, commands.Skip):
            return ["omitir", folio, "--paso", command.row, "--motivo", command.reason]
        if isinstance(command, commands.Interrupt):
            words = ["interrumpir", folio, command.interruption]
            return [*words, *self._given(f"{folio}-{command.interruption}", command.data, command.documents)]
        if isinstance(command, commands.Reopen):
            return ["reabrir", folio, "--motivo", "Vuelve a solicitar atención"]
        if isinstance(command, commands.Watch):
            return ["vigilar"]
        raise TypeError(f"nobody types {type(command).__name__}")

    def accept(self, folio: str, offer: int) -> list[str]:
        """Return what a person types to accept a derivation."""
        return ["aceptar", folio, "--derivacion", str(offer)]

    def receive(self, folio: str, handover: int, data: Mapping[str, Any]) -> list[str]:
        """Return what a person types to accept what was handed over."""
        return ["aceptar", folio, "--turno", str(handover), *self._given(f"{folio}-acuse", data, {})]

    def _given(self, name: str, data: Mapping[str, Any], documents: Mapping[str, commands.Paper]) -> Iterator[str]:
        kept: dict[str, Any] = {}
        for key, value in data.items():
            datum = self.procedure.datum_by_id[key]
            if datum.confidentiality is DataClass.OPERATIONAL and datum.type in _ON_THE_LINE:
                yield from ("--dato", f"{key}={value}")
            else:
                kept[key] = list(value) if isinstance(value, tuple) else value
        if kept:
            yield from ("--datos", str(self._file(name, kept)))
        for document, paper in documents.items():
            reference = paper if isinstance(paper, str) else ""
            yield from ("--documento", f"{document}={reference}" if reference else document)

    def _file(self, name: str, kept: Mapping[str, Any]) -> Path:
        self.answers.mkdir(parents=True, exist_ok=True)
        number = len(list(self.answers.iterdir())) + 1
        path = self.answers / f"{number:02d}-{name}.json"
        path.write_text(json.dumps(kept, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
        return path.relative_to(self.home)
