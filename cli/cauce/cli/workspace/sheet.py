"""The recovery sheet as it is printed: the key in numbered rows, and everything that is needed to use it."""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING

from cauce.cli.workspace.folder import Workspace
from cauce.store.problems import StorageProblem
from cauce.store.recovery import key_from_rows, recovery_rows

if TYPE_CHECKING:
    from cauce.store.keys import MasterKey

MADE = "doctor hoja-de-recuperacion"
"""What the audit says when a sheet was made."""
_NUMBERED = re.compile(r"\s*[1-9]\s*[.):]")


def sheet(workspace: Workspace, key: MasterKey, key_file: str, now: datetime) -> str:
    """Return the text of the recovery sheet of a workspace."""
    return "\n".join(
        [
            "HOJA DE RECUPERACIÓN DE LA LLAVE",
            "",
            f"Espacio de trabajo   {workspace.id}",
            f"Institución          {workspace.institution}",
            f"Carpeta              {workspace.folder.resolve()}",
            f"Base de datos        {workspace.database}",
            f"Huella de la llave   {key.fingerprint}",
            f"Hecha el             {now:%d/%m/%Y a las %H:%M}",
            "",
            "La llave:",
            "",
            *(f"   {number}.  {row}" for number, row in enumerate(recovery_rows(key), start=1)),
            "",
            "Con esta hoja y la base de datos se leen todos los casos. Sin la llave y",
            "sin esta hoja nadie puede leerlos, tampoco quien hizo Cauce. Imprímala,",
            "borre el archivo, y guarde el papel en un sobre cerrado y firmado, bajo",
            "llave, donde diga la Dirección; nunca junto a la computadora.",
            "",
            "Para recuperar la llave, aquí o en otra computadora, entre en la carpeta",
            "del espacio, escriba esta orden y copie los renglones cuando los pida:",
            "",
            "   cauce doctor --restaurar-llave -",
            "",
            "No importan los espacios, ni si escribe mayúsculas o minúsculas. La llave",
            "quedará en:",
            f"   {key_file}",
            "",
        ]
    )


def rows_in(text: str) -> str:
    """Return the rows of the key in a text: of a whole sheet its numbered lines, else all of them."""
    lines = text.splitlines()
    return "\n".join([line for line in lines if _NUMBERED.match(line)] or lines)


def has_key(text: str) -> bool:
    """Tell whether a text is a recovery sheet, or the rows of one, that opens something."""
    try:
        key_from_rows(rows_in(text))
    except StorageProblem:
        return False
    return True
