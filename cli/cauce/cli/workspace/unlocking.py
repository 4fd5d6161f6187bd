"""The key of a workspace, ready to be used: its phrase is asked for where there is one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cauce.cli.output import write_error
from cauce.cli.problems import CommandError
from cauce.cli.settings import Settings
from cauce.cli.workspace.folder import Workspace
from cauce.cli.workspace.keys import key_path, read_key

if TYPE_CHECKING:
    from cauce.store.keys import MasterKey

_TRIES = 3
_SHORTEST = 12


def unlocked(workspace: Workspace, settings: Settings) -> MasterKey:
    """Return the key of a workspace. Raises CommandError when it is not there, or its phrase is not told."""
    from cauce.cli.workspace.questions import ask_secret, can_ask

    found = read_key(workspace)
    if found.key is not None:
        return found.key
    if not can_ask(settings):
        raise CommandError(
            "La llave de este espacio está cerrada con una frase, y aquí no se puede preguntar.",
            "Repita la orden en una terminal, sin «--no-preguntar».",
        )
    for left in reversed(range(_TRIES)):
        key = found.open(ask_secret("Frase de la llave:"))
        if key is not None:
            return key
        if left:
            write_error("Esa frase no abre la llave. Inténtelo otra vez.")
    raise CommandError(
        f"Ninguna de las frases abre la llave «{key_path(workspace)}».",
        "Si no la recuerda, recupere la llave con la hoja de recuperación: cauce doctor --restaurar-llave -",
    )


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
