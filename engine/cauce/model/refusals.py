"""Refusals: what a command lacks, as a value. Nothing has changed when one is returned (design.md, law 2)."""

from __future__ import annotations

from cauce.model.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Missing:
    """One thing that is missing or wrong: its kind, its id in the file, Spanish words, the command that supplies it.

    `kind` is dato, documento, regla, respuesta, persona, fecha, paso, inicio, interrupcion, caso, derivacion, motivo,
    turno, plazo or correccion.
    `cure` is empty when no command supplies it.
    """

    kind: str
    name: str
    text: str
    cure: str = ""


@dataclass(frozen=True, slots=True)
class Refusal:
    """A command that was not carried out: code, Spanish message, everything missing at once, the first cure."""

    code: str
    message: str
    missing: tuple[Missing, ...] = ()

    @property
    def cure(self) -> str:
        """The command that supplies the first missing thing that has one."""
        return next((item.cure for item in self.missing if item.cure), "")
