"""The key of a workspace, ready to be used: its phrase is asked for where there is one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cauce.cli.output import write_error
from cauce.cli.problems import CommandError
from cauce.cli.settings import Settings
from cauce.cli.workspace.folder import Workspace
from cauce.store.key_files import read_key
from cauce.store.problems import StorageProblem

if TYPE_CHECKING:
    from cauce.store.keys import MasterKey

_TRIES = 3
_SHORTEST = 12


def unlocked(workspace: Workspace, settings: Settings) -> MasterKey:
    """Return the key of a workspace. Raises StorageProblem when it is not there, or its phrase is not told."""
    from cauce.cli.workspace.questions import ask_secret, can_ask

    if not can_ask(settings):
        return read_key(workspace.id)
    for left in reversed(range(_TRIES)):
        try:
            return read_key(workspace.id, ask=lambda: ask_secret("Frase de la llave:"))
        except StorageProblem as problem:
            if problem.code != "frase_equivocada" or not left:
                raise
            write_error("Esa frase no abre la llave. Inténtelo otra vez.")
    raise AssertionError("the last try returns or raises")


def new_phrase(settings: Settings) -> str:
    """Ask twice for the phrase that is to close a key; raises CommandError where nobody can be asked."""
    from cauce.cli.workspace.questions import ask_secret, can_ask

    if not can_ask(settings):
        raise CommandError(
            "«--frase» pregunta una frase, y aquí no se puede preguntar: no se hizo nada.",
            "Repita la orden en una terminal, sin «--no-preguntar».",
        )
    while True:
        phrase = ask_secret(f"Frase nueva, de {_SHORTEST} letras o más (no se ve al escribirla):")
        if len(phrase) < _SHORTEST:
            write_error("Es muy corta: use cuatro o cinco palabras que no vayan juntas en ningún libro.")
        elif ask_secret("Otra vez la misma frase:") == phrase:
            return phrase
        else:
            write_error("No son iguales. Empiece otra vez.")
