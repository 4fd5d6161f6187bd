"""What the person said for every command: workspace, who acts, the clock of a training workspace, whether to ask."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from cauce.cli.problems import UsageError


@dataclass(slots=True)
class Settings:
    """The general options, given before the command or after it; an empty text means «not said»."""

    workspace: str = ""
    actor: str = ""
    now: str = ""
    no_questions: bool = False

    def workspace_folder(self) -> Path | None:
        """Return the workspace: `--espacio`, `CAUCE_ESPACIO`, or the nearest folder upwards with a `cauce.toml`.

        Raises UsageError if a workspace was named and is not a folder.
        """
        named = self.workspace or os.environ.get("CAUCE_ESPACIO", "")
        if named:
            folder = Path(named)
            if not folder.is_dir():
                raise UsageError(
                    f"El espacio «{named}» no es una carpeta que exista.",
                    "Revise la ruta que sigue a «--espacio» (o la variable CAUCE_ESPACIO).",
                )
            return folder
        here = Path.cwd()
        return next((folder for folder in (here, *here.parents) if (folder / "cauce.toml").is_file()), None)

    def check(self) -> None:
        """Raise UsageError if `--ahora` is not a date with a time."""
        from datetime import datetime

        if not self.now:
            return
        try:
            datetime.fromisoformat(self.now)
        except ValueError:
            raise UsageError(
                f"«--ahora {self.now}» no es una fecha con hora.", "Escríbala así: --ahora 2026-03-13T16:20"
            ) from None
